"""PDF files made of a few operators, so that a test shows all there is on the page it reads.

Points from the upper left corner, y downwards. The font is not embedded: every character is as wide as it is high,
but for the printable ASCII ones, which are half as wide.
"""

from collections.abc import Sequence

WIDTH, HEIGHT = 595, 842
FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font"
    b"/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>"
    b"/DW 1000/W[1 95 500 814 939 500]/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6"
    b"/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>>>]>>"
)


def text(x: float, y: float, words: str, size: float = 12, *, mode: int = 0) -> str:
    """A line of text that begins at (x, y), y being the line it stands on."""
    code = words.encode("utf-16-be").hex()
    return f"BT /F1 {size} Tf {mode} Tr 1 0 0 1 {x} {HEIGHT - y} Tm <{code}> Tj ET"


def level(x: float, end: float, y: float) -> str:
    """A thin line across."""
    return f"q {x} {HEIGHT - y} m {end} {HEIGHT - y} l S Q"


def upright(x: float, y: float, end: float) -> str:
    """A thin line down, drawn as a filled box as Word does."""
    return f"{x - 0.25} {HEIGHT - end} 0.5 {end - y} re f"


def picture(x: float, y: float, width: float, height: float) -> str:
    """A picture."""
    return f"q {width} 0 0 {height} {x} {HEIGHT - y - height} cm /I1 Do Q"


def grid(columns: Sequence[float], rows: Sequence[float]) -> str:
    """All lines of a table."""
    lines = [level(columns[0], columns[-1], y) for y in rows]
    return " ".join([*lines, *(upright(x, rows[0], rows[-1]) for x in columns)])


def table(x: float, y: float, widths: Sequence[float], rows: Sequence[Sequence[str]], height: float = 20) -> str:
    """A table of one-line cells from (x, y) down."""
    columns = [x + sum(widths[:index]) for index in range(len(widths) + 1)]
    places = [y + height * index for index in range(len(rows) + 1)]
    cells = [
        text(column + 5, place + height - 6, words)
        for row, place in zip(rows, places, strict=False)
        for words, column in zip(row, columns, strict=False)
        if words
    ]
    return " ".join([grid(columns, places), *cells])


def pdf(*pages: str, page: bytes = b"", font: bytes = FONT, trailer: bytes = b"", title: str = "") -> bytes:
    """A file of these pages; `page` is added to each page's dictionary, `trailer` to the trailer's."""
    first = 6
    kids = b" ".join(b"%d 0 R" % (first + 2 * index) for index in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d/MediaBox[0 0 %d %d]>>" % (kids, len(pages), WIDTH, HEIGHT),
        font,
        stream(b"\0", b"/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"),
        b"<</Title<feff%s>>>" % title.encode("utf-16-be").hex().encode(),
    ]
    for index, content in enumerate(pages):
        objects += [
            b"<</Type/Page/Parent 2 0 R/Contents %d 0 R/Resources<</Font<</F1 3 0 R>>/XObject<</I1 4 0 R>>>>%s>>"
            % (first + 2 * index + 1, page),
            stream(content.encode()),
        ]
    return assembled(objects, b"/Info 5 0 R" + trailer)


def stream(content: bytes, dictionary: bytes = b"") -> bytes:
    """A stream object."""
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (dictionary, len(content), content)


def assembled(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A file of these objects, numbered from 1, the first being the catalogue."""
    data = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return bytes(data)
