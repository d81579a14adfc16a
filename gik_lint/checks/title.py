"""Kind `title`: the report has a title of its own, once."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Literal

from msgspec import Struct

from gik_lint.checks.base import Hit, Run, Verdict, Witness, verdict
from gik_lint.facts.passages import first_line
from gik_lint.facts.report import AnnualReport, Range
from gik_lint.facts.titles import titles
from gik_lint.fixed import fixed
from gik_lint.packs.model import Rule
from gik_lint.packs.references import Pattern
from gik_lint.text.likeness import core
from gik_lint.text.patterns import any_found

_YEAR_LINE = fixed(r"(?:^|\n)\s*[(（]?\s?20\d\d\s?年?度?\s?[)）]?\s*(?:\n|$)")
_BESIDE = 20  # letters above and below a title in which its year may stand on a line of its own
VALUES = frozenset({"title", "body", "year"})
_ABOVE = 300
"""What a web page says of the report stands so near above the heading it gives it."""


class Parameters(Struct, frozen=True, forbid_unknown_fields=True):
    """`missing`: no line reads as the title of an annual report; `twice`: two lines are the same title.

    `bodiless`: the title does not name the body, or by a name that one of `placeless` is found in (县水利局, of no
    county in particular); `yearless`: it does not name the year. Where one of `between` is
    found between two equal titles, or one of `above` shortly before the first, that is the heading of a web page.
    """

    fault: Literal["missing", "twice", "bodiless", "yearless"]
    between: tuple[Pattern, ...] = ()
    above: tuple[Pattern, ...] = ()
    placeless: tuple[Pattern, ...] = ()


def check(rule: Rule, parameters: Parameters, report: AnnualReport, run: Run) -> Verdict:
    """Failed where the title has the fault."""
    return verdict(list(_FAULTS[parameters.fault](parameters, report)))


def _missing(_: Parameters, report: AnnualReport) -> Iterator[Hit]:
    if not report.identity.title:
        identity = report.identity
        values = {"body": identity.body or "", "year": str(identity.year or ""), "title": ""}
        yield Hit(first_line(report), values, absent=True, key="title")


def _twice(parameters: Parameters, report: AnnualReport) -> Iterator[Hit]:
    seen: dict[str, Range] = {}
    for one in titles(report.reading):
        if one.source != "标题行":
            continue
        first = seen.get(core(one.text))
        if first and not _of_a_page(parameters, first, one.at, report.reading.text):
            yield Hit(one.at, {"title": one.text}, witnesses=(Witness(first, "第一次"),))
        seen.setdefault(core(one.text), one.at)


def _of_a_page(parameters: Parameters, first: Range, second: Range, text: str) -> bool:
    """Whether the first of two titles is the heading that a web page gives the report."""
    near = max(first.start - _ABOVE, 0)
    return any_found(parameters.between, text, first.end, second.start) or any_found(
        parameters.above, text, near, first.start
    )


def _lacks(field: str, parameters: Parameters, report: AnnualReport) -> Iterator[Hit]:
    at = report.identity.title_at
    found = next((one for one in titles(report.reading) if one.at == at), None)
    lacks = found and (not getattr(found, field) or (field == "body" and any_found(parameters.placeless, found.body)))
    if at and found and lacks and not (field == "year" and _year_beside(report, at)):
        yield Hit(
            at, {"title": found.text, "body": report.identity.body or "", "year": str(report.identity.year or "")}
        )


def _year_beside(report: AnnualReport, title: Range) -> bool:
    """Whether the line above or below the title is a year by itself: (2023年度)."""
    text = report.reading.text
    near = (text[max(title.start - _BESIDE, 0) : title.start], text[title.end : title.end + _BESIDE])
    return any(_YEAR_LINE.search(one) for one in near)


_FAULTS: dict[str, Callable[[Parameters, AnnualReport], Iterator[Hit]]] = {
    "missing": _missing,
    "twice": _twice,
    "bodiless": partial(_lacks, "body"),
    "yearless": partial(_lacks, "year"),
}
