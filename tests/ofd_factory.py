"""OFD files made of a few objects, so that a test shows all there is on the page it reads.

Millimetres from the upper left corner, y downwards.
"""

from collections.abc import Sequence

from tests.docx_factory import pack

SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def text(x: float, y: float, words: str, size: float = 4, attributes: str = "") -> str:
    """A line of text that begins at (x, y), y being the line it stands on."""
    wide = [size if ord(one) > 0x2E7F else size / 2 for one in words]
    steps = f' DeltaX="{" ".join(map(str, wide[:-1]))}"' if len(wide) > 1 else ""
    box = f"{x} {y - size} {sum(wide)} {size * 1.2}"
    return (
        f'<ofd:TextObject ID="1" Boundary="{box}" Font="2" Size="{size}" {attributes}>'
        f'<ofd:TextCode X="0" Y="{size}"{steps}>{words}</ofd:TextCode></ofd:TextObject>'
    )


def line(x: float, y: float, end_x: float, end_y: float) -> str:
    """A ruling line."""
    box = f"{x} {y} {max(end_x - x, 0.1)} {max(end_y - y, 0.1)}"
    data = f"M 0 0 L {end_x - x} {end_y - y}"
    return f'<ofd:PathObject ID="1" Boundary="{box}"><ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>'


def picture(x: float, y: float, width: float, height: float) -> str:
    """A picture."""
    return (
        f'<ofd:ImageObject ID="1" Boundary="{x} {y} {width} {height}" CTM="{width} 0 0 {height} 0 0" ResourceID="3"/>'
    )


def table(x: float, y: float, widths: Sequence[float], rows: Sequence[Sequence[str]], height: float = 7) -> str:
    """A table of one-line cells from (x, y) down."""
    columns = [x + sum(widths[:index]) for index in range(len(widths) + 1)]
    places = [y + height * index for index in range(len(rows) + 1)]
    drawn = [line(columns[0], place, columns[-1], place) for place in places]
    drawn += [line(column, places[0], column, places[-1]) for column in columns]
    for row, place in zip(rows, places, strict=False):
        drawn += [
            text(column + 2, place + height - 2, words) for words, column in zip(row, columns, strict=False) if words
        ]
    return "".join(drawn)


def ofd(
    *pages: str, template: str = "", resources: str = "", title: str = "", extra: dict[str, str] | None = None
) -> bytes:
    """A file of these pages, each over the template if there is one."""
    listed = "".join(
        f'<ofd:Page ID="{index}" BaseLoc="Pages/Page_{index}/Content.xml"/>' for index in range(len(pages))
    )
    behind = '<ofd:TemplatePage ID="9" BaseLoc="Tpls/Content.xml"/>' if template else ""
    used = '<ofd:Template TemplateID="9" ZOrder="Background"/>' if template else ""
    parts: dict[str, str | bytes] = {
        "OFD.xml": f'<ofd:OFD {SPACE} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo>'
        f"<ofd:Title>{title}</ofd:Title></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {SPACE}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297"
        f"</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes>{behind}</ofd:CommonData>"
        f"<ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
        "Doc_0/PublicRes.xml": f"<ofd:Res {SPACE}>{resources}</ofd:Res>",
    }
    if template:
        parts["Doc_0/Tpls/Content.xml"] = page(template)
    for index, content in enumerate(pages):
        parts[f"Doc_0/Pages/Page_{index}/Content.xml"] = page(content, used)
    return pack({**parts, **(extra or {})})


def page(content: str, used: str = "") -> str:
    """The XML of a page."""
    return f'<ofd:Page {SPACE}>{used}<ofd:Content><ofd:Layer ID="5">{content}</ofd:Layer></ofd:Content></ofd:Page>'
