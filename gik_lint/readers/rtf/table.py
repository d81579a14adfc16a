"""Rows of an RTF table → cells with spans: columns are told by where the cells end."""

from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct

from gik_lint.document import Cell, SourceText, Table
from gik_lint.readers.layout import MAX_COLUMNS

_NEAR = 30
"""Twips by which edges of one column may differ between rows."""


class CellShape(Struct, frozen=True):
    """Where a cell ends, in twips, and whether it goes on the one above it, or the one before it."""

    end: int
    down: bool = False
    across: bool = False


class Row(Struct):
    """The cells of one row: their texts, their shapes as defined, and where the row begins."""

    texts: list[SourceText]
    shapes: list[CellShape]
    left: int = 0


def table(rows: Sequence[Row]) -> Table:
    """The grid of these rows; cells that continue another are counted in its spans."""
    ends = _edges([row.left for row in rows] + [shape.end for row in rows for shape in row.shapes])
    cells: list[Cell] = []
    open_above: dict[int, int] = {}  # first column → index of the cell that may go on below
    for index, row in enumerate(rows):
        start, last = row.left, -1
        here: dict[int, int] = {}
        for position, text in enumerate(row.texts):
            shape = row.shapes[position] if position < len(row.shapes) else CellShape(start + _NEAR + 1)
            first, end = _column(ends, start), max(_column(ends, shape.end), _column(ends, start) + 1)
            start = shape.end
            above = open_above.get(first)
            if shape.across and last >= 0:
                cells[last] = _grown(cells[last], across=end - first)
            elif shape.down and above is not None and cells[above].row + cells[above].rowspan == index:
                cells[above] = _grown(cells[above], down=1)
                here[first] = above
            elif first < MAX_COLUMNS:
                last = here[first] = len(cells)
                cells.append(Cell(text, index, first, 1, min(end, MAX_COLUMNS) - first))
        open_above = here
    columns = max((cell.column + cell.colspan for cell in cells), default=0)
    return Table(tuple(cells), len(rows), columns)


def _grown(cell: Cell, down: int = 0, across: int = 0) -> Cell:
    width = min(cell.colspan + across, MAX_COLUMNS)
    return Cell(cell.text, cell.row, cell.column, cell.rowspan + down, width)


def _edges(places: list[int]) -> list[int]:
    found: list[int] = []
    for place in sorted(places):
        if not found or place - found[-1] > _NEAR:
            found.append(place)
    return found


def _column(edges: list[int], place: int) -> int:
    return max(bisect_right(edges, place) - 1, 0)
