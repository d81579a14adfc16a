"""Kind `crosscheck`: a figure in the prose against the official cells it may lawfully stand for.

受理 75 件 may be what came in, or that and what was carried over: the rule names every lawful reading, and
only a figure that fits none is reported. A table that was not read with confidence decides nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from gik_lint.checks.base import Failed, Hit, NotApplicable, Passed, Run, Undecided, Verdict, Witness
from gik_lint.facts.report import AnnualReport, Figure, OfficialCell, OfficialTable
from gik_lint.facts.tables import place_of
from gik_lint.packs.model import Rule
from gik_lint.text.patterns import found

VALUES = frozenset({"found", "what", "value", "readings", "tried"})


class Parameters(Struct, frozen=True, forbid_unknown_fields=True):
    """What is compared, and which readings are lawful.

    `what` names subjects of the word list. `readings` give each lawful reading a name and the cells it adds
    up (`t3.new_recv.total + t3.carried_in.total`); readings of tables that a report lacks drop out.
    `denied_by` are cells that must be 0 where the prose says there was none. `fault`: the figure `differs`;
    one side is zero (`denied`); or the prose gives a figure and the table `blank`. `not_in` are patterns
    that, in the figure's clause, say that it means something else (新增, 市本级).
    """

    what: tuple[str, ...]
    readings: Mapping[str, str]
    fault: Literal["differs", "denied", "blank"] = "differs"
    denied_by: tuple[str, ...] = ()
    not_in: tuple[str, ...] = ()


class Reading(Struct, frozen=True):
    """One lawful reading as it stands in the report: its name, its sum, its cells."""

    name: str
    value: Decimal
    cells: tuple[tuple[OfficialTable, OfficialCell], ...]


def check(rule: Rule, parameters: Parameters, report: AnnualReport, run: Run) -> Verdict:
    """Failed with each figure that no reading fits; undecided where the tables could not be read surely."""
    figures = [one for one in report.figures if one.what in parameters.what and _comparable(one, parameters, report)]
    if not figures:
        return NotApplicable("正文没有写这个数字")
    readings = [one for name, cells in parameters.readings.items() if (one := _reading(name, cells, report))]
    if not readings:
        if any(_unsure(table) for table in report.tables if _is_read(table, parameters)):
            return Undecided("表格没有把握读准，不与正文核对", figures[0].at)
        return NotApplicable("报告没有可供核对的表格")
    hits = list(_FAULTS[parameters.fault](figures, readings, parameters, report))
    return Failed(tuple(hits)) if hits else Passed()


def _comparable(figure: Figure, parameters: Parameters, report: AnnualReport) -> bool:
    """A figure of the report year, exact, of the whole the table is about."""
    clause = report.reading.text[figure.clause.start : figure.clause.end]
    return (
        figure.known
        and not figure.approximate
        and figure.scale == 1
        and not figure.period
        and figure.year in (None, report.identity.year)
        and not any(found(pattern, clause) for pattern in parameters.not_in)
    )


def _differs(
    figures: Sequence[Figure], readings: Sequence[Reading], parameters: Parameters, report: AnnualReport
) -> Iterator[Hit]:
    """Figures that fit no reading, if none of them does: where one does, the others are parts of it."""
    if any(figure.value == one.value for figure in figures for one in readings):
        return
    for figure in figures[:1]:
        if figure.value and any(one.value for one in readings):
            yield _hit(figure, readings, report)


def _denied(
    figures: Sequence[Figure], readings: Sequence[Reading], parameters: Parameters, report: AnnualReport
) -> Iterator[Hit]:
    """The prose says none and the table counts some, or the reverse."""
    named = {cells: name for name, cells in parameters.readings.items()}
    sums = (_reading(named.get(cells, "有关各项之和"), cells, report) for cells in parameters.denied_by)
    denying = [one for one in sums if one and one.value]
    zeros = [figure for figure in figures if not figure.value]
    if denying and zeros and not any(figure.value for figure in figures):
        yield _hit(zeros[0], denying, report)
    counted = [figure for figure in figures if figure.value]
    if counted and not any(one.value for one in readings) and not denying and not _all_blank(readings):
        yield _hit(counted[0], readings, report)


def _blank(
    figures: Sequence[Figure], readings: Sequence[Reading], parameters: Parameters, report: AnnualReport
) -> Iterator[Hit]:
    """The prose gives the figure, the cells that should hold it are empty."""
    if _all_blank(readings):
        yield _hit(figures[0], readings, report, at_cell=True)


def _all_blank(readings: Sequence[Reading]) -> bool:
    return all(cell.state != "number" for one in readings for _, cell in one.cells)


_FAULTS = {"differs": _differs, "denied": _denied, "blank": _blank}


def _hit(figure: Figure, readings: Sequence[Reading], report: AnnualReport, *, at_cell: bool = False) -> Hit:
    cells = [(table, cell) for one in readings for table, cell in one.cells]
    witnesses = [Witness(cell.at, _shown(cell), place_of(table.form, cell.row, cell.column)) for table, cell in cells]
    values = {
        "found": report.reading.text[figure.at.start : figure.at.end],
        "what": figure.what,
        "value": format(figure.value, "f"),
        "readings": "、".join(dict.fromkeys(f"{one.name} {format(one.value, 'f')}".strip() for one in readings)),
        "tried": "、".join(one.name for one in readings),
    }
    place = ""
    at = figure.at
    if at_cell:
        table, cell = cells[0]
        at, place = cell.at, place_of(table.form, cell.row, cell.column)
        witnesses = [Witness(figure.at, "正文的数字"), *witnesses[1:]]
    key = f"{figure.what}\n{values['tried']}"
    return Hit(at, values, place, witnesses=tuple(dict.fromkeys(witnesses)), actual=values["value"], key=key)


def _shown(cell: OfficialCell) -> str:
    return cell.text.strip() or "空白"


def _reading(name: str, cells: str, report: AnnualReport) -> Reading | None:
    """The sum of the cells, blanks as 0; None where a cell is missing or was not read surely."""
    total, terms = Decimal(0), []
    for term in cells.split("+"):
        table_id, row, column = term.strip().split(".")
        table = report.table(table_id)
        cell = table.cells.get((row, column)) if table else None
        if table is None or cell is None or _unsure(table) or cell.state in ("lost", "text"):
            return None
        total += cell.value or Decimal(0)
        terms.append((table, cell))
    return Reading(name, total, tuple(terms))


def _is_read(table: OfficialTable, parameters: Parameters) -> bool:
    return any(f"{table.id}." in cells for cells in parameters.readings.values())


def _unsure(table: OfficialTable) -> bool:
    """Whether the table's figures are no evidence against the prose."""
    return table.confidence == "low"
