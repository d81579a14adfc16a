r"""What an RTF file says to a person who reads it printed, and what it hides."""

import pytest

from gik_lint.document import Document, Paragraph, Table
from gik_lint.readers import read_bytes
from tests.places import paragraphs, tables

HEAD = rb"{\rtf1\ansi\ansicpg936{\fonttbl{\f0\fnil\fcharset134 \'cb\'ce\'cc\'e5;}{\f1\froman\fcharset0 Times;}}\uc1 "


def gbk(words: str) -> bytes:
    """Text as Word writes it."""
    return b"".join(b"\\'%02x" % byte if byte > 127 else bytes([byte]) for byte in words.encode("gb18030"))


def code(words: str) -> bytes:
    r"""Text in \u, each with one character for those who do not know it."""
    return "".join(f"\\u{ord(c) - 65536 * (ord(c) > 32767)}?" for c in words).encode()


def rtf(*parts: bytes | str) -> bytes:
    return HEAD + b"".join(gbk(part) if isinstance(part, str) else part for part in parts) + b"}"


def read(*parts: bytes | str) -> Document:
    return read_bytes(rtf(*parts), "a.rtf")


PAR = b"\\par\n"


def row(*cells: bytes | str, shapes: tuple[bytes, ...] = (), width: int = 1000) -> bytes:
    """A row of cells of one width; a shape is what is said before a cell's right edge."""
    edges = b"".join(
        (shapes[i] if i < len(shapes) else b"") + b"\\cellx%d" % (width * (i + 1)) for i in range(len(cells))
    )
    inner = b"".join((gbk(c) if isinstance(c, str) else c) + b"\\cell " for c in cells)
    return b"\\trowd " + edges + b"\\pard\\intbl " + inner + b"\\row\\pard "


def test_paragraphs_in_the_encoding_of_the_file_or_in_unicode() -> None:
    document = read("一、总体情况", PAR, code("㎡受理12件"), PAR, b"\\par plain")

    assert document.format == "rtf"
    assert [(b.text.text, b.text.position(0)) for b in document.blocks if isinstance(b, Paragraph)] == [
        ("一、总体情况", (1, 1)),
        ("㎡受理12件", (2, 1)),
        ("plain", (3, 1)),
    ]


def test_characters_beyond_the_first_plane_come_in_two_halves() -> None:
    assert paragraphs(read(rb"\u-10174?\u-8440?", PAR)) == ["\U00020b08"]


def test_the_characters_for_those_who_know_no_unicode_are_left_out() -> None:
    assert paragraphs(read(rb"{\uc2 \u24635\'d7\'dc}\u35745\'3f", PAR)) == ["总计"]


def test_a_character_whose_bytes_stand_in_two_pieces_is_whole() -> None:
    assert paragraphs(read(b"\\'d7\n\\'dc\xbc\xc6", PAR)) == ["总计"]


def test_the_font_tells_the_encoding_where_the_file_does_not() -> None:
    data = rtf(b"\\f0 ", "总计", PAR).replace(b"936", b"1252")

    assert paragraphs(read_bytes(data, "a")) == ["总计"]


def test_tables_of_fonts_styles_and_headers_are_no_text() -> None:
    parts = rb"{\colortbl;\red0;}{\stylesheet{\s0 Normal;}}{\info{\title " + gbk("年度报告") + rb"}{\author x}}"
    parts += rb"{\header\pard head\par}{\footer\pard 1\par}{\*\generator x;}{\*\unknown hidden}"

    document = read(parts, "正文", PAR)

    assert paragraphs(document) == ["正文"]
    assert document.title == "年度报告"


def test_special_characters() -> None:
    assert paragraphs(read(rb"a\~b\_c\emdash d\ldblquote e\rdblquote \{f\}\\g\tab h\-i", PAR)) == [
        "a\u00a0b-c—d“e”{f}\\g\thi"
    ]


def test_a_line_break_begins_a_paragraph_of_the_same_unit() -> None:
    document = read("甲", b"\\line ", "乙", PAR)

    assert [(b.text.text, b.text.position(0)) for b in document.blocks if isinstance(b, Paragraph)] == [
        ("甲", (1, 1)), ("乙", (1, 3)),
    ]  # fmt: skip


def test_generated_numbers_and_heading_levels() -> None:
    parts = (
        rb"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}}\pard\s1{\listtext\pard\plain "
        + gbk("一、")
        + rb"\tab}"
    )

    document = read(parts, "总体情况", PAR, b"\\pard\\outlinelevel1 ", "小标题", PAR, b"\\pard ", "正文", PAR)

    assert [(b.number, b.text.text, b.level) for b in document.blocks if isinstance(b, Paragraph)] == [
        ("一、", "总体情况", 1), ("", "小标题", 2), ("", "正文", None),
    ]  # fmt: skip


def test_bold() -> None:
    document = read(
        b"{\\b ", "甲", b"}", PAR, b"{\\rtlch\\ab \\ltrch\\dbch\\ab ", "乙", b"}", PAR, b"{\\b ", "丙", b"}", "丁", PAR
    )

    assert [block.bold for block in document.blocks if isinstance(block, Paragraph)] == [True, True, False]


def test_a_table_and_its_cells_are_units() -> None:
    document = read("前", PAR, row("信息内容", "数量"), row("规章", b"1\\par 2"), row("总计", ""), "后", PAR)

    assert tables(document) == [[["信息内容", "数量"], ["规章", "1\n2"], ["总计", ""]]]
    (found,) = (block for block in document.blocks if isinstance(block, Table))
    assert [cell.text.position(0)[0] for cell in found.cells] == [2, 3, 4, 5, 6, 7]
    assert paragraphs(document) == ["前", "后"]


def test_merged_cells_have_their_spans() -> None:
    document = read(
        row("信息内容", "数量", "", shapes=(b"\\clvmgf", b"\\clmgf", b"\\clmrg")),
        row("", "制发", "废止", shapes=(b"\\clvmrg",)),
        b"\\trowd\\cellx1000\\cellx3000\\pard\\intbl " + gbk("规章") + b"\\cell 3\\cell\\row\\pard ",
    )

    (found,) = document.blocks
    assert isinstance(found, Table)
    assert [(c.text.text, c.row, c.column, c.rowspan, c.colspan) for c in found.cells] == [
        ("信息内容", 0, 0, 2, 1), ("数量", 0, 1, 1, 2), ("制发", 1, 1, 1, 1), ("废止", 1, 2, 1, 1),
        ("规章", 2, 0, 1, 1), ("3", 2, 1, 1, 2),
    ]  # fmt: skip


def test_a_number_generated_in_a_cell_stands_in_its_text_but_takes_no_column() -> None:
    (found,) = read(row(rb"{\listtext 1.\tab}" + gbk("属于国家秘密"), "3")).blocks

    assert isinstance(found, Table)
    text = found.cells[0].text
    assert text.text == "1.属于国家秘密"
    assert [text.position(offset) for offset in (0, 2, 3)] == [(1, 1), (1, 1), (1, 2)]


def test_tables_parted_by_text_are_two_and_by_an_empty_paragraph_one() -> None:
    assert len(tables(read(row("甲", "1"), "之间", PAR, row("乙", "2")))) == 2


def test_revisions_are_taken_as_accepted_and_are_marks() -> None:
    authors = rb"{\*\revtbl{Unknown;}{" + gbk("张三") + rb";}}"

    document = read(authors, "收到", b"{\\deleted\\revauthdel1 23}{\\revised\\revauth1 25}", "件", PAR)

    assert paragraphs(document) == ["收到25件"]
    assert [(m.kind, m.text, m.span.column, m.span.end_column, m.author) for m in document.marks] == [
        ("deleted", "23", 3, 3, "张三"), ("inserted", "25", 3, 5, "张三"),
    ]  # fmt: skip


def test_hidden_words_and_comments_are_marks_and_no_text() -> None:
    comment = (
        rb"{\*\atnid W}{\*\atnauthor "
        + gbk("王五")
        + rb"}\chatn{\*\annotation{\*\atnref 1}\pard "
        + gbk("核对")
        + rb"}"
    )

    document = read("总计", b"{\\v 99}", comment, "件", PAR)

    assert paragraphs(document) == ["总计件"]
    assert [(m.kind, m.text, m.span.column, m.author) for m in document.marks] == [
        ("hidden", "99", 3, ""),
        ("comment", "核对", 3, "王五"),
    ]


def test_fields_say_their_result() -> None:
    field = rb'{\field{\*\fldinst HYPERLINK "http://example.invalid/"}{\fldrslt ' + gbk("网站") + rb"}}"

    assert paragraphs(read("见", field, PAR)) == ["见网站"]


def test_text_boxes_and_notes_follow_their_paragraph_and_pictures_are_counted() -> None:
    box = rb"{\shp{\*\shpinst{\sp{\sn a}{\sv 1}}{\shptxt \pard " + gbk("框") + rb"\par}}}"
    note = rb"{\footnote\pard " + gbk("注") + rb"}"
    picture = rb"{\*\shppict{\pict\pngblip 89504e47}}{\nonshppict{\pict\wmetafile8 0100}}"

    document = read("甲", box, note, picture, "乙", PAR, "丙", PAR)

    assert [(b.text.text, b.role) for b in document.blocks if isinstance(b, Paragraph)] == [
        ("甲乙", "body"), ("框", "textbox"), ("注", "note"), ("丙", "body"),
    ]  # fmt: skip
    assert document.pictures == 1


@pytest.mark.parametrize("end", [b"", b"\\cell", b"{\\b "])
def test_what_is_cut_off_is_read_as_far_as_it_goes(end: bytes) -> None:
    data = rtf(b"\\trowd\\cellx1000\\pard\\intbl ", "甲", end)[:-1]

    assert tables(read_bytes(data, "a.rtf")) == [[["甲"]]]
