"""A blank draft as a Word file; guidance stands in comments (批注), which are to be deleted in the end.

The package is the least that Word, WPS and LibreOffice open: ECMA-376, a document, styles and comments.
"""

import io
import zipfile
from xml.sax.saxutils import escape

from gik_lint.blank.draft import Draft, Text, Title
from gik_lint.blank.grid import Box, Grid

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WIDTH = 9000
_STAMP = (1980, 1, 1, 0, 0, 0)


def as_word(draft: Draft) -> bytes:
    """The draft as a .docx file; the same draft gives the same bytes."""
    comments: list[str] = []
    body = "".join(_part(part, comments) for part in draft.parts)
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations({"rId1": ("officeDocument", "word/document.xml")}),
        "word/document.xml": f'<w:document xmlns:w="{_MAIN}"><w:body>{body}{_page()}</w:body></w:document>',
        "word/_rels/document.xml.rels": _relations(
            {"rId1": ("styles", "styles.xml"), "rId2": ("comments", "comments.xml")}
        ),
        "word/styles.xml": _styles(),
        "word/comments.xml": f'<w:comments xmlns:w="{_MAIN}">{"".join(comments)}</w:comments>',
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name, _STAMP), _HEAD + content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _part(part: Title | Text | Grid, comments: list[str]) -> str:
    match part:
        case Title():
            style = "Title" if part.level == 0 else f"Heading{part.level}"
            return _paragraph(part.text, style, _comment(part.guidance, comments) if part.guidance else None)
        case Text():
            return _paragraph(part.text)
        case Grid():
            return _table(part) + _paragraph("")


def _comment(text: str, comments: list[str]) -> int:
    """Note a comment; the number by which the text refers to it."""
    number = len(comments)
    comments.append(
        f'<w:comment w:id="{number}" w:author="gik-lint" w:initials="gik"><w:p><w:r><w:t>{escape(text)}</w:t></w:r>'
        "</w:p></w:comment>"
    )
    return number


def _paragraph(text: str, style: str = "", comment: int | None = None) -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    run = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    if comment is not None:
        run = (
            f'<w:commentRangeStart w:id="{comment}"/>{run}<w:commentRangeEnd w:id="{comment}"/>'
            f'<w:r><w:commentReference w:id="{comment}"/></w:r>'
        )
    return f"<w:p>{properties}{run}</w:p>"


def _table(grid: Grid) -> str:
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    columns = f'<w:gridCol w:w="{_WIDTH // grid.width}"/>' * grid.width
    covered: dict[int, tuple[int, int]] = {}  # column → rows still covered from above, and how wide
    rows = "".join(f"<w:tr>{_row(row, covered, grid.width)}</w:tr>" for row in grid.rows)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{_WIDTH}" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )


def _row(boxes: tuple[Box, ...], covered: dict[int, tuple[int, int]], width: int) -> str:
    cells, waiting, column = [], list(boxes), 0
    while column < width:
        if column in covered:
            left, wide = covered.pop(column)
            cells.append(_cell("", wide, "continue"))
            if left > 1:
                covered[column] = (left - 1, wide)
            column += wide
            continue
        box = waiting.pop(0) if waiting else Box("")
        cells.append(_cell(box.text, box.colspan, "restart" if box.rowspan > 1 else ""))
        if box.rowspan > 1:
            covered[column] = (box.rowspan - 1, box.colspan)
        column += box.colspan
    return "".join(cells)


def _cell(text: str, wide: int, merge: str) -> str:
    span = f'<w:gridSpan w:val="{wide}"/>' if wide > 1 else ""
    down = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    return f"<w:tc><w:tcPr>{span}{down}</w:tcPr>{_paragraph(text)}</w:tc>"


def _page() -> str:
    return (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440"'
        ' w:header="851" w:footer="992" w:gutter="0"/>'
        "</w:sectPr>"
    )


def _styles() -> str:
    fonts = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体"/>'
    heads = "".join(
        f'<w:style w:type="paragraph" w:styleId="{style}"><w:name w:val="{name}"/><w:pPr>{more}</w:pPr>'
        f'<w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr></w:style>'
        for style, name, size, more in (
            ("Title", "Title", 36, '<w:jc w:val="center"/>'),
            ("Heading1", "heading 1", 30, '<w:outlineLvl w:val="0"/>'),
            ("Heading2", "heading 2", 28, '<w:outlineLvl w:val="1"/>'),
        )
    )
    return (
        f'<w:styles xmlns:w="{_MAIN}"><w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val="24"/></w:rPr>'
        f"</w:rPrDefault></w:docDefaults>{heads}</w:styles>"
    )


def _types() -> str:
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{kind}+xml"/>'
        for name, kind in (("document", "document.main"), ("styles", "styles"), ("comments", "comments"))
    )
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="{relations}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(targets: dict[str, tuple[str, str]]) -> str:
    links = "".join(
        f'<Relationship Id="{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'
