"""Kind `confusion`: words of the pack's list that are taken for one another in this genre (截止 for 截至)."""

from collections.abc import Iterator

from msgspec import Struct

from gik_lint.checks.base import Hit, Replacement, Run, Verdict, verdict
from gik_lint.facts.report import AnnualReport, Range
from gik_lint.facts.scopes import Part
from gik_lint.packs.model import Rule
from gik_lint.packs.words import Confusion
from gik_lint.text.patterns import possible, search_all

VALUES = frozenset({"found", "instead", "reason"})


class Parameters(Struct, frozen=True, forbid_unknown_fields=True):
    """`sure` takes the entries whose context leaves no doubt, otherwise the others."""

    sure: bool = True


def check(rule: Rule, parameters: Parameters, report: AnnualReport, run: Run) -> Verdict:
    """Failed with each word of the list in a context where it is wrong."""
    part = Part(report, "prose")
    entries = {entry.pattern: entry for entry in run.words.confusions if entry.sure == parameters.sure}
    here = possible(tuple(entries), report.reading.text)
    return verdict([hit for pattern in here for hit in _hits(entries[pattern], report, part)])


def _hits(entry: Confusion, report: AnnualReport, part: Part) -> Iterator[Hit]:
    for match in search_all(entry.pattern, report.reading.text):
        group = "wrong" if match.groupdict().get("wrong") else 0
        at = Range(*match.span(group))
        if part.holds(at.start, at.end):
            values = {"found": match.group(group), "instead": entry.right, "reason": entry.reason}
            yield Hit(at, values, replacements=(Replacement(at, entry.right),))
