"""Kind `period`: the period the figures are of is stated, and is the whole report year."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Literal

from msgspec import Struct

from gik_lint.checks.base import Hit, Run, Undecided, Verdict, Witness, verdict
from gik_lint.facts.passages import first_line
from gik_lint.facts.periods import Period, periods
from gik_lint.facts.report import AnnualReport
from gik_lint.packs.model import Rule
from gik_lint.packs.references import Pattern
from gik_lint.text.patterns import any_found

VALUES = frozenset({"period", "year", "first", "last"})


class Parameters(Struct, frozen=True, forbid_unknown_fields=True):
    """`fault` is what the rule reports.

    `missing`: no period of the figures is stated, in none of the ways `instead` knows; `range`: it is not
    1 January to 31 December; `reversed`: it ends before it begins; `twice`: it is stated again. A report in
    which one of `later` is found may begin later (a new body), and so may one on a year of `begins`
    (`"2008": 05-01`, the day the regulation came into force); one of `otherwise` counts by other years (a school's).
    """

    fault: Literal["missing", "range", "reversed", "twice"]
    instead: tuple[Pattern, ...] = ()
    later: tuple[Pattern, ...] = ()
    begins: Mapping[str, str] = {}
    otherwise: tuple[Pattern, ...] = ()


def check(rule: Rule, parameters: Parameters, report: AnnualReport, run: Run) -> Verdict:
    """Failed where the stated period has the fault."""
    if report.identity.year is None:
        return Undecided("报告年度未能确定，可用 --year 指定")
    stated = [one for one in periods(report.reading.text) if one.of_figures]
    return verdict(list(_FAULTS[parameters.fault](stated, parameters, report, report.identity.year)))


def _missing(stated: Sequence[Period], parameters: Parameters, report: AnnualReport, year: int) -> Iterator[Hit]:
    text = report.reading.text
    if not stated and not any_found(parameters.instead, text):
        yield Hit(first_line(report), {"year": str(year)}, absent=True, key="period")


def _reversed(stated: Sequence[Period], parameters: Parameters, report: AnnualReport, year: int) -> Iterator[Hit]:
    for one in stated:
        if one.first and one.last and one.last < one.first:
            yield Hit(one.at, {"period": _printed(one, report), "year": str(year)})


def _range(stated: Sequence[Period], parameters: Parameters, report: AnnualReport, year: int) -> Iterator[Hit]:
    text = report.reading.text
    for one in stated[:1]:
        if one.first is None or one.last is None or one.last < one.first:
            continue
        begin = parameters.begins.get(str(one.year))
        right = {date(one.year, 1, 1), date.fromisoformat(f"{one.year}-{begin}") if begin else date(one.year, 1, 1)}
        whole = one.year == one.last_year and one.last == date(one.year, 12, 31)
        if whole and (one.first in right or any_found(parameters.later, text)):
            continue
        if any_found(parameters.otherwise, text):
            continue
        values = {
            "period": _printed(one, report),
            "year": str(year),
            "first": f"{year}年1月1日",
            "last": f"{year}年12月31日",
        }
        yield Hit(one.at, values, expected=f"{year}年1月1日至{year}年12月31日", actual=values["period"])


def _twice(stated: Sequence[Period], parameters: Parameters, report: AnnualReport, year: int) -> Iterator[Hit]:
    title = report.identity.title_at
    if title:
        stated = [one for one in stated if one.at.start > title.start]  # not the summary a web page gives above it
    if len(stated) > 1 and stated[1].at.start - stated[0].at.end < _SAME_PASSAGE:
        values = {"period": _printed(stated[1], report), "year": str(year)}
        yield Hit(stated[1].at, values, witnesses=(Witness(stated[0].at, "第一次"),))


_SAME_PASSAGE = 200
_FAULTS = {"missing": _missing, "range": _range, "reversed": _reversed, "twice": _twice}


def _printed(one: Period, report: AnnualReport) -> str:
    return report.reading.text[one.at.start : one.at.end]
