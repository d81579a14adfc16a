"""Text edited inside a file, which keeps its encoding and its byte order mark."""

import codecs
from collections.abc import Callable

from gik_lint.readers.encoding import decode

_FORMS = (
    (b"", "utf-8"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (b"", "gb18030"),
    (b"\x84\x31\x95\x33", "gb18030"),
    (b"", "big5hkscs"),
    (b"", "utf-16-le"),
    (b"", "utf-16-be"),
)


def apply_to_bytes(data: bytes, change: Callable[[str], str]) -> bytes:
    """The file with its text changed by `change`, every other byte as it was.

    A file that was damaged, or whose encoding cannot hold the new text, becomes UTF-8 with a mark, which
    readers believe before any declaration. Nothing changed gives the very bytes.
    """
    text = decode(data)
    changed = change(text)
    if changed == text:
        return data
    for mark, encoding in _FORMS:
        if _encoded(text, mark, encoding) == data:
            written = _encoded(changed, mark, encoding)
            if written is not None:
                return written
    return codecs.BOM_UTF8 + changed.encode("utf-8", "replace")


def _encoded(text: str, mark: bytes, encoding: str) -> bytes | None:
    try:
        return mark + text.encode(encoding)
    except UnicodeEncodeError:
        return None
