"""Where the cells of a Word table stand, merged cells counted once."""

from collections.abc import Sequence

from msgspec import Struct

from gik_lint.readers.docx.names import TC_PR, TR_PR, VAL, Element, number, w

WIDEST = 63
"""Word has no wider tables; a span that says more is no span."""


class Spot(Struct):
    """A cell element with its first row and column (0-based) and its spans, which grow while rows are read."""

    element: Element
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1


def place_cells(rows: Sequence[tuple[Element, Sequence[Element]]]) -> list[Spot]:
    """The visible cells of rows (`w:tr` with its `w:tc`s) in reading order; covered cells lend their room."""
    spots: list[Spot] = []
    open_above: dict[int, Spot] = {}  # by first column: a cell that may reach into the next row
    for index, (row, cells) in enumerate(rows):
        column = _span(row.find(TR_PR), "gridBefore", 0)
        beside: Spot | None = None
        for cell in cells:
            properties = cell.find(TC_PR)
            width = _span(properties, "gridSpan", 1)
            above = open_above.get(column)
            if beside is not None and _merge(properties, "hMerge") == "continue":
                beside.colspan = min(beside.colspan + width, WIDEST)
            elif (
                above is not None and _merge(properties, "vMerge") == "continue" and above.row + above.rowspan == index
            ):
                above.rowspan += 1
                beside = None
            else:
                beside = Spot(cell, index, column, colspan=width)
                spots.append(beside)
                open_above.pop(column, None)
                if _merge(properties, "vMerge") == "restart":
                    open_above[column] = beside
            column += width
    return spots


def _span(properties: Element | None, name: str, least: int) -> int:
    return max(least, min(number(properties, w(name)) or least, WIDEST))


def _merge(properties: Element | None, name: str) -> str | None:
    """`restart` or `continue` (which is what a bare element says), or None where nothing is merged."""
    merge = properties.find(w(name)) if properties is not None else None
    return None if merge is None else merge.get(VAL, "continue")
