"""Kind `tally`: a number of things is announced, and the things are named beside it: 三个方面:一是…二是…."""

from collections.abc import Iterator
from typing import Literal

import regex
from msgspec import Struct

from gik_lint.checks.base import Hit, Run, Verdict, Witness, verdict
from gik_lint.facts.points import word_lists
from gik_lint.facts.report import AnnualReport, Range
from gik_lint.facts.sayings import saying_matches
from gik_lint.packs.model import Rule
from gik_lint.packs.references import Pattern
from gik_lint.text.numbers import chinese
from gik_lint.text.patterns import can_match, compiled, search_all

VALUES = frozenset({"found", "stated", "listed"})
_ANNOUNCED = 60  # letters an announcement takes
_FEW = 2


class Parameters(Struct, frozen=True, forbid_unknown_fields=True):
    """`patterns` find the announced number (group `count`) and what is named.

    `by`: the `items` stand in the group `items`, cut at `between`; or they are `points`, and the match ends at
    the first, 一是 or 一要. `only_more` reports a list only if it names more than the number.
    """

    patterns: tuple[Pattern, ...]
    by: Literal["items", "points"] = "items"
    between: Pattern = "、"
    only_more: bool = False


def check(rule: Rule, parameters: Parameters, report: AnnualReport, run: Run) -> Verdict:
    """Failed with each number that is not that of what is named."""
    return verdict(list(_points(parameters, report) if parameters.by == "points" else _items(parameters, report)))


def _items(parameters: Parameters, report: AnnualReport) -> Iterator[Hit]:
    for said, match in saying_matches(parameters.patterns, report):
        listed = len(compiled(parameters.between).findall(match["items"])) + 1
        stated = _value(match)
        if stated is not None and (listed > stated or (listed < stated and not parameters.only_more)):
            yield _hit(match, said.at(*match.span("count")), listed, said.at(*match.span("items")))


def _points(parameters: Parameters, report: AnnualReport) -> Iterator[Hit]:
    text = report.reading.text
    possible = [pattern for pattern in parameters.patterns if can_match(pattern, text)]
    for points in word_lists(report) if possible else ():
        first = points[0].at
        for pattern in possible:
            for match in search_all(pattern, text, max(first.start - _ANNOUNCED, 0), first.end):
                stated, listed = _value(match), points[-1].ordinal
                if match.end() == first.start and stated is not None and listed >= _FEW and listed != stated:
                    yield _hit(match, Range(*match.span("count")), listed, first)


def _value(match: "regex.Match[str]") -> int | None:
    return int(match["count"]) if match["count"].isdigit() else chinese(match["count"])


def _hit(match: "regex.Match[str]", at: Range, listed: int, named: Range) -> Hit:
    values = {"found": match["count"], "stated": match["count"], "listed": str(listed)}
    return Hit(at, values, witnesses=(Witness(named, "列出的各项"),), expected=str(listed), actual=match["count"])
