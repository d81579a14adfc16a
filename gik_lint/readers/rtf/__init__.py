"""RTF files (RTF 1.9): what a reader of the printed document sees, and what it hides."""

from gik_lint.document import Document
from gik_lint.readers.rtf.walk import Walk


def read_rtf(data: bytes, name: str) -> Document:
    """The draft in an RTF file, revisions taken as accepted; `name` is what the user called the file.

    Lines are units (CONTRACT, Positions). Raises UnreadableError for a file nested beyond sense.
    """
    walk = Walk()
    walk.read(data)
    return Document(name, "rtf", tuple(walk.blocks), tuple(walk.marks), walk.title, walk.pictures)
