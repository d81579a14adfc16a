"""When a report was published: what its signature says, else what the page around it says."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

from gik_lint.facts.dates import StatedDate, dates
from gik_lint.facts.lines import Line
from gik_lint.facts.report import Range
from gik_lint.fixed import fixed

Source = Literal["given", "signature", "page"]

_PAGE_DATE = fixed(r"(?:日期|时间)(?<![填报申]..)(?<!(?:统计|数据|截止|核定|起止|归档|生成)..)\s*[:：]\s*")
_DATE_LINE = fixed(
    r"^(?:[^\s。,;:!?、《》()（）|0-9]{2,28}[府局委办厅处会室心道镇乡院署部队站]\s*)?[(（]?\s*(?:20\d\d\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|[二两][〇零○O0-9一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)\s*[)）]?$"
)
_TITLE_DATE = fixed(
    r"(?:报告|年报)\s*[(（]\s*[二两2][〇零○O0-9一二三四五六七八九]{3}\s*年[^()（）至到—–~-]{2,10}日\s*[)）]$"
)
"""…年度报告(二〇一一年三月二日) on one line."""
ENDS = 15
"""How many lines at either end of a draft may hold its signature, and what the page says of it."""
_PAGE_LINE = 600
_TITLE_END = 40
_PERIOD = fixed(r"\s*[起]?\s*[至到—–~-]")  # 统计时间:2016年1月1日至…


def is_date(text: str, line: Line) -> bool:
    """Whether a line is a whole date, with the office that signs at most."""
    return text[line.end - 1] in "日)）" and _DATE_LINE.match(text[line.start : line.end]) is not None


def published(text: str, all_lines: Sequence[Line]) -> tuple[date | None, Source | None, Range | None]:
    """The publication date, where it was taken from, and where it stands.

    A line that is a whole date is a signature; 填报日期 is the table's and no publication.
    """
    for line in [*reversed(all_lines[-ENDS:]), *all_lines[:ENDS]]:
        if is_date(text, line) and (signed := _first(dates(text, line.start, line.end))):
            return signed.exact(), "signature", signed.at
    for line in all_lines[:ENDS]:
        beside = _TITLE_DATE.search(text[line.start : line.end][-_TITLE_END:])
        if beside and (signed := _first(dates(text, line.end - len(beside[0]), line.end))):
            return signed.exact(), "signature", signed.at
    for line in [*all_lines[:ENDS], *all_lines[-ENDS:]]:
        for label in _PAGE_DATE.finditer(text, line.start, min(line.end, line.start + _PAGE_LINE)):
            stated = _first(dates(text, label.end(), min(label.end() + 24, line.end)))
            if stated and stated.at.start <= label.end() + 2 and not _PERIOD.match(text, stated.at.end):
                return stated.exact(), "page", stated.at
    return None, None, None


def _first(stated: Iterable[StatedDate]) -> StatedDate | None:
    return next((one for one in stated if one.exact()), None)


__all__ = ["ENDS", "Source", "is_date", "published"]
