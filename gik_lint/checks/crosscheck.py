"""Kind `crosscheck`: a figure in the prose against the official cells it may lawfully stand for.

受理 75 件 may be what came in, or that and what was carried over: the rule names every lawful reading, and
only a figure that fits none is reported. A table that was not read with confidence decides nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from gik_lint.arithmetic.diagnosis import diagnosis
from gik_lint.checks.base import Failed, Hit, NotApplicable, Passed, Run, Undecided, Verdict, Witness, verdict
from gik_lint.checks.contradictions import of_the_body, plain, quote
from gik_lint.facts.report import AnnualReport, Figure, OfficialCell, OfficialTable
from gik_lint.facts.tables import place_of
from gik_lint.packs.model import Rule
from gik_lint.packs.references import CellId, Pattern
from gik_lint.text.patterns import any_found

VALUES = frozenset({"found", "what", "value", "count", "readings", "tried"})
_UNSURE = "表格没有把握读准，不与正文核对"


class Parameters(Struct, frozen=True, forbid_unknown_fields=True):
    """What is compared, and which readings are lawful.

    `what` names subjects of the word list. `readings` give each lawful reading a name and the cells it adds
    up (`t3.new_recv.total + t3.carried_in.total`); readings of tables that a report lacks drop out.
    `denied_by` are cells that must be 0 where the prose says there was none. `fault`: the figure `differs`;
    one side is zero (`denied`); or the prose gives figures and the table leaves their cells `blank`: one hit
    a table, `cells` gives each subject its cells. `not_in` are patterns that, in the figure's clause, say
    that it means something else (新增, 市本级).
    """

    fault: Literal["differs", "denied", "blank"] = "differs"
    what: tuple[str, ...] = ()
    readings: Mapping[str, str] = {}
    denied_by: tuple[str, ...] = ()
    cells: Mapping[str, tuple[CellId, ...]] = {}
    not_in: tuple[Pattern, ...] = ()


class Reading(Struct, frozen=True):
    """One lawful reading as it stands in the report: its name, its sum, its cells."""

    name: str
    value: Decimal
    cells: tuple[tuple[OfficialTable, OfficialCell], ...]


def check(rule: Rule, parameters: Parameters, report: AnnualReport, run: Run) -> Verdict:
    """Failed with each figure that no reading fits; undecided where the tables could not be read surely."""
    wanted = parameters.cells if parameters.fault == "blank" else parameters.what
    figures = [one for one in report.figures if one.what in wanted and _comparable(one, parameters, report)]
    if parameters.fault == "blank":
        figures = [one for one in figures if one.stated]
    if not figures:
        return NotApplicable("正文没有写这个数字")
    if parameters.fault == "blank":
        return verdict([_blank_hit(table, left, report) for table, left in _left_blank(figures, parameters, report)])
    readings = [one for name, cells in parameters.readings.items() if (one := _reading(name, cells, report))]
    if not readings:
        if any(_unsure(table) for table in report.tables if _is_read(table, parameters)):
            return Undecided(_UNSURE, figures[0].at)
        return NotApplicable("报告没有可供核对的表格")
    hits = list(_FAULTS[parameters.fault](figures, readings, parameters, report))
    if hits and any(cell.guessed for one in readings for _, cell in one.cells):
        return Undecided(_UNSURE, figures[0].at)  # it may be the guess that is wrong
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
        and of_the_body(figure, report)
        and not any_found(parameters.not_in, clause)
    )


def _differs(
    figures: Sequence[Figure], readings: Sequence[Reading], parameters: Parameters, report: AnnualReport
) -> Iterator[Hit]:
    """Figures that fit no reading, if none of them does: where one does, the others are parts of it."""
    cells = [cell for one in readings for _, cell in one.cells]
    if any(figure.value == one.value for figure in figures for one in readings):
        return
    if any(_torn_from(cell, figure, report) for cell in cells for figure in figures):
        return
    for figure in figures[:1]:
        if figure.value and any(one.value for one in readings):
            yield _hit(figure, readings, report)


def _torn_from(cell: OfficialCell, figure: Figure, report: AnnualReport) -> bool:
    """Whether a cell stands in a row of digits run together, which may as well be cut so that it holds the figure."""
    text, (start, end) = report.reading.text, (cell.at.start, cell.at.end)
    digits = plain(figure.value)
    joined = text[max(start - 1, 0) : start].isdigit() or text[end : end + 1].isdigit()
    return joined and cell.value is not None and (text.startswith(digits, start) or text.endswith(digits, 0, end))


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


def _left_blank(
    figures: Sequence[Figure], parameters: Parameters, report: AnnualReport
) -> Iterator[tuple[OfficialTable, list[tuple[OfficialCell, Figure]]]]:
    """The tables with cells that say nothing of what the prose counts, and the figures they should hold."""
    for table in report.tables:
        left: dict[tuple[str, str], tuple[OfficialCell, Figure]] = {}
        for figure in figures if table.confidence == "high" else ():
            for name in parameters.cells[figure.what]:
                table_id, row, column = name.split(".")
                cell = table.cells.get((row, column)) if table_id == table.id else None
                if cell and cell.state in ("blank", "dash"):
                    left.setdefault((row, column), (cell, figure))
        if left and any(cell.state == "number" for cell in table.cells.values()):
            yield table, sorted(left.values(), key=lambda pair: pair[0].at.start)


def _blank_hit(table: OfficialTable, left: Sequence[tuple[OfficialCell, Figure]], report: AnnualReport) -> Hit:
    names = [place_of(table.form, cell.row, cell.column) for cell, _ in left]
    said = [Witness(figure.at, "正文的数字") for _, figure in left]
    others = [Witness(cell.at, "空白", name) for (cell, _), name in zip(left[1:], names[1:], strict=True)]
    figure = left[0][1]
    told = [f"{name}（正文「{quote(each, report)}」）" for name, (_, each) in zip(names, left, strict=True)]
    values = {
        "found": quote(figure, report),
        "what": figure.what,
        "value": plain(figure.value),
        "count": str(len(left)),
    }
    values |= {"readings": "、".join(told), "tried": "、".join(names)}
    return Hit(left[0][0].at, values, names[0], witnesses=(*said, *others), key=f"{table.id} blank")


def _all_blank(readings: Sequence[Reading]) -> bool:
    return all(cell.state != "number" for one in readings for _, cell in one.cells)


_FAULTS = {"differs": _differs, "denied": _denied}


def _hit(figure: Figure, readings: Sequence[Reading], report: AnnualReport) -> Hit:
    cells = [(table, cell) for one in readings for table, cell in one.cells]
    witnesses = [Witness(cell.at, _shown(cell), place_of(table.form, cell.row, cell.column)) for table, cell in cells]
    values = {
        "found": quote(figure, report),
        "what": figure.what,
        "value": plain(figure.value),
        "count": "1",
        "readings": "、".join(dict.fromkeys(f"{one.name.strip()} {plain(one.value)}" for one in readings)),
        "tried": "、".join(one.name.strip() for one in readings),
    }
    key = f"{figure.what}\n{values['tried']}"
    return Hit(figure.at, values, witnesses=tuple(dict.fromkeys(witnesses)), actual=values["value"], key=key)


def _shown(cell: OfficialCell) -> str:
    return cell.text.strip() or "空白"


def _reading(name: str, cells: str, report: AnnualReport) -> Reading | None:
    """The sum of the cells; None where a cell is missing or was not read surely."""
    total, terms = Decimal(0), []
    for term in cells.split("+"):
        table_id, row, column = term.strip().split(".")
        table = report.table(table_id)
        cell = table.cells.get((row, column)) if table else None
        if table is None or cell is None or _unsure(table) or cell.state in ("lost", "text"):
            return None
        total += _value(table, cell, report)
        terms.append((table, cell))
    return Reading(name, total, tuple(terms))


def _value(table: OfficialTable, cell: OfficialCell, report: AnnualReport) -> Decimal:
    """What a cell counts for: its number; of a total left blank the sum of its parts; of another blank 0."""
    if cell.value is None and table.form.relations:
        return diagnosis(report, table).ledger.values.get((cell.row, cell.column), Decimal(0))
    return cell.value or Decimal(0)


def _is_read(table: OfficialTable, parameters: Parameters) -> bool:
    return any(f"{table.id}." in cells for cells in parameters.readings.values())


def _unsure(table: OfficialTable) -> bool:
    """Whether the table's figures are no evidence against the prose."""
    return table.confidence == "low"
