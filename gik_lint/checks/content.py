"""Kind `content`: what the law wants reported, under whatever heading (第三十二条 of the 2008 regulation).

A content is there if a section is headed with it, or a sentence reports it. A figure in passing is thin, and a
filled row of a table alone too; a content that must speak of two things and speaks of one is partial.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Literal

from msgspec import Struct

from gik_lint.checks.base import Hit, NotApplicable, Run, Undecided, Verdict, Witness, verdict
from gik_lint.checks.phrase import sentence
from gik_lint.facts.declarations import declaration
from gik_lint.facts.passages import first_line, passages, prose_of, within
from gik_lint.facts.report import AnnualReport, OfficialCell, Range, Section
from gik_lint.packs.forms import Content
from gik_lint.packs.model import Rule
from gik_lint.packs.references import Pattern
from gik_lint.text.patterns import any_found, found, search_all

VALUES = frozenset({"content", "facet", "where", "year"})
_BEGINNING = 300


class Parameters(Struct, frozen=True, forbid_unknown_fields=True):
    """`fault` is what the rule reports; `contents` are the ids it looks at (none: all of the form's).

    `denial`: a section whose whole text it matches (没有。) tells all that its heading names. A report in whose
    beginning one of `otherwise` is found follows other rules (a school's by school years).
    """

    fault: Literal["missing", "thin", "partial"]
    contents: tuple[str, ...] = ()
    denial: Pattern | None = None
    otherwise: tuple[Pattern, ...] = ()


class Told(Struct, frozen=True):
    """Where a report speaks of a content: sections headed with it, else sentences, else figures, else filled rows."""

    sections: tuple[Section, ...] = ()
    statements: tuple[Range, ...] = ()
    figures: tuple[Range, ...] = ()
    cells: tuple[OfficialCell, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether the report does not speak of the content at all."""
        return not (self.sections or self.statements or self.figures or self.cells)


def check(rule: Rule, parameters: Parameters, report: AnnualReport, run: Run) -> Verdict:
    """Failed with each content that has the fault."""
    if report.form is None:
        return Undecided("报告年度未能确定，不知应报告哪些内容")
    if not report.form.contents:
        return NotApplicable("这一年度的内容由格式规定，按格式的各部分检查")
    if any_found(parameters.otherwise, report.reading.text[:_BEGINNING]):
        return NotApplicable("这份报告按别的规定编制，内容另有要求")
    if not passages(report):
        return Undecided("没有读出正文")
    told = all_told(report)
    wanted = [one for one in report.form.contents if not parameters.contents or one.id in parameters.contents]
    hits = [hit for content in wanted for hit in _FAULTS[parameters.fault](content, told, report, parameters)]
    return verdict(hits)


def all_told(report: AnnualReport) -> dict[str, Told]:
    """What is told of each content of the form, found once for all rules."""
    known: dict[str, Told] | None = report.__dict__.get("_told")
    if known is None:
        known = {content.id: _told(content, report) for content in (report.form.contents if report.form else ())}
        report.__dict__["_told"] = known
    return known


def _told(content: Content, report: AnnualReport) -> Told:
    sections = tuple(one for one in report.sections if any_found(content.titles, one.title))
    if sections:
        return Told(sections)
    statements = tuple(islice(_matches(content.words, report), None if content.facets else 1))  # one shows it is told
    figures = () if statements else tuple(_matches(content.thin, report))
    cells = () if statements or figures else tuple(_filled(content.titles, report))
    return Told(sections, statements, figures, cells)


def _filled(patterns: tuple[str, ...], report: AnnualReport) -> Iterator[OfficialCell]:
    """The cells that hold a number in rows whose label one of the patterns matches."""
    for table in report.tables:
        rows = {row.id for row in table.form.rows if any_found(patterns, row.label)}
        for cell in table.cells.values():
            if cell.row in rows and cell.value is not None:
                yield cell


def _matches(patterns: Iterable[str], report: AnnualReport) -> Iterator[Range]:
    """Where the patterns match in prose, headings and the announcement of the contents left out."""
    parts = list(within(report))
    declared = declaration(report)
    opening = declared.at if declared else Range(0, 0)
    starts = [part.start for part in parts]
    headings = {one.heading.start: one.heading.end for one in report.sections}
    for pattern in patterns:
        for match in search_all(pattern, report.reading.text):
            part = parts[max(bisect_right(starts, match.start()) - 1, 0)]
            if (
                headings.get(part.start, part.start) <= match.start()
                and match.end() <= part.end
                and not (opening.start <= match.start() < opening.end)
            ):
                yield Range(match.start(), match.end())


def _missing(content: Content, told: dict[str, Told], report: AnnualReport, parameters: Parameters) -> Iterator[Hit]:
    if told[content.id].nothing:
        at = _where_it_belongs(content, told, report)
        yield Hit(at, _values(content, report), absent=True, key=content.id)


def _thin(content: Content, told: dict[str, Told], report: AnnualReport, parameters: Parameters) -> Iterator[Hit]:
    one = told[content.id]
    if one.sections or one.statements:
        return
    if one.figures:
        witnesses = tuple(Witness(at, "另一处数字") for at in one.figures[1:4])
        values = _values(content, report) | {"where": "只在别的内容里带过一个数字"}
        yield Hit(one.figures[0], values, witnesses=witnesses, key=content.id)
    elif one.cells:
        values = _values(content, report) | {"where": "只在统计表里有一个数字"}
        yield Hit(one.cells[0].at, values, key=content.id)


def _partial(content: Content, told: dict[str, Told], report: AnnualReport, parameters: Parameters) -> Iterator[Hit]:
    one = told[content.id]
    headed = [_words_of(section, report, parameters.denial) for section in one.sections]
    if not (one.statements or any(words.strip() for words in headed)):
        return
    for facet, pattern in content.facets.items():
        if any(found(pattern, words) for words in headed) or any(_filled((pattern,), report)):
            continue
        text = report.reading.text
        statements = one.statements or _matches(content.words, report)
        if not any(found(pattern, text, *sentence(text, at.start, at.end)) for at in statements):
            at = one.sections[0].heading if one.sections else one.statements[0]
            yield Hit(at, _values(content, report) | {"facet": facet}, key=f"{content.id}.{facet}")


def _words_of(section: Section, report: AnnualReport, denial: Pattern | None) -> str:
    """What stands below a heading; with the heading itself where that is nothing but a denial."""
    words = prose_of(report, section.body)
    return section.title + words if denial is not None and found(denial, words) else words


_FAULTS = {"missing": _missing, "thin": _thin, "partial": _partial}


def _values(content: Content, report: AnnualReport) -> dict[str, str]:
    return {"content": content.label, "year": str(report.identity.year or "")}


def _where_it_belongs(content: Content, told: dict[str, Told], report: AnnualReport) -> Range:
    """The heading after which the content belongs by the order of the law, else the report's first line."""
    order = list(told)
    place = order.index(content.id)
    for other in [*reversed(order[:place]), *order[place + 1 :]]:
        if told[other].sections:
            section = told[other].sections[-1]
            while section.parent is not None:
                section = report.sections[section.parent]
            return section.heading
    return first_line(report)
