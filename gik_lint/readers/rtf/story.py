"""What is said in an RTF file, put together: paragraphs, cells, rows and tables as units with their places."""

from collections.abc import Sequence

from msgspec import Struct

from gik_lint.document import Block, Mark, Paragraph, SourceText
from gik_lint.document.blocks import Role
from gik_lint.document.document import MarkKind
from gik_lint.readers.layout import TextBuilder, cut
from gik_lint.readers.rtf.table import CellShape, Row, table


class Piece(Struct, frozen=True):
    """A stretch of a paragraph; only what is inserted, or no revision, is printed."""

    text: str
    kind: MarkKind | None = None
    author: str = ""
    bold: bool = False

    @property
    def printed(self) -> bool:
        """Whether a reader sees it."""
        return self.kind in {None, "inserted"}


class Spoken(Struct):
    """A paragraph being read: its generated number and its pieces."""

    number: str
    pieces: list[Piece]

    @property
    def text(self) -> str:
        """What is printed of it."""
        return "".join(piece.text for piece in self.pieces if piece.printed)


class Story:
    """Blocks and marks in reading order. Text boxes and notes follow the paragraph or table they hang on."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.marks: list[Mark] = []
        self.number = ""
        self._pieces: list[Piece] = []
        self._held: list[list[Piece]] = []  # what was being read when a text box or note began
        self._asides: list[tuple[Spoken, Role]] = []
        self._cell: list[Spoken] = []
        self._cells: list[SourceText] = []
        self._rows: list[Row] = []
        self._waiting: list[Piece] = []
        self._count = 0

    def say(self, piece: Piece) -> None:
        """The paragraph goes on."""
        self._pieces.append(piece)

    def open_aside(self) -> None:
        """A text box or a note begins in the middle of a paragraph."""
        self._held.append(self._pieces)
        self._pieces = []

    def close_aside(self, role: Role) -> None:
        """It ends."""
        self._asides.append((self._spoken(), role))
        self._pieces = self._held.pop()

    def end_paragraph(self, level: int | None, role: Role, *, in_table: bool) -> None:
        """The paragraph ends: of a text box or note, of a cell, or of the body."""
        if self._held:
            self._asides.append((self._spoken(), role))
        elif in_table:
            self._cell.append(self._spoken())
        else:
            spoken = self._spoken()
            if spoken.text.strip() or not self._rows:
                self.end_table()
            self._paragraph(spoken, level, role)
            self._tell_asides()

    def end_cell(self) -> None:
        """The cell ends, and the paragraph in it."""
        if not self._held:
            self._cell.append(self._spoken())
            self._cells.append(self._unit(self._cell))
            self._cell = []

    def end_row(self, shapes: Sequence[CellShape], left: int) -> None:
        """The row ends, whose cells have these shapes."""
        if self._cells:
            self._rows.append(Row(self._cells, list(shapes), left))
        self._cells = []

    def end_table(self) -> None:
        """Whatever follows stands in no table."""
        if self._cell:
            self.end_cell()
        self.end_row((), 0)
        if self._rows:
            self.blocks.append(table(self._rows))
            self._rows = []
            self._tell_asides()

    def end(self, *, in_table: bool) -> None:
        """The file ends, perhaps in the middle of a row."""
        if self._pieces:
            self.end_paragraph(None, "body", in_table=in_table)
        self.end_table()
        end = SourceText.at("", max(self._count, 1)).span(0, 0)
        self.marks += [Mark(piece.kind, piece.text, end, piece.author) for piece in self._waiting if piece.kind]

    def _spoken(self) -> Spoken:
        spoken = Spoken(self.number, self._pieces)
        self.number, self._pieces = "", []
        return spoken

    def _tell_asides(self) -> None:
        asides, self._asides = self._asides, []
        for spoken, role in asides:
            self._paragraph(spoken, None, role)

    def _paragraph(self, spoken: Spoken, level: int | None, role: Role) -> None:
        if not spoken.text.strip():
            self._waiting += [piece for piece in spoken.pieces if piece.kind]
            return
        source = self._unit([Spoken("", spoken.pieces)])
        bold = all(piece.bold for piece in spoken.pieces if piece.printed and piece.text.strip())
        number, start = spoken.number, 0
        for text in source.text.split("\n"):
            if text.strip():
                lead = start + len(text) - len(text.lstrip())
                line = cut(source, lead, start + len(text.rstrip()))
                self.blocks.append(Paragraph(line, level, number, bold, role))
                number = ""
            start += len(text) + 1

    def _unit(self, paragraphs: Sequence[Spoken]) -> SourceText:
        """A new unit of these paragraphs; generated numbers stand in it but take no column."""
        self._count += 1
        written, column = TextBuilder(), 1
        waiting, self._waiting = self._waiting, []
        place = SourceText.at("", self._count)
        self.marks += [Mark(piece.kind, piece.text, place.span(0, 0), piece.author) for piece in waiting if piece.kind]
        for index, spoken in enumerate(paragraphs):
            if index:
                written.add("\n", self._count, column)
                column += 1
            if spoken.text:
                written.add(spoken.number, self._count, column, 0)
            for piece in spoken.pieces:
                end = column + len(piece.text) * piece.printed
                if piece.kind:
                    self.marks.append(Mark(piece.kind, piece.text, place.span(column - 1, end - 1), piece.author))
                if piece.printed:
                    written.add(piece.text, self._count, column)
                column = end
        source = written.build()
        return source if source.text else place
