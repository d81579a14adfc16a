"""What every kind of check shares: the verdicts it may give, and the hits it found.

A kind of check is a module `checks/NAME.py` with `Parameters` (a frozen Struct, the keys a rule may write)
and `check(rule, parameters, report, run) -> Verdict`. It reads the report's facts, never the file, and says
what it found in values; the engine makes findings of them.
"""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from msgspec import Struct

from gik_lint.facts.report import Range
from gik_lint.finding import Confidence, Severity
from gik_lint.packs.forms import Form
from gik_lint.packs.model import Rule
from gik_lint.packs.words import Words


class Run(Struct, frozen=True):
    """What a check may know beside the report: the day of the run, the profile, the packs' word lists and forms."""

    today: date
    profile: Literal["draft", "final"] = "draft"
    words: Words = Words()
    forms: tuple[Form, ...] = ()
    debug: bool = False
    rules: tuple[Rule, ...] = ()


class Witness(Struct, frozen=True):
    """Another place that a hit speaks of; `place` is what a person looks for, `note` what it is."""

    at: Range
    note: str = ""
    place: str = ""
    printed: Range | None = None


class Suspicion(Struct, frozen=True):
    """A cell that may be wrong: `cell` TABLE.ROW.COLUMN, printed and suggested values as decimal strings.

    `place` is what a person looks for.
    """

    cell: str
    at: Range
    printed: str
    suggested: str
    reason: str
    place: str = ""


class Replacement(Struct, frozen=True):
    """A canonical range, or where that shows nothing a `printed` one, and what to print there instead."""

    at: Range
    text: str
    printed: Range | None = None


class Hit(Struct, frozen=True):
    """One defect.

    `at` is canonical; `printed` is the place in the printed text of what the canonical face no longer shows
    (a pinyin note). `values` fill the rule's sentences; `key` names the defect for the fingerprint where the
    quoted text would not do (cell ids for arithmetic, the id of what is missing).
    """

    at: Range
    values: Mapping[str, str] = {}
    place: str = ""
    absent: bool = False
    witnesses: tuple[Witness, ...] = ()
    relations: tuple[str, ...] = ()
    expected: str | None = None
    actual: str | None = None
    suspects: tuple[Suspicion, ...] = ()
    replacements: tuple[Replacement, ...] = ()
    key: str = ""
    severity: Severity | None = None
    confidence: Confidence | None = None
    says: str | None = None
    printed: Range | None = None


class Passed(Struct, frozen=True):
    """The rule holds."""


class Failed(Struct, frozen=True):
    """The rule does not hold, in these places (at least one)."""

    hits: tuple[Hit, ...]


class Undecided(Struct, frozen=True):
    """The machine could not tell, and why; `at` where there is a place.

    `reported`: what breaks this rule is a finding of another one already.
    """

    reason: str
    at: Range | None = None
    reported: bool = False


class NotApplicable(Struct, frozen=True):
    """The rule does not speak of this report, and why."""

    reason: str


Verdict = Passed | Failed | Undecided | NotApplicable


def verdict(hits: list[Hit] | tuple[Hit, ...]) -> Verdict:
    """Failed with these hits, or passed if there are none."""
    return Failed(tuple(hits)) if hits else Passed()
