"""Digits whose cell borders were lost, cut apart in every way the form allows.

`640020470` in a row of seven columns is 64 0 0 2 0 4 70, because the first six add up to the seventh. Blanks and
line ends inside the run are borders. The relations used are no evidence for the table afterwards.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from gik_lint.packs.forms import Column, Relation, Row, TableForm

MOST = 24
"""More ways than this to cut one row: it cannot be told."""

_BUDGET = 40_000
_TRUSTED = frozenset(("printed", "structural"))
_SIGN = re.compile(r"<=|>=|=")


class Law(Struct, frozen=True):
    """A relation over column (or row) indices: the sums of `left` and `right`, which must be equal or ordered."""

    id: str
    left: tuple[int, ...]
    right: tuple[int, ...]
    equal: bool

    def holds(self, values: Sequence[int | None]) -> bool:
        """Whether these values keep it; a value that is not known keeps everything."""
        left = [values[index] for index in self.left]
        right = [values[index] for index in self.right]
        if None in left or None in right:
            return True
        one, other = sum(filter(None, left)), sum(filter(None, right))
        return one == other if self.equal else one <= other


@lru_cache(maxsize=64)
def laws(table: TableForm, every: str) -> tuple[Law, ...]:
    """The trusted relations of a table over its columns (`row`) or rows (`column`)."""
    items: Sequence[Row | Column] = table.columns if every == "row" else table.rows
    wanted = {"row"} if every == "row" else {"column", "once"}
    return tuple(
        law
        for relation in table.relations
        if relation.every in wanted and relation.strength in _TRUSTED and not relation.where
        for law in _laws(relation, items)
    )


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


def cuts(runs: Sequence[str], table: TableForm) -> tuple[list[tuple[str, ...]], bool]:
    """Every way to cut these runs of digits into the table's columns, and whether relations ruled any out.

    An empty list: no way, or more than can be told.
    """
    count = len(table.columns)
    text = "".join(runs)
    if len(text) == count:
        return [tuple(text)], False
    borders = set()
    position = 0
    for run in runs:
        borders.add(position)
        position += len(run)
    cutter = _Cutter(text, borders, table)
    found: list[tuple[str, ...]] = []
    for cut in cutter.cut(0, count):
        found.append(cut)
        if len(found) > MOST or cutter.exhausted:
            return [], True
    if cutter.exhausted:
        return [], True
    return found, cutter.ruled_out


class _Cutter:
    """Depth first over the columns, one sum at a time; each total is guessed before its parts."""

    def __init__(self, text: str, borders: set[int], table: TableForm) -> None:
        self.text, self.borders, self.table = text, borders, table
        self.laws = laws(table, "row")
        self.steps = 0
        self.ruled_out = False
        self.ends = {max((*law.left, *law.right)): law for law in self.laws if law.equal and len(law.right) == 1}

    @property
    def exhausted(self) -> bool:
        return self.steps > _BUDGET

    def cut(self, start: int, count: int) -> Iterator[tuple[str, ...]]:
        """All cuts of the text from `start` into the columns from the first to `count`."""
        yield from self._columns(start, 0, count, ())

    def _columns(self, start: int, column: int, count: int, before: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        self.steps += 1
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
            if not self._number(start, end, column):
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
                if not self._number(cut, end, start):
                    continue
                total = int(self.text[cut:end])
                for pieces in self._parts(start, cut, parts, total, end - cut):
                    yield (*pieces, self.text[cut:end]), end
        if len(self.text) - start > parts + 1 + after:
            self.ruled_out = True

    def _parts(self, start: int, end: int, parts: int, total: int, widest: int) -> Iterator[tuple[str, ...]]:
        self.steps += 1
        if self.exhausted or not parts <= end - start <= parts * widest:
            return
        if parts == 1:
            if self._number(start, end, start) and int(self.text[start:end]) == total:
                yield (self.text[start:end],)
            return
        for cut in range(start + 1, min(end - parts + 1, start + widest) + 1):
            if not self._number(start, cut, start):
                continue
            value = int(self.text[start:cut])
            if value > total:
                break
            for rest in self._parts(cut, end, parts - 1, total - value, widest):
                yield (self.text[start:cut], *rest)

    def _number(self, start: int, end: int, _column: int) -> bool:
        """Whether the piece can be one cell: no leading zero, no border inside."""
        if end - start > 1 and self.text[start] == "0":
            return False
        return not any(border in self.borders for border in range(start + 1, end))

    def _keeps(self, pieces: Sequence[str]) -> bool:
        values: list[int | None] = [int(piece) for piece in pieces]
        values += [None] * (len(self.table.columns) - len(values))
        return all(law.holds(values) for law in self.laws)


def settle(
    ways: dict[int, list[tuple[int, ...]]], known: dict[int, Sequence[int | None]], table: TableForm
) -> tuple[dict[int, list[tuple[int, ...]]], tuple[str, ...]]:
    """The ways that remain when the relations over rows are heeded, and those relations' ids.

    `ways` are the possible values of each row that has several, `known` those of the others, by row index.
    """
    order = sorted(ways)
    rules = laws(table, "column")
    solutions: list[dict[int, tuple[int, ...]]] = []
    size = 1
    for row in order:
        size *= len(ways[row])
    if not order or size > _BUDGET // 10:
        return ways, ()
    involved = [law for law in rules if set(law.left + law.right) & set(order)]

    def holds(law: Law, choice: dict[int, tuple[int, ...]]) -> bool:
        terms = set(law.left + law.right)
        if any(row in ways and row not in choice for row in terms):
            return True
        for column in range(len(table.columns)):
            values: list[int | None] = [None] * len(table.rows)
            for row in terms:
                source = choice.get(row) or known.get(row)
                values[row] = source[column] if source else None
            if not law.holds(values):
                return False
        return True

    def search(depth: int, choice: dict[int, tuple[int, ...]]) -> None:
        if depth == len(order):
            solutions.append(dict(choice))
            return
        row = order[depth]
        touched = [law for law in involved if row in law.left + law.right]
        for way in ways[row]:
            choice[row] = way
            if all(holds(law, choice) for law in touched):
                search(depth + 1, choice)
            del choice[row]

    search(0, {})
    if not solutions:
        return ways, ()
    left = {row: list(dict.fromkeys(solution[row] for solution in solutions)) for row in order}
    narrowed = {row for row in order if len(left[row]) < len(ways[row])}
    used = tuple(dict.fromkeys(law.id for law in involved if set(law.left + law.right) & narrowed))
    return left, used
