"""Saved web pages (.mht, .mhtml) → blocks: the page is taken out of its MIME wrapping and read as HTML.

Positions are those of the page itself, decoded: line 1 is its first line, not the first of the wrapping, whose
transfer encoding breaks lines where the page has none.
"""

import msgspec

from gik_lint.document import Document
from gik_lint.readers.encoding import decode
from gik_lint.readers.errors import UnreadableError
from gik_lint.readers.html import read_html

_MAX_PARTS = 10_000


def read_mht(data: bytes, name: str) -> Document:
    """The first page in the archive as a document.

    Raises:
        UnreadableError: there is no page in it, or it cannot be decoded.
    """
    from email import message_from_bytes
    from email.errors import MessageError

    if data.count(b"\nContent-Type:") > _MAX_PARTS:
        raise UnreadableError("网页存档的部件过多，已停止读取，请用浏览器打开后另存为“仅 HTML”再检查。", "too-large")
    try:
        parts = [part for part in message_from_bytes(data).walk() if part.get_content_type() == "text/html"]
    except (MessageError, ValueError, LookupError, RecursionError) as error:
        raise _broken() from error
    for part in parts:
        content = part.get_payload(decode=True)
        if isinstance(content, bytes) and content.strip():
            page = read_html(decode(content, part.get_content_charset()), name)
            return msgspec.structs.replace(page, format="mht")
    raise _broken()


def _broken() -> UnreadableError:
    return UnreadableError("网页存档里没有可读的网页，请用浏览器打开后另存为“仅 HTML”再检查。", "damaged")
