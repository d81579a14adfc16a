"""Kind `declared`: the parts a report says it has (由概述、…共五个部分组成, 主要内容包括:1.…14.…) against its headings.

Items are matched to headings by name, best pairs first, never by count or position alone.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Literal

from msgspec import Struct

from gik_lint.checks.base import Hit, NotApplicable, Run, Undecided, Verdict, Witness, verdict
from gik_lint.checks.content import all_told
from gik_lint.facts.declarations import Declaration, Item, declaration, run_together
from gik_lint.facts.passages import prose_of
from gik_lint.facts.report import AnnualReport, Section
from gik_lint.fixed import fixed
from gik_lint.packs.model import Rule
from gik_lint.text.likeness import core, likeness
from gik_lint.text.patterns import any_found

VALUES = frozenset({"item", "number", "title", "stated", "listed", "detail"})
_PIECES = fixed(r"[、,]|[和与及]")
_YEAR = fixed(r"20\d\d年度?")
_REVIEWS, _LAWSUITS = fixed("行政复议(?:的?情况)$"), fixed("(?:被)?(?:提起)?行政诉讼(?:的?情况)$")
_BOTH = fixed("复议的?情况、.{0,4}诉讼")
"""行政复议情况、行政诉讼情况 may be one part or two."""
_ALIKE = 0.38
_MANY = 500
_MAINLY, _AND_SO_ON = fixed(r"主要[^。\n]{0,8}$"), fixed(r"[”」]?[,、]?\s?(?:等|并附|另附|附)")
_LEAD, _WHOLE_LIST = 16, 5
_KEY = 2  # letters a title's own word must have to tell it


class Parameters(Struct, frozen=True, forbid_unknown_fields=True):
    """`fault` is what the rule reports.

    `only-declared`: an item without a heading; `only-in-body`: a heading of the highest level that a complete
    list does not name; `count`: the stated number is not that of the items; `detail`: what an item says it
    includes (含…) is not in its part; `run-together`: no sign stands between two items, one hit a file. `same` are
    titles that mean the same; `common` are words that do not tell one title from another.
    """

    fault: Literal["only-declared", "only-in-body", "count", "detail", "run-together"]
    same: tuple[tuple[str, ...], ...] = ()
    common: tuple[str, ...] = ()


def check(rule: Rule, parameters: Parameters, report: AnnualReport, run: Run) -> Verdict:
    """Failed with each item or heading that has no counterpart."""
    declared = declaration(report)
    if declared is None:
        return NotApplicable("报告没有预告自己由哪些部分组成")
    if parameters.fault == "count":
        return verdict(list(_count(declared)))
    if parameters.fault == "run-together":
        return verdict(_run_together(declared, report.reading.text))
    if not any(section.body.end > declared.at.end for section in report.sections):
        return Undecided("正文的标题没有读出来，无法与预告对照", declared.at)
    pairs = _paired(declared, parameters, report)
    return verdict(list(_FAULTS[parameters.fault](declared, pairs, parameters, report)))


def _count(declared: Declaration) -> Iterator[Hit]:
    listed = len(declared.items)
    annexes = sum(item.name.startswith("附") or item.name.endswith("表") for item in declared.items)
    if declared.partial:
        return
    names = [item.name for item in declared.items]
    apart = sum(bool(_REVIEWS.search(one) and _LAWSUITS.match(two)) for one, two in pairwise(names))
    joined = sum(_BOTH.search(name) is not None for name in names)
    lawful = {listed + annex + disputes for annex in (0, -annexes) for disputes in (0, -apart, joined)}
    if declared.stated_at and declared.sure and declared.stated not in lawful:
        values = {"stated": str(declared.stated), "listed": str(listed)}
        yield Hit(declared.stated_at, values, expected=str(listed), actual=str(declared.stated))


def _run_together(declared: Declaration, text: str) -> list[Hit]:
    places = run_together(declared, text)
    if not places:
        return []
    first, *others = places
    values = {"item": text[first.start : first.end], "number": str(len(places))}
    return [Hit(first, values, witnesses=tuple(Witness(one, "这里也是") for one in others))]


def _only_declared(
    declared: Declaration, pairs: dict[int, Section], parameters: Parameters, report: AnnualReport
) -> Iterator[Hit]:
    told = all_told(report)
    tables = [core(table.form.title) for table in report.tables]
    prescribed = [core(name) for form in (report.form.sections if report.form else ()) for name in form.names]
    for index, item in enumerate(declared.items):
        name = core(item.name)
        if index in pairs or name in prescribed or any(title in name for title in tables) or _annexed(item, report):
            continue
        if _shares_a_heading(_name(item.name, parameters, report), pairs.values()):
            continue
        class_ = _class_of(item.name, report)
        if class_ in told and told[class_].nothing:
            continue  # that the content is missing says it already
        certain = declared.numbered or declared.stated is not None
        values = {"item": item.name, "number": item.number}
        yield Hit(item.at, values, key=f"declared.{name}", severity="error" if certain else "warning")


def _only_in_body(
    declared: Declaration, pairs: dict[int, Section], parameters: Parameters, report: AnnualReport
) -> Iterator[Hit]:
    certain = declared.numbered or (declared.stated is not None and not list(_count(declared)))
    if declared.partial or not declared.sure or (declared.stated is not None and not certain):
        return
    paired = {id(section) for section in pairs.values()}
    left = [
        one for one in report.sections if one.level == 1 and id(one) not in paired and one.body.end > declared.at.start
    ]
    if left and (certain or (len(left) == 1 and _names_all_else(declared, pairs, report))):
        witnesses = tuple(Witness(one.heading, "也没有预告") for one in left[1:])
        values = {"title": f"{left[0].number}{left[0].title}", "number": str(len(left))}
        witnesses = (Witness(declared.at, "预告的内容"), *witnesses)
        yield Hit(left[0].heading, values, witnesses=witnesses, key="body", severity=None if certain else "info")


def _names_all_else(declared: Declaration, pairs: dict[int, Section], report: AnnualReport) -> bool:
    """Whether a list without numbers reads as the whole: long, each item with its heading, and no 主要 or 等."""
    text, items = report.reading.text, declared.items
    before = text[max(items[0].at.start - _LEAD, 0) : items[0].at.start]
    behind = text[items[-1].at.end : items[-1].at.end + _LEAD]
    opened = _MAINLY.search(before) or _AND_SO_ON.match(behind)
    return not opened and len(pairs) == len(items) >= _WHOLE_LIST


def _detail(
    declared: Declaration, pairs: dict[int, Section], parameters: Parameters, report: AnnualReport
) -> Iterator[Hit]:
    for index, item in enumerate(declared.items):
        key = _bare(item.detail, parameters.common)
        section = pairs.get(index)
        if len(key) < _KEY or section is None:
            continue
        body = core(section.title + prose_of(report, section.body))
        if key not in body and likeness(key, body[: 4 * len(key)]) < _ALIKE and not _words_in(key, body):
            values = {"item": item.name, "detail": item.detail, "title": f"{section.number}{section.title}"}
            yield Hit(item.detail_at or item.at, values, witnesses=(Witness(section.heading, "正文的这一部分"),))


def _words_in(key: str, body: str) -> bool:
    """Whether every pair of letters of a short key stands somewhere in the body."""
    return all(key[index : index + 2] in body for index in range(len(key) - 1))


_FAULTS = {"only-declared": _only_declared, "only-in-body": _only_in_body, "detail": _detail}


def _paired(declared: Declaration, parameters: Parameters, report: AnnualReport) -> dict[int, Section]:
    """The pairs of items and headings, found once for all rules that compare alike."""
    known: dict[object, dict[int, Section]] = report.__dict__.setdefault("_declared_pairs", {})
    key = (parameters.same, parameters.common)
    if key not in known:
        known[key] = _pairs(declared.items, _parts(report), parameters, report)
    return known[key]


def _parts(report: AnnualReport) -> list[Section]:
    """The headings an item may name: all of them, the highest first."""
    return sorted(report.sections[:_MANY], key=lambda section: section.level)


def _pairs(
    items: Sequence[Item], parts: Sequence[Section], parameters: Parameters, report: AnnualReport
) -> dict[int, Section]:
    """Each item with its heading, the likest pairs first, each heading once; lower headings only for what is left."""
    names = [_name(item.name, parameters, report) for item in items]
    titles = [_name(section.title, parameters, report) for section in parts]
    scored = sorted(
        (parts[order].level > 1, -score, index, order)
        for index, name in enumerate(names)
        for order, title in enumerate(titles)
        if (score := _score(name, title, parameters)) >= _ALIKE
    )
    pairs: dict[int, Section] = {}
    taken: set[int] = set()
    for _, _, index, order in scored:
        if index not in pairs and order not in taken:
            pairs[index] = parts[order]
            taken.add(order)
    return pairs


class Name(Struct, frozen=True):
    """A title as compared: without blanks and punctuation, what tells it from others, what it is of the form."""

    core: str
    keys: tuple[str, ...]
    class_: str = ""


def _name(title: str, parameters: Parameters, report: AnnualReport) -> Name:
    title = _YEAR.sub("", title)  # a wrong one is for the rules of years to tell
    keys = (_bare(piece, parameters.common) for piece in _PIECES.split(title))
    return Name(core(title), tuple(key for key in keys if key), _class_of(title, report))


def _class_of(title: str, report: AnnualReport) -> str:
    """The content or section of the form that a title means; empty for none."""
    if report.form is None:
        return ""
    for section in report.form.sections:
        if core(title) in {core(name) for name in section.names}:
            return section.id
    contents = reversed(report.form.contents)  # the first, 主动公开, is in the words of others too
    if content := next((one.id for one in contents if any_found(one.titles, title)), ""):
        return content
    sections = reversed(report.form.sections)  # 申请行政复议 is of the later one
    return next((one.id for one in sections if any(word in title for word in one.words)), "")


def _score(item: Name, title: Name, parameters: Parameters) -> float:
    """How likely `title` heads `item`: alike, the same in other words, or sharing what tells it from others."""
    if item.core == title.core:
        return 1.0
    if any(item.core in group and title.core in group for group in parameters.same):
        return 0.9
    score = likeness(item.core, title.core)
    if item.class_ and item.class_ == title.class_:
        score = max(score, 0.5)
    for name, whole in ((item, title.core), (title, item.core)):
        if name.keys and all(len(key) >= _KEY and key in whole for key in name.keys):
            score = max(score, 0.6 + 0.01 * sum(map(len, name.keys)))
    return score


def _shares_a_heading(item: Name, paired: Iterable[Section]) -> bool:
    """Whether the heading of another part names this one, too: 复议情况、诉讼情况 under 行政复议、行政诉讼情况."""
    keys = [key for key in item.keys if len(key) >= _KEY]
    return bool(keys) and any(all(key in core(section.title) for key in keys) for section in paired)


def _bare(title: str, common: Sequence[str]) -> str:
    bare = core(title)
    for word in common:
        bare = bare.replace(word, "")
    return bare


def _annexed(item: Item, report: AnnualReport) -> bool:
    """Whether an item that is a table or annex stands in the text behind the declaration."""
    if "表" not in item.name and "附" not in item.name:
        return False
    name = core(item.name)
    return name in core(report.reading.text[item.at.end + 1 :]) or any(name.endswith("统计表") for _ in report.tables)
