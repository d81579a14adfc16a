"""Kind `official-section`: the sections the form prescribes (since 2019): present, so titled, in order, not empty."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Literal

from msgspec import Struct

from gik_lint.checks.base import Hit, NotApplicable, Run, Undecided, Verdict, Witness, verdict
from gik_lint.facts.passages import first_line, within
from gik_lint.facts.report import AnnualReport, Range, Section
from gik_lint.fixed import fixed
from gik_lint.packs.forms import SectionForm
from gik_lint.packs.model import Rule
from gik_lint.packs.references import Pattern, SectionId
from gik_lint.text.likeness import core, likeness
from gik_lint.text.patterns import any_found

VALUES = frozenset({"section", "number", "title", "length", "least", "missing", "before"})
_MANY = 500
_SENTENCE = fixed(r"[。;][^\S\n]*(?:\n|$)")
"""1.栏目更新不及时。 on a line of its own says something, though it may be taken for a heading."""
_ENDED = fixed(r"(?<=[。;!?\n])")
_RELATED = 0.4
_SAME_NUMBER = 0.3


class Parameters(Struct, frozen=True, forbid_unknown_fields=True):
    """`fault` is what the rule reports.

    `missing`: no heading names the section; `title`: a heading means it in other words; `order`: it stands
    before one that should precede it; `empty`: `sections` hold fewer than `least` characters, or nothing but
    one of `hollow`. Sentences that match one of `besides` do not count, nor do headings of parts, but what matches
    `points` of them: a point told in one line (1.栏目更新不及时) may be taken for a heading.
    """

    fault: Literal["missing", "title", "order", "empty"]
    sections: tuple[SectionId, ...] = ()
    least: int = 1
    besides: tuple[Pattern, ...] = ()
    hollow: tuple[Pattern, ...] = ()
    points: tuple[Pattern, ...] = ()


def check(rule: Rule, parameters: Parameters, report: AnnualReport, run: Run) -> Verdict:
    """Failed with each section of the form that has the fault."""
    if report.form is None:
        return Undecided("报告年度未能确定，不知应有哪些部分")
    if not report.form.sections:
        return NotApplicable("这一年度没有规定各部分的标题")
    if not report.sections and parameters.fault != "missing":
        return Undecided("没有读出任何标题")
    return verdict(list(_FAULTS[parameters.fault](parameters, report)))


def _missing(parameters: Parameters, report: AnnualReport) -> Iterator[Hit]:
    meant = _meant(report)
    forms = report.form.sections if report.form else ()
    missing = [form for form in forms if form.id not in meant]
    if len(missing) == len(forms):
        names = "、".join(f"「{form.number}、{form.title}」" for form in forms)
        yield Hit(first_line(report), {"section": names, "number": "", "title": names}, absent=True, key="all")
        return
    for form in missing:
        before = [meant[one.id] for one in forms[: forms.index(form)] if one.id in meant]
        at = before[-1].heading if before else first_line(report)
        values = {"section": f"「{form.number}、{form.title}」", "number": form.number, "title": form.title}
        yield Hit(at, values, absent=True, key=form.id)


def _title(parameters: Parameters, report: AnnualReport) -> Iterator[Hit]:
    forms = {form.id: form for form in (report.form.sections if report.form else ())}
    for section_id, section in _meant(report).items():
        form = forms[section_id]
        if core(section.title) not in {core(name) for name in form.names}:
            values = {"section": section.title, "number": form.number, "title": form.title}
            yield Hit(section.title_at, values, expected=form.title, actual=section.title, key=section_id)


def _order(parameters: Parameters, report: AnnualReport) -> Iterator[Hit]:
    order = [form.id for form in (report.form.sections if report.form else ())]
    placed = sorted(_meant(report).items(), key=lambda pair: pair[1].heading.start)
    for (first_id, first), (second_id, second) in pairwise(placed):
        if order.index(second_id) < order.index(first_id):
            values = {"section": second.title, "before": first.title}
            yield Hit(second.heading, values, witnesses=(Witness(first.heading, "应排在它后面"),), key=second_id)


def _empty(parameters: Parameters, report: AnnualReport) -> Iterator[Hit]:
    text = report.reading.text
    titles = (part.heading for part in report.sections if not any_found(parameters.points, part.title))
    headings = {one.start: one.end for one in titles if not _SENTENCE.match(text, one.end)}
    for section in report.sections:
        if section.official is None or (parameters.sections and section.official not in parameters.sections):
            continue
        sentences = _ENDED.split(_own_words(report, section, headings))
        telling = (one for one in sentences if not any_found(parameters.besides, one))
        words = core("".join(telling))
        if len(words) < parameters.least or any_found(parameters.hollow, words):
            values = {"section": section.title, "length": str(len(words)), "least": str(parameters.least)}
            yield Hit(section.heading, values, key=section.official)


def _own_words(report: AnnualReport, section: Section, headings: Mapping[int, int]) -> str:
    """The section's prose without the headings of its parts; of a section with a table, everything."""
    form = next((form for form in (report.form.sections if report.form else ()) if form.id == section.official), None)
    if form and form.content == "table":
        return report.reading.text[section.body.start : section.body.end]
    text = report.reading.text
    return "\n".join(text[headings.get(one.start, one.start) : one.end] for one in within(report, section.body))


_FAULTS = {"missing": _missing, "title": _title, "order": _order, "empty": _empty}


def _meant(report: AnnualReport) -> dict[str, Section]:
    """The section of the report that is each section of the form: by its title, or by what it is likest to."""
    meant: dict[str, Section] = {}
    for section in report.sections:
        if section.official and section.official not in meant:
            meant[section.official] = section
    forms = list(enumerate(report.form.sections if report.form else (), 1))
    for section in report.sections[:_MANY]:
        if section.level > 1 or section.official or len(meant) == len(forms):
            continue
        told = [pair for pair in forms if any(word in section.title for word in pair[1].words)]
        score, _, form = max((_score(form, position, section), -position, form) for position, form in told or forms)
        if score >= _RELATED:
            meant.setdefault(form.id, section)
    return meant


def _score(form: SectionForm, position: int, section: Section) -> float:
    names = form.names
    score = max(likeness(name, section.title) for name in names)
    if any(core(name) in core(section.title) for name in names):
        return 1.0
    meant = score >= _SAME_NUMBER or any(word in section.title for word in form.words)
    return max(score, _RELATED) if section.ordinal == position and meant else score


def section_range(report: AnnualReport, section_id: str) -> Range | None:
    """Where the section of the form with this id is written, by title or likeness; None if it is not."""
    section = _meant(report).get(section_id)
    return section.body if section else None
