"""A whole and what it is made of: 共N条,其中甲a条,乙b条."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from operator import attrgetter
from typing import Literal

from msgspec.structs import replace

from gik_lint.facts.classes import ENDED, LONGEST_LIST, REST, of_classes
from gik_lint.facts.clauses import between, bracketed, squeezed, words_before
from gik_lint.facts.figures import PERCENT
from gik_lint.facts.reading import Reading
from gik_lint.facts.report import Enumeration, Figure, Range
from gik_lint.fixed import HAN, fixed
from gik_lint.packs.words import Whole
from gik_lint.text.patterns import matches

SHARE = r"^[,、(]?(?:约|大约)?占(?:比|总数|总量|全部|全年|全区|全县|全市|全省)?[^,;。~]{0,16}$"
SHARE_OF = fixed(SHARE)
"""What a percentage behind a part begins with."""
LAST_YEARS = fixed(r"^\((?:去年|上年|上一年|20\d\d年)(?:度|同期)?(?:的|为|是|有|共)?")
"""Last year's figure in a bracket."""

_OPENER = fixed(
    r"^(?:.{0,40}?[,。;、(])?(?:主要)?(?:其中|包括|包含|分别[为是]?)(?:主要|包括|如)?[:,]?|^.{0,12}?[,。;](?:含|涉及)|^[^,;。]{0,10}?:"
    r"|^[^。\d]{41,120}。其中[:,]?"
    r"|^[^,;。]{0,4}[,;](?:主要|具体|分类|按|即|其|各|有|为|如下)[^,;。]{0,8}?:"
)
_OF_WHICH = fixed("其中|包括|包含|[(:]|分别")
_REMARKS = fixed(r"\([^()]{1,40}\)")
_CONCERNS = fixed("涉及")
_BRACKET = fixed(r"^\((?!约|占)")
_BARE_BRACKET = fixed(r"^\((?!其中|含|有|如|例|仅|另)")
_MONEY = "元"
_DISPUTES = fixed("复议|诉讼")
_FULL_TEXT = fixed("全文电子化|全文公开")
_OPEN_WORD = fixed(r"主要|包括|包含|如:|例如|比如")
_OPEN_END = fixed(r"^[^,;。]{0,12}?(?:等|…)")
_ANEW = fixed(r"[。!?]|其中|全年|本年度|今年|(?<!公)共[有计发公收受办举]|总计|合计")
_NAMED_SUM = fixed(rf"^[,、;]{HAN}{{2,12}}(?:共计|合计)$")
"""A part told with 共计: 公告225条,解读信息共计110条,其他1827条."""
_ITS_OWN = fixed("^,共(?:发布|推送|公开)")
"""What one part did, told in passing: 微博12个,共发布信息992条;公众号18个."""
_ACTION = fixed(
    r"^[、,;(]*(?:并|且|共|已|现已|目前已?|全部|均|按时|按期)*"
    r"(?:办结|办理|答复|回复|处理|处置|完成|解决|整改|反馈|受理|收到|发生|产生|举办|开展|召开|组织|发布信息|点击|阅读|浏览|播放|转办|引发|引起|化解|结转|同比|较|比"
    r"|维持|纠正|撤销|驳回|审结|胜诉|败诉)"
)
_BROKEN_OFF = fixed(r"^[^,;。]{0,6}等[^,;。]{0,8};")
_RENEWED = fixed("^,?(?:更新|修订|修改|调整|新增)")
_CARRIED = fixed("结转|转结|遗留")
_HUNDRED, _ROUNDING = Decimal(100), Decimal("0.5")
_BEHIND, _ASIDES = 24, 5


def enumerations(reading: Reading, figures: Sequence[Figure], wholes: Sequence[Whole]) -> tuple[Enumeration, ...]:
    """Every whole with its parts; `figures` are those of the same reading, `wholes` kinds that leave nothing out."""
    counted = [figure for figure in figures if figure.stated]
    found: list[Enumeration] = []
    for index in range(len(counted) - 1):
        last = found[-1] if found else None
        one = _list_behind(reading.text, counted, index, last, wholes)
        if one and "。" in reading.text[counted[index].at.end : one.parts[0].at.start]:
            one = _of_the_sentence_before(reading.text, counted, index, one, last)
        if one:
            found.append(one)
    parts = {part.at for one in found for part in one.parts}
    return (*found, *of_classes(reading.text, counted, parts))


def _list_behind(
    text: str, figures: Sequence[Figure], index: int, last: Enumeration | None, wholes: Sequence[Whole]
) -> Enumeration | None:
    """The list that a figure opens: behind 其中 and its like, or in the bracket directly behind it.

    `last` is the list before: a new sentence that begins with 其中 goes on about its whole, not its part.
    """
    following = index + 1
    while following < len(figures) and figures[following].unit in PERCENT:
        following += 1  # 办结81件,占90%,其中…
    if figures[index].unit in PERCENT or following == len(figures):
        return None
    gap = between(text, figures[index], figures[following])
    following = _of_its_unit(text, figures, index, following)
    bracket = bool(_BRACKET.match(gap)) and ")" not in gap
    opener = _OPENER.match(_REMARKS.sub("", gap))
    if not (bracket or opener) or LAST_YEARS.match(gap):
        return None
    if opener and not bracket and "。" in _REMARKS.sub("", gap)[opener.end() :]:
        return None  # 发布13条,主要包括财政信息等。又发布368条: the list gives no figures
    if opener and not _OF_WHICH.search(gap) and _is_part(text, figures[index], last):
        return None
    whole = _whole(text, figures, index, figures[following].unit)
    if whole is None or (_RENEWED.search(words_before(text, whole)) and whole.value < figures[index - 1].value):
        return None  # 公开35条,更新1条,其中…: of the 35, or of both
    if last and "。" in gap and whole in last.parts and last.whole.unit == whole.unit:
        whole = last.whole
    inside = bracket or "(其中" in gap
    parts, end, skipped = _parts(text, figures, following, whole, in_bracket=inside)
    if last and whole is last.parts[-1] and _total(parts) > whole.value and last.whole.unit == whole.unit:
        whole = last.whole  # 公开27条,其中概况1条、…新闻12条,其中主站采用15条: of all 27
        parts, end, skipped = _parts(text, figures, following, whole, in_bracket=inside)
    opening = gap if bracket else opener[0] if opener else ""
    completeness = _completeness(text, figures[following:end], parts, opening, wholes, skipped=skipped)
    found = Enumeration(whole, tuple(parts), completeness, Range(whole.at.start, parts[-1].at.end))
    ahead = figures[max(index - _ASIDES, 0) : index + 1]
    return _with_carried_over(found, text, ahead, figures[end:])


def _of_the_sentence_before(
    text: str, figures: Sequence[Figure], index: int, one: Enumeration, last: Enumeration | None
) -> Enumeration | None:
    """A list that begins a sentence, if it is plain what of: in 收到4件,自然人2件,法人2件。其中… it is all four.

    None where another of the figures before it, or all of them, may be the whole, or where it tells a part once more.
    """
    if last and one.whole is last.whole and one.parts[0].value in {part.value for part in last.parts}:
        return None
    alike = [one.whole]
    for other in reversed(figures[max(index - LONGEST_LIST, 0) : index]):
        if "。" in text[other.at.end : figures[index].at.end] or "\n" in text[other.at.end : figures[index].at.end]:
            break
        if other.unit == one.whole.unit and other.at != one.whole.at and not _aside(text, other):
            alike.append(other)
    total = _total(one.parts)
    told = "。" not in text[one.whole.at.end : figures[index].at.end]
    if not told or total <= one.whole.value or len(alike) == 1:
        return one
    return None if total <= _total(alike) else replace(one, whole=max(alike, key=attrgetter("value")))


def _of_its_unit(text: str, figures: Sequence[Figure], index: int, first: int) -> int:
    """Where the first part stands: in 收取380元,其中甲局1件,收取380元 it is the figure behind the next."""
    second = first + 1
    unit = figures[index].unit
    if (
        second < len(figures)
        and figures[first].unit not in {unit, *PERCENT}
        and figures[second].unit == unit == _MONEY
        and not ENDED.search(between(text, figures[first], figures[second]))
    ):
        return second
    return first


def _is_part(text: str, figure: Figure, last: Enumeration | None) -> bool:
    """Whether a figure is itself a part, so that what follows is the next: 其中涉及征地121件,涉及规划54件."""
    return bool(last and figure in last.parts) or bool(_CONCERNS.search(words_before(text, figure)))


def _with_carried_over(
    found: Enumeration, text: str, ahead: Sequence[Figure], behind: Sequence[Figure]
) -> Enumeration | None:
    """The list, unless it adds up with what was carried over: 收到10件,上年结转2件,其中…: of all twelve."""
    whole, total = found.whole, _total(found.parts)
    carried = tuple(one for one in ahead if _CARRIED.search(words_before(text, one)) and one.unit == whole.unit)
    came = _total(carried)
    left = _left_over(text, behind, found.parts[-1], whole)
    if whole.value < total + left <= whole.value + came or (left and total + left == whole.value):
        return None
    if whole.value < total:
        return replace(found, carried=carried)
    if came and found.completeness == "exhaustive" and total != whole.value:
        return replace(found, completeness="unclear")
    return found


def _total(figures: Iterable[Figure]) -> Decimal:
    return sum((figure.value for figure in figures), Decimal(0))


def _left_over(text: str, figures: Sequence[Figure], last: Figure, whole: Figure) -> Decimal:
    """What is carried over to the next year, told directly behind the last part of a list."""
    first = figures[0] if figures else None
    if first is None or first.unit != whole.unit or "。" in text[last.at.end : first.at.start]:
        return Decimal(0)
    return first.value if _CARRIED.search(words_before(text, first)) else Decimal(0)


def _whole(text: str, figures: Sequence[Figure], index: int, unit: str) -> Figure | None:
    """What a list behind the figure at `index` is of: in 受理11件,比上年减少4件,其中… the eleven."""
    for one in reversed(figures[max(index - _ASIDES, 0) : index + 1]):
        if "。" in text[one.at.end : figures[index].at.end] or "\n" in text[one.at.end : figures[index].at.end]:
            return None
        if one.unit == unit and one.value and not _aside(text, one):
            return one
        if one.unit != unit and one.unit not in PERCENT and not _aside(text, one):
            return None
    return None


def _aside(text: str, figure: Figure) -> bool:
    """Whether a figure is no whole: a change, last year's own, a nought, what was carried over, one in brackets."""
    lesser = figure.change or bool(figure.period) or not figure.value
    return lesser or bracketed(text, figure) or bool(_CARRIED.search(words_before(text, figure)))


def _parts(
    text: str, figures: Sequence[Figure], first: int, whole: Figure, *, in_bracket: bool
) -> tuple[list[Figure], int, bool]:
    """The figures of a list, the index behind them, and whether figures of another unit were passed over.

    A list is at its end where its parts make up the whole: what follows is something else.
    """
    parts: list[Figure] = [figures[first]]
    skipped, depth = False, 0
    acts = bool(_ACTION.match(words_before(text, figures[first])))
    index = first + 1
    while index < min(len(figures), first + LONGEST_LIST):
        if _total(parts) == whole.value and figures[index].unit not in PERCENT:
            break
        gap = between(text, figures[index - 1], figures[index])
        if _BROKEN_OFF.match(gap) and depth == 0:
            break  # 其中新闻165条、解读10条等;微信公众号发布1135条
        bare = gap if depth == 0 else gap[gap.find(")") + 1 :] if ")" in gap else ""
        figure = figures[index]
        anew = _ANEW.search(bare) and not (figure.unit != whole.unit and _ITS_OWN.match(bare))
        anew = anew and not (_NAMED_SUM.match(bare) and _rest_behind(text, figures, index))
        if (anew and not _shared_on(text, figures, index)) or (
            in_bracket and depth == 0 and ")" in gap and "(" not in gap
        ):
            break
        depth += gap.count("(") - gap.count(")")
        if figure.unit not in PERCENT and depth <= 0 and not (figure.change or figure.period):
            if figure.unit != whole.unit:
                skipped = True
            elif not acts and not gap.endswith("、") and _ACTION.match(words_before(text, figure)):
                break  # in 其中1条播放量破亿、2条破千万 the words are of the part before
            elif _disputed(text, figure, whole):
                break
            elif _FULL_TEXT.search(words_before(text, figure)):
                pass  # 主动公开869条,全文电子化869条,不予公开39条: of those just counted
            else:
                parts.append(figure)
        index += 1
    return parts, index, skipped


def _rest_behind(text: str, figures: Sequence[Figure], index: int) -> bool:
    """Whether the figure behind is that of the rest, so that the one at `index` is still a part."""
    behind = figures[index + 1] if index + 1 < len(figures) else None
    return behind is not None and bool(REST.search(between(text, figures[index], behind)))


def _disputed(text: str, figure: Figure, whole: Figure) -> bool:
    """Whether a figure counts disputes and the whole does not: 申请81件,其中…其他处理2件,行政复议2件."""
    return bool(_DISPUTES.search(words_before(text, figure))) and not _DISPUTES.search(words_before(text, whole))


def _shared_on(text: str, figures: Sequence[Figure], index: int) -> bool:
    """Whether the list goes on in a new sentence, each of its figures with a percentage: …占79%。各乡镇1037条,占21%."""
    return (
        index + 1 < len(figures)
        and figures[index - 1].unit == figures[index + 1].unit == "%"
        and bool(SHARE_OF.match(between(text, figures[index], figures[index + 1])))
    )


def _completeness(
    text: str,
    figures: Sequence[Figure],
    parts: Sequence[Figure],
    opening: str,
    wholes: Sequence[Whole],
    *,
    skipped: bool,
) -> Literal["exhaustive", "open", "unclear"]:
    """Whether the list says that it names all; `figures` are those from its first part to its end."""
    behind = squeezed(text, parts[-1].at.end, parts[-1].at.end + _BEHIND)
    if len(parts) == 1 or skipped or _OPEN_WORD.search(opening) or _OPEN_END.match(behind):
        return "open"
    if any(part.approximate for part in parts):
        return "open"
    percents = [figure.value for figure in figures if figure.unit == "%"]
    whole_percent = len(percents) >= len(parts) and abs(sum(percents, Decimal(0)) - _HUNDRED) <= _ROUNDING
    names = "".join(words_before(text, part) for part in parts)
    everything = any(all(matches(kind, names) for kind in whole.kinds) for whole in wholes)
    rest = REST.search(words_before(text, parts[-1])) and not _CONCERNS.search(opening)
    if whole_percent or "分别" in opening or rest or everything or _BARE_BRACKET.match(opening):
        return "exhaustive"
    return "unclear"
