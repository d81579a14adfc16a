"""Kind `report-year`: every place that states the year reported on states the same one."""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from gik_lint.checks.base import Hit, Run, Undecided, Verdict, Witness, verdict
from gik_lint.facts.report import AnnualReport, Evidence, Range
from gik_lint.fixed import fixed
from gik_lint.packs.model import Rule
from gik_lint.packs.references import Pattern
from gik_lint.text.patterns import any_found

VALUES = frozenset({"year", "stated", "place"})
_SOURCES = {
    "title": ("标题行", "正文开头", "页面标题"),
    "opening": ("开头",),
    "period": ("统计期限",),
    "caption": ("统计表标题",),
}
_NAMES = {"title": "标题", "opening": "开头", "period": "统计期限", "caption": "统计表标题", "headings": "标题"}
_YEAR = fixed(r"(?<!\d)(20\d\d)年(?:度)?")


class Parameters(Struct, frozen=True, forbid_unknown_fields=True):
    """`of` are the places looked at.

    In `headings` the years `offsets` from the report year are right too, and headings that match one of
    `unless` are left alone.
    """

    of: tuple[Literal["title", "opening", "period", "caption", "headings"], ...]
    offsets: tuple[int, ...] = ()
    unless: tuple[Pattern, ...] = ()


def check(rule: Rule, parameters: Parameters, report: AnnualReport, run: Run) -> Verdict:
    """Failed with each place that states another year than the report's."""
    if report.identity.year is None:
        return Undecided("报告年度未能确定，可用 --year 指定")
    hits = [hit for place in parameters.of for hit in _hits(place, parameters, report, report.identity.year)]
    return verdict(hits)


def _hits(place: str, parameters: Parameters, report: AnnualReport, year: int) -> Iterator[Hit]:
    if place == "headings":
        yield from _headings(parameters, report, year)
        return
    wrong = [
        one
        for one in report.identity.evidence
        if one.field == "year" and one.at and one.source in _SOURCES[place] and one.value != str(year)
    ]
    witnesses = tuple(Witness(one.at, f"{one.source}:{year}年") for one in _right(report, year) if one.at)[:2]
    for one in wrong:
        if one.at:
            values = {"year": str(year), "stated": one.value, "place": _NAMES[place]}
            at = _of_year(report, one.at, one.value)
            yield Hit(at, values, witnesses=witnesses, expected=str(year), actual=one.value)


def _right(report: AnnualReport, year: int) -> Iterator[Evidence]:
    for one in report.identity.evidence:
        if one.field == "year" and one.value == str(year) and one.weight > 1:
            yield one


def _of_year(report: AnnualReport, at: Range, stated: str) -> Range:
    """The year itself, where it is printed in digits."""
    start = report.reading.text.find(stated, at.start, at.end)
    return Range(start, start + len(stated)) if start >= 0 else at


def _headings(parameters: Parameters, report: AnnualReport, year: int) -> Iterator[Hit]:
    right = {year, *(year + offset for offset in parameters.offsets)}
    for section in report.sections:
        if any_found(parameters.unless, section.title):
            continue
        for match in _YEAR.finditer(report.reading.text, section.title_at.start, section.title_at.end):
            if int(match[1]) not in right:
                values = {"year": str(year), "stated": match[1], "place": f"标题「{section.title}」"}
                yield Hit(Range(*match.span(1)), values, expected=str(year), actual=match[1])
