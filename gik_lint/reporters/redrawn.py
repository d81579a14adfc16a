"""The part of an official table that a finding speaks of, drawn again with the form's own labels and sums."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cached_property

from gik_lint.arithmetic.evaluate import Evaluation, Ledger, evaluate
from gik_lint.arithmetic.instances import Key
from gik_lint.document import Span
from gik_lint.facts.report import AnnualReport, OfficialTable
from gik_lint.finding import Finding, Suspect
from gik_lint.illustration import Drawn, Part
from gik_lint.packs.forms import Column


def likely(finding: Finding) -> tuple[Suspect, ...]:
    """The suspects to point at: the first where the finding settles on it, else all of them alike."""
    return finding.suspects[:1] if finding.expected is not None else finding.suspects


class Redrawer:
    """Draws the failing rows and columns of a report's official tables."""

    def __init__(self, report: AnnualReport) -> None:
        self._report = report
        self._tables = report.tables
        self._ledgers: dict[int, Ledger] = {}

    @cached_property
    def _cells(self) -> dict[tuple[int, int], tuple[int, Key]]:
        """Every printed official cell by the place where it begins."""
        span = self._report.reading.span
        return {
            (place.line, place.column): (index, (cell.row, cell.column))
            for index, table in enumerate(self._tables)
            for cell in table.cells.values()
            if cell.at.end > cell.at.start and (place := span(cell.at.start, cell.at.end))
        }

    def part(self, finding: Finding) -> Part | None:
        """The rows and columns `finding` speaks of; None unless it speaks of two cells of one table."""
        if not (finding.related or finding.suspects or finding.relations):
            return None
        pointed = likely(finding)
        named = [self._named(suspect.cell) for suspect in pointed]
        chief = [cell for cell in (self._cell(finding.location.span), *named) if cell]
        others = [cell for related in finding.related if (cell := self._cell(related.location.span))]
        if not chief + others:
            return None
        index = (chief + others)[0][0]
        involved = {key for number, key in chief + others if number == index}
        failing = self._failing(index, finding.relations, {key for number, key in chief or others if number == index})
        ledger = self._ledgers.get(index)
        for evaluation in failing:
            involved.update(key for key in evaluation.instance.cells if ledger and ledger.values.get(key))
        if len(involved) < 2:  # noqa: PLR2004 - one cell has no arithmetic
            return None
        suspects = {
            cell[1]: suspect.suggested
            for cell, suspect in zip(reversed(named), reversed(pointed), strict=True)
            if cell and cell[0] == index
        }
        sums = tuple(_spelt(evaluation, ledger.values) for evaluation in failing if ledger)
        return _part(self._tables[index], involved, suspects, sums)

    def holds(self, span: Span) -> bool:
        """Whether an official cell stands at `span`."""
        return self._cell(span) is not None

    def _failing(self, index: int, relations: Sequence[str], cells: set[Key]) -> list[Evaluation]:
        """The failing sums of these relations that touch one of the cells."""
        if not relations:
            return []
        if index not in self._ledgers:
            self._ledgers[index] = evaluate(self._tables[index])
        return [
            evaluation
            for evaluation in self._ledgers[index].having("fails")
            if evaluation.instance.relation.id in relations and cells & {*evaluation.instance.cells}
        ]

    def _cell(self, span: Span) -> tuple[int, Key] | None:
        return self._cells.get((span.line, span.column))

    def _named(self, name: str) -> tuple[int, Key] | None:
        """The cell a suspect names as TABLE.ROW.COLUMN."""
        table_id, _, rest = name.partition(".")
        row, _, column = rest.partition(".")
        for index, table in enumerate(self._tables):
            if table.id == table_id and (row, column) in table.cells:
                return index, (row, column)
        return None


def _part(table: OfficialTable, involved: set[Key], suspects: dict[Key, str], sums: tuple[str, ...]) -> Part:
    wanted_rows = {row for row, _ in involved}
    wanted_columns = {column for _, column in involved}
    columns = [column for column in table.form.columns if column.id in wanted_columns]
    return Part(
        title=table.form.title,
        columns=tuple(_heading(column, columns) for column in columns),
        rows=tuple(
            (row.label, tuple(_drawn(table, (row.id, column.id), involved, suspects) for column in columns))
            for row in table.form.rows
            if row.id in wanted_rows
        ),
        sums=sums,
    )


def _heading(column: Column, shown: Sequence[Column]) -> str:
    """The column's label, with the group above it where two shown columns share a label."""
    shared = sum(one.label == column.label for one in shown) > 1
    return f"{column.path[-1]} {column.label}" if shared and column.path else column.label


def _drawn(table: OfficialTable, place: Key, involved: set[Key], suspects: dict[Key, str]) -> Drawn:
    cell = table.cells.get(place)
    text = cell.text.strip() if cell else ""
    if place in suspects:
        return Drawn(text, "suspect", suspects[place])
    return Drawn(text, "involved" if place in involved else "plain")


def _spelt(evaluation: Evaluation, values: dict[Key, Decimal]) -> str:
    """Both sides with their terms; zeros are left out of longer sums."""
    instance = evaluation.instance
    sign = "≠" if instance.comparison == "=" else ">"
    left = _side(instance.left, values)
    right = _side(instance.right, values)
    left = f"{left} = {evaluation.left}" if "+" in left else left
    right = f"{evaluation.right} = {right}" if "+" in right else right
    return f"{left} {sign} {right}"


def _side(keys: Iterable[Key], values: dict[Key, Decimal]) -> str:
    terms = [value for key in keys if (value := values.get(key, Decimal(0)))]
    return " + ".join(map(str, terms)) or "0"
