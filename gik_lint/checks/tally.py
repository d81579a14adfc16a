"""Kind `tally`: a number of things is announced, and the things are named beside it: 三个方面:一是…二是…."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import Literal

import regex
from msgspec import Struct

from gik_lint.checks.base import Hit, Run, Verdict, Witness, verdict
from gik_lint.facts.numbering import numeral
from gik_lint.facts.report import AnnualReport, Range
from gik_lint.facts.sayings import saying_matches
from gik_lint.fixed import HAN, fixed
from gik_lint.packs.model import Rule
from gik_lint.packs.references import Pattern
from gik_lint.text.numbers import chinese
from gik_lint.text.patterns import can_match, compiled, search_all

VALUES = frozenset({"found", "stated", "listed"})
_REACH = 3000
_ANNOUNCED = 60  # letters an announcement takes
_FIRST = fixed("一[是要]")
_MOST = 10
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
    headings = sorted(one.heading.start for one in report.sections)
    for pattern in parameters.patterns:
        for match in _before_points(pattern, text):
            stated = _value(match)
            after = bisect_right(headings, match.end())
            end = headings[after] if after < len(headings) else len(text)
            listed = _run(text, match.end(), min(end, match.end() + _REACH))
            if stated is not None and listed >= _FEW and listed != stated:
                yield _hit(match, Range(*match.span("count")), listed, Range(match.end(), match.end() + _FEW))


def _before_points(pattern: str, text: str) -> Iterator["regex.Match[str]"]:
    """The announcements that end where the first point begins."""
    for first in _FIRST.finditer(text) if can_match(pattern, text) else ():
        before = search_all(pattern, text, max(first.start() - _ANNOUNCED, 0), first.end())
        yield from (one for one in before if one.end() == first.start())


def _run(text: str, start: int, end: int) -> int:
    """How far the points count up from the 一是 at `start`; 0 where another list may stand in this one."""
    word, last = text[start + 1], 1
    while last < _MOST:
        following = _point(text, last + 1, word, start, end)
        opening = _point(text, 1, word, start + 1, following or end)
        if opening:
            return last if following is None or _is_of(text, opening, last, word, (following, end)) else 0
        if following is None:
            return last
        start, last = following, last + 1
    return last


def _is_of(text: str, opening: int, last: int, word: str, following_and_end: tuple[int, int]) -> bool:
    """Whether the point `following` goes on with the list that opens before it, and none goes on with the first."""
    following, end = following_and_end
    counted = last > 1 and _point(text, last, word, opening, following)
    return bool(counted) and _point(text, last + 1, word, following + 1, end) is None


def _point(text: str, number: int, word: str, start: int, end: int) -> int | None:
    found = fixed(rf"(?<!{HAN}){numeral(number)}{word}").search(text, start, end)
    return found.start() if found else None


def _value(match: "regex.Match[str]") -> int | None:
    return int(match["count"]) if match["count"].isdigit() else chinese(match["count"])


def _hit(match: "regex.Match[str]", at: Range, listed: int, named: Range) -> Hit:
    values = {"found": match["count"], "stated": match["count"], "listed": str(listed)}
    return Hit(at, values, witnesses=(Witness(named, "列出的各项"),), expected=str(listed), actual=match["count"])
