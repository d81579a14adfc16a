"""Digits whose cell borders were lost, cut apart in every way the form allows.

`640020470` in a row of seven columns is 64 0 0 2 0 4 70, because the first six add up to the seventh. Blanks and
line ends inside the run are borders. The relations used are no evidence for the table afterwards.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Literal

from msgspec import Struct

from gik_lint.facts.kept import Kept
from gik_lint.fixed import fixed
from gik_lint.packs.forms import Column, Relation, Row, TableForm

MOST = 24
"""More ways than this to cut one row: it cannot be told."""

_BUDGET = 60_000
_ROW_BUDGET = 6_000
_SETTLED = 4_000
_TRUSTED = frozenset(("printed", "structural"))
_SIGN = fixed(r"<=|>=|=")


Ways = Mapping[int, Sequence[tuple[int, ...]]]
"""By row index, the possible values of the row."""


class Law(Struct, frozen=True):
    """A relation over column (or row) indices: the sums of `left` and `right`, which must be equal or ordered."""

    id: str
    left: tuple[int, ...]
    right: tuple[int, ...]
    equal: bool

    def holds(self, values: Sequence[int | None] | Mapping[int, int | None]) -> bool:
        """Whether these values keep it; a value that is not known keeps everything."""
        left = [values[index] for index in self.left]
        right = [values[index] for index in self.right]
        if None in left or None in right:
            return True
        one, other = sum(filter(None, left)), sum(filter(None, right))
        return one == other if self.equal else one <= other


def laws(table: TableForm, every: Literal["row", "column"]) -> tuple[Law, ...]:
    """The trusted relations of a table over its columns (`row`) or rows (`column`)."""
    return _LAWS(table)[every]


def _compile(tables: tuple[TableForm, ...]) -> dict[str, tuple[Law, ...]]:
    (table,) = tables
    trusted = [relation for relation in table.relations if relation.strength in _TRUSTED and not relation.where]
    over_columns = [law for one in trusted if one.every == "row" for law in _laws(one, table.columns)]
    over_rows = [law for one in trusted if one.every != "row" for law in _laws(one, table.rows)]
    return {"row": tuple(over_columns), "column": tuple(over_rows)}


_LAWS = Kept(_compile)


def _laws(relation: Relation, items: Sequence[Row | Column]) -> Iterator[Law]:
    index: dict[str, int] = {}
    for position, item in enumerate(items):
        for name in (item.short, item.id):
            if name:
                index[name] = position
    for position, item in enumerate(items):
        index.setdefault(item.label, position)
    sign = _SIGN.search(relation.equation)
    if not sign:
        return
    for one in relation.each or ("",):
        sides = []
        for side in (relation.equation[: sign.start()], relation.equation[sign.end() :]):
            names = [one if name.strip() == "每一项" else name.strip() for name in side.split("+")]
            sides.append(tuple(index[name] for name in names if name != "0"))
        left, right = reversed(sides) if sign[0] == ">=" else sides
        yield Law(relation.id, left, right, equal=sign[0] == "=")


class Patience:
    """How many steps trying the glued digits of one report may still take."""

    def __init__(self, steps: int = _BUDGET) -> None:
        self.left = steps


def cuts(
    runs: Sequence[str], table: TableForm, patience: Patience, *, glued: bool = True, but: str = ""
) -> tuple[list[tuple[str, ...]], bool]:
    """Every way to cut these runs of digits into the table's columns, and whether relations were needed for that.

    In a `glued` table one run is one row. Where cells are parted elsewhere, or the row itself is in several runs, a
    cell may as well be missing: then only a sum that comes out right tells. `but` is the id of a relation that need
    not hold. An empty list: no way, or too many.
    """
    count = len(table.columns)
    whole = glued and len(runs) == 1
    if whole and len(runs[0]) == count:
        return ([], True) if _has_lost_a_cell(runs[0], table, patience) else ([tuple(runs[0])], False)
    if not whole and not any(law.equal for law in laws(table, "row")):
        return [], False
    cutter = _Cutter(runs, table, patience, but)
    granted = cutter.steps
    found: list[tuple[str, ...]] = []
    for cut in cutter.cut(0, count):
        found.append(cut)
        if len(found) > MOST:
            break
    patience.left -= granted - cutter.steps
    if cutter.exhausted or len(found) > MOST:
        return [], True
    return found, cutter.ruled_out or not whole


def _has_lost_a_cell(run: str, table: TableForm, patience: Patience) -> bool:
    """Whether a digit a cell misses the total and fewer, longer figures make it: 12 0 0 0 12, a cell left blank."""
    figures = [int(digit) for digit in run]
    if all(law.holds(figures) for law in laws(table, "row")):
        return False
    cutter = _Cutter([run], table, patience, "")
    return cutter.adds_up_with_fewer(len(table.columns))


class _Cutter:
    """Depth first over the columns, one sum at a time; each total is guessed before its parts."""

    def __init__(self, runs: Sequence[str], table: TableForm, patience: Patience, but: str) -> None:
        self.text, self.table = "".join(runs), table
        self.steps = min(_ROW_BUDGET, patience.left)
        self.borders = set(accumulate(map(len, runs)))
        self.laws = tuple(law for law in laws(table, "row") if law.id != but)
        self.ruled_out = False
        self.ends = {max((*law.left, *law.right)): law for law in self.laws if law.equal and len(law.right) == 1}

    @property
    def exhausted(self) -> bool:
        return self.steps < 0

    def cut(self, start: int, count: int) -> Iterator[tuple[str, ...]]:
        """All cuts of the text from `start` into the columns from the first to `count`."""
        yield from self._columns(start, 0, count, ())

    def adds_up_with_fewer(self, count: int) -> bool:
        """Whether fewer figures than `count` end with the total of the others, where one total sums all columns."""
        if set(self.ends) != {count - 1}:
            return False
        return any(True for parts in range(2, count - 1) for _ in self._sum(0, parts, 0))

    def _columns(self, start: int, column: int, count: int, before: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        self.steps -= 1
        if self.exhausted:
            return
        left = len(self.text) - start
        if column == count:
            if left == 0:
                yield before
            return
        if left < count - column:
            return
        total = self._sum_from(column)
        if total is not None:
            for pieces, end in self._sum(start, total - column, count - total - 1):
                yield from self._columns(end, total + 1, count, (*before, *pieces))
            return
        for end in range(start + 1, len(self.text) - (count - column - 1) + 1):
            piece = self.text[start:end]
            if not self._number(start, end):
                continue
            whole = (*before, piece)
            if self._keeps(whole):
                yield from self._columns(end, column + 1, count, whole)
            else:
                self.ruled_out = True

    def _sum_from(self, column: int) -> int | None:
        """The column of the total whose parts are all columns from `column` up to it."""
        for total, law in self.ends.items():
            if law.right == (total,) and sorted(law.left) == list(range(column, total)):
                return total
        return None

    def _sum(self, start: int, parts: int, after: int) -> Iterator[tuple[tuple[str, ...], int]]:
        """Parts and their total, wherever they may end."""
        last = len(self.text) - after
        ends = [last] if after == 0 else range(start + parts + 1, last + 1)
        for end in ends:
            for cut in range(start + parts, end):
                if not self._number(cut, end):
                    continue
                total = int(self.text[cut:end])
                for pieces in self._parts(start, cut, parts, total, end - cut):
                    yield (*pieces, self.text[cut:end]), end
        if len(self.text) - start > parts + 1 + after:
            self.ruled_out = True

    def _parts(self, start: int, end: int, parts: int, total: int, widest: int) -> Iterator[tuple[str, ...]]:
        self.steps -= 1
        if self.exhausted or not parts <= end - start <= parts * widest:
            return
        if parts == 1:
            if self._number(start, end) and int(self.text[start:end]) == total:
                yield (self.text[start:end],)
            return
        for cut in range(start + 1, min(end - parts + 1, start + widest) + 1):
            if not self._number(start, cut):
                continue
            value = int(self.text[start:cut])
            if value > total:
                break
            for rest in self._parts(cut, end, parts - 1, total - value, widest):
                yield (self.text[start:cut], *rest)

    def _number(self, start: int, end: int) -> bool:
        """Whether the piece can be one cell: no leading zero, no border inside."""
        if end - start > 1 and self.text[start] == "0":
            return False
        return not any(border in self.borders for border in range(start + 1, end))

    def _keeps(self, pieces: Sequence[str]) -> bool:
        values: list[int | None] = [int(piece) for piece in pieces]
        values += [None] * (len(self.table.columns) - len(values))
        return all(law.holds(values) for law in self.laws)


def settle(ways: Ways, known: Mapping[int, Sequence[int | None]], table: TableForm) -> tuple[Ways, tuple[str, ...]]:
    """The ways that remain when the relations over rows are heeded, and the ids of those relations.

    `ways` are the possible values of each row that has several, `known` the values of the others, by row index.
    Where the relations leave nothing at all, something else is wrong, and all ways remain.
    """
    size = 1
    for found in ways.values():
        size *= len(found)
    if size > _SETTLED:
        return ways, ()
    involved = [law for law in laws(table, "column") if not ways.keys().isdisjoint(law.left + law.right)]
    solutions = list(_solutions(sorted(ways), ways, dict(known), involved, len(table.columns)))
    if not solutions:
        return ways, ()
    left = {row: [way for way in ways[row] if any(solution[row] == way for solution in solutions)] for row in ways}
    narrowed = {row for row in ways if len(left[row]) < len(ways[row])}
    used = dict.fromkeys(law.id for law in involved if not narrowed.isdisjoint(law.left + law.right))
    return left, tuple(used)


def _solutions(
    rows: Sequence[int], ways: Ways, values: dict[int, Sequence[int | None]], involved: Sequence[Law], columns: int
) -> Iterator[dict[int, Sequence[int | None]]]:
    """Every choice of one way a row that keeps the relations; `values` are what is known, and what is chosen."""
    if not rows:
        yield {row: values[row] for row in ways}
        return
    row, rest = rows[0], rows[1:]
    due = [law for law in involved if row in law.left + law.right and set(rest).isdisjoint(law.left + law.right)]
    for way in ways[row]:
        values[row] = way
        if all(_keeps(law, values, column) for law in due for column in range(columns)):
            yield from _solutions(rest, ways, values, involved, columns)
    del values[row]


def _keeps(law: Law, values: Mapping[int, Sequence[int | None]], column: int) -> bool:
    """Whether the relation holds in a column; a row that is not known, or not printed, keeps everything."""
    terms = {row: values[row][column] if row in values else None for row in law.left + law.right}
    return law.holds(terms)
