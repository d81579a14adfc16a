"""Kind `numbering`: headings of one level, and 一是、二是… in one passage, count up without gap or repeat."""

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from gik_lint.checks.base import Hit, Run, Verdict, Witness, verdict
from gik_lint.facts.numbering import BRACKET, CHAPTER, DIGIT, numbering, numeral
from gik_lint.facts.points import mark_lists, word_lists
from gik_lint.facts.report import AnnualReport, Range, Section
from gik_lint.fixed import HAN, fixed
from gik_lint.packs.model import Rule
from gik_lint.text.likeness import core

_NUMERAL = fixed(r"[一二三四五六七八九十]+|\d+|[①-⑳㈠-㈩]")
_PAIRED = fixed(rf"{HAN}{{2,8}},{HAN}{{2,8}}")
VALUES = frozenset({"number", "expected", "last", "title"})
_PARALLEL = fixed(rf"(?<=[。!?])(?P<lost>{HAN}{{2,8}},{HAN}{{2,8}})。")
_TELLING = 4  # letters of a title that tell what it is about
_FEW = 2  # numbers skipped in an Arabic list before it is taken for another list


class Parameters(Struct, frozen=True, forbid_unknown_fields=True):
    """`of` is what counts up: `headings`, or in running text the `points` 一是、二是 or the `marks` ①②, (1)(2), 1.2.

    `title`: two numbers under one heading with the same title.
    """

    fault: Literal["gap", "repeat", "either", "title"]
    of: Literal["headings", "points", "marks"] = "headings"


class Numbered(Struct, frozen=True):
    """One number in a sequence: its value, where it stands, and how it is printed."""

    ordinal: int
    at: Range
    printed: str
    section: Section | None = None


def check(rule: Rule, parameters: Parameters, report: AnnualReport, run: Run) -> Verdict:
    """Failed with each number that skips some, or comes again."""
    if parameters.fault == "title":
        return verdict(list(_titled_alike(report)))
    sequences = _headings(report) if parameters.of == "headings" else _lists(report, parameters.of)
    hits = [hit for sequence in sequences for hit in _faults(sequence, parameters.fault, report)]
    return verdict(hits)


def _titled_alike(report: AnnualReport) -> Iterator[Hit]:
    """Headings of one list whose title another of them had before."""
    for sequence in _headings(report):
        titled: dict[str, Numbered] = {}
        for one in sequence:
            title = core(one.section.title) if one.section else ""
            before = titled.setdefault(title, one) if sum(map(str.isalpha, title)) >= _TELLING else one
            if before.ordinal < one.ordinal:
                values = {"number": one.printed, "expected": "", "last": before.printed}
                values["title"] = one.section.title if one.section else ""
                yield Hit(one.at, values, witnesses=(Witness(before.at, "前一个标题"),), key=title)


def _faults(sequence: Sequence[Numbered], fault: str, report: AnnualReport) -> Iterator[Hit]:
    last: Numbered | None = None
    skipped = False
    for position, one in enumerate(sequence, 1):
        before = last.ordinal if last else 0
        if one.ordinal == before and last:
            if fault != "gap" and not skipped:  # 一是,三是,三是: the first 三是 is the wrong one
                yield _hit(one, before + 1, last, report)
        elif position > 2 and one.ordinal == position:  # noqa: PLR2004 - 一,一,三: that 一 comes twice says it
            skipped = False
        elif one.ordinal > before + 1 and (last or one.section):
            skipped = True
            if fault != "repeat" and not _section_lost(last, one, report) and not _run_on(last, one, report):
                yield _hit(one, before + 1, last, report)
        else:
            skipped = False
        last = one


def _section_lost(last: Numbered | None, one: Numbered, report: AnnualReport) -> bool:
    """Whether a prescribed section is missing between the two: then that is what is wrong."""
    order = [form.id for form in (report.form.sections if report.form else ())]
    if not (last and last.section and last.section.official and one.section and one.section.official):
        return False
    between = order[order.index(last.section.official) + 1 : order.index(one.section.official)]
    return any(all(section.official != id_ for section in report.sections) for id_ in between)


def _run_on(last: Numbered | None, one: Numbered, report: AnnualReport) -> bool:
    """Whether the point that seems skipped only lacks the stop before it: …关键信息二是…."""
    if last is None or one.section or one.ordinal != last.ordinal + _FEW:
        return False
    point = f"{numeral(last.ordinal + 1)}{one.printed[-1]}"
    return point in report.reading.text[last.at.end : one.at.start]


def _hit(one: Numbered, expected: int, last: Numbered | None, report: AnnualReport) -> Hit:
    printed = _NUMERAL.sub(lambda found: _same_style(found[0], expected), one.printed, count=1)
    values = {
        "number": one.printed,
        "expected": printed,
        "last": last.printed if last else "",
        "title": one.section.title if one.section else "",
    }
    witnesses = [Witness(last.at, "前一个序号")] if last else []
    lost = next(_lost_heading(last, report), None)
    if lost:  # the finding stands where the number was lost, not where it is missed
        witnesses.append(Witness(one.at, "后一个序号"))
        values["title"] = report.reading.text[lost.start : lost.end]
    return Hit(lost or one.at, values, witnesses=tuple(witnesses), expected=printed, actual=one.printed)


def _same_style(sample: str, value: int) -> str:
    if sample.isdecimal():
        return str(value)
    first = "①" if "①" <= sample <= "⑳" else "㈠" if "㈠" <= sample <= "㈩" else ""
    return chr(ord(first) + value - 1) if first else numeral(value)


def _lost_heading(last: Numbered | None, report: AnnualReport) -> Iterator[Range]:
    """A sentence shaped like the heading before (加强领导,完善制度), inside its text."""
    if last and last.section and _PAIRED.fullmatch(last.section.title):
        body = last.section.body
        for found in _PARALLEL.finditer(report.reading.text, body.start, body.end):
            yield Range(found.start("lost"), found.end("lost"))
            return


def _headings(report: AnnualReport) -> Iterator[list[Numbered]]:
    """The numbered headings under each parent, a list for each style, cut where it starts again with 1."""
    open_lists: dict[tuple[int | None, int], list[Numbered]] = {}
    for section in report.sections:
        style = numbering(section.number)
        if style is None or section.ordinal is None:
            continue
        key = (section.parent, style.style)
        one = Numbered(section.ordinal, section.heading, section.number, section)
        so_far = open_lists.get(key)
        if so_far is None or (one.ordinal == 1 and so_far[-1].ordinal != 1):
            if so_far:
                yield so_far
            open_lists[key] = [one] if one.ordinal == 1 or style.style in (CHAPTER, BRACKET) else []
            if not open_lists[key]:
                del open_lists[key]
        elif style.style >= DIGIT and one.ordinal > so_far[-1].ordinal + 1 + _FEW:
            yield open_lists.pop(key)
        else:
            so_far.append(one)
    yield from open_lists.values()


def _lists(report: AnnualReport, of: str) -> Iterator[list[Numbered]]:
    """The lists in running text, each the numbers of its points."""
    for points in word_lists(report) if of == "points" else mark_lists(report):
        yield [Numbered(point.ordinal, point.at, point.printed) for point in points]
