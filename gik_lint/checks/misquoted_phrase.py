"""Kind `misquoted-phrase`: a fixed phrase of this genre with a letter lost, doubled or wrong."""

from collections.abc import Iterator

from msgspec import Struct

from gik_lint.checks.base import Hit, Replacement, Run, Verdict, verdict
from gik_lint.facts.report import AnnualReport, Range
from gik_lint.facts.scopes import Part
from gik_lint.packs.model import Rule
from gik_lint.text.slips import near_misses

VALUES = frozenset({"found", "instead"})


class Parameters(Struct, frozen=True, forbid_unknown_fields=True):
    """The phrases are the pack's list `words/phrases.yaml`, with their lawful neighbours."""


def check(rule: Rule, parameters: Parameters, report: AnnualReport, run: Run) -> Verdict:
    """Failed with each passage that differs from a fixed phrase by one letter."""
    return verdict(list(_hits(report, run)))


def _longest_first(miss: tuple[tuple[int, int], str]) -> tuple[int, int, str]:
    (start, end), phrase = miss
    return start, -end, phrase


def _hits(report: AnnualReport, run: Run) -> Iterator[Hit]:
    part = Part(report, "prose")
    taken = 0
    misses = [
        (miss, phrase.phrase) for phrase in run.words.phrases for miss in near_misses(report.reading.text, phrase)
    ]
    for (start, end), phrase in sorted(misses, key=_longest_first):
        if start >= taken and part.holds(start, end):
            taken = end
            at = Range(start, end)
            values = {"found": report.reading.text[start:end], "instead": phrase}
            yield Hit(at, values, replacements=(Replacement(at, phrase),))
