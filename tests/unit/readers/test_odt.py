"""What an OpenDocument text says to a person who reads it printed, and what it hides."""

import pytest

from gik_lint.document import Document, Mark, Paragraph, Table
from gik_lint.readers import read_bytes
from gik_lint.readers.errors import UnreadableError
from tests.odt_factory import CHINESE, COVERED, h, items, odt, p, table, tc
from tests.places import paragraphs, tables


def read(body: str, **options: str) -> Document:
    return read_bytes(odt(body, **options), "a.odt")  # type: ignore[arg-type]


def numbers(document: Document) -> list[tuple[str, str]]:
    return [(block.number, block.text.text) for block in document.blocks if isinstance(block, Paragraph)]


def marks(document: Document) -> list[tuple[str, str, int, int, int, str]]:
    def flat(mark: Mark) -> tuple[str, str, int, int, int, str]:
        span = mark.span
        return mark.kind, mark.text, span.line, span.column, span.end_column, mark.author

    return [flat(mark) for mark in document.marks]


def test_paragraphs_and_headings_in_order_with_their_levels() -> None:
    document = read(h("标题") + p("正文。") + h("小标题", 2) + p("") + p("  "))

    assert document.format == "odt"
    assert [(b.text.text, b.level, b.text.position(0)) for b in document.blocks if isinstance(b, Paragraph)] == [
        ("标题", 1, (1, 1)),
        ("正文。", None, (2, 1)),
        ("小标题", 2, (3, 1)),
    ]


def test_words_in_pieces_are_one_text_and_blanks_are_those_that_print() -> None:
    words = "甲\n  <text:span>乙</text:span><text:s text:c='2'/>丙<text:tab/>丁<text:soft-page-break/>戊"
    linked = '<text:a xlink:href="http://example.invalid/">己</text:a><text:bookmark text:name="x"/>'

    assert paragraphs(read(p(words + linked))) == ["甲 乙  丙\t丁戊己"]


def test_a_line_break_begins_a_paragraph_of_the_same_unit() -> None:
    document = read(p("甲<text:line-break/>乙"))

    assert [(b.text.text, b.text.position(0)) for b in document.blocks if isinstance(b, Paragraph)] == [
        ("甲", (1, 1)),
        ("乙", (1, 3)),
    ]


def test_generated_numbers_are_read_and_take_no_column() -> None:
    body = items(p("总体情况") + items(p("主动公开") + p("同一项"), p("依申请公开"), attributes=""), p("主动公开情况"))

    document = read(
        body + p("之间") + items(p("接着"), attributes='text:style-name="L" text:continue-numbering="true"'),
        styles=CHINESE,
    )

    assert numbers(document) == [
        ("一、", "总体情况"),
        ("（一）", "主动公开"),
        ("", "同一项"),
        ("（二）", "依申请公开"),
        ("二、", "主动公开情况"),
        ("", "之间"),
        ("三、", "接着"),
    ]


def test_lists_begin_anew_continue_by_name_and_start_where_they_say() -> None:
    first = items(p("甲"), attributes='text:style-name="L" xml:id="one"')
    again = items(p("乙"))
    named = items(p("丙"), attributes='text:style-name="L" text:continue-list="one"')
    started = (
        '<text:list text:style-name="L"><text:list-item text:start-value="5">'
        + p("丁")
        + "</text:list-item></text:list>"
    )
    header = '<text:list text:style-name="L"><text:list-header>' + p("戊") + "</text:list-header></text:list>"

    assert numbers(read(first + again + named + started + header, styles=CHINESE)) == [
        ("一、", "甲"), ("一、", "乙"), ("二、", "丙"), ("五、", "丁"), ("", "戊"),
    ]  # fmt: skip


def test_bullets_are_no_numbers() -> None:
    body = items(items(items(items(p("甲"), attributes=""), attributes=""), attributes=""))

    assert numbers(read(body, styles=CHINESE)) == [("", "甲")]


def test_headings_numbered_by_the_outline_have_their_numbers() -> None:
    outline = CHINESE.replace("list-style style:name", "outline-style style:name").replace(
        "</text:list-style>", "</text:outline-style>"
    )

    document = read(h("甲") + h("乙", 2) + p("丙") + h("丁"), styles=outline.replace("list-level", "outline-level"))

    assert numbers(document) == [
        ("一、", "甲"), ("（一）", "乙"), ("", "丙"), ("二、", "丁"),
    ]  # fmt: skip


def test_a_table_keeps_its_spans_and_a_cell_is_a_unit() -> None:
    rows = (
        (tc("信息内容", 'table:number-rows-spanned="2"'), tc("数量", 'table:number-columns-spanned="2"'), COVERED),
        (COVERED, "制发", "废止"),
        ("规章", tc(p("3") + p("4")), ""),
    )

    document = read(p("前") + table(*rows) + p("后"))

    (found,) = (block for block in document.blocks if isinstance(block, Table))
    assert [(c.text.text, c.row, c.column, c.rowspan, c.colspan, c.text.position(0)[0]) for c in found.cells] == [
        ("信息内容", 0, 0, 2, 1, 2),
        ("数量", 0, 1, 1, 2, 3),
        ("制发", 1, 1, 1, 1, 4),
        ("废止", 1, 2, 1, 1, 5),
        ("规章", 2, 0, 1, 1, 6),
        ("3\n4", 2, 1, 1, 1, 7),
        ("", 2, 2, 1, 1, 8),
    ]
    assert [b.text.position(0) for b in document.blocks if isinstance(b, Paragraph)] == [(1, 1), (9, 1)]


def test_a_number_generated_in_a_cell_stands_in_its_text_but_takes_no_column() -> None:
    document = read(table((tc(items(p("予以公开"), p("部分公开"))), "3")), styles=CHINESE)

    (found,) = (block for block in document.blocks if isinstance(block, Table))
    text = found.cells[0].text
    assert text.text == "一、予以公开\n二、部分公开"
    assert [text.position(offset) for offset in (2, 6, 7, 9)] == [(1, 1), (1, 5), (1, 6), (1, 6)]


def test_header_rows_are_rows() -> None:
    rows = "<table:table-row>" + tc("信息内容") + tc("数量") + "</table:table-row>"
    body = table(("规章", "3")).replace(
        "<table:table>", f"<table:table><table:table-header-rows>{rows}</table:table-header-rows>"
    )

    assert tables(read(body)) == [[["信息内容", "数量"], ["规章", "3"]]]


def test_a_table_around_tables_is_a_layout() -> None:
    document = read(table((tc(p("甲") + table(("规章", "3"))),)))

    assert paragraphs(document) == ["甲"]
    assert tables(document) == [[["规章", "3"]]]


CHANGES = (
    '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info>'
    "<dc:creator>李四</dc:creator></office:change-info><text:p>23</text:p></text:deletion></text:changed-region>"
    '<text:changed-region text:id="c2"><text:insertion><office:change-info><dc:creator>张三</dc:creator>'
    "</office:change-info></text:insertion></text:changed-region></text:tracked-changes>"
)


def test_revisions_are_taken_as_accepted_and_are_marks() -> None:
    inserted = '<text:change-start text:change-id="c2"/>25<text:change-end text:change-id="c2"/>'
    words = f'收到<text:change text:change-id="c1"/>{inserted}件'

    document = read(CHANGES + p("甲") + p(words))

    assert paragraphs(document) == ["甲", "收到25件"]
    assert marks(document) == [("deleted", "23", 2, 3, 3, "李四"), ("inserted", "25", 2, 3, 5, "张三")]


def test_an_insertion_over_paragraphs_is_a_mark_in_each() -> None:
    body = p('甲<text:change-start text:change-id="c2"/>乙') + p("丙") + p('丁<text:change-end text:change-id="c2"/>戊')

    assert marks(read(CHANGES + body)) == [
        ("inserted", "乙", 1, 2, 3, "张三"), ("inserted", "丙", 2, 1, 2, "张三"), ("inserted", "丁", 3, 1, 2, "张三"),
    ]  # fmt: skip


def test_comments_are_marks_and_no_text() -> None:
    note = "<office:annotation><dc:creator>王五</dc:creator><text:p>核对</text:p></office:annotation>"

    document = read(p(f"数据{note}一致"))

    assert paragraphs(document) == ["数据一致"]
    assert marks(document) == [("comment", "核对", 1, 3, 3, "王五")]


def test_hidden_words_are_marks_and_no_text() -> None:
    styles = (
        '<style:style style:name="T" style:family="text"><style:text-properties text:display="none"/></style:style>'
        '<style:style style:name="U" style:family="text" style:parent-style-name="T"/>'
    )

    document = read(p('总计<text:span text:style-name="U">99</text:span>件'), styles=styles)

    assert paragraphs(document) == ["总计件"]
    assert marks(document) == [("hidden", "99", 1, 3, 3, "")]


def test_bold_is_what_its_style_or_the_paragraphs_says() -> None:
    bold = '<style:text-properties fo:font-weight="bold"/>'
    named = (("B", "text"), ("P", "paragraph"))
    styles = "".join(f'<style:style style:name="{n}" style:family="{kind}">{bold}</style:style>' for n, kind in named)
    body = (
        p("甲", "P")
        + p('<text:span text:style-name="B">乙</text:span>')
        + p('<text:span text:style-name="B">丙</text:span>丁')
    )

    assert [block.bold for block in read(body, styles=styles).blocks if isinstance(block, Paragraph)] == [
        True,
        True,
        False,
    ]


def test_text_boxes_and_notes_follow_their_paragraph_and_pictures_are_counted() -> None:
    box = f"<draw:frame><draw:text-box>{p('框')}</draw:text-box></draw:frame>"
    note = (
        f"<text:note><text:note-citation>1</text:note-citation><text:note-body>{p('注')}</text:note-body></text:note>"
    )
    picture = "<draw:frame><draw:image/></draw:frame>"

    document = read(p(f"甲{box}{note}{picture}乙") + p("丙"))

    assert [(b.text.text, b.role) for b in document.blocks if isinstance(b, Paragraph)] == [
        ("甲乙", "body"), ("框", "textbox"), ("注", "note"), ("丙", "body"),
    ]  # fmt: skip
    assert document.pictures == 1


def test_the_title_of_the_file_is_kept() -> None:
    meta = (
        '<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta><dc:title>年度报告</dc:title></office:meta>'
        "</office:document-meta>"
    )

    assert read_bytes(odt(p("甲"), extra={"meta.xml": meta}), "a").title == "年度报告"


def test_a_password_is_said() -> None:
    with pytest.raises(UnreadableError, match="密码") as caught:
        read_bytes(odt(p("甲"), extra={"META-INF/manifest.xml": "<x><manifest:encryption-data/></x>"}), "a.odt")
    assert caught.value.reason == "encrypted"
