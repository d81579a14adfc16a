"""Kind `repetition`: a word, or a character, written twice in a row (信息信息, 镇镇)."""

from collections.abc import Iterator

from msgspec import Struct

from gik_lint.checks.base import Hit, Replacement, Run, Verdict, verdict
from gik_lint.facts.passages import passages
from gik_lint.facts.report import AnnualReport, Range
from gik_lint.facts.scopes import Part
from gik_lint.fixed import HAN, fixed
from gik_lint.packs.model import Rule
from gik_lint.packs.references import Pattern
from gik_lint.text.patterns import any_found

VALUES = frozenset({"found", "instead"})
_NEAR = 12


class Parameters(Struct, frozen=True, forbid_unknown_fields=True):
    """A unit of `shortest` to `longest` Chinese characters that follows itself directly is a hit.

    `exempt` are patterns of what may be doubled: found around the place, they make it right (的通知的通知,
    一一, 公开公正公开). Units are taken whole: 审核审核 is one unit twice.
    """

    shortest: int = 2
    longest: int = 6
    exempt: tuple[Pattern, ...] = ()


def check(rule: Rule, parameters: Parameters, report: AnnualReport, run: Run) -> Verdict:
    """Failed with each doubling that no exemption covers."""
    return verdict(list(_hits(parameters, report)))


def _hits(parameters: Parameters, report: AnnualReport) -> Iterator[Hit]:
    text = report.reading.text
    part = Part(report, "prose")
    # Bounded, and so linear: the standard library's engine does it six times as fast.
    doubled = fixed(rf"(?P<unit>{HAN}{{{parameters.shortest},{parameters.longest}}})(?P=unit)")
    for match in (found for line in passages(report) for found in doubled.finditer(text, line.start, line.end)):
        start, end = match.span()
        near = text[max(start - _NEAR, 0) : end + _NEAR]
        if not part.holds(start, end) or any_found(parameters.exempt, near):
            continue
        once = match.group("unit")
        yield Hit(
            Range(start, end),
            {"found": match.group(), "instead": once},
            replacements=(Replacement(Range(start + len(once), end), ""),),
        )
