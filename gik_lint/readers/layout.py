"""Building blocks whose every character knows its place: joined texts, and grids of cells with spans."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from msgspec import Struct

from gik_lint.document import Cell, Run, SourceText, Table

MAX_COLUMNS = 200
MAX_ROWSPAN = 2_000


class TextBuilder:
    """Joins pieces of the source into one text, keeping as few runs as the places allow."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._runs: list[Run] = []
        self.length = 0
        self.last = ""

    def add(self, text: str, line: int, column: int, step: int = 1) -> None:
        """Append `text`, whose first character stands at (`line`, `column`)."""
        if not text:
            return
        if not self._continues(line, column, step):
            self._runs.append(Run(self.length, line, column, step))
        self._parts.append(text)
        self.length += len(text)
        self.last = text[-1]

    def build(self) -> SourceText:
        """The text so far, without blanks at its ends."""
        text = "".join(self._parts)
        start = len(text) - len(text.lstrip())
        return cut(SourceText(text, tuple(self._runs) or (Run(0, 1, 1),)), start, max(start, len(text.rstrip())))

    def _continues(self, line: int, column: int, step: int) -> bool:
        if not self._runs:
            return False
        run = self._runs[-1]
        return run.step == step == 1 and run.line == line and run.column + self.length - run.offset == column


def cut(source: SourceText, start: int, end: int) -> SourceText:
    """`source.text[start:end]` with its places."""
    if start == 0 and end == len(source.text):
        return source
    line, column = source.position(start)
    first = max(bisect_right(source.runs, start, key=_offset), 1)
    last = bisect_left(source.runs, end, lo=first, key=_offset)
    rest = (Run(run.offset - start, run.line, run.column, run.step) for run in source.runs[first:last])
    head = Run(0, line, column, source.runs[first - 1].step)
    return SourceText(source.text[start:end], (head, *rest), source.page)


def _offset(run: Run) -> int:
    return run.offset


def piece(line: str, number: int, start: int = 0, end: int | None = None) -> SourceText:
    """`line[start:end]` without blanks at its ends; `number` is the line's, a blank piece stays at `start`."""
    raw = line[start:end]
    text = raw.strip()
    lead = len(raw) - len(raw.lstrip()) if text else 0
    return SourceText.at(text, number, start + lead + 1)


def lines(source: str) -> Sequence[str]:
    r"""The lines of a source, ended by `\n`, `\r\n` or `\r` and nothing else."""
    if "\r" in source:
        source = source.replace("\r\n", "\n").replace("\r", "\n")
    return source.split("\n")


def grid(rows: Iterable[Sequence[SourceText]]) -> Table:
    """A table without spans; rows may differ in length."""
    cells: list[Cell] = []
    count = columns = 0
    for count, row in enumerate(rows, 1):
        cells.extend(Cell(text, count - 1, column) for column, text in enumerate(row))
        columns = max(columns, len(row))
    return Table(tuple(cells), count, columns)


class Slot(Struct, frozen=True):
    """A cell as a file states it, before it has its place in the grid; spans below 1 count as 1."""

    text: SourceText
    rowspan: int = 1
    colspan: int = 1


def spanned_grid(rows: Sequence[Sequence[Slot]]) -> Table:
    """A table whose cells state spans.

    A cell takes the first column that no cell from above holds; spans are cut to the table, to the next
    held column and to `MAX_COLUMNS`, so that a stated span of a thousand million costs nothing.
    """
    cells: list[Cell] = []
    held: list[tuple[int, int, int]] = []  # (first column, end column, end row), by column
    columns = 0
    for row, slots in enumerate(rows):
        held = [span for span in held if span[2] > row]
        added: list[tuple[int, int, int]] = []
        column = index = 0
        for slot in slots:
            while index < len(held) and held[index][0] <= column:
                column = max(column, held[index][1])
                index += 1
            limit = held[index][0] if index < len(held) else max(MAX_COLUMNS, column + 1)
            width = max(1, min(slot.colspan, limit - column))
            height = max(1, min(slot.rowspan, len(rows) - row, MAX_ROWSPAN))
            cells.append(Cell(slot.text, row, column, height, width))
            if height > 1 and column < MAX_COLUMNS:
                added.append((column, column + width, row + height))
            column += width
            columns = max(columns, column)
        if added:
            held = sorted(held + added)
    if columns < MAX_COLUMNS:
        return Table(tuple(cells), len(rows), columns)
    columns = max(cell.column + (cell.colspan if cell.column + cell.colspan < MAX_COLUMNS else 1) for cell in cells)
    return Table(tuple(_narrowed(cell, columns) for cell in cells), len(rows), columns)


def _narrowed(cell: Cell, columns: int) -> Cell:
    if cell.column + cell.colspan <= columns:
        return cell
    return Cell(cell.text, cell.row, cell.column, cell.rowspan, columns - cell.column)
