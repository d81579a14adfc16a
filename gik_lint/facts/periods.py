"""The period a report says its figures are of: 2019年1月1日起至2019年12月31日止."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from gik_lint.facts.report import Range
from gik_lint.fixed import fixed

_PERIOD = fixed(
    r"(?P<year>20\d\d)\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日?\s*(?:零时|0时)?起?\s*,?\s*"
    r"(?:至|到|[-—–~～─一])+\s*(?:(?P<to_year>20\d\d)\s*年|当年|同年)?\s*(?P<to_month>\d{1,2})\s*月\s*(?P<to_day>\d{1,2})(?!\s?\d)\s*日?"
    r"(?:24时)?(?:止|以来)?"
)
_FIGURES = fixed(r"统计|数据|时限|期限|起止|周期|时间范围|报告期|时间段|所列")
_REACH = 40


class Period(Struct, frozen=True):
    """A stated range of days; `first` or `last` is None where there is no such day.

    `of_figures` where the sentence says that the report's figures are of it.
    """

    at: Range
    year: int
    last_year: int
    first: date | None
    last: date | None
    of_figures: bool


def periods(text: str, start: int = 0, end: int | None = None) -> Iterator[Period]:
    """Every range of days stated in `text[start:end]`."""
    for found in _PERIOD.finditer(text, start, len(text) if end is None else end):
        year, last_year = int(found["year"]), int(found["to_year"] or found["year"])
        around = text[max(found.start() - _REACH, 0) : found.end() + _REACH // 2]
        yield Period(
            Range(found.start(), found.end()),
            year,
            last_year,
            _day(year, found["month"], found["day"]),
            _day(last_year, found["to_month"], found["to_day"]),
            bool(_FIGURES.search(around)),
        )


def _day(year: int, month: str, day: str) -> date | None:
    try:
        return date(year, int(month), int(day))
    except ValueError:
        return None


__all__ = ["Period", "periods"]
