"""What a paragraph of a Word file reads as, and where its characters stand."""

import pytest

from gik_lint.document import Document, Mark, Paragraph, Span
from gik_lint.readers.docx import read_docx
from tests.docx_factory import comment, commented, dele, docx, ins, p, r, tbl, tr

CHOICE = (
    "<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>{box}</w:txbxContent>"
    "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{box}</w:txbxContent>"
    "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
)
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


def read(body: str, **sides: str) -> Document:
    return read_docx(docx(body, **sides), "draft.docx")


def texts(document: Document) -> list[str]:
    return [block.text.text for block in document.blocks if isinstance(block, Paragraph)]


def spans(document: Document) -> list[Span]:
    return [block.text.span(0, len(block.text.text)) for block in document.blocks if isinstance(block, Paragraph)]


def test_only_paragraphs_that_hold_text_are_counted() -> None:
    document = read(p() + p("甲") + p("　 ") + p() + p("乙丙"))

    assert texts(document) == ["甲", "乙丙"]
    assert spans(document) == [Span(1, 1, 1, 2), Span(2, 1, 2, 3)]


def test_blanks_before_the_text_are_columns_but_no_text() -> None:
    document = read(p("　　受理申请"))

    assert texts(document) == ["受理申请"]
    assert spans(document) == [Span(1, 3, 1, 7)]


def test_a_number_in_two_runs_is_one_number() -> None:
    assert texts(read(p("受理", r("2", looks="<w:b/>"), r("3"), "件"))) == ["受理23件"]


def test_insertions_are_read_and_deletions_are_not() -> None:
    document = read(p("收到", dele("23"), ins(r("25")), "件"))

    assert texts(document) == ["收到25件"]
    assert document.marks == (
        Mark("deleted", "23", Span(1, 3, 1, 3), "李四"),
        Mark("inserted", "25", Span(1, 3, 1, 5), "张三"),
    )


def test_moved_text_is_read_where_it_went() -> None:
    moved = '<w:moveFrom w:id="1" w:author="张三"><w:r><w:t>甲</w:t></w:r></w:moveFrom>'
    here = '<w:moveTo w:id="2" w:author="张三"><w:r><w:t>甲</w:t></w:r></w:moveTo>'

    document = read(p("一", moved) + p("二", here))

    assert texts(document) == ["一", "二甲"]
    assert [(mark.kind, mark.span) for mark in document.marks] == [
        ("deleted", Span(1, 2, 1, 2)),
        ("inserted", Span(2, 2, 2, 3)),
    ]


def test_a_deleted_paragraph_end_joins_two_paragraphs() -> None:
    end = '<w:rPr><w:del w:id="1" w:author="李四"/></w:rPr>'

    document = read(p("前半", props=end) + p("后半") + p("另起"))

    assert texts(document) == ["前半后半", "另起"]
    assert document.marks == (Mark("deleted", "\n", Span(1, 3, 1, 3), "李四"),)


def test_a_wholly_deleted_paragraph_is_no_unit_and_its_mark_goes_to_the_next() -> None:
    end = '<w:rPr><w:del w:id="1" w:author="李四"/></w:rPr>'

    document = read(p("甲") + p(dele("旧的一段"), props=end) + p("乙"))

    assert texts(document) == ["甲", "乙"]
    assert document.marks == (Mark("deleted", "旧的一段", Span(2, 1, 2, 1), "李四"),)


@pytest.mark.parametrize(
    "wrapped",
    [
        "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
        '<w:smartTag w:element="date">{}</w:smartTag>',
        '<w:hyperlink r:id="rId9">{}</w:hyperlink>',
        '<w:fldSimple w:instr="DOCPROPERTY x">{}</w:fldSimple>',
        '<w:customXml w:element="x">{}</w:customXml>',
        "<w:ins w:id='1' w:author='x'><w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt></w:ins>",
    ],
)
def test_what_wraps_runs_is_entered(wrapped: str) -> None:
    assert texts(read(p("共", wrapped.format(r("12")), "件"))) == ["共12件"]


def test_a_content_control_around_paragraphs_is_entered() -> None:
    assert texts(read(f"<w:sdt><w:sdtContent>{p('甲')}{p('乙')}</w:sdtContent></w:sdt>")) == ["甲", "乙"]


def test_of_a_field_only_the_result_is_read() -> None:
    instruction = "<w:r><w:instrText> REF x </w:instrText></w:r><w:r><w:t>IF</w:t></w:r>"
    field = FIELD.format("begin") + instruction + FIELD.format("separate") + r("2024") + FIELD.format("end")

    assert texts(read(p("截至", field, "年"))) == ["截至2024年"]


def test_a_field_that_never_ends_hides_nothing_of_the_next_paragraph() -> None:
    assert texts(read(p("甲", FIELD.format("begin"), "丢") + p("乙"))) == ["甲", "乙"]


def test_a_line_break_parts_paragraphs_of_one_unit() -> None:
    document = read(p(r("一、概述"), r("", "<w:br/>"), r("正文")) + p("末"))

    assert texts(document) == ["一、概述", "正文", "末"]
    assert spans(document) == [Span(1, 1, 1, 5), Span(1, 6, 1, 8), Span(2, 1, 2, 2)]


def test_tabs_hyphens_and_page_breaks() -> None:
    inner = "<w:tab/><w:t>0873</w:t><w:noBreakHyphen/><w:t>12345</w:t><w:br w:type='page'/><w:sym w:char='F0A8'/>"

    assert texts(read(p("电话", r("", inner)))) == ["电话\t0873-12345"]


def test_blanks_at_the_edges_count_only_where_the_file_says_so() -> None:
    assert texts(read(p("<w:r><w:t>甲 \n 乙 </w:t></w:r>", "丙"))) == ["甲   乙丙"]


def test_of_text_with_pinyin_above_the_text_is_read() -> None:
    ruby = f"<w:ruby><w:rt>{r('kāi')}</w:rt><w:rubyBase>{r('开')}</w:rubyBase></w:ruby>"

    assert texts(read(p("公", r("", ruby)))) == ["公开"]


def test_hidden_text_is_a_mark_and_no_text() -> None:
    document = read(p("共", r("内部", looks="<w:vanish/>"), "3件", r("见", looks='<w:vanish w:val="0"/>')))

    assert texts(document) == ["共3件见"]
    assert document.marks == (Mark("hidden", "内部", Span(1, 2, 1, 2)),)


def test_hidden_text_is_hidden_by_styles_too() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="a"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="b"><w:basedOn w:val="a"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="c"><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    body = p("见", r("藏", looks='<w:rStyle w:val="b"/>')) + p("全藏", style="c") + p("末")

    document = read(body, styles=styles)

    assert texts(document) == ["见", "末"]
    assert [(mark.text, mark.span) for mark in document.marks] == [
        ("藏", Span(1, 2, 1, 2)),
        ("全藏", Span(2, 1, 2, 1)),
    ]


def test_a_text_box_follows_its_paragraph_once() -> None:
    document = read(p("甲", r("", CHOICE.format(box=p("框") + p("内"))), "乙") + p("丙"))

    assert texts(document) == ["甲乙", "框", "内", "丙"]
    assert [block.role for block in document.blocks if isinstance(block, Paragraph)] == [
        "body", "textbox", "textbox", "body",
    ]  # fmt: skip
    assert [span.line for span in spans(document)] == [1, 2, 3, 4]


def test_notes_follow_the_paragraph_that_refers_to_them() -> None:
    refer = '<w:r><w:{}Reference w:id="2"/></w:r>'
    body = p("甲", refer.format("footnote"), "乙", refer.format("endnote")) + p("丙", refer.format("footnote"))

    document = read(
        body,
        footnotes=f'<w:footnote w:id="2">{p(r("", "<w:footnoteRef/>"), "脚注")}</w:footnote>',
        endnotes=f'<w:endnote w:id="2">{p("尾注", refer.format("endnote"))}</w:endnote>',
    )

    assert texts(document) == ["甲乙", "脚注", "尾注", "丙"]
    assert [block.role for block in document.blocks if isinstance(block, Paragraph)] == ["body", "note", "note", "body"]


def test_a_comment_is_a_mark_with_its_author_at_its_range() -> None:
    body = p("受理", commented(0, "23", r("件")), "。")

    document = read(body, comments=comment(0, "与表三不一致") + comment(7, "没有位置"))

    assert document.marks == (Mark("comment", "与表三不一致", Span(1, 3, 1, 6), "王五"),)


def test_a_comment_over_several_units_keeps_both_ends() -> None:
    start, end = '<w:commentRangeStart w:id="3"/>', '<w:commentRangeEnd w:id="3"/>'

    document = read(p("甲乙", start, "丙") + p() + tbl(tr("1", "2")) + p("丁", end, "戊"), comments=comment(3, "改"))

    assert [mark.span for mark in document.marks] == [Span(1, 3, 4, 2)]


def test_bold_is_of_the_whole_text_whoever_says_it() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="h"><w:rPr><w:b/></w:rPr></w:style>'
    body = p(r("粗", looks="<w:b/>"), r(" "), r("体", looks="<w:b/>")) + p(r("半", looks="<w:b/>"), "半")
    body += p("样式", style="h") + p(r("不粗", looks='<w:b w:val="0"/>'), style="h")

    document = read(body, styles=styles)

    assert [block.bold for block in document.blocks if isinstance(block, Paragraph)] == [True, False, True, False]


def test_heading_levels_come_from_outline_and_styles() -> None:
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="a"/>'
        '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="x"><w:name w:val="报告一级"/><w:basedOn w:val="1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="y"><w:name w:val="标题 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="z"><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="circle"><w:basedOn w:val="circle"/></w:style>'
    )
    body = "".join(p("题", style=style) for style in ("1", "x", "y", "z", "a", "circle", "unknown"))
    body += p("题", props='<w:outlineLvl w:val="0"/>') + p("题", style="1", props='<w:outlineLvl w:val="9"/>')

    document = read(body, styles=styles)

    levels = [block.level for block in document.blocks if isinstance(block, Paragraph)]
    assert levels == [1, 1, 2, 3, None, None, None, 1, None]


def test_pictures_are_counted_once_and_the_title_is_metadata() -> None:
    picture = "<mc:AlternateContent><mc:Choice><w:drawing><pic:pic/></w:drawing></mc:Choice>"
    picture += "<mc:Fallback><w:pict><v:imagedata/></w:pict></mc:Fallback></mc:AlternateContent>"

    document = read_docx(docx(p(r("", picture)) + p(r("", "<w:pict><v:imagedata/></w:pict>")), title="年报"), "a.docx")

    assert (document.pictures, document.title, document.blocks) == (2, "年报", ())


def test_an_embedded_document_is_said_to_be_unread() -> None:
    assert "未读到" in read(p("甲") + '<w:altChunk r:id="rId5"/>').remarks[0]


def test_the_strict_dialect_reads_the_same() -> None:
    data = docx(p("甲") + tbl(tr("1", "2")))
    strict = _strict(data)

    assert read_docx(strict, "a").blocks == read_docx(data, "a").blocks


def _strict(data: bytes) -> bytes:
    from io import BytesIO
    from zipfile import ZipFile

    from tests.docx_factory import pack

    archive = ZipFile(BytesIO(data))
    base = b"http://schemas.openxmlformats.org/"
    return pack(
        {
            name: archive.read(name)
            .replace(base + b"wordprocessingml/2006/main", b"http://purl.oclc.org/ooxml/wordprocessingml/main")
            .replace(
                base + b"officeDocument/2006/relationships", b"http://purl.oclc.org/ooxml/officeDocument/relationships"
            )
            for name in archive.namelist()
        }
    )


def test_headers_that_are_printed_follow_the_body_and_others_are_not_read():
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr>'

    document = read(p("正文", props=section), header=p("某县政府") + p(), footer=p("没有用到"))

    assert [(block.text.text, block.role) for block in document.blocks] == [("正文", "body"), ("某县政府", "margin")]
    assert spans(document)[1] == Span(2, 1, 2, 5)
