"""Headings inside running text: reports whose line breaks were lost, so that 一、总体情况2019年,… is one line."""

from collections.abc import Iterator, Sequence

from gik_lint.facts.headings import Heading, run_together_end
from gik_lint.facts.labels import Labels
from gik_lint.facts.lines import Line
from gik_lint.facts.numbering import BRACKET, CHAPTER, DIGIT, DIGIT_BRACKET, Numbering, numbering, numeral
from gik_lint.facts.report import Range
from gik_lint.fixed import fixed

_LONG = 120
_CHAPTER = fixed(r"[一二三四五六七八九十]{1,3}\s?[、.．]")
_LOWER = fixed(r"[(（]\s?[一二三四五六七八九十\d]{1,3}\s?[)）]|(?<![\d.])\d{1,2}[、.．](?!\d)")
_STOPS = "。!?！？;；"
_SET_OFF = fixed(rf"[{_STOPS}][ \t\u3000]")
_TITLE = fixed(r"(?:情况|概述|说明|措施|事项|问题|打算|计划|安排|建议|收费|引言)$")
_TEXT_BEGINS = fixed(r"[ \t\u3000]|20\d\d年|\n|$")
_AFTER = "。!?！？;；”)） \t\n"
_LOWER_AFTER = "。!?！？”)） \t\n"


def inline_headings(
    text: str, all_lines: Sequence[Line], found: Sequence[Heading], labels: Labels, titles: Sequence[str]
) -> list[Heading]:
    """The chain 一、二、三… continued inside long lines where no line begins with the next number.

    In a short line, and for a number that is there twice or leaves one out, the title must stand alone.
    """
    chapters = [heading for heading in found if heading.rank == CHAPTER and heading.ordinal]
    ahead = {heading.ordinal for heading in chapters}
    beginning = {heading.heading.start: heading.ordinal or 0 for heading in chapters}
    headings: list[Heading] = []
    last = 0
    for line in all_lines:
        last = beginning.get(line.start, last)
        short = line.end - line.start < _LONG
        inside: list[Heading] = []
        for number in _chapters(text, line):
            known = any(text.startswith(title, number.end) for title in titles)
            alone = _stands_alone(text, number, line.end, titles)
            sentence = alone or text[number.start - 1] in _AFTER or number.start == line.start
            follows = number.ordinal == last + 1 or (alone and 0 < last <= number.ordinal <= last + 2)
            fits = follows and sentence and (number.ordinal not in ahead or number.ordinal == last)
            if short and not (fits and alone):
                continue
            if (fits or (known and number.ordinal > last)) and not labels.starts_row(text, number.end):
                inside.append(_heading(text, number, line.end, titles))
                last = number.ordinal
        headings += inside
        if inside:
            headings += _lower(text, inside, line.end, labels)
    return headings


def _chapters(text: str, line: Line) -> Iterator[Numbering]:
    for sign in _CHAPTER.finditer(text, line.start + 1, line.end):
        number = numbering(text, sign.start(), line.end)
        if number and number.style == CHAPTER and number.start == sign.start():
            yield number


def _stands_alone(text: str, number: Numbering, end: int, titles: Sequence[str]) -> bool:
    """Whether this number follows a full stop and its title closes the line, or blanks set both off."""
    title = run_together_end(text, number.end, end, titles)
    if _TITLE.search(text, number.end, title) is None:
        return False
    if title == end and text[number.start - 1] in (_STOPS + ":：" if number.ordinal == 1 else _STOPS):
        return True
    return bool(_SET_OFF.match(text, max(0, number.start - 2)) and _TEXT_BEGINS.match(text, title))


def _lower(text: str, chapters: Sequence[Heading], end: int, labels: Labels) -> Iterator[Heading]:
    """The chains (一)(二), 1. 2. and (1)(2) between these chapters."""
    for chapter, following in zip(chapters, [*chapters[1:], None], strict=False):
        stop = following.heading.start if following else end
        last = {BRACKET: 0, DIGIT: 0, DIGIT_BRACKET: 0}
        free = chapter.heading.end  # where the title before ends: there no full stop is needed
        for sign in _LOWER.finditer(text, chapter.heading.end, stop):
            number = numbering(text, sign.start(), stop)
            if number is None or number.style not in last or number.end >= stop:
                continue
            begins = text[sign.start() - 1] in _LOWER_AFTER or sign.start() <= free
            before = last[number.style]
            next_ = number.ordinal == before + 1 or _skips_one(text, number, before, chapter.heading.end, stop)
            if not begins or not next_ or labels.starts_row(text, number.end):
                continue
            heading = _heading(text, number, stop, ())
            free = heading.heading.end
            last = {style: (value if style < number.style else 0) for style, value in last.items()}
            last[number.style] = number.ordinal
            yield heading


def _skips_one(text: str, number: Numbering, before: int, start: int, end: int) -> bool:
    """Whether (三) goes on from (一), (二) being nowhere in the chapter."""
    between = f"({numeral(before + 1)})"
    return number.style == BRACKET and 0 < before == number.ordinal - 2 and text.find(between, start, end) < 0


def _heading(text: str, number: Numbering, end: int, titles: Sequence[str]) -> Heading:
    title = run_together_end(text, number.end, end, titles)
    return Heading(
        Range(number.start, title), Range(number.end, title), number.style, number.printed, number.ordinal, inline=True
    )


__all__ = ["inline_headings"]
