"""How a test sees whether a document's characters stand where it says."""

import html
import re
from collections.abc import Iterator

from gik_lint.document import Document, Paragraph, SourceText, Table


def texts(document: Document) -> Iterator[SourceText]:
    """Every text of a document: paragraphs and cells."""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from (cell.text for cell in block.cells)


def misplaced(source: str, document: Document) -> list[tuple[str, tuple[int, int], str]]:
    """The characters that do not stand in `source` where the document says; blanks that stand for markup are free."""
    lines = re.split(r"\r\n|\n|\r", source)
    wrong = []
    for text in texts(document):
        for offset, character in enumerate(text.text):
            if character in " \n":
                continue
            span = text.span(offset, offset + 1)
            raw = lines[span.line - 1][span.column - 1 : span.end_column - 1]
            if span.end_line != span.line or character not in (raw, html.unescape(raw), raw[:1]):
                wrong.append((character, (span.line, span.column), raw))
    return wrong


def paragraphs(document: Document, role: str = "body") -> list[str]:
    """The texts of the paragraphs with this role."""
    return [block.text.text for block in document.blocks if isinstance(block, Paragraph) and block.role == role]


def tables(document: Document) -> list[list[list[str]]]:
    """The cells of each table, row by row, covered places left out."""
    found = []
    for block in document.blocks:
        if isinstance(block, Table):
            rows: list[list[str]] = [[] for _ in range(block.rows)]
            for cell in block.cells:
                rows[cell.row].append(cell.text.text)
            found.append(rows)
    return found
