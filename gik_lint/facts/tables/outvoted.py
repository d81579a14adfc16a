"""Glued digits of a row whose own sum never comes out, cut by what the other rows leave for it.

`640020471` adds up in no way. Where the sums over rows leave 64 0 0 2 0 4 70 for this row, it is 64 0 0 2 0 4 71: all
figures but one are the very ones that are due, and that one is the mistake. Two mistakes in one row are not guessed.
"""

from collections.abc import Mapping, Sequence
from itertools import accumulate, product
from math import prod

from gik_lint.facts.tables.glued import Law, Ways, laws
from gik_lint.packs.forms import TableForm

_CHOICES = 200
_MAJORITY = 3  # columns; of two, one neighbour would tell the other

Known = Mapping[int, Sequence[int | None]]
"""The figures of rows by row index."""


def outvoted(
    broken: Mapping[int, Sequence[str]], ways: Ways, known: Known, table: TableForm
) -> dict[int, tuple[int, ...]] | None:
    """The one reading of all these rows, by row index, in which each broken row has one figure that is not due.

    `broken` are the runs of digits of the rows that add up in no way, `ways` the rows with several readings, `known`
    the others. None if there is no such reading, or more than one.
    """
    if len(table.columns) < _MAJORITY or prod(map(len, ways.values())) > _CHOICES:
        return None
    if len(broken) > len(laws(table, "column")):
        return None  # each sum can tell one row
    found = None
    for choice in product(*ways.values()):
        chosen = dict(zip(ways, choice, strict=True))
        rows = {row: _all_but_one(runs, _due(row, {**known, **chosen}, table)) for row, runs in broken.items()}
        told = {row: way for row, way in rows.items() if way}
        if len(told) == len(broken):
            if found:
                return None
            found = chosen | told
    return found


def _all_but_one(runs: Sequence[str], due: tuple[int, ...] | None) -> tuple[int, ...] | None:
    """The one way to cut the runs so that all figures but one are due."""
    digits, borders = "".join(runs), set(accumulate(map(len, runs)))
    ways = set()
    wanted = [str(figure) for figure in due or ()]
    for place in range(len(wanted)):
        before, after = "".join(wanted[:place]), "".join(wanted[place + 1 :])
        odd = digits[len(before) : len(digits) - len(after)]
        way = (*wanted[:place], odd, *wanted[place + 1 :])
        if digits == "".join(way) and odd and (odd == "0" or odd[0] != "0") and borders <= {*accumulate(map(len, way))}:
            ways.add(way)
    return tuple(map(int, ways.pop())) if len(ways) == 1 else None


def _due(row: int, known: Known, table: TableForm) -> tuple[int, ...] | None:
    """What the sums over rows leave for this row, column by column; None where they do not tell, or not the same."""
    told = {figures for law in laws(table, "column") if (figures := _left(law, row, known, len(table.columns)))}
    return told.pop() if len(told) == 1 else None


def _left(law: Law, row: int, known: Known, columns: int) -> tuple[int, ...] | None:
    """What one sum leaves for the row, if it is the only one that is not known and no figure is below 0."""
    if not law.equal or row not in law.left + law.right:
        return None
    own, other = (law.left, law.right) if row in law.left else (law.right, law.left)
    figures = []
    for column in range(columns):
        terms = [known[each][column] if each in known else None for each in own + other if each != row]
        if None in terms:
            return None
        given = [sum(known[each][column] or 0 for each in side if each != row) for side in (own, other)]
        figures.append(given[1] - given[0])
    return tuple(figures) if min(figures) >= 0 else None
