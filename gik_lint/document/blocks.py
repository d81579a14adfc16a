"""The blocks a draft is made of, in reading order: paragraphs and tables."""

from typing import Literal

from msgspec import Struct

from gik_lint.document.source import SourceText

Role = Literal["body", "note", "textbox", "furniture", "margin"]


class Paragraph(Struct, frozen=True, tag=True, gc=False):
    """One paragraph (in plain text: one line) that holds text.

    `level` is a heading level the *format* states (Markdown `##`, HTML `h2`, a Word outline level);
    whether a line is a heading of the report is decided later, by the facts. `number` is a number the
    format generates and the text does not hold (Word's 一、). `furniture` is what a saved page puts
    around the report, `margin` a header or footer of a printed page.
    """

    text: SourceText
    level: int | None = None
    number: str = ""
    bold: bool = False
    role: Role = "body"


class Cell(Struct, frozen=True, gc=False):
    """One cell, counted once at its first row and column (0-based), with the spans it states."""

    text: SourceText
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1


class Table(Struct, frozen=True, tag=True):
    """A grid of cells in reading order."""

    cells: tuple[Cell, ...]
    rows: int
    columns: int


Block = Paragraph | Table
