"""OpenDocument texts made of a few words of XML, so that a test shows all there is in the file it reads."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

NAMES = {
    "office": "office", "text": "text", "table": "table", "style": "style", "draw": "drawing",
    "fo": "xsl-fo-compatible",
}  # fmt: skip
SPACES = " ".join(f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for short, name in NAMES.items())
SPACES += ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
MIME = "application/vnd.oasis.opendocument.text"


def odt(body: str, *, styles: str = "", doctype: str = "", extra: dict[str, str] | None = None) -> bytes:
    """A text with this body; `styles` are its automatic styles."""
    content = (
        f"{doctype}<office:document-content {SPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return pack({"content.xml": content, **(extra or {})})


def pack(parts: dict[str, str]) -> bytes:
    """An archive that says to be such a text."""
    data = BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", MIME, ZIP_STORED)
        for name, content in parts.items():
            archive.writestr(name, content)
    return data.getvalue()


def p(words: str, style: str = "") -> str:
    """A paragraph."""
    return f'<text:p text:style-name="{style}">{words}</text:p>'


def h(words: str, level: int = 1) -> str:
    """A heading."""
    return f'<text:h text:outline-level="{level}">{words}</text:h>'


def items(*content: str, attributes: str = 'text:style-name="L"') -> str:
    """A list; each item holds blocks."""
    return (
        f"<text:list {attributes}>{''.join(f'<text:list-item>{one}</text:list-item>' for one in content)}</text:list>"
    )


def tc(words: str, attributes: str = "") -> str:
    """A cell of one paragraph, or of blocks."""
    return f"<table:table-cell {attributes}>{words if words.startswith('<') else p(words)}</table:table-cell>"


def table(*rows: tuple[str, ...]) -> str:
    """A table; a bare string is a cell."""
    made = "".join(
        f"<table:table-row>{''.join(c if c.startswith('<') else tc(c) for c in row)}</table:table-row>" for row in rows
    )
    return f"<table:table>{made}</table:table>"


COVERED = "<table:covered-table-cell/>"
CHINESE = (
    '<text:list-style style:name="L">'
    '<text:list-level-style-number text:level="1" style:num-suffix="、" style:num-format="一, 二, 三, ..."/>'
    '<text:list-level-style-number text:level="2" style:num-prefix="（" style:num-suffix="）"'
    ' style:num-format="一, 二, 三, ..."/>'
    '<text:list-level-style-number text:level="3" style:num-suffix="." style:num-format="1" text:display-levels="1"/>'
    '<text:list-level-style-bullet text:level="4" text:bullet-char="•"/>'
    "</text:list-style>"
)
