"""Kind `real-date`: every date stated exists in the calendar, on the weekday stated."""

from collections.abc import Iterator

from msgspec import Struct

from gik_lint.checks.base import Hit, Run, Verdict, verdict
from gik_lint.facts.dates import StatedDate, dates
from gik_lint.facts.report import AnnualReport, Range
from gik_lint.fixed import fixed
from gik_lint.packs.model import Rule

VALUES = frozenset({"date", "why"})
_WEEKDAY = fixed(r"\s?[(（]?(?:星期|周)(?P<day>[一二三四五六日天])[)）]?")
_DAYS = "一二三四五六日"
# What must not stand before a date is asked for behind its first letter: only there does a search jump to that letter.
_BARE = fixed(r"(?P<month>\d(?<![\d.年/\-]\d)\d?)月(?P<day>\d{1,2})日")
_LOST_YEAR_SIGN = fixed(r"20(?<!\d20)\d\d(?:1[0-2]|[1-9])月\d{1,2}日")
_LOST_DAY_SIGN = fixed(r"[1-9](?<!\d\d)(?:(?<=1)[0-2])?月(?:3[01]|[12]?\d)(?=[止起至到])")
_LONG_YEAR = fixed(r"20(?<!\d20)(?:19|20)\d\d年(?=1?\d月)")  # 202023年: the beginning of the year typed twice
_FAR_YEAR = fixed(r"2(?<!\d2)[01]\d\d(?=年(?!历史|的历史|前|后|以))")
_DASH = "至到—–~－-"
_DAYS_FROM_TO = fixed(
    rf"(?P<month>\d{{1,2}})月(?P<first>\d{{1,2}})日?[{_DASH}]{{1,2}}(?:(?P=month)月)?(?P<last>\d{{1,2}})日"
)
_YEARS_FROM_TO = fixed(rf"20(?<!\d20)(?P<first>\d\d)年?[{_DASH}]{{1,2}}20(?P<last>\d\d)年")
_LEAP = 2024  # a day without its year may be of a leap year
_MONTHS = 12


class Parameters(Struct, frozen=True, forbid_unknown_fields=True):
    """`latest` is the last year that a plan may reach to; without it none is too late."""

    latest: int | None = None


def check(rule: Rule, parameters: Parameters, report: AnnualReport, run: Run) -> Verdict:
    """Failed with each impossible date."""
    text = report.reading.text
    return verdict(
        sorted(
            [
                *_full(text),
                *_without_year(text),
                *_lost_sign(text),
                *_long_year(text),
                *_far(text, parameters),
                *_backwards(text),
            ],
            key=lambda hit: hit.at.start,
        )
    )


def _full(text: str) -> Iterator[Hit]:
    for stated in dates(text):
        if stated.month is None or not _in_words(text, stated):
            continue
        printed = text[stated.at.start : stated.at.end]
        if not 1 <= stated.month <= _MONTHS:
            yield Hit(stated.at, {"date": printed, "why": f"没有{stated.month}月"})
        elif stated.day and stated.exact() is None:
            yield Hit(stated.at, {"date": printed, "why": f"{stated.year}年{stated.month}月没有{stated.day}日"})
        elif (day := stated.exact()) and (said := _WEEKDAY.match(text, stated.at.end)):
            right = _DAYS[day.weekday()]
            if said["day"].replace("天", "日") != right:
                at = Range(stated.at.start, said.end())
                yield Hit(at, {"date": text[at.start : at.end], "why": f"这一天是星期{right}"}, expected=f"星期{right}")


def _without_year(text: str) -> Iterator[Hit]:
    for found in _BARE.finditer(text):
        stated = StatedDate(Range(*found.span()), _LEAP, int(found["month"]), int(found["day"]))
        if stated.exact() is None and stated.day:
            yield Hit(stated.at, {"date": found[0], "why": "没有这一天"})


def _lost_sign(text: str) -> Iterator[Hit]:
    """Dates whose 年 or 日 was lost on the way: 20231月1日, 12月31止."""
    for lost, sign in ((_LOST_YEAR_SIGN, "年"), (_LOST_DAY_SIGN, "日")):
        for found in lost.finditer(text):
            yield Hit(Range(*found.span()), {"date": found[0], "why": f"漏了“{sign}”字"})


def _long_year(text: str) -> Iterator[Hit]:
    for found in _LONG_YEAR.finditer(text):
        yield Hit(Range(*found.span()), {"date": found[0], "why": "年份是六位数"})


def _in_words(text: str, stated: StatedDate) -> bool:
    """Whether the date is written with 年 and 月: 2023-13-01 may be anything."""
    return "年" in text[stated.at.start : stated.at.end]


def _far(text: str, parameters: Parameters) -> Iterator[Hit]:
    for found in _FAR_YEAR.finditer(text) if parameters.latest else ():
        if int(found[0]) > (parameters.latest or 0):
            yield Hit(Range(found.start(), found.end() + 1), {"date": f"{found[0]}年", "why": "年份远在将来"})


def _backwards(text: str) -> Iterator[Hit]:
    """Spans of days or years whose end is before their beginning."""
    for what, pattern in (("日期", _DAYS_FROM_TO), ("年份", _YEARS_FROM_TO)):
        for found in pattern.finditer(text):
            if int(found["last"]) < int(found["first"]):
                yield Hit(Range(*found.span()), {"date": found[0], "why": f"后一个{what}在前一个之前"})
