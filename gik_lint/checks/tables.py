"""Kind `tables`: the official tables that a report must have, once each, on its own year's form."""

from collections.abc import Iterable, Mapping
from typing import Literal

from msgspec import Struct, structs

from gik_lint.checks.base import Failed, Hit, NotApplicable, Passed, Run, Undecided, Verdict, Witness, verdict
from gik_lint.checks.naming import number, table_name
from gik_lint.checks.trust import doubt
from gik_lint.facts.report import AnnualReport, OfficialTable, Range
from gik_lint.finding import Severity
from gik_lint.fixed import fixed
from gik_lint.packs.forms import Form, TableForm
from gik_lint.packs.model import Rule

_WIDTHS = str.maketrans("（）", "()")
_FIGURE = fixed(r"\d+")
_MANY = 15

VALUES = frozenset({"tables", "count", "section", "form", "other_form", "other"})


class Parameters(Struct, frozen=True, forbid_unknown_fields=True):
    """`want` is what is asked of the tables.

    `required` and `optional`: those that the form requires (or only allows) are in the report; `single`: no table of
    the same year and scope twice; `own-form`: none is on the form of another year; `in-place`: each stands in its own
    section. `pictured` is the severity where pictures may hold the missing tables and their sections no word.
    """

    want: Literal["required", "optional", "single", "own-form", "in-place"]
    pictured: Severity | None = None


def check(_rule: Rule, parameters: Parameters, report: AnnualReport, run: Run) -> Verdict:
    """Failed with one hit for each section that lacks tables, each repeated table, or each other form."""
    if report.form is None:
        return Undecided("适用的格式未能确定")
    if parameters.want == "single":
        return verdict(list(_repeated(report.tables)))
    if parameters.want == "own-form":
        return _own_form(report, report.form, {form.id: form.title for form in run.forms})
    if parameters.want == "in-place":
        return verdict(list(_out_of_place(report, report.form)))
    if report.only_tables:
        return NotApplicable("文件里只有统计表，不一定是全部的表")
    return _present(report, report.form, parameters)


def _present(report: AnnualReport, form: Form, parameters: Parameters) -> Verdict:
    required = parameters.want == "required"
    wanted = [table for table in form.tables if table.required is required]
    if not wanted:
        return NotApplicable("这一年度的格式没有这样的统计表")
    found = {table.form.section or table.id: table for table in report.tables}
    ids = {table.id for table in report.tables}
    missing: dict[str, list[TableForm]] = {}
    for table in wanted:
        # A table of another year's form stands for all tables of its section: `own-form` reports it.
        stranger = found.get(table.section) if table.section else None
        if table.id not in ids and not (stranger and stranger.of != form.id):
            missing.setdefault(table.section, []).append(table)
    if not missing:
        return Passed()
    names = _names(table for tables in missing.values() for table in tables)
    pictures = report.reading.document.pictures
    if pictures:
        empty = {section: tables for section, tables in missing.items() if _is_empty(report, section)}
        if empty and parameters.pictured:
            hits = (_missing(report, form, section, tables) for section, tables in empty.items())
            return Failed(tuple(structs.replace(hit, severity=parameters.pictured) for hit in hits))
        at = _heading(report, next(iter(missing)))
        return Undecided(f"没有读到{names}，稿中有 {pictures} 张图片，表格可能在图片里", at)
    strange = next((section for section in missing if _figures_left(report, section, missing[section])), None)
    if strange:
        return Undecided(f"没有认出{names}，但这一部分另有成片的数字，可能是读不懂的表格", _heading(report, strange))
    return Failed(tuple(_missing(report, form, section, tables) for section, tables in missing.items()))


def _is_empty(report: AnnualReport, section: str) -> bool:
    """Whether a section that is there has not a word: what it holds is a picture, or nothing."""
    found = [each for each in report.sections if section and each.official == section]
    return bool(found) and not any(report.reading.text[each.body.start : each.body.end].strip() for each in found)


def _figures_left(report: AnnualReport, section: str, missing: list[TableForm]) -> bool:
    """Whether a section holds figures, or a missing table's caption, outside all tables that were recognised."""
    official = [each for each in report.sections if each.official]
    index = next((index for index, each in enumerate(official) if section and each.official == section), None)
    if index is None:
        return False
    after = official[index + 1].heading.start if index + 1 < len(official) else official[index].body.end
    body = Range(official[index].heading.end, after)  # rows of a table that nobody could read may look like headings
    known = sorted((table.at.start, table.at.end) for table in report.tables)
    text, start = "", body.start
    for first, last in [*known, (body.end, body.end)]:
        text += report.reading.text[start : max(start, min(first, body.end))] + "\n"
        start = max(start, last)
    cells = sum(len(table.columns) for table in missing for row in table.rows if row.kind == "data")
    captions = (table.caption.translate(_WIDTHS) for table in missing)
    squeezed = "".join(text.split())
    return len(_FIGURE.findall(text)) >= max(_MANY, cells // 2) or any(each and each in squeezed for each in captions)


def _missing(report: AnnualReport, form: Form, section: str, tables: list[TableForm]) -> Hit:
    title = next((each.title for each in form.sections if each.id == section), "")
    return Hit(
        at=_heading(report, section) or Range(0, 0),
        absent=True,
        values={"tables": _names(tables), "count": str(len(tables)), "section": title, "form": form.title},
        key=" ".join(table.id for table in tables),
    )


def _repeated(tables: Iterable[OfficialTable]) -> Iterable[Hit]:
    """Tables printed again: of the same scope, or with the same figures."""
    known: dict[tuple[str, int | None], list[OfficialTable]] = {}
    for table in tables:
        earlier = known.setdefault((table.id, table.year), [])
        again = next((each for each in earlier if each.scope == table.scope or _figures(each) == _figures(table)), None)
        if again:
            yield Hit(
                at=_head(table),
                values={"tables": table_name(table.form), "count": "2"},
                witnesses=(Witness(_head(again), "前一张"),),
                key=f"{table.id} {table.index}",
            )
        earlier.append(table)


def _out_of_place(report: AnnualReport, form: Form) -> Iterable[Hit]:
    """Tables that stand in the section of other tables, while their own section, which is there, has none of theirs."""
    official = {section.id: section.title for section in form.sections if section.content == "table"}
    homes = [(_section_of(table, report), table) for table in report.tables if table.of == form.id]
    for section, table in homes:
        own = table.form.section
        elsewhere = section in official and own in official and section != own
        if elsewhere and _heading(report, own) and not any(each == own == other.form.section for each, other in homes):
            yield Hit(
                at=_head(table),
                values={
                    "tables": table_name(table.form),
                    "count": "1",
                    "section": official[own],
                    "other": official[section],
                },
                key=table.id,
            )


def _section_of(table: OfficialTable, report: AnnualReport) -> str:
    """The id of the official section whose heading stands last before a table; empty before the first one."""
    above = [each for each in report.sections if each.official and each.heading.start <= _head(table).start]
    return max(above, key=lambda each: each.heading.start).official or "" if above else ""


def _figures(table: OfficialTable) -> dict[tuple[str, str], str]:
    return {key: number(cell.value) for key, cell in table.cells.items() if cell.value}


def _own_form(report: AnnualReport, form: Form, titles: Mapping[str, str]) -> Verdict:
    ids = {table.id for table in form.tables}
    strangers: dict[str, list[OfficialTable]] = {}
    for table in report.tables:
        if table.of != form.id and (table.id in ids or not form.local):
            if table.confidence != "high":
                return Undecided(doubt(table), table.at)
            strangers.setdefault(table.of, []).append(table)
    return verdict([_of_another_form(form, of, titles.get(of, of), tables) for of, tables in strangers.items()])


def _of_another_form(form: Form, of: str, title: str, tables: list[OfficialTable]) -> Hit:
    return Hit(
        at=_head(tables[0]),
        values={
            "tables": _names(table.form for table in tables),
            "count": str(len(tables)),
            "form": form.title,
            "other_form": title,
        },
        witnesses=tuple(Witness(_head(table), table_name(table.form)) for table in tables[1:]),
        key=of,
    )


def _head(table: OfficialTable) -> Range:
    """The first printed label of a table; its start where none was kept."""
    return table.labels[0].at if table.labels else Range(table.at.start, table.at.start)


def _names(tables: Iterable[TableForm]) -> str:
    return "、".join(dict.fromkeys(table_name(table) for table in tables))


def _heading(report: AnnualReport, section: str) -> Range | None:
    return next((each.heading for each in report.sections if section and each.official == section), None)
