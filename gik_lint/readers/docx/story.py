"""What a walk through a Word document gives: numbered units of text that know their XML, in reading order.

A *unit* is what CONTRACT counts as a line: a paragraph that holds text, or a table cell with its paragraphs
joined by line feeds. A *piece* is a stretch of a unit's text that stands in one element of one run.
"""

from collections.abc import Iterator

from msgspec import Struct

from gik_lint.document import Mark
from gik_lint.document.blocks import Role
from gik_lint.readers.docx.names import Element


class Piece(Struct, frozen=True):
    """From offset `start` of the unit on, `text` stands in `node` (`w:t`, `w:tab`, …), a child of `run`."""

    start: int
    text: str
    node: Element
    run: Element
    bold: bool = False

    @property
    def end(self) -> int:
        """The offset after the piece."""
        return self.start + len(self.text)


class Unit(Struct, frozen=True):
    """One unit: its number from 1, its text, where the text stands, the `w:p` elements it was gathered from.

    `numbers` are generated list numbers with the offset they are printed before; they are no part of the
    text. `anchor` is the run of the body on which the text box or note hangs that the unit stands in,
    or the first run where it stands in a header or footer.
    """

    number: int
    text: str
    pieces: tuple[Piece, ...]
    paragraphs: tuple[Element, ...]
    numbers: tuple[tuple[int, str], ...] = ()
    anchor: Element | None = None


class TextParagraph(Struct, frozen=True):
    """A paragraph that holds text, with its heading level if it has one."""

    unit: Unit
    level: int | None
    role: Role


class GridCell(Struct, frozen=True):
    """A cell at its first row and column (0-based) with its spans."""

    unit: Unit
    row: int
    column: int
    rowspan: int
    colspan: int


class Grid(Struct, frozen=True):
    """A table whose cells hold text and nothing else."""

    cells: tuple[GridCell, ...]
    rows: int
    columns: int


class Story(Struct, frozen=True):
    """The whole document: its blocks in reading order, its marks, and what could not be read."""

    blocks: tuple[TextParagraph | Grid, ...]
    marks: tuple[Mark, ...] = ()
    pictures: int = 0
    remarks: tuple[str, ...] = ()

    def units(self) -> Iterator[Unit]:
        """Every unit, in the order of their numbers."""
        for block in self.blocks:
            if isinstance(block, Grid):
                yield from (cell.unit for cell in block.cells)
            else:
                yield block.unit
