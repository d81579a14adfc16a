"""Word files made of a few words of XML, so that a test shows all there is in the file it reads."""

from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def docx(body: str, *, title: str = "", extra: dict[str, str | bytes] | None = None, **sides: str) -> bytes:
    """A Word file with this body; `styles`, `numbering`, `footnotes`, … hold the content of those parts."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": content_types(*sides),
        "_rels/.rels": relations({"officeDocument": "word/document.xml"}),
        "word/document.xml": f"{HEAD}<w:document {SPACES}><w:body>{body}<w:sectPr/></w:body></w:document>",
        "word/_rels/document.xml.rels": relations({name: f"{name}.xml" for name in sides}),
    }
    for name, content in sides.items():
        parts[f"word/{name}.xml"] = f"{HEAD}<w:{name} {SPACES}>{content}</w:{name}>"
    if title:
        parts["docProps/core.xml"] = (
            '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
            f' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></cp:coreProperties>'
        )
    parts.update(extra or {})
    return pack(parts)


def pack(parts: dict[str, str | bytes]) -> bytes:
    """A zip archive of these parts."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def relations(targets: dict[str, str]) -> str:
    """A relationships part."""
    lines = "".join(
        f'<Relationship Id="rId{i}" Type="{RELATION}/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(targets.items(), 1)
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{lines}</Relationships>'
    )


def content_types(*sides: str) -> str:
    """The list of content types."""
    lines = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{MAIN}.{name}+xml"/>' for name in sides)
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{MAIN}.document.main+xml"/>{lines}</Types>'
    )


def t(text: str) -> str:
    """Text that keeps its blanks."""
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'


def r(text: str = "", inner: str = "", looks: str = "") -> str:
    """A run."""
    return f"<w:r>{f'<w:rPr>{looks}</w:rPr>' if looks else ''}{t(text) if text else ''}{inner}</w:r>"


def p(*runs: str, props: str = "", style: str = "") -> str:
    """A paragraph of runs; a bare string is a run."""
    content = "".join(run if run.startswith("<") else r(run) for run in runs)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    stated = f"<w:pPr>{named}{props}</w:pPr>" if props or named else ""
    return f"<w:p>{stated}{content}</w:p>"


def numbered(text: str, num_id: int, level: int = 0) -> str:
    """A paragraph that Word numbers."""
    return p(text, props=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num_id}"/></w:numPr>')


def tc(*content: str, props: str = "") -> str:
    """A cell of paragraphs; a bare string is one."""
    inner = "".join(item if item.startswith("<") else p(item) for item in content) or p()
    return f"<w:tc>{f'<w:tcPr>{props}</w:tcPr>' if props else ''}{inner}</w:tc>"


def tr(*cells: str, props: str = "") -> str:
    """A row; a bare string is a cell."""
    inner = "".join(cell if cell.startswith("<") else tc(cell) for cell in cells)
    return f"<w:tr>{f'<w:trPr>{props}</w:trPr>' if props else ''}{inner}</w:tr>"


def tbl(*rows: str) -> str:
    """A table."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def ins(*runs: str, author: str = "张三") -> str:
    """Runs that somebody inserted."""
    return f'<w:ins w:id="900" w:author="{author}">{"".join(runs)}</w:ins>'


def dele(text: str, author: str = "李四") -> str:
    """Text that somebody deleted."""
    return f'<w:del w:id="901" w:author="{author}"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def comment(comment_id: int, text: str, author: str = "王五") -> str:
    """A comment, for the comments part."""
    return f'<w:comment w:id="{comment_id}" w:author="{author}">{p(text)}</w:comment>'


def commented(comment_id: int, *runs: str) -> str:
    """Runs with the range of a comment around them."""
    inner = "".join(run if run.startswith("<") else r(run) for run in runs)
    mark = f'w:id="{comment_id}"'
    return f"<w:commentRangeStart {mark}/>{inner}<w:commentRangeEnd {mark}/><w:r><w:commentReference {mark}/></w:r>"


def level(index: int, style: str, text: str, more: str = "") -> str:
    """One level of a list."""
    counted = f'<w:start w:val="1"/><w:numFmt w:val="{style}"/>'
    return f'<w:lvl w:ilvl="{index}">{counted}{more}<w:lvlText w:val="{text}"/></w:lvl>'


def abstract(list_id: int, *levels: str) -> str:
    """A list."""
    return f'<w:abstractNum w:abstractNumId="{list_id}">{"".join(levels)}</w:abstractNum>'


def num(num_id: int, list_id: int, more: str = "") -> str:
    """An instance of a list."""
    return f'<w:num w:numId="{num_id}"><w:abstractNumId w:val="{list_id}"/>{more}</w:num>'


CHINESE = abstract(
    1, level(0, "chineseCounting", "%1、"), level(1, "chineseCounting", "（%2）"), level(2, "decimal", "%3.")
)
