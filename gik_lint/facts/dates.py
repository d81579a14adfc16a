"""Dates as reports state them: 2019年1月21日, 2017-03-13, 二〇一六年三月一日, 2015年2月中下旬."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from gik_lint.facts.numbering import number_of
from gik_lint.facts.report import Range
from gik_lint.fixed import fixed

_STATED = fixed(
    r"(?<![\d.])(?P<year>20\d\d)\s*(?:年|[-/.](?=\s*\d{1,2}\s*[-/.]\s*\d))\s*"
    r"(?:(?P<month>\d{1,2})\s*(?:月(?:份)?|[-/.])\s*(?:(?P<day>\d{1,2})(?:\s*日|(?!\d)))?)?"
)
_SPELT = fixed(
    r"(?P<year>[二两][〇零○O0][〇零○O0一二三四五六七八九]{2})年"
    r"(?:(?P<month>[一二三四五六七八九十]{1,2})月(?:(?P<day>[一二三四五六七八九十]{1,3})日)?)?"
)


class StatedDate(Struct, frozen=True):
    """A year, a month or a day as stated; the numbers may be impossible (month 13)."""

    at: Range
    year: int
    month: int | None = None
    day: int | None = None

    def earliest(self) -> date | None:
        """The first day it can mean, or None if there is no such day."""
        try:
            return date(self.year, self.month or 1, self.day or 1)
        except ValueError:
            return None

    def exact(self) -> date | None:
        """The day, where one is stated and exists."""
        return self.earliest() if self.day else None


def dates(text: str, start: int = 0, end: int | None = None) -> Iterator[StatedDate]:
    """Every date stated in `text[start:end]`, those in figures first."""
    end = len(text) if end is None else end
    for found in _STATED.finditer(text, start, end):
        parts = (int(found[name]) if found[name] else None for name in ("month", "day"))
        yield StatedDate(Range(found.start(), found.end()), int(found["year"]), *parts)
    for found in _SPELT.finditer(text, start, end):
        zeros = found["year"].translate(str.maketrans("○O0两", "〇〇〇二"))
        parts = (number_of(found[name]) if found[name] else None for name in ("month", "day"))
        yield StatedDate(Range(found.start(), found.end()), number_of(zeros), *parts)


__all__ = ["StatedDate", "dates"]
