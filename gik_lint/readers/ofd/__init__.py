"""OFD files (GB/T 33190-2016), China's own page format, read in a process of their own."""

from gik_lint.document import Document
from gik_lint.readers.bounded import read_bounded


def read_ofd(data: bytes, name: str) -> Document:
    """The draft in an OFD file; `name` is what the user called the file.

    Units, pages and scans are as in a PDF. Raises UnreadableError for a file that is damaged, encrypted or passes a
    limit.
    """
    return read_bounded("ofd.pages:read_pages", data, name)
