"""What a draft is, whatever file it came from: blocks of text that know their place in the source."""

from gik_lint.document.blocks import Block, Cell, Paragraph, Table
from gik_lint.document.document import Document, Mark
from gik_lint.document.source import Run, SourceText, Span

__all__ = ["Block", "Cell", "Document", "Mark", "Paragraph", "Run", "SourceText", "Span", "Table"]
