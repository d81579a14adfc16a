"""The points of lists in running text: 一是…二是…, 第一,…第二,…, and ①…②…, (1)…(2)…, 1.…2.…."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter

from msgspec import Struct

from gik_lint.facts.numbering import number_of
from gik_lint.facts.passages import within
from gik_lint.facts.report import AnnualReport, Range
from gik_lint.fixed import HAN, fixed

_NUMERAL = "[一二三四五六七八九十]{1,2}"
_WORD = fixed(
    rf"(?:(?<!{HAN})|(?<={HAN})(?P<glued>(?=一是(?!一))))(?P<number>{_NUMERAL})(?P<style>[是要])(?!否|非|不是)"
    rf"|(?<!{HAN})(?P<rank>第)(?P<ordinal>{_NUMERAL})(?=[,:])"
)
_MARK = fixed(
    rf"(?P<circle>[①-⑳])|(?<!\d)[(](?P<bracket>\d{{1,2}})[)](?=[《“]|{HAN})"
    rf"|(?<=[。;:,!?])(?P<digit>\d{{1,2}})[.、](?=[《“]|{HAN})"
)
_FIRST_WORDS = ("一是", "一要", "第一,", "第一:")
_FIRST_MARK = fixed(r"①|[(]1[)]|1(?<=[。;:,!?]1)[.、]")
_LEAST, _DEEPEST = 3, 6
_FEW = 2  # numbers skipped in a list of marks before they are no list


class Point(Struct, frozen=True):
    """One point of a list: its number, where it stands, and how it is printed."""

    ordinal: int
    at: Range
    printed: str


class _List(Struct):
    """A list that may go on, and the passage its latest point stands in."""

    points: list[Point]
    passage: int
    glued: bool = False

    @property
    def last(self) -> int:
        return self.points[-1].ordinal

    @property
    def open(self) -> bool:
        """Whether it is a list: 一是 directly behind a word (平台方面一是, 原因之一是) opens one if 二是 follows."""
        return not self.glued or len(self.points) > 1


def word_lists(report: AnnualReport) -> Sequence[Sequence[Point]]:
    """The lists 一是、二是 of each section, found once; those that do not begin with 一 are left alone.

    A list within a point of another does not end that one: after its 四是 either may go on.
    """
    known: Sequence[Sequence[Point]] | None = report.__dict__.get("_word_lists")
    if known is None:
        known = report.__dict__["_word_lists"] = tuple(_word_lists(report))
    return known


def _word_lists(report: AnnualReport) -> Iterator[Sequence[Point]]:
    if not any(first in report.reading.text for first in _FIRST_WORDS):
        return
    starts = sorted(section.body.start for section in report.sections)
    passed = 0
    stacks: dict[str, list[_List]] = {}
    for passage, match in _found(report, _WORD):
        section = bisect_right(starts, match.start())
        if section > passed:
            for stack in stacks.values():
                yield from _closed(stack, 0)
            passed = section
        number = number_of(match["number"] or match["ordinal"])
        point = Point(number, Range(*match.span()), match[0])
        stack = stacks.setdefault(match["style"] or match["rank"], [])
        if match["glued"] is None:
            yield from _placed(stack, point, passage)
        else:
            yield from _opened(stack, _List([point], passage, glued=True))
    for stack in stacks.values():
        yield from _closed(stack, 0)


def mark_lists(report: AnnualReport) -> Iterator[Sequence[Point]]:
    """The lists ①②, (1)(2) and 1.2. inside one passage, of three points or more that begin with one and two."""
    if not _FIRST_MARK.search(report.reading.text):
        return iter(())
    headings = {section.heading.start for section in report.sections}
    stacks: dict[str, list[_List]] = {}
    lists: list[Sequence[Point]] = []
    before = -1
    for passage, match in _found(report, _MARK):
        if passage != before:
            for stack in stacks.values():
                lists += _closed(stack, 0)
            before = passage
        style = str(match.lastgroup)
        number = ord(match[0]) - ord("①") + 1 if style == "circle" else int(match[style])
        stack = stacks.setdefault(style, [])
        far = bool(stack) and number > max(one.last for one in stack) + 1 + _FEW
        if match.start() not in headings and not far:
            lists += _placed(stack, Point(number, Range(*match.span()), match[0]), passage)
    for stack in stacks.values():
        lists += _closed(stack, 0)
    return (one for one in lists if len(one) >= _LEAST and [point.ordinal for point in one[:2]] == [1, 2])


def _found(report: AnnualReport, pattern: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str]]]:
    parts: Sequence[Range] = ()
    for match in pattern.finditer(report.reading.text):
        parts = parts or tuple(within(report))
        passage = bisect_right(parts, match.start(), key=attrgetter("start")) - 1
        if passage >= 0 and match.end() <= parts[passage].end:
            yield passage, match


def _placed(stack: list[_List], point: Point, passage: int) -> Iterator[Sequence[Point]]:
    """Put a point into the open list it continues, innermost first; yields the lists this ends."""
    if point.ordinal == 1:
        over = sum(one.passage != passage for one in stack)  # the outer lists come first
        yield from (one.points for one in stack[:over])
        stack[:over] = []
        yield from _opened(stack, _List([point], passage))
        return
    at = _continued(stack, point.ordinal)
    yield from _closed(stack, at + 1)
    if stack:
        stack[at].points.append(point)
        stack[at].passage = passage


def _opened(stack: list[_List], one: _List) -> Iterator[Sequence[Point]]:
    """One more open list; lists within lists are few, so that the outermost of too many is over."""
    stack.append(one)
    if len(stack) > _DEEPEST:
        yield stack.pop(0).points


def _continued(stack: Sequence[_List], ordinal: int) -> int:
    """Which open list a number belongs to; -1 for none."""
    innermost = range(len(stack) - 1, -1, -1)
    exact = next((at for at in innermost if stack[at].last == ordinal - 1), None)
    if exact is not None:
        return exact
    real = [at for at in innermost if stack[at].open]
    if any(stack[at].last == ordinal for at in real[1:]):
        return -1  # an outer list's number once more, or a gap in the inner one
    if real and stack[real[0]].last == ordinal:
        return real[0]
    return max((at for at in real if stack[at].last < ordinal), key=lambda at: stack[at].last, default=-1)


def _closed(stack: list[_List], kept: int) -> Iterator[Sequence[Point]]:
    """End the lists from the `kept`th on."""
    ended = [one.points for one in stack[kept:]]
    del stack[kept:]
    yield from ended


__all__ = ["Point", "mark_lists", "word_lists"]
