"""What a person reads on the pages of an OFD file; what is common to all printed pages is proved for PDF."""

import pytest

from gik_lint.document import Document, Paragraph
from gik_lint.readers import read_bytes
from gik_lint.readers.errors import UnreadableError
from gik_lint.readers.ofd.pages import read_pages
from tests.ofd_factory import SPACE, line, ofd, page, picture, table, text
from tests.places import paragraphs, tables


def read(*pages: str, **options: str) -> Document:
    return read_pages(ofd(*pages, **options), "a.ofd")  # type: ignore[arg-type]


def test_text_and_tables_in_the_order_of_the_page() -> None:
    content = (
        text(30, 120, "表后。")
        + table(30, 60, [40, 20], [["规章", "3"], ["总计", "12"]])
        + text(30, 40, "一、总体情况")
    )

    document = read(content)

    assert document.format == "ofd"
    assert paragraphs(document) == ["一、总体情况", "表后。"]
    assert tables(document) == [[["规章", "3"], ["总计", "12"]]]
    assert [b.text.position(0) for b in document.blocks if isinstance(b, Paragraph)] == [(1, 1), (6, 1)]
    assert [b.text.page for b in document.blocks if isinstance(b, Paragraph)] == [1, 1]


def test_a_table_over_a_page_break_is_one() -> None:
    upper = table(30, 260, [40, 20], [["信息内容", "数量"], ["规章", "3"]])
    lower = table(30, 25, [40, 20], [["信息内容", "数量"], ["行政规范性文件", "12"]])

    assert tables(read(upper, lower)) == [[["信息内容", "数量"], ["规章", "3"], ["行政规范性文件", "12"]]]


def test_distances_in_short_form_and_transformed_text() -> None:
    short = text(30, 40, "政府信息公开").replace("4 4 4 4 4", "g 4 4 4")
    scaled = text(30, 60, "年度报告", attributes='CTM="2 0 0 2 0 -4"')

    document = read(short + scaled)

    assert paragraphs(document) == ["政府信息公开", "年度报告"]


def test_what_is_nested_templated_or_composed_is_read_and_what_is_invisible_is_not() -> None:
    unit = (
        '<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="7"><ofd:Content>'
        + text(0, 4, "组合")
        + "</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>"
    )
    content = f"<ofd:PageBlock><ofd:PageBlock>{text(30, 60, '块中')}</ofd:PageBlock></ofd:PageBlock>"
    content += '<ofd:CompositeObject ID="1" Boundary="30 90 50 10" ResourceID="7"/>'
    content += text(30, 120, "隐去", attributes='Visible="false"')

    assert paragraphs(read(content, template=text(30, 40, "模板"), resources=unit)) == ["模板", "块中", "组合"]


def test_boxes_filled_thin_are_lines() -> None:
    outline = "M 0 0 L {2} 0 L {2} {3} L 0 {3} C"
    thin = (
        '<ofd:PathObject ID="1" Boundary="{0} {1} {2} {3}" Stroke="false" Fill="true">'
        f"<ofd:AbbreviatedData>{outline}</ofd:AbbreviatedData></ofd:PathObject>"
    )
    lines = [thin.format(30, y, 60, 0.2) for y in (60, 67, 74)] + [thin.format(x, 60, 0.2, 14) for x in (30, 70, 90)]
    words = text(32, 65, "规章") + text(72, 65, "3") + text(32, 72, "总计") + text(72, 72, "3")

    assert tables(read("".join(lines) + words)) == [[["规章", "3"], ["总计", "3"]]]


def test_bold_is_told_by_weight_or_font() -> None:
    fonts = '<ofd:Fonts><ofd:Font ID="2" FontName="SimHei" Bold="true"/></ofd:Fonts>'

    assert [
        b.bold
        for b in read(text(30, 40, "甲", attributes='Weight="700"') + text(30, 60, "乙")).blocks
        if isinstance(b, Paragraph)
    ] == [True, False]
    assert [b.bold for b in read(text(30, 60, "乙"), resources=fonts).blocks if isinstance(b, Paragraph)] == [True]


def test_text_printed_twice_is_read_once_and_is_bold() -> None:
    (block,) = read(text(30, 40, "合计22") + text(30.2, 40, "合计22")).blocks

    assert isinstance(block, Paragraph)
    assert (block.text.text, block.bold) == ("合计22", True)


def test_struck_text_is_not_read_and_a_watermark_neither() -> None:
    struck = text(30, 40, "收到23") + line(38, 38.6, 42, 38.6) + text(42, 40, "25件")
    mark = text(60, 150, "草稿", 20, 'CTM="0.7 0.7 -0.7 0.7 0 0"')

    document = read(struck + mark)

    assert paragraphs(document) == ["收到25件"]
    assert [mark.text for mark in document.marks] == ["23"]


def test_a_scan_is_pictures_and_no_blocks() -> None:
    document = read(picture(0, 0, 210, 297))

    assert (document.blocks, document.pictures) == ((), 1)


def test_the_title_is_kept() -> None:
    assert read(text(30, 40, "甲"), title="年度报告").title == "年度报告"


def test_a_page_that_cannot_be_read_is_said() -> None:
    data = ofd(text(30, 40, "甲"), text(30, 40, "乙"), extra={"Doc_0/Pages/Page_1/Content.xml": "<broken"})

    document = read_pages(data, "a.ofd")

    assert paragraphs(document) == ["甲"]
    assert any("1 页已损坏" in remark for remark in document.remarks)


def test_parts_are_found_whatever_the_slashes_and_the_case() -> None:
    moved = '<ofd:Pages><ofd:Page ID="0" BaseLoc="\\DOC_0\\p\\content.xml"/></ofd:Pages>'
    document = f"<ofd:Document {SPACE}>{moved}</ofd:Document>"
    data = ofd(extra={"Doc_0/Document.xml": document, "doc_0/P/Content.xml": page(text(30, 40, "乙"))})

    assert paragraphs(read_pages(data, "a")) == ["乙"]


@pytest.mark.parametrize("name", ["OFD.xml", "Doc_0/Document.xml", "Doc_0/Pages/Page_0/Content.xml"])
def test_a_damaged_file_is_said(name: str) -> None:
    with pytest.raises(UnreadableError, match="损坏"):
        read_bytes(ofd(text(30, 40, "甲"), extra={name: "<broken"}), "a.ofd")


def test_the_process_hands_over_the_same_document() -> None:
    data = ofd(text(30, 40, "甲"))

    assert read_bytes(data, "a.ofd") == read_pages(data, "a.ofd")
