"""Drafts made of lines, for tests of what is read out of them."""

from gik_lint.document import Cell, Document, Paragraph, SourceText, Table
from gik_lint.facts.reading import Reading, read_document
from tests.pack_words import VOCABULARY


def reading(*lines: str) -> Reading:
    """The reading of a text file with these lines."""
    blocks = tuple(Paragraph(SourceText.at(line, number)) for number, line in enumerate(lines, 1) if line.strip())
    return read_document(Document("draft.txt", "text", blocks), VOCABULARY)


def with_table(*rows: str) -> Reading:
    """The reading of a file that is one table, cells between `|`."""
    cells = [
        Cell(SourceText.at(cell, number), number - 1, column)
        for number, row in enumerate(rows, 1)
        for column, cell in enumerate(row.split("|"))
    ]
    table = Table(tuple(cells), len(rows), max(len(row.split("|")) for row in rows))
    return read_document(Document("draft.txt", "text", (table,)), VOCABULARY)
