"""Kind `cells`: what stands in the number cells of the official tables is a figure that can stand there."""

from collections.abc import Callable, Iterable, Mapping
from typing import Literal

from msgspec import Struct, structs

from gik_lint.arithmetic.diagnosis import diagnosis
from gik_lint.arithmetic.evaluate import BLANK, decimal_lines
from gik_lint.arithmetic.instances import Key
from gik_lint.checks.base import Failed, Hit, NotApplicable, Run, Undecided, Verdict, Witness, verdict
from gik_lint.checks.naming import cell_id, cell_name, number, place, table_name
from gik_lint.checks.sums import spot
from gik_lint.checks.trust import doubt
from gik_lint.facts.report import AnnualReport, OfficialCell, OfficialTable
from gik_lint.finding import Severity
from gik_lint.packs.forms import Row
from gik_lint.packs.model import Rule

VALUES = frozenset({"table", "count", "cells", "cell", "printed", "row", "unit", "official", "kinds"})

_NAMED = 4
_MANY = 200


class Parameters(Struct, frozen=True, forbid_unknown_fields=True):
    """`find` is what to look for.

    `unfilled`: nothing, a dash or a slash, 无, where a number belongs (one finding a table); `text`: words;
    `negative`; `fraction`: a part of something that is counted in whole; `barred`: above zero in a row that only
    other kinds of bodies may fill; `unit`: another unit than the form's. For `barred`, `kinds` gives the severity
    for bodies of these kinds where it is not the rule's own.
    """

    find: Literal["unfilled", "text", "negative", "fraction", "barred", "unit"]
    kinds: Mapping[str, Severity] = {}


def check(_rule: Rule, parameters: Parameters, report: AnnualReport, _run: Run) -> Verdict:
    """Failed with what was found in tables read with confidence; undecided where only others were read."""
    if not report.tables:
        return NotApplicable("报告中没有读到统计表")
    sure = [table for table in report.tables if table.confidence == "high"]
    if parameters.find == "barred":
        found: Verdict = _barred(sure, report, parameters)
    else:
        seek = _SEEK[parameters.find]
        found = verdict([hit for table in sure for hit in seek(table, report)])
    unsure = next((table for table in report.tables if table.confidence != "high"), None)
    if unsure and not isinstance(found, Failed):
        return Undecided(doubt(unsure), unsure.at)
    return found


def _unfilled(table: OfficialTable, report: AnnualReport) -> Iterable[Hit]:
    """The unfilled cells, in one hit that stands where no failed sum points at already."""
    cells = [cell for cell in _figures(table) if cell.state in BLANK]
    found = diagnosis(report, table)
    totals = {each.instance.total for each in found.ledger.having("total-blank")}
    cells = [cell for cell in cells if (cell.row, cell.column) not in totals]
    if not cells:
        return
    told = {spot(cause, cause.failed[0]) for cause in found.causes}
    first = next((cell for cell in cells if (cell.row, cell.column) not in told), cells[0])
    ways = {"blank": "空白", "dash": "横线或斜线", "none-word": "写“无”"}
    counts = {words: sum(cell.state == state for cell in cells) for state, words in ways.items()}
    yield Hit(
        at=first.at,
        place=place(table.form, _key(first)),
        values={
            "table": table_name(table.form),
            "count": str(len(cells)),
            "cells": _named(table, cells),
            "printed": "、".join(f"{words} {count} 格" for words, count in counts.items() if count),
        },
        witnesses=tuple(Witness(each.at, "", place(table.form, _key(each))) for each in cells if each is not first)[
            :_MANY
        ],
        key=f"{table.id} unfilled",
    )


def _text(table: OfficialTable, _report: AnnualReport) -> Iterable[Hit]:
    return (_single(table, cell) for cell in _figures(table) if cell.state == "text")


def _negative(table: OfficialTable, _report: AnnualReport) -> Iterable[Hit]:
    signed = {column.id for column in table.form.columns if column.signed}
    for cell in _figures(table):
        if cell.value is not None and cell.value < 0 and cell.column not in signed:
            yield _single(table, cell)


def _fraction(table: OfficialTable, _report: AnnualReport) -> Iterable[Hit]:
    amounts = decimal_lines(table)
    for cell in _figures(table):
        whole = cell.value is None or cell.value == cell.value.to_integral_value()
        if not whole and not amounts & {cell.row, cell.column}:
            yield _single(table, cell)


def _unit(table: OfficialTable, _report: AnnualReport) -> Iterable[Hit]:
    rows = {row.id: row for row in table.form.rows}
    for cell in table.cells.values():
        row = rows.get(cell.row)
        if row and cell.unit and row.unit and cell.unit not in (row.unit, *row.unit_variants):
            yield _single(table, cell, unit=cell.unit, official=row.unit)


def _barred(tables: list[OfficialTable], report: AnnualReport, parameters: Parameters) -> Verdict:
    """Rows that only some kinds and tiers of bodies may fill with more than zero."""
    hits = []
    for table in tables:
        for row in (row for row in table.form.rows if row.only_for):
            cells = [cell for cell in _figures(table) if cell.row == row.id and cell.value]
            if not cells:
                continue
            kind, tier = report.identity.kind, report.identity.tier
            if not _may_tell(row, kind, tier):
                return Undecided(f"机关的类型或层级未能确定，不知能否填「{row.label}」", cells[0].at)
            if f"{kind}/{tier}" not in row.only_for:
                others = tuple(Witness(cell.at, "", place(table.form, _key(cell))) for cell in cells[1:])
                hit = _single(table, cells[0], row=row.label)
                hits.append(structs.replace(hit, severity=parameters.kinds.get(kind or ""), witnesses=others))
    return verdict(hits)


def _may_tell(row: Row, kind: str | None, tier: str | None) -> bool:
    """Whether what is known of a body is enough to say that it may, or may not, fill a row."""
    if kind and tier:
        return True
    possible = [each.split("/") for each in row.only_for]
    return not any(kind in {None, one} and tier in {None, level} for one, level in possible)


def _single(table: OfficialTable, cell: OfficialCell, **more: str) -> Hit:
    key = _key(cell)
    values = {
        "table": table_name(table.form),
        "cell": cell_name(table.form, key),
        "printed": cell.text or number(cell.value),
        **more,
    }
    return Hit(at=cell.at, place=place(table.form, key), values=values, actual=cell.text, key=cell_id(table.form, key))


def _figures(table: OfficialTable) -> Iterable[OfficialCell]:
    """The cells of rows that carry a number, as printed."""
    figures = {row.id for row in table.form.rows if row.kind == "data"}
    return (cell for cell in table.cells.values() if cell.row in figures)


def _named(table: OfficialTable, cells: list[OfficialCell]) -> str:
    more = f"等 {len(cells)} 格" if len(cells) > _NAMED else ""
    return "、".join(cell_name(table.form, _key(cell)) for cell in cells[:_NAMED]) + more


def _key(cell: OfficialCell) -> Key:
    return cell.row, cell.column


_SEEK: dict[str, Callable[[OfficialTable, AnnualReport], Iterable[Hit]]] = {
    "unfilled": _unfilled,
    "text": _text,
    "negative": _negative,
    "fraction": _fraction,
    "unit": _unit,
}
