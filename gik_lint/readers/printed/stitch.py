"""Tables that a page break cut are one table again.

Parts belong together that follow each other over a page break with nothing between and the same column edges. A
header the second part repeats is dropped; a row, or a merged cell, that the break cut in two is one again.
"""

from collections.abc import Iterable, Sequence

from gik_lint.readers.printed.breaks import ended, figure, numbered
from gik_lint.readers.printed.page import BoxedCell, BoxedTable
from gik_lint.readers.printed.rules import SNAP, edges
from gik_lint.readers.printed.text import room_in

_SHIFTED = 40.0


def continues(upper: BoxedTable, lower: BoxedTable) -> bool:
    """Whether the lower table begins the page after and has the column edges of the upper one.

    The margins of the pages may differ.
    """
    if lower.page != upper.page + 1:
        return False
    shift = lower.left - upper.left
    if abs(shift) > _SHIFTED or abs(lower.right - upper.right - shift) > 2 * SNAP:
        return False
    above, below = _columns(upper), [place - shift for place in _columns(lower)]
    return _among(above, below) or _among(below, above)


def stitched(upper: BoxedTable, lower: BoxedTable) -> BoxedTable:
    """One table of both."""
    shift = upper.left - lower.left
    for cell in lower.cells:
        cell.left, cell.right = cell.left + shift, cell.right + shift
    _drop_header(upper, lower)
    figures = _first_figures(upper, lower)
    bottom = {_edges(cell): cell for cell in upper.cells if cell.end_row == upper.rows}
    top = [cell for cell in lower.cells if cell.row == 0]
    pairs = [(above, cell) for cell in top if (above := _match(bottom, cell)) is not None]
    last_row = [pair for pair in pairs if pair[0].row == upper.rows - 1]
    split = _is_split(last_row, [cell for cell in top if _match(bottom, cell) is None])
    start = upper.rows - split
    header = _is_header(bottom.values(), top)
    merged: set[int] = set()
    for above, cell in pairs:
        cut = split and above.row == upper.rows - 1
        spans = cell.left < figures - SNAP and _is_cut(above, cell)
        if cut or spans or (header and above.text and not cell.text):
            above.lines += cell.lines
            above.end_row = max(above.end_row, start + cell.end_row)
            merged.add(id(cell))
    for cell in lower.cells:
        cell.row, cell.end_row = cell.row + start, cell.end_row + start
    cells = [*upper.cells, *(cell for cell in lower.cells if id(cell) not in merged)]
    rows = max(cell.end_row for cell in cells)
    for above in bottom.values():
        if split and above.row < upper.rows - 1 and above.end_row == upper.rows:
            above.end_row = upper.rows  # it ended with the row that was cut
    return BoxedTable(cells, rows, upper.left, upper.right, upper.top, lower.bottom, lower.page)


def _drop_header(upper: BoxedTable, lower: BoxedTable) -> None:
    """Take the rows off the lower part that repeat the first rows of the upper one."""
    count = 0
    while count < min(upper.rows, lower.rows - 1):
        above, below = _row(upper, count), _row(lower, count)
        if above != below or not any(text and not figure(text) for text in below) or any(map(figure, below)):
            break
        count += 1
    while count and any(cell.row < count < cell.end_row for cell in lower.cells):
        count -= 1
    lower.cells = [cell for cell in lower.cells if cell.row >= count]
    for cell in lower.cells:
        cell.row, cell.end_row = cell.row - count, cell.end_row - count
    lower.rows -= count


def _is_split(pairs: list[tuple[BoxedCell, BoxedCell]], alone: list[BoxedCell]) -> bool:
    """Whether the break runs through a row: its label goes on below, its figures stand on one side only."""
    if not pairs or any(cell.text for cell in alone):
        return False
    above = [upper.text for upper, _ in pairs]
    below = [lower.text for _, lower in pairs]
    if any(map(figure, above)) and any(map(figure, below)):
        return False
    if not any(above) or not any(below):
        return True
    if numbered(next(filter(None, below))):
        return False
    both = [(upper, lower) for upper, lower in pairs if upper.text and lower.text]
    if both:
        return all(_wraps(upper, lower) for upper, lower in both)
    return not any(map(figure, above)) and all(figure(text) for text in below if text)


def _is_cut(above: BoxedCell, below: BoxedCell) -> bool:
    """Whether a merged cell left of the figures goes on below the break."""
    if figure(above.text) or figure(below.text):
        return False
    if not above.text or not below.text:
        return bool(above.text or below.text)
    return not numbered(below.text) and _wraps(above, below)


def _is_header(above: Iterable[BoxedCell], below: Sequence[BoxedCell]) -> bool:
    """Whether the break runs through a header: labels of columns follow below a label that spans them."""
    labels = [cell for cell in below if cell.text]
    if any(figure(cell.text) for cell in (*above, *labels)):
        return False
    wide = [(cell.left - SNAP, cell.right + SNAP, cell.right - cell.left) for cell in above if cell.text]
    return bool(labels) and all(
        any(
            left <= cell.left and cell.right <= right and cell.right - cell.left < width - SNAP
            for left, right, width in wide
        )
        for cell in labels
    )


def _wraps(above: BoxedCell, below: BoxedCell) -> bool:
    last = above.lines[-1]
    return not ended(below.lines[0], room_in(last, above.left, above.right))


def _first_figures(*tables: BoxedTable) -> float:
    """Where the columns of figures begin."""
    return min((cell.left for table in tables for cell in table.cells if figure(cell.text)), default=0)


def _row(table: BoxedTable, row: int) -> list[str]:
    return [cell.text for cell in table.cells if cell.row == row]


def _match(cells: dict[tuple[int, int], BoxedCell], cell: BoxedCell) -> BoxedCell | None:
    left, right = _edges(cell)
    near = ((left + i, right + j) for i in (0, -1, 1) for j in (0, -1, 1))
    return next((cells[place] for place in near if place in cells), None)


def _edges(cell: BoxedCell) -> tuple[int, int]:
    return round(cell.left / SNAP), round(cell.right / SNAP)


def _columns(table: BoxedTable) -> list[float]:
    return edges([place for cell in table.cells for place in (cell.left, cell.right)])


def _among(places: list[float], others: list[float]) -> bool:
    return all(any(abs(place - other) <= SNAP for other in others) for place in places)
