"""One reader a file format, each giving a Document; opening, sniffing and limits come first."""

from gik_lint.readers.errors import UnreadableError
from gik_lint.readers.open import EXTENSIONS, MAX_BYTES, read, read_bytes

__all__ = ["EXTENSIONS", "MAX_BYTES", "UnreadableError", "read", "read_bytes"]
