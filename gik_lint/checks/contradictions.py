"""Figures of one fact that contradict one another: two numbers, none and some, more settled than there was."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from operator import attrgetter

from gik_lint.checks.base import Hit, Witness
from gik_lint.facts.report import AnnualReport, Figure
from gik_lint.fixed import HAN, fixed
from gik_lint.text.patterns import any_found

_WHOLE = fixed(r"全年|本年|年度|20\d\d年|共|累计|总[数量计]")
_NARROWER = fixed(
    r"[网屏栏]|微[博信]|公众号|新媒体|公报|平台|客户端|APP|抖音|报[纸刊]|媒体|部门|单位|乡|镇|街道|村|社区|其中|专[题区]|类|日常|领域"
)
_ITSELF = ("我", "本", "全", "各级", "各部门", "各单位", "各乡", "各镇", "各级各部门")
_COURTS = ("法院", "检察院", "复议机关", "复议机构")
_COLUMN = fixed(
    rf"(?P<name>{HAN}{{4}})(?:专栏|栏目)(?:主动|共|累计)*(?:公开|发布)(?:各类|的)*(?:政府|政务)?信息(?:共|共计|累计)?$"
)
_COUNT_WORDS = fixed(r"(?:数量|总数|总量|共计|合计|总计|累计|[共达为了约有是计数])+$")
_CARRIED = fixed("结转|转结")
_SO_FAR = fixed(r"截[至止][^。;\n]{0,24}累计[^。;,\n\d]{0,24}$")
"""What may have been counted since the beginning, and not in this year alone."""
_LONG_ENOUGH, _LONG_ENOUGH_WITH_A_PART = 4, 3
_LONG_TALE = 60
_ASIDE = 30  # 办结31件(其中1件为2022年结转本年度办理)
_MOST = 100  # no report has so many totals; a hostile text must not be compared pair by pair


def two_numbers(subjects: Sequence[str], report: AnnualReport) -> Iterator[Hit]:
    """One subject, unit, scope and year stated with two numbers; else two totals that differ by a slip of the pen."""
    parts = {part.at for one in report.enumerations for part in one.parts}
    first: dict[tuple[str, str, str, int | None], Figure] = {}
    for one in said(subjects, report):
        if not one.stated or not one.value or one.at in parts:
            continue
        key = (one.what, one.unit, one.scope, one.year or report.identity.year)
        before = first.setdefault(key, one)
        if before.value == one.value or _of_other_scope(before, one, report):
            continue
        if not _so_far(max(before, one, key=attrgetter("value")), report):
            yield pair_hit(one, before, report)
            return
    yield from _of_one_column(report)
    yield from _slipped(subjects, report)


def _of_other_scope(first: Figure, second: Figure, report: AnnualReport) -> bool:
    """Whether one of them is with what was carried over and the other without: 办理2990件,新收2940件、结转50件."""
    between = abs(first.value - second.value)
    return any(one.value == between and _CARRIED.search(one.what) for one in report.figures)


def _so_far(one: Figure, report: AnnualReport) -> bool:
    """Whether the larger of two numbers may be that of all years: 截至2019年底,累计公开64627条."""
    return _SO_FAR.search(report.reading.text[max(one.at.start - _LONG_TALE, 0) : one.at.start]) is not None


def _of_one_column(report: AnnualReport) -> Iterator[Hit]:
    """What one column of a site published, with two numbers: 审计信息栏目公开信息20条 … 审计信息专栏公开信息16条."""
    year = report.identity.year
    first: dict[tuple[str, str], Figure] = {}
    for one in report.figures:
        if one.approximate or one.period or one.change or not one.stated or one.year not in (None, year):
            continue
        column = _COLUMN.search(report.reading.text[one.clause.start : one.at.start])
        if column:
            before = first.setdefault((column["name"], one.unit), one)
            if before.value != one.value and _apart(before, one, report):
                yield pair_hit(one, before, report)
                return


def _slipped(subjects: Sequence[str], report: AnnualReport) -> Iterator[Hit]:
    """Totals of one noun, one digit apart: 全年主动公开信息7215条 … 全年共发布信息7225条."""
    wholes = [(one, noun) for one in report.figures if (noun := _noun_of_whole(one, report))]
    for (first, noun), (second, other) in combinations(wholes[:_MOST], 2):
        same = noun == other and first.unit == second.unit and first.value != second.value
        if same and {first.what, second.what} & set(subjects) and _apart(first, second, report):
            least = _LONG_ENOUGH_WITH_A_PART if _share_a_part(first, second, report) else _LONG_ENOUGH
            if one_slip(str(first.value), str(second.value), least) and not _of_other_scope(first, second, report):
                yield pair_hit(second, first, report)
                return


def _noun_of_whole(one: Figure, report: AnnualReport) -> str:
    """The last two characters of what a whole year's exact total counts; empty for other figures."""
    year = report.identity.year
    if one.approximate or one.period or not one.stated or one.scale != 1 or one.year not in (None, year):
        return ""
    own = "".join(report.reading.text[one.clause.start : one.at.start].split())
    if not _WHOLE.search(own) or _NARROWER.search(own):
        return ""
    return _COUNT_WORDS.sub("", own)[-2:]


def _apart(one: Figure, other: Figure, report: AnnualReport) -> bool:
    """Whether they stand in different sentences: in one, two figures are two facts."""
    first, second = (one, other) if one.at.start < other.at.start else (other, one)
    return any(mark in report.reading.text[first.at.end : second.at.start] for mark in "。\n")


def _of_the_same(none: Figure, some: Figure, report: AnnualReport) -> bool:
    """Whether a denial and a count are of one thing: in one sentence, 已全部办结 is of what was counted last."""
    if none.at.start < some.at.start:
        between = [one for one in report.figures if one.stated and none.at.end <= one.at.start < some.at.start]
        return not between or _apart(none, some, report)
    return _apart(some, none, report)


def _share_a_part(first: Figure, second: Figure, report: AnnualReport) -> bool:
    parts = [
        {(part.what, part.value) for one in report.enumerations if one.whole.at == whole.at for part in one.parts}
        for whole in (first, second)
    ]
    return bool(parts[0] & parts[1])


def one_slip(first: str, second: str, least: int) -> bool:
    """Whether one digit is another, or two neighbours changed places."""
    if len(first) != len(second) or len(first) < least:
        return False
    return sum(one != two for one, two in zip(first, second, strict=True)) == 1 or swapped(first, second)


def swapped(first: str, second: str) -> bool:
    """Whether two neighbouring digits changed places."""
    other = [index for index, (one, two) in enumerate(zip(first, second, strict=False)) if one != two]
    neighbours = len(first) == len(second) and len(other) == 2 and other[1] == other[0] + 1  # noqa: PLR2004
    return neighbours and first[other[0]] == second[other[1]] and first[other[1]] == second[other[0]]


def none_and_some(subjects: Sequence[str], report: AnnualReport) -> Iterator[Hit]:
    """Said to be none, in words or with a nought, and counted elsewhere."""
    for what in subjects:
        figures = [one for one in said(subjects, report) if one.what == what]
        nones = [one for one in figures if not one.value and (not one.stated or not one.scope)]
        somes = [one for one in figures if one.stated and one.value]
        pairs = ((none, some) for none in nones[:_MOST] for some in somes[:_MOST])
        if pair := next((pair for pair in pairs if _of_the_same(*pair, report)), None):
            yield pair_hit(*pair, report)


def more_done(subjects: Sequence[str], unless: tuple[str, ...], report: AnnualReport) -> Iterator[Hit]:
    """`subjects` are received, carried in, done: done must not exceed what there was, `unless` it says why itself."""
    received_, carried_, done_ = subjects
    figures = {one.what: one for one in said(subjects, report)}
    received, done = figures.get(received_), figures.get(done_)
    behind = report.reading.text[done.at.end : done.at.end + _ASIDE] if done else ""
    if received is None or done is None or carried_ in figures or not _apart(received, done, report):
        return  # in one sentence a rule of its own says it
    if done.value > received.value and not any_found(unless, behind):
        yield pair_hit(done, received, report)


def said(subjects: Sequence[str], report: AnnualReport) -> Iterator[Figure]:
    """Exact figures of the subjects, of the report year and of the whole."""
    for one in report.figures:
        if one.known and one.what in subjects and not one.period and not one.approximate and of_the_body(one, report):
            yield one


def of_the_body(figure: Figure, report: AnnualReport) -> bool:
    """Whether a figure is of the body that reports: not one that its own clause says is an agency's of it.

    What a government of an area received itself is not what its report counts for the area; its office reports
    for it.
    """
    actor, body = figure.actor.partition("代表")[0], report.identity.body or ""
    if not actor or (actor.startswith(_ITSELF) and not actor.endswith(_COURTS)):
        return True
    if actor.endswith("政府") and report.identity.kind in ("government", "office"):
        return report.identity.kind == "office" and _is_short_for(actor, body)
    return bool(body) and (body in actor or _is_short_for(actor, body))


def _is_short_for(short: str, name: str) -> bool:
    """Whether every letter stands in the name, in this order: 市市场监管局 for 金华市市场监督管理局."""
    letters = iter(name)
    return all(letter in letters for letter in short)


def pair_hit(one: Figure, other: Figure, report: AnnualReport) -> Hit:
    """A hit at `one` that points at `other`, too."""
    values = {"found": quote(one, report), "other": quote(other, report), "what": one.what}
    return Hit(one.at, values, witnesses=(Witness(other.at, "另一处"),), actual=plain(one.value), key=one.what)


def quote(figure: Figure, report: AnnualReport) -> str:
    """The figure as the canonical text has it."""
    return report.reading.text[figure.at.start : figure.at.end]


def plain(value: Decimal) -> str:
    """A figure without an exponent and without zeros at its end."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
