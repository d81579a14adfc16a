"""A whole draft as read from one file."""

from typing import Literal

from msgspec import Struct

from gik_lint.document.blocks import Block
from gik_lint.document.source import Span

MarkKind = Literal["inserted", "deleted", "comment", "hidden", "conditional-comment"]


class Mark(Struct, frozen=True):
    """Something in the file that a reader does not see as text: a revision, a comment, hidden words.

    Inserted text also stands in the blocks; deleted, hidden and comment text stands only here.
    """

    kind: MarkKind
    text: str
    span: Span
    author: str = ""


class Document(Struct, frozen=True):
    """The blocks of a draft in reading order, and what the file says of itself.

    `path` is the name the user gave; `format` the reader's name (`text`, `markdown`, `html`, `docx`,
    …). `title` is the file's own metadata title, not the report's. `pictures` counts images inside the
    report: with no text beside them it is a scan. `remarks` are sentences of the reader about what it
    could not read.
    """

    path: str
    format: str
    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...] = ()
    title: str = ""
    pictures: int = 0
    remarks: tuple[str, ...] = ()
