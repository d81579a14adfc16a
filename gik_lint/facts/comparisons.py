"""Percentages with what they are of, and growth since last year."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec.structs import replace

from gik_lint.facts.clauses import between, bracketed, squeezed, words_before
from gik_lint.facts.enumerations import LAST_YEARS, SHARE, SHARE_OF
from gik_lint.facts.figures import PERCENT
from gik_lint.facts.reading import Reading
from gik_lint.facts.report import Enumeration, Figure, Growth, Share
from gik_lint.fixed import fixed

_ENDED = fixed("[。;]")
_RESPECTIVELY = fixed("分别占|占比(?:依次)?分别|占[^,;。]{0,12}分别|分别为")
_JOINED = fixed("[、,和及与]{1,2}")
_ALL = 100
"""公开43条,其中主动公开公文2条,主动公开率100%: the rate is of the part."""
_RATE_OF = fixed(
    r"^[,、;(]?(?:(?![到按限]期|[按限及]时|法定)[^,;。~]){0,8}?(?P<of>办结|回复|答复|办理|处理|满意|公开|解决|办复)率(?:为|达到?|约|均为)*$"
)
_SETTLED = fixed("办结|办理|处理|处置|解决|答复|回复|办复")
_OF_THESE = fixed(r"^[^,;。\d]{0,14}中,")
_SINCE_LAST_YEAR = fixed(
    r"(?:同比|环比|(?:较|比|与)(?:去年|上年|上一年|20\d\d年)(?:度|同期|全年)*(?:相比)?)[^。;~]{0,12}?(?:的?~)?[^。;~]{0,8}?"
    r"(?P<direction>增长|增加|上升|提高|提升|多|减少|下降|降低|回落|少)了?(?:约|近)?$"
)
_AGAIN = fixed(r"[,、(](?:同比|较上年|比上年)?(?:增长|增加|上升|提高|减少|下降|降低|增幅|降幅)了?[为达约]?")
_DIRECTED = tuple("长加升高多少降低落了约近")
"""The last letters of what may stand before a change."""
_MORE = frozenset({"增长", "增加", "上升", "提高", "提升", "多"})
_SHARED = fixed(rf"{SHARE}|^\($")
_SHARED_BARELY = fixed(rf"{SHARE}|^[(,]$")
_HUNDRED = Decimal(100)
_NEAR, _COMPARED, _LONGEST, _FAR, _TWO = 80, 8, 40, 8, 2


def shares(reading: Reading, figures: Sequence[Figure], lists: Sequence[Enumeration]) -> tuple[Share, ...]:
    """Every percentage whose part and whole stand in the text."""
    wholes = {part.at.start: one.whole for one in lists for part in one.parts}
    stated = [figure for figure in figures if figure.stated]
    fitting = {one.percent.at: one for one in _of_one_whole(reading.text, stated)}
    others = (one for one in _shares(reading.text, stated, wholes) if one.percent.at not in fitting)
    return tuple(sorted((*fitting.values(), *others), key=lambda one: one.percent.at.start))


def rounds_to(right: Decimal, printed: Decimal) -> bool:
    """Whether `printed` is `right` rounded, or cut off, to the places it is printed with, give or take one.

    47.3 may be filled up with a nought (47.30).
    """
    places = min(int(printed.as_tuple().exponent), 0)
    step = Decimal(1).scaleb(places)
    filled = places < -1 and printed % (10 * step) == 0
    return abs(right - printed) <= (5 * step if filled else step)


def _of_one_whole(text: str, figures: Sequence[Figure]) -> Iterator[Share]:
    """Shares told in one sentence, most of which fit one figure before them: it is the whole of them all.

    One that fits another figure before it is a share of that.
    """
    for pairs in _told_together(text, figures):
        unit, first = figures[pairs[0]].unit, pairs[0]
        ahead = [one for one in figures[max(first - _FAR, 0) : first] if one.unit == unit and one.value]
        fitting = {one: [part for part in pairs if _fits(figures, part, one)] for one in ahead}
        whole = max(ahead, key=lambda one: (len(fitting[one]), one.at.start), default=None)
        if whole is None or len(fitting[whole]) < _TWO or len(fitting[whole]) * 2 <= len(pairs):
            continue
        for part in pairs:
            near = (*ahead, *figures[first:part])
            told = part in fitting[whole] or _SHARED.match(between(text, figures[part], figures[part + 1]))
            if told and (part in fitting[whole] or not any(_fits(figures, part, one) for one in near)):
                yield Share(figures[part], replace(whole, approximate=False), figures[part + 1])


def _told_together(text: str, figures: Sequence[Figure]) -> Iterator[list[int]]:
    """Where in a sentence figures of one unit stand that each have a percentage directly behind."""
    pairs: list[int] = []
    for index in range(len(figures) - 1):
        part, percent = figures[index], figures[index + 1]
        if pairs and (
            "。" in between(text, figures[index - 1], part) or part.unit not in {figures[pairs[0]].unit, "%"}
        ):
            yield pairs
            pairs = []
        if percent.unit == "%" and part.unit not in PERCENT and part.value and not part.change:
            pairs += [index] if _SHARED_BARELY.match(between(text, part, percent)) else []
    if pairs:
        yield pairs


def _fits(figures: Sequence[Figure], part: int, whole: Figure) -> bool:
    """Whether a figure of the whole makes the percentage behind it."""
    one = figures[part]
    return (
        whole.unit == one.unit
        and whole.value >= one.value > 0
        and rounds_to(one.value / whole.value * _HUNDRED, figures[part + 1].value)
    )


def _shares(text: str, figures: Sequence[Figure], wholes: dict[int, Figure]) -> Iterator[Share]:
    for index in range(1, len(figures)):
        percent, part = figures[index], figures[index - 1]
        if percent.unit != "%" or part.unit in PERCENT:
            continue
        gap = between(text, part, percent)
        if _RESPECTIVELY.search(gap):
            yield from _respectively(text, figures, index, wholes)
        elif SHARE_OF.match(gap) and part.at.start in wholes:
            yield Share(part, wholes[part.at.start], percent)
        elif SHARE_OF.match(gap) and (whole := _of_these(text, figures, index - 1)):
            yield Share(part, whole, percent)
        rate = _RATE_OF.match(gap)
        if rate and index > 1 and figures[index - 2].unit not in PERCENT:
            before, words = figures[index - 2], words_before(text, part)
            same = rate["of"] in words and not (percent.value == _ALL and "其中" in between(text, before, part))
            if (
                (same or _SETTLED.search(words))
                and "。" not in between(text, before, part)
                and before.value >= part.value
            ):
                yield Share(part, before, percent, same)


def _of_these(text: str, figures: Sequence[Figure], index: int) -> Figure | None:
    """The whole that opens a passage in which each figure has its share: 913条信息中,甲类145条,占16%;乙类34条,占4%."""
    part = figures[index]
    for order in range(index - 1, max(index - _LONGEST, -1), -1):
        one = figures[order]
        if "\n" in text[one.at.end : part.at.start]:
            return None
        if one.unit == part.unit and _OF_THESE.match(squeezed(text, one.at.end, one.at.end + _COMPARED * 2)):
            return one if one.value >= part.value else None
        if one.unit not in PERCENT and figures[order + 1].unit not in PERCENT:
            return None
    return None


def _respectively(text: str, figures: Sequence[Figure], first: int, wholes: dict[int, Figure]) -> Iterator[Share]:
    """甲276件、乙11件,分别占96%、4%: as many percentages as parts of one whole before them, or none is judged."""
    end = first
    while (
        end < len(figures)
        and figures[end].unit == "%"
        and (end == first or _JOINED.fullmatch(between(text, figures[end - 1], figures[end])))
    ):
        end += 1
    whole = wholes.get(figures[first - 1].at.start)
    begin = first
    while begin and whole and wholes.get(figures[begin - 1].at.start) is whole:
        begin -= 1
    if first - begin == end - first:
        for part, percent in zip(figures[begin:first], figures[first:end], strict=True):
            yield Share(part, wholes[part.at.start], percent)


def growths(reading: Reading, figures: Sequence[Figure]) -> tuple[Growth, ...]:
    """Every comparison with last year."""
    return tuple(_growths(reading.text, [figure for figure in figures if figure.stated]))


def _growths(text: str, figures: Sequence[Figure]) -> Iterator[Growth]:
    changes: set[int] = set()
    last: Growth | None = None
    for index, change in enumerate(figures):
        if not text[max(change.at.start - _NEAR, 0) : change.at.start].rstrip().endswith(_DIRECTED):
            continue
        near = figures[max(index - _COMPARED, 0) : index]
        near = [one for one in near if not _ENDED.search(text, one.at.end, change.at.start)]
        since = _SINCE_LAST_YEAR.search(_before(text, near, change))
        if since is None:
            continue
        changes.add(change.at.start)
        counted = [
            one for one in near if one.unit not in PERCENT and one.at.start not in changes and not bracketed(text, one)
        ]
        before = next((one for one in reversed(counted) if one.period == "last-year"), None)
        now = next((one for one in reversed(counted) if one.period == ""), None)
        if before is None and now:
            before = _last_years(text, figures[index : index + 2], now)
        growth = Growth(now, change, "more" if since["direction"] in _MORE else "less", before)
        if last and not before:
            growth = _with_derived(text, last, growth)
        yield growth
        last = growth


def _with_derived(text: str, last: Growth, growth: Growth) -> Growth:
    """增加30条,增长20%: what there was last year is what there is now less the thirty."""
    now, change = growth.now, last.change
    again = now and now == last.now and now.unit == change.unit and growth.direction == last.direction
    if not (again and growth.change.unit == "%" and _AGAIN.fullmatch(between(text, change, growth.change))):
        return growth
    less = -change.value if last.direction == "more" else change.value
    return replace(growth, before=replace(change, value=now.value + less)) if now else growth


def _last_years(text: str, change_and_next: Sequence[Figure], now: Figure) -> Figure | None:
    """Last year's figure in the bracket behind a change: 1230条,同比增长23%(上年为1100条)."""
    change, *behind = change_and_next
    if behind and behind[0].unit == now.unit and LAST_YEARS.fullmatch(between(text, change, behind[0])):
        return behind[0]
    return None


def _before(text: str, near: Sequence[Figure], figure: Figure) -> str:
    """The words before a figure, the figures among them written `~`."""
    pieces, offset = "", near[0].at.end if near else max(figure.at.start - _NEAR, 0)
    for one in near[1:]:
        pieces += squeezed(text, offset, one.at.start) + "~"
        offset = one.at.end
    return pieces + squeezed(text, offset, figure.at.start)
