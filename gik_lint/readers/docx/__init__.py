"""Word files (.docx, .docm, .dotx): what a reader of the printed document sees, and what it hides.

`walk` is the one way through a document; `read_docx` makes blocks of what it gives, and whoever writes into
the document takes its units, which know the XML they stand in.
"""

from gik_lint.document import Cell, Document, Paragraph, Run, SourceText, Table
from gik_lint.readers.docx.package import Package
from gik_lint.readers.docx.story import Grid, GridCell, TextParagraph, Unit
from gik_lint.readers.docx.walk import walk
from gik_lint.readers.layout import cut


def read_docx(data: bytes, name: str) -> Document:
    """The draft in a Word file, revisions taken as accepted; `name` is what the user called the file.

    Lines are units (CONTRACT, Positions). Raises UnreadableError for a file that is damaged, encrypted,
    too large or no Word document.
    """
    package = Package(data)
    story = walk(package)
    blocks: list[Paragraph | Table] = []
    for block in story.blocks:
        if isinstance(block, Grid):
            blocks.append(Table(tuple(_cell(cell) for cell in block.cells), block.rows, block.columns))
        else:
            blocks += _paragraphs(block)
    return Document(name, "docx", tuple(blocks), story.marks, package.title, story.pictures, story.remarks)


def _paragraphs(block: TextParagraph) -> list[Paragraph]:
    """A paragraph a line: pages copied from the web part their paragraphs by line breaks alone."""
    unit = block.unit
    number = "".join(number for _, number in unit.numbers)
    found: list[Paragraph] = []
    start = 0
    for line in unit.text.split("\n"):
        if line.strip():
            bold = _bold(unit, start, start + len(line))
            text = _trimmed(SourceText.at(line, unit.number, start + 1))
            found.append(Paragraph(text, block.level, number, bold, block.role))
            number = ""
        start += len(line) + 1
    return found


def _bold(unit: Unit, start: int, end: int) -> bool:
    """Whether everything printed between two offsets is bold."""
    return all(
        piece.bold for piece in unit.pieces if piece.start < end and piece.end > start and not piece.text.isspace()
    )


def _cell(cell: GridCell) -> Cell:
    """A cell's text as printed: a generated number stands in it, but takes no column of the source."""
    unit = cell.unit
    text, runs, done = "", [], 0
    for offset, number in (*unit.numbers, (len(unit.text), "")):
        if offset > done or not unit.text:
            runs.append(Run(len(text), unit.number, done + 1))
            text += unit.text[done:offset]
        if number:
            runs.append(Run(len(text), unit.number, offset + 1, 0))
            text += number
        done = offset
    return Cell(_trimmed(SourceText(text, tuple(runs))), cell.row, cell.column, cell.rowspan, cell.colspan)


def _trimmed(source: SourceText) -> SourceText:
    """The text without blanks at its ends; nothing but blanks is an empty text where they begin."""
    text = source.text.strip()
    start = source.text.index(text) if text else 0
    return cut(source, start, start + len(text))
