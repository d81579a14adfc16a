"""PDF files with text in them, read in a process of their own."""

from gik_lint.document import Document
from gik_lint.readers.bounded import read_bounded


def read_pdf(data: bytes, name: str) -> Document:
    """The draft in a PDF file; `name` is what the user called the file.

    A scan (pages of pictures without text) is a document of pictures and no blocks. Raises UnreadableError for a
    file that wants a password, is damaged, or passes a limit.
    """
    return read_bounded("pdf.pages:read_pages", data, name)
