"""From a place in the source back to the text of the draft that stands there.

A *unit* is one paragraph or one cell of the draft, numbered in reading order.
"""

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from gik_lint.document import Document, Paragraph, SourceText, Span

_LONGEST = 400  # units one finding may be marked in; a mark over more than that helps nobody


class Unit(NamedTuple):
    """One paragraph (`cell` is None) or one cell of the block with this index."""

    block: int
    cell: int | None
    text: SourceText


class Stretch(NamedTuple):
    """A part of a unit's text: `start` inclusive, `end` exclusive, equal for a place between characters."""

    unit: int
    start: int
    end: int


class _Piece(NamedTuple):
    line: int
    column: int
    end: int
    step: int
    unit: int
    offset: int
    length: int


class Passages:
    """Finds the text that stands at a span of the source."""

    def __init__(self, document: Document) -> None:
        self.units = tuple(_units(document))
        self._pieces = sorted(piece for index, unit in enumerate(self.units) for piece in _pieces(index, unit.text))
        self._starts = [(piece.line, piece.column) for piece in self._pieces]

    def at(self, span: Span) -> tuple[Stretch, ...]:
        """What of the draft stands at `span`, a stretch a unit; nothing where the span lies outside the text."""
        start, end = (span.line, span.column), (span.end_line, span.end_column)
        if start >= end:
            point = self._point(*start)
            return (point,) if point else ()
        found: dict[int, Stretch] = {}
        for index in range(max(bisect_right(self._starts, start) - 1, 0), len(self._pieces)):
            piece = self._pieces[index]
            if self._starts[index] >= end or len(found) > _LONGEST:
                break
            first = _inside(piece, start)
            last = _inside(piece, end, up=True)
            if first < last:
                known = found.get(piece.unit)
                found[piece.unit] = Stretch(piece.unit, known.start if known else first, last)
        return tuple(found[unit] for unit in sorted(found))

    def unit_at(self, line: int, column: int) -> int | None:
        """The unit in which a position lies, or the one before it; None in an empty draft."""
        point = self._point(line, column)
        return point.unit if point else None

    def _point(self, line: int, column: int) -> Stretch | None:
        index = bisect_right(self._starts, (line, column)) - 1
        if index < 0:
            return Stretch(self._pieces[0].unit, 0, 0) if self._pieces else None
        # an empty cell and its neighbour may start at the same place: the empty one is meant
        piece = self._pieces[index]
        while index and self._starts[index - 1] == (line, column) and piece.length:
            index -= 1
            piece = self._pieces[index]
        offset = _inside(piece, (line, column))
        return Stretch(piece.unit, offset, offset)


def _units(document: Document) -> Iterator[Unit]:
    for number, block in enumerate(document.blocks):
        if isinstance(block, Paragraph):
            yield Unit(number, None, block.text)
        else:
            for index, cell in enumerate(block.cells):
                yield Unit(number, index, cell.text)


def _pieces(unit: int, source: SourceText) -> Iterator[_Piece]:
    """One piece a run: where it stands and which characters of the unit it places."""
    ends = [run.offset for run in source.runs[1:]] + [len(source.text)]
    for run, end in zip(source.runs, ends, strict=True):
        count = max(end - run.offset, 0)
        yield _Piece(run.line, run.column, run.column + count * run.step, run.step, unit, run.offset, count)


def _inside(piece: _Piece, position: tuple[int, int], *, up: bool = False) -> int:
    """The offset in the unit's text of a position, kept within the piece."""
    line, column = position
    if line != piece.line:
        return piece.offset if line < piece.line else piece.offset + piece.length
    step = max(piece.step, 1)
    distance = -((piece.column - column) // step) if up else (column - piece.column) // step
    return piece.offset + min(max(distance, 0), piece.length)
