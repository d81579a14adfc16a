"""Tables without upright lines: rows whose parts stand in columns, far from each other."""

from collections.abc import Sequence
from itertools import pairwise

from gik_lint.readers.printed.breaks import figure, numbered
from gik_lint.readers.printed.page import BoxedCell, BoxedTable, Glyph
from gik_lint.readers.printed.writing import is_spread, line_of, pieces

_FEWEST = 2


def unruled_tables(rows: Sequence[Sequence[Glyph]], page: int) -> list[BoxedTable | Sequence[Glyph]]:
    """The rows as they come, those that make a table together in its place."""
    found: list[BoxedTable | Sequence[Glyph]] = []
    waiting: list[Sequence[Glyph]] = []
    for row in (*rows, ()):
        if is_spread(row):
            waiting.append(row)
            continue
        table = _table(waiting, page) if len(waiting) >= _FEWEST else None
        found += waiting if table is None else [table]
        waiting = []
        if row:
            found.append(row)
    return found


def _table(rows: Sequence[Sequence[Glyph]], page: int) -> BoxedTable | None:
    lines = [[line_of(part, page) for part in pieces(row)] for row in rows]
    if not any(figure(line.text) for row in lines for line in row[1:]):
        return None
    if all(len(row) == _FEWEST and numbered(row[0].text) for row in lines):
        return None  # a table of contents
    bands: list[tuple[float, float]] = []
    for left, right in sorted((line.left, line.right) for row in lines for line in row):
        if bands and left <= bands[-1][1]:
            bands[-1] = bands[-1][0], max(bands[-1][1], right)
        else:
            bands.append((left, right))
    if len(bands) < max(map(len, lines)):
        return None
    edges = [bands[0][0], *((left[1] + right[0]) / 2 for left, right in pairwise(bands)), bands[-1][1]]
    cells = [
        BoxedCell(index, index + 1, left, right, [line for line in row if left <= line.left < right])
        for index, row in enumerate(lines)
        for left, right in pairwise(edges)
    ]
    if any(sum(figure(line.text) for line in cell.lines) > 1 for cell in cells):
        return None  # what is one column in one row is two in another: as lines the figures keep their order
    base = [line.base for row in lines for line in row]
    return BoxedTable(cells, len(rows), edges[0], edges[-1], min(base), max(base), page)
