"""What a report says it consists of: 本报告由概述、…共五个部分组成; 主要内容包括:1.…;2.…."""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice, pairwise

from msgspec import Struct

from gik_lint.facts.numbering import number_of
from gik_lint.facts.passages import passages
from gik_lint.facts.report import AnnualReport, Range
from gik_lint.fixed import HAN, fixed

_MAKER = r"[^,。;:、\n]{2,40}?(?:编制|编写|汇总|撰写)(?:[,。;]|而成|完成|发布|并)"  # 本报告由…办公室编制,包括概述、…
_BEGIN = fixed(
    r"(?:本(?:年度)?报告|本年报|报告全文|年报全文|全文|报告(?:的)?(?:框架|主要|内容|共)[^。;:\n]{0,10}|(?<!公开)(?<!公开的)(?<!主要)(?:(?<!公开)(?<!公开的)主要)?内容)"
    rf"[^。;:、\n]{{0,12}}?(?:由(?!{_MAKER})|包括了?|包含了?|分为|涵盖|共分|分)"
    r"(?:以下)?(?:[^、。:\n]{0,6}(?:部分|方面|内容))?\s?:?\s*"
    r"|(?<=[,。;:])(?:全文)?(?:由|包括|包含)(?=(?:总体|概述|概况|总述|基本情况|工作概况)[^。;\n]{0,12}[、,])"
)
_COUNT = fixed(
    r"(?:等|共|以上|,)*\s?(?P<count>[一二三四五六七八九十]{1,3}|\d{1,2})\s?(?:个|大)?\s?(?:部分|方面|章节|章|部份|项内容)(?:组成|构成|内容)?"
)
_NUMBERED = fixed(
    r"(?:^|(?<=[;:,。、\s由含括为分]))[(（]?(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})\s?[.、)）．]\s*"
    rf"(?=“|{HAN})"
)
_TERMINAL = fixed(
    r"(?:情况(?:说明)?|详情|概述|概况|事项|说明|措施|统计表|附表|附件|安排|计划|打算|总结|问题|不足|建设|保障|工作|管理|改进|方向|举措|对策|思路|建议)$"
)
_JOINT = fixed(
    r"(?:(?<=情况)|(?<=详情)|(?<=概述)|(?<=概况)|(?<=事项)|(?<=说明)|(?<=措施)|(?<=统计表))(?:以及|和|及|与)"
    r"|[、,;]\s?(?:以及|和|及|与)?|以及|(?:和|及|与)(?=附(?:表|件)|统计表)"
)
_TAIL = fixed(
    r"[,，]?(?:并附|另附|附有|并).{0,40}$|等(?:几|各)?个?(?:部分|方面|内容){1,2}(?:组成|构成)?(?:[,，].*)?$|等?(?:组成|构成)$|等$"
    r"|等?[,，]\s?(?:主要)?内容(?:涵盖|包括|反映|包含).*$"
)
_ANNEXED = fixed(r"[,、;]?\s?(?:并附|另附|附有|后附|并)(?=[^,。;\n]{0,30}[附表图件])")
_STATED_NEXT = fixed(
    r"[,;]\s?(?:本(?:年度)?(?:报告|年报)|报告中?|所列|其中所列)[^,。;\n]{0,12}(?:统计|数据|期限|时限|电子版)"
)
_LISTED_IN_NUMBERS = fixed(r"\d{1,12}\s?[余多]?[条件篇份次期]")
"""公开的主要内容包括:1.财政信息10条;… is what was disclosed, not what the report consists of."""
_DETAIL = fixed(r"[(（](?:含|包括|包含)(?P<detail>[^()（）]{2,40})[)）]")
_COUNTED = fixed(r"\d[余多]?[条件篇份][^。;\n]{0,16}$")
"""What was published is told, not of what the report consists: 发布信息46条,内容涵盖…."""
_NOTE = fixed(r"[(（][^()（）\n]{1,40}[)）]")
_LAWSUIT, _REVIEW = fixed(r"\s?(?:被)?提起(?:行政)?诉讼"), fixed("申请(?:行政)?复议的?情况$")
"""因…申请行政复议情况、提起行政诉讼的情况 is one part."""
_AND = frozenset(("和", "及", "与"))
_GLUE = (
    r"(?:情况|概述|概况|措施)"
    r"(?=主动公开|依申请|申请|政府信息|收费|存在|因|其他|回应|复议|行政|总体|监督|机构|工作|需要)"
)
_GLUED = fixed(_GLUE)
_SEVERAL = fixed(rf"{_GLUE}|、(?![^、]*诉讼)|、.*、")
"""Two parts run together, or joined by a pause as only 行政复议、行政诉讼 are: it is not sure how many they are."""
_REACH = 700
_TRIES = 50
_COUNTED_REACH = 20


class Item(Struct, frozen=True):
    """One declared part; `detail` is what it says it includes (含…)."""

    name: str
    at: Range
    number: str = ""
    detail: str = ""
    detail_at: Range | None = None


class Declaration(Struct, frozen=True):
    """The declared parts, and the number of them where it is stated.

    `numbered` if the list numbers them; `sure` if the list was cut into items without doubt; `partial` if it
    breaks off with 等 before half of the stated number.
    """

    at: Range
    items: tuple[Item, ...]
    stated: int | None = None
    stated_at: Range | None = None
    numbered: bool = False
    sure: bool = True
    partial: bool = False


def run_together(declared: Declaration, text: str) -> list[Range]:
    """Where two parts of a declaration run into each other without a sign between them: the end of the first."""
    items = (item.at for item in declared.items)
    return [Range(*found.span()) for at in items for found in _GLUED.finditer(text, at.start, at.end)]


def declaration(report: AnnualReport) -> Declaration | None:
    """The first list of its own parts that a report gives; None if it gives none."""
    if "_declaration" not in report.__dict__:
        found = (_read(report, *begin) for begin in islice(_beginnings(report), _TRIES))
        report.__dict__["_declaration"] = next((one for one in found if one), None)
    known: Declaration | None = report.__dict__["_declaration"]
    return known


def _beginnings(report: AnnualReport) -> Iterator[tuple[int, int]]:
    """Where a list may begin, and where it must have ended: at a full stop or the next heading."""
    text = report.reading.text
    headings = [one.heading.start for one in report.sections]
    for line in passages(report):
        for begin in _BEGIN.finditer(text, line.start, line.end):
            if _COUNTED.search(text[max(line.start, begin.start() - _COUNTED_REACH) : begin.end()]):
                continue
            after = bisect_right(headings, begin.end())
            limit = min(headings[after] if after < len(headings) else len(text), begin.start() + _REACH)
            stop = text.find("。", begin.end(), limit)
            yield begin.end(), stop if stop >= 0 else (limit if limit < begin.start() + _REACH else line.end)


def _read(report: AnnualReport, start: int, end: int) -> Declaration | None:
    text = report.reading.text
    count = _COUNT.search(text, start, end) or _COUNT.search(text, max(start - 40, 0), start)
    inside = count is not None and count.start() >= start
    ahead = count is not None and not inside and not text[count.end() : start].strip(" :")
    stop = count.start() if count and inside else end
    for behind in (_ANNEXED, _STATED_NEXT):
        other = behind.search(text, start, stop)
        stop = other.start() if other else stop
    if _LISTED_IN_NUMBERS.search(text, start, stop):
        return None
    stated = _value(count["count"]) if count and (inside or ahead) else None
    items, numbered = _items(text, start, stop)
    if stated and not numbered and len(items) < stated:
        finer, _ = _items(text, start, stop, at_every_and=True)
        items = finer if len(finer) == stated else items
    if stated and not numbered and len(items) < stated:
        plain = [item for piece in _at_commas(text, start, stop) if (item := _item(text, *piece, ""))]
        items = plain if len(plain) == stated else items
    told = count is not None or numbered
    if len(items) < 3 or not (told or all(_TERMINAL.search(item.name) for item in items[:-1])):  # noqa: PLR2004
        return None
    return Declaration(
        Range(items[0].at.start, items[-1].at.end),
        tuple(items),
        stated,
        Range(count.start("count"), count.end()) if count and stated else None,
        numbered,
        numbered or all(_TERMINAL.search(one.name) and not _SEVERAL.search(one.name) for one in items),
        bool(stated and count and "等" in count[0] and 2 * len(items) <= stated),
    )


def _items(text: str, start: int, end: int, *, at_every_and: bool = False) -> tuple[list[Item], bool]:
    """The items of a list, and whether it numbers them."""
    numbers = list(_NUMBERED.finditer(text, start, end))
    if len(numbers) >= 3:  # noqa: PLR2004
        ends = [*(one.start() for one in numbers[1:]), end]
        cut = [(one.end(), stop, one["number"]) for one, stop in zip(numbers, ends, strict=True)]
        return [item for one in cut if (item := _item(text, *one))], True
    cuts = list(_JOINT.finditer(text, start, end))
    noted = [note.span() for note in _NOTE.finditer(text, start, end)]
    cuts = [cut for cut in cuts if not any(opens < cut.start() < closes for opens, closes in noted)]
    # 甲情况和乙情况,丙情况: the first two are one item, if the stated number does not say otherwise
    cuts = [cut for cut in cuts if at_every_and or cut is cuts[-1] or cut[0] not in _AND]
    edges = [start, *(edge for match in cuts for edge in match.span()), end]
    pieces = [(edges[index], edges[index + 1]) for index in range(0, len(edges), 2)]
    merged: list[tuple[int, int]] = []
    for piece in pieces:
        if merged and (_goes_on(text[slice(*merged[-1])]) or _also_sued(text, merged[-1], piece)):
            merged[-1] = (merged[-1][0], piece[1])
        else:
            merged.append(piece)
    return [item for piece in merged if (item := _item(text, *piece, ""))], False


def _at_commas(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A list cut at its commas alone: 概述,主动公开,依申请公开,复议、诉讼和申诉,附表."""
    cuts = [start - 1, *(place for place in range(start, end) if text[place] == ","), end]
    return [(before + 1, after) for before, after in pairwise(cuts)]


def _goes_on(words: str) -> bool:
    """Whether these words are only the beginning of a title."""
    return not _TERMINAL.search(_plain(_NOTE.sub("", words)))


def _also_sued(text: str, before: tuple[int, int], piece: tuple[int, int]) -> bool:
    """Whether 提起行政诉讼的情况 goes on from 因…申请行政复议情况."""
    return bool(_LAWSUIT.match(text, *piece) and _REVIEW.search(text, *before))


def _item(text: str, start: int, end: int, number: str) -> Item | None:
    words = text[start:end]
    if tail := _TAIL.search(words):
        end = start + tail.start()
        words = text[start:end]
    detail = _DETAIL.search(words)
    name = _plain(_NOTE.sub("", words)).strip(" ;,。、:“”")
    if not name:
        return None
    begin = start + len(words) - len(words.lstrip())
    at = Range(begin, start + len(words.rstrip(" ;,。、\n")))
    detail_at = Range(start + detail.start(), start + detail.end()) if detail else None
    return Item(name, at, number, detail["detail"] if detail else "", detail_at)


def _plain(words: str) -> str:
    return "".join(words.split())


def _value(numeral: str) -> int:
    return int(numeral) if numeral.isdigit() else number_of(numeral)


__all__ = ["Declaration", "Item", "declaration", "run_together"]
