"""A relation laid over the cells that a table really has: one instance a column, a row, or once."""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from gik_lint.arithmetic.equation import BoundEquation, bind
from gik_lint.facts.kept import Kept
from gik_lint.facts.report import OfficialTable
from gik_lint.packs.forms import Relation, TableForm

Key = tuple[str, str]
"""A cell of a table: row id and column id."""

_MANY = 2
_LAYOUTS = 64


class Instance(Struct, frozen=True):
    """Two sums of cells that must compare so; `line` is the column or row it is about, empty for `once`.

    `absent` are terms whose row or column the draft does not print.
    """

    relation: Relation
    line: str
    left: tuple[Key, ...]
    comparison: Literal["=", "<="]
    right: tuple[Key, ...]
    absent: tuple[Key, ...] = ()

    @property
    def cells(self) -> tuple[Key, ...]:
        """All its cells, left then right."""
        return self.left + self.right

    @property
    def total(self) -> Key | None:
        """The cell that stands alone against a sum of several, if there is one."""
        for alone, parts in ((self.right, self.left), (self.left, self.right)):
            if self.comparison == "=" and len(alone) == 1 and len(parts) >= _MANY:
                return alone[0]
        return None

    @property
    def parts(self) -> tuple[Key, ...]:
        """The cells summed against the total; empty without a total."""
        total = self.total
        return tuple(key for key in self.cells if key != total) if total else ()


def ground(table: OfficialTable) -> tuple[Instance, ...]:
    """Every instance of every relation of the table's form; raises `EquationError` for a relation amiss."""
    filled = frozenset(row for (row, _), cell in table.cells.items() if cell.state == "number")
    return _of_form(table.form).ground(frozenset(table.cells), filled)


class _Grounded:
    """The relations of a form's table, laid over its cells once for all tables that print the same cells."""

    def __init__(self, forms: tuple[TableForm, ...]) -> None:
        (self._form,) = forms
        self._bound = [(relation, bind(relation, self._form)) for relation in self._form.relations]
        self._known: dict[tuple[frozenset[Key], frozenset[str]], tuple[Instance, ...]] = {}

    def ground(self, cells: frozenset[Key], filled: frozenset[str]) -> tuple[Instance, ...]:
        """The instances where these cells are printed and a figure stands in these rows."""
        found = self._known.get((cells, filled))
        if found is None:
            if len(self._known) >= _LAYOUTS:
                self._known.clear()
            found = self._known[cells, filled] = tuple(self._laid(_Printed(self._form, cells, filled)))
        return found

    def _laid(self, layout: "_Printed") -> Iterator[Instance]:
        for relation, equations in self._bound:
            if layout.governs(relation):
                for equation in equations:
                    yield from _instances(relation, equation, layout)


_of_form = Kept(_Grounded)


def _instances(relation: Relation, equation: BoundEquation, layout: "_Printed") -> Iterator[Instance]:
    if relation.every == "row":
        for row in layout.lines:
            sides = ([(row, column) for column in side] for side in (equation.left, equation.right))
            yield layout.instance(relation, row, equation, *sides)
        return
    columns = layout.columns[:1] if relation.every == "once" else layout.columns
    for column in columns:
        sides = ([(row, column) for row in side] for side in (equation.left, equation.right))
        yield layout.instance(relation, "" if relation.every == "once" else column, equation, *sides)


class _Printed:
    """Which rows and columns the draft prints."""

    def __init__(self, form: TableForm, cells: frozenset[Key], filled: frozenset[str]) -> None:
        rows = {row for row, _ in cells}
        columns = {column for _, column in cells}
        self.columns = [column.id for column in form.columns if column.id in columns]
        self.lines = [row.id for row in form.rows if row.id in rows and (row.kind == "data" or row.id in filled)]
        self._cells = cells
        self._optional = {row.id for row in form.rows if row.optional}
        self._filled = filled
        self._replaced = {each.instead_of for each in form.relations if each.where and each.where in filled}

    def governs(self, relation: Relation) -> bool:
        """Whether the relation is meant for this table as printed (see `Relation.where`)."""
        return relation.id not in self._replaced and (not relation.where or relation.where in self._filled)

    def instance(
        self, relation: Relation, line: str, equation: BoundEquation, left: list[Key], right: list[Key]
    ) -> Instance:
        present = [tuple(key for key in side if key in self._cells) for side in (left, right)]
        absent = tuple(key for key in (*left, *right) if key not in self._cells and key[0] not in self._optional)
        return Instance(relation, line, present[0], equation.comparison, present[1], absent)
