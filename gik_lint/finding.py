"""What the linter says: findings, their places, and the outcome of each rule (CONTRACT: JSON, version 1)."""

from typing import Literal

from msgspec import Struct

from gik_lint.document import Span

Severity = Literal["error", "warning", "info"]
Confidence = Literal["high", "medium", "low"]
OutcomeName = Literal["passed", "failed", "not-applicable", "undecided"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
CONFIDENCES: tuple[Confidence, ...] = ("high", "medium", "low")


class Basis(Struct, frozen=True):
    """The law or form a rule rests on."""

    document: str
    article: str = ""


class Location(Struct, frozen=True):
    """Where a finding stands: its span, what a person looks for (`place`), the text as printed.

    Something missing has `absent` and points at where it belongs.
    """

    span: Span
    place: str = ""
    quote: str = ""
    absent: bool = False


class Related(Struct, frozen=True):
    """Another place the finding speaks of, with a note saying what it is."""

    location: Location
    note: str = ""


class Suspect(Struct, frozen=True):
    """A cell that may be the wrong one: `cell` is TABLE.ROW.COLUMN; the values are decimal strings."""

    cell: str
    location: Location
    printed: str
    suggested: str
    reason: str


class Edit(Struct, frozen=True):
    """Replace what stands at `span` by `text`."""

    span: Span
    text: str


class Fix(Struct, frozen=True):
    """Edits that make the finding go away; `safe` ones never change a fact or a meaning."""

    safety: Literal["safe", "unsafe"]
    edits: tuple[Edit, ...]


class Finding(Struct, frozen=True):
    """One thing wrong with a draft."""

    rule: str
    category: str
    severity: Severity
    confidence: Confidence
    message: str
    location: Location
    remedy: str = ""
    basis: tuple[Basis, ...] = ()
    related: tuple[Related, ...] = ()
    relations: tuple[str, ...] = ()
    expected: str | None = None
    actual: str | None = None
    suspects: tuple[Suspect, ...] = ()
    fix: Fix | None = None
    fingerprint: str = ""
    suppressed: bool = False
    baseline: Literal["new", "known"] | None = None

    @property
    def open(self) -> bool:
        """Whether someone must still look at it: it is neither suppressed nor known to the baseline."""
        return not self.suppressed and self.baseline != "known"


class Outcome(Struct, frozen=True):
    """What became of one rule on one report, with the reason where it did not decide.

    `reported`: undecided only because another rule's finding tells the same error.
    """

    rule: str
    outcome: OutcomeName
    reason: str = ""
    location: Location | None = None
    reported: bool = False
