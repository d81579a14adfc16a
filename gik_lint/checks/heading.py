"""Kind `heading`: headings are whole, without a full stop, with text below, of this year's structure."""

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from gik_lint.checks.base import Hit, Replacement, Run, Undecided, Verdict, Witness, verdict
from gik_lint.facts.report import AnnualReport, Range, Section
from gik_lint.packs.model import Rule
from gik_lint.packs.references import Pattern
from gik_lint.text.likeness import core
from gik_lint.text.patterns import any_found, found

VALUES = frozenset({"number", "title", "whole", "mark", "count", "titles"})
_MARKS = "。.,，;；"
_LEAST = 4  # letters of a title that can still be recognised without its head
_SHOWN = 2
_FULL_STOP = "。.、"


class Parameters(Struct, frozen=True, forbid_unknown_fields=True):
    """`fault` is what the rule reports.

    `truncated`: a heading of the highest level is the mere end of one of `whole`; `stop`: a heading of the
    highest level, alone on its line, ends with a mark; `empty`: nothing stands below it, nor does it
    tell by itself what `told` matches, nor is it a section for a table; `obsolete`: at least
    `least` headings match `patterns`, one each.
    """

    fault: Literal["truncated", "stop", "empty", "obsolete"]
    whole: tuple[str, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    least: int = 1
    levels: int = 1
    told: Pattern | None = None


def check(rule: Rule, parameters: Parameters, report: AnnualReport, run: Run) -> Verdict:
    """Failed with each heading that has the fault."""
    if not report.sections:
        return Undecided("没有读出任何标题")
    wanted = [one for one in report.sections if one.level <= parameters.levels]
    return verdict(list(_FAULTS[parameters.fault](wanted, parameters, report)))


def _truncated(sections: Sequence[Section], parameters: Parameters, report: AnnualReport) -> Iterator[Hit]:
    whole = {core(title): title for title in parameters.whole}
    printed = {core(section.title) for section in report.sections}
    for section in sections:
        bare = core(section.title)
        if len(bare) < _LEAST or bare in whole:
            continue
        lost = [title for name, title in whole.items() if name.endswith(bare) and name not in printed][:_SHOWN]
        if lost:
            values = {"number": section.number, "title": section.title, "whole": "」或「".join(lost)}
            yield Hit(section.heading, values, expected=lost[0] if len(lost) == 1 else None, actual=section.title)


def _stop(sections: Sequence[Section], parameters: Parameters, report: AnnualReport) -> Iterator[Hit]:
    text = report.reading.text
    titles = tuple(title for one in (report.form.sections if report.form else ()) for title in one.names)
    for section in sections:
        if "," in section.title and section.title.startswith(titles):
            continue  # its text runs on in the same line: the stop is that of a sentence
        end = section.heading.end
        if text[end : end + 1] in _FULL_STOP and text[end : end + 1] and text[end + 1 : end + 2] in ("", "\n"):
            at = Range(section.heading.start, end + 1)
            values = {"number": section.number, "title": section.title, "mark": text[end]}
            yield Hit(at, values, replacements=(Replacement(Range(end, end + 1), ""),))


def _empty(sections: Sequence[Section], parameters: Parameters, report: AnnualReport) -> Iterator[Hit]:
    text = report.reading.text
    tabled = {form.id for form in (report.form.sections if report.form else ()) if form.content == "table"}
    for section in sections:
        if section.official in tabled:
            continue  # that its table is missing says it
        alone = text[section.heading.end : section.heading.end + 1] in ("", "\n", ":")
        told = parameters.told is not None and found(parameters.told, section.title)
        if alone and not told and not core(text[section.body.start : section.body.end]):
            yield Hit(section.heading, {"number": section.number, "title": section.title})


def _obsolete(sections: Sequence[Section], parameters: Parameters, report: AnnualReport) -> Iterator[Hit]:
    old = [section for section in sections if any_found(parameters.patterns, section.title)]
    if len(old) >= parameters.least:
        titles = "、".join(f"「{section.title}」" for section in old)
        witnesses = tuple(Witness(section.heading, "旧标题") for section in old[1:])
        yield Hit(old[0].heading, {"titles": titles, "count": str(len(old))}, witnesses=witnesses, key="structure")


_FAULTS = {"truncated": _truncated, "stop": _stop, "empty": _empty, "obsolete": _obsolete}
