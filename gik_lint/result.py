"""What one run found: a result a report, and what the whole run must still say; the one thing reporters see."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Literal

from msgspec import Struct

from gik_lint.facts.report import AnnualReport, Identity
from gik_lint.finding import SEVERITIES, Finding, Outcome, OutcomeName, Severity
from gik_lint.illustration import Illustration
from gik_lint.packs.model import Rule

OUTCOMES: tuple[OutcomeName, ...] = ("passed", "failed", "not-applicable", "undecided")


class PackInfo(Struct, frozen=True):
    """A rule pack in force; `digest` is the SHA-256 of its files."""

    name: str
    version: str
    digest: str = ""


class Uncheckable(Struct, frozen=True):
    """Something the law or the form asks that no rule in force decides, and why no machine can."""

    item: str
    reason: str = ""


class ReportResult(Struct, frozen=True):
    """What became of one draft.

    `findings` are in document order and hold the suppressed and the known ones too, marked as such;
    `outcomes` hold one entry a rule. `error` is the sentence that says why a draft was not checked.
    `incomplete` are reasons why a checked draft was not checked wholly: a scan, a limit passed, a rule
    that crashed. `report` is there to redraw the draft, `illustrations` by fingerprint are there instead where
    only the findings are to be shown; without either, reporters show the quotes alone.
    `holds_none`: not checked because the file holds no annual report.
    """

    path: str
    status: Literal["checked", "not-checked"] = "checked"
    error: str = ""
    identity: Identity | None = None
    form: str | None = None
    findings: tuple[Finding, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    report: AnnualReport | None = None
    illustrations: Mapping[str, Illustration] = {}
    incomplete: tuple[str, ...] = ()
    holds_none: bool = False

    @property
    def format(self) -> str:
        """What kind of file the draft is (`text`, `markdown`, `html`, `docx`, …); empty if not `report` is kept."""
        return self.report.reading.document.format if self.report else ""

    @property
    def open_findings(self) -> tuple[Finding, ...]:
        """The findings someone must still look at: neither suppressed nor known to the baseline."""
        return tuple(one for one in self.findings if one.open)

    @property
    def suppressed(self) -> int:
        """How many findings a suppression withholds."""
        return sum(one.suppressed for one in self.findings)

    @property
    def known(self) -> int:
        """How many findings the baseline knows and no suppression withholds."""
        return sum(one.baseline == "known" and not one.suppressed for one in self.findings)

    def severities(self) -> dict[Severity, int]:
        """The number of open findings of each severity, every severity named."""
        counts = Counter(one.severity for one in self.open_findings)
        return {severity: counts[severity] for severity in SEVERITIES}

    def outcome_counts(self) -> dict[OutcomeName, int]:
        """The number of rules with each outcome, every outcome named."""
        counts = Counter(one.outcome for one in self.outcomes)
        return {name: counts[name] for name in OUTCOMES}


class Tally(Struct, frozen=True):
    """The sums of a run: drafts checked and drafts not wholly checked, open findings by severity, those withheld."""

    checked: int
    unsure: int
    severities: dict[Severity, int]
    suppressed: int
    known: int

    @classmethod
    def of(cls, reports: Iterable[ReportResult]) -> "Tally":
        """The sums over these reports, in one pass."""
        severities: Counter[Severity] = Counter()
        checked = unsure = suppressed = known = 0
        for one in reports:
            checked += one.status == "checked"
            unsure += one.status == "not-checked" or bool(one.incomplete)
            suppressed += one.suppressed
            known += one.known
            severities.update(one.severities())
        return cls(checked, unsure, {name: severities[name] for name in SEVERITIES}, suppressed, known)


class Result(Struct, frozen=True, dict=True):
    """What became of a run over any number of drafts, in the order they were given.

    `skipped` are files found by walking that hold no annual report; `unmatched` are arguments that named
    nothing. `rules` are the rules of the packs in force, for their titles and help; `forms` are the titles of
    the official forms by their ids; `notices` are sentences the verdict must not hide (settings that switch
    rules off, expired suppressions).
    """

    tool_version: str
    packs: tuple[PackInfo, ...] = ()
    reports: Sequence[ReportResult] = ()
    skipped: tuple[str, ...] = ()
    unmatched: tuple[str, ...] = ()
    fail_on: Literal["error", "warning", "info", "never"] = "error"
    rules: tuple[Rule, ...] = ()
    forms: Mapping[str, str] = {}
    uncheckable: tuple[Uncheckable, ...] = ()
    notices: tuple[str, ...] = ()

    @cached_property
    def tally(self) -> Tally:
        """The sums over all reports."""
        return Tally.of(self.reports)

    def checked(self) -> int:
        """How many drafts were checked, wholly or not."""
        return self.tally.checked

    def severities(self) -> dict[Severity, int]:
        """The number of open findings of each severity in all drafts."""
        return self.tally.severities

    @property
    def incomplete(self) -> bool:
        """Whether anything asked for could not be checked."""
        return bool(self.unmatched or not self.reports or self.tally.unsure)

    @property
    def failed(self) -> bool:
        """Whether an open finding stands at or above the severity that fails the run."""
        if self.fail_on == "never":
            return False
        counts = self.severities()
        return any(counts[severity] for severity in SEVERITIES[: SEVERITIES.index(self.fail_on) + 1])
