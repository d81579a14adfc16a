"""What a person reads on the pages of a PDF: paragraphs whole again, tables whole again, nothing that is not text."""

import pytest

from gik_lint.document import Document, Paragraph, Table
from gik_lint.readers import read_bytes
from gik_lint.readers.errors import UnreadableError
from gik_lint.readers.pdf.pages import read_pages
from tests.pdf_factory import grid, level, pdf, picture, table, text, upright
from tests.places import paragraphs, tables

LINE = "这一行写满了三十个汉字之多一直到右边的页边再也写不下了于是换行"


def prose(*lines: str, y: float = 100, indent: bool = True) -> str:
    """Lines of running text between the margins 90 and 462, the first indented by two characters."""
    return " ".join(text(90 + 24 * (indent and index == 0), y + 20 * index, line) for index, line in enumerate(lines))


def read(*pages: str, **options: bytes) -> Document:
    return read_pages(pdf(*pages, **options), "draft.pdf")


def only_table(document: Document) -> Table:
    (found,) = (block for block in document.blocks if isinstance(block, Table))
    return found


def test_lines_that_the_page_broke_are_one_paragraph_again() -> None:
    document = read(prose(LINE[2:], LINE, "完。") + prose("第二段。", y=160))

    assert paragraphs(document) == [f"{LINE[2:]}{LINE}完。", "第二段。"]


def test_a_paragraph_that_goes_on_over_the_page_is_one_and_stands_on_its_first_page() -> None:
    document = read(prose(LINE[2:], LINE, y=700), prose(LINE, "完。", indent=False) + prose("第二段。", y=300))

    assert paragraphs(document) == [f"{LINE[2:]}{LINE}{LINE}完。", "第二段。"]
    assert [block.text.page for block in document.blocks if isinstance(block, Paragraph)] == [1, 2]


def test_headings_stand_alone() -> None:
    document = read(prose("一、总体情况") + prose("（一）主动公开", y=120) + prose(LINE[2:], "完。", y=140))

    assert paragraphs(document) == ["一、总体情况", "（一）主动公开", f"{LINE[2:]}完。"]


def test_units_are_numbered_in_order_and_know_their_page() -> None:
    document = read(prose("甲。") + table(90, 200, [100, 60], [["规章", "3"], ["行政规范性文件", "5"]]), prose("乙。"))

    places = [
        (source.text, span.line, span.column, span.end_column, span.page)
        for block in document.blocks
        for source in ([block.text] if isinstance(block, Paragraph) else [cell.text for cell in block.cells])
        for span in [source.span(0, len(source.text))]
    ]
    assert places == [
        ("甲。", 1, 1, 3, 1),
        ("规章", 2, 1, 3, 1),
        ("3", 3, 1, 2, 1),
        ("行政规范性文件", 4, 1, 8, 1),
        ("5", 5, 1, 2, 1),
        ("乙。", 6, 1, 3, 2),
    ]


def test_words_have_their_blanks_and_chinese_has_none() -> None:
    assert paragraphs(
        read(text(90, 100, "GB") + text(111, 100, "33190") + text(144, 100, "年") + text(158, 100, "报"))
    ) == ["GB 33190年报"]


def test_radicals_are_left_as_printed() -> None:
    assert paragraphs(read(text(90, 100, "⼆、⾏政"))) == ["⼆、⾏政"]


def test_page_numbers_and_running_heads_are_no_text() -> None:
    pages = [
        text(250, 40, "某市人民政府") + prose(f"第{word}页正文。") + text(280, 800, f"- {number} -")
        for number, word in enumerate("一二三", 1)
    ]

    assert paragraphs(read(*pages)) == ["第一页正文。", "第二页正文。", "第三页正文。"]


@pytest.mark.parametrize("number", ["3", "－3－", "— 3 —", "第 3 页", "第3页 共9页", "3/9", "第3页/共9页", "iv"])
def test_a_page_number_in_whatever_dress_is_no_text(number: str) -> None:
    assert paragraphs(read(prose("正文。") + text(280, 805, number))) == ["正文。"]


@pytest.mark.parametrize("words", ["2024年3月1日", "某市人民政府", "联系电话：12345"])
def test_what_stands_once_at_the_edge_of_a_page_is_text(words: str) -> None:
    assert paragraphs(read(prose("正文。") + text(280, 805, words))) == ["正文。", words]


def test_merged_cells_are_found_by_the_lines_that_are_missing() -> None:
    lines = [level(90, 390, 200), level(190, 390, 220), level(90, 390, 240), level(90, 390, 260)]
    lines += [upright(90, 200, 260), upright(190, 200, 260), upright(290, 220, 260), upright(390, 200, 260)]
    words = [text(95, 225, "信息内容"), text(195, 214, "本年"), text(195, 234, "制发"), text(295, 234, "废止")]
    words += [text(95, 254, "规章"), text(195, 254, "12"), text(295, 254, "0")]

    found = only_table(read(" ".join(lines + words)))

    assert (found.rows, found.columns) == (3, 3)
    assert [(c.text.text, c.row, c.column, c.rowspan, c.colspan) for c in found.cells] == [
        ("信息内容", 0, 0, 2, 1),
        ("本年", 0, 1, 1, 2),
        ("制发", 1, 1, 1, 1),
        ("废止", 1, 2, 1, 1),
        ("规章", 2, 0, 1, 1),
        ("12", 2, 1, 1, 1),
        ("0", 2, 2, 1, 1),
    ]


def test_lines_in_a_cell_that_wrapped_are_joined_and_others_parted() -> None:
    cells = grid([90, 125, 300], [200, 260])
    words = [text(95, 215, "社会"), text(95, 232, "公益"), text(130, 215, "第一段。"), text(130, 232, "第二段。")]

    assert tables(read(" ".join([cells, *words]))) == [[["社会公益", "第一段。\n第二段。"]]]


def test_a_frame_around_a_passage_is_no_table() -> None:
    document = read(grid([80, 500], [80, 200]) + prose(LINE[2:], "完。"))

    assert paragraphs(document) == [f"{LINE[2:]}完。"]


def test_two_tables_beside_each_other_are_two() -> None:
    left = table(60, 200, [80, 60], [["2023年", "本年"], ["规章", "1"]])
    right = table(300, 200, [80, 60], [["2024年", "本年"], ["规章", "2"]])

    assert tables(read(left + right)) == [[["2023年", "本年"], ["规章", "1"]], [["2024年", "本年"], ["规章", "2"]]]


def test_one_table_of_two_years_side_by_side_keeps_its_columns() -> None:
    rows = [["信息内容", "2023年", "2024年"], ["行政许可", "550", "612"], ["行政处罚", "41", ""]]

    assert tables(read(table(90, 200, [120, 80, 80], rows))) == [rows]


HEAD, COLUMNS = ["信息内容", "本年制发", "本年废止"], [120, 80, 80]


def test_a_table_over_a_page_break_is_one_and_its_repeated_header_is_dropped() -> None:
    upper = prose("表前。") + table(90, 740, COLUMNS, [HEAD, ["规章", "3", "0"]]) + text(280, 810, "- 1 -")
    lower = table(90, 72, COLUMNS, [HEAD, ["行政规范性文件", "5", "1"]]) + prose("表后。", y=200)

    document = read(upper, lower)

    assert tables(document) == [[HEAD, ["规章", "3", "0"], ["行政规范性文件", "5", "1"]]]
    assert paragraphs(document) == ["表前。", "表后。"]
    assert {cell.text.text: cell.text.page for cell in only_table(document).cells}["行政规范性文件"] == 2


def test_tables_with_other_columns_or_text_between_stay_apart() -> None:
    upper = table(90, 740, COLUMNS, [HEAD, ["规章", "3", "0"]])
    other = table(90, 72, [100, 100, 80], [["行政许可", "5", "1"], ["行政处罚", "5", "1"]])
    after_text = prose("二、下一部分。", y=60) + table(
        90, 90, COLUMNS, [["行政许可", "5", "1"], ["行政处罚", "5", "1"]]
    )

    assert len(tables(read(upper, other))) == 2
    assert len(tables(read(upper, after_text))) == 2


def test_a_row_cut_by_the_page_break_is_one() -> None:
    columns = [100, 80, 60]
    upper = table(90, 740, columns, [["申请", "自然人", "总计"], ["2.要求确认或者重", "", ""]])
    lower = table(90, 72, columns, [["新出具", "3", "4"], ["3.其他", "0", "0"]])

    assert tables(read(upper, lower)) == [
        [["申请", "自然人", "总计"], ["2.要求确认或者重新出具", "3", "4"], ["3.其他", "0", "0"]]
    ]


def test_rows_that_are_whole_are_not_joined_over_the_page_break() -> None:
    upper = table(90, 740, COLUMNS, [HEAD, ["规章", "3", "0"]])
    lower = table(90, 72, COLUMNS, [["行政规范性文件", "", ""], ["其他", "1", "1"]])

    assert [row[0] for row in tables(read(upper, lower))[0]] == ["信息内容", "规章", "行政规范性文件", "其他"]


def test_a_merged_label_cut_by_the_page_break_is_one_cell() -> None:
    upper = [grid([90, 120, 260, 320], [740, 760]), level(90, 320, 780), upright(90, 760, 780), upright(120, 760, 780)]
    upper += [upright(260, 760, 780), upright(320, 760, 780), text(95, 770, "三"), text(125, 754, "（一）予以公开")]
    upper += [text(265, 754, "1"), text(125, 774, "（二）部分公开"), text(265, 774, "2")]
    upper[0] = upper[0].replace(level(90, 320, 760), level(120, 320, 760))
    lower = [grid([120, 260, 320], [72, 92, 112]), level(90, 120, 72), level(90, 120, 112), upright(90, 72, 112)]
    lower += [
        text(125, 86, "（三）不予公开"),
        text(265, 86, "3"),
        text(125, 106, "（四）无法提供"),
        text(265, 106, "4"),
    ]

    found = only_table(read(" ".join(upper), " ".join(lower)))

    assert [(c.text.text, c.row, c.rowspan) for c in found.cells if c.column == 0] == [("三", 0, 4)]
    assert [c.text.text for c in found.cells if c.column == 2] == ["1", "2", "3", "4"]


def test_a_merged_label_of_which_a_page_shows_only_the_middle_is_still_a_column() -> None:
    """Between two page breaks the label's cell has two upright lines and no level one."""
    first = " ".join(
        [grid([100, 150], [700, 780]), grid([150, 250, 300], [700, 740, 780]), text(105, 735, "甲"),
         text(155, 725, "乙"), text(255, 725, "1"), text(155, 765, "丙"), text(255, 765, "2")]
    )  # fmt: skip
    middle = " ".join(
        [upright(100, 60, 140), grid([150, 250, 300], [60, 100, 140]), text(155, 85, "丁"), text(255, 85, "3"),
         text(155, 125, "戊"), text(255, 125, "4")]
    )  # fmt: skip
    found = only_table(read(first, middle))

    assert [cell.text.text for cell in found.cells] == ["甲", "乙", "1", "丙", "2", "丁", "3", "戊", "4"]
    assert (found.cells[0].rowspan, found.columns) == (4, 3)


def test_a_table_without_lines_keeps_its_figures_in_their_columns() -> None:
    rows = [["信息内容", "本年制发", "现行有效"], ["规章", "3", "74"], ["行政规范性文件", "564", "4185"]]
    words = [text(90 + 140 * c, 200 + 20 * r, cell) for r, row in enumerate(rows) for c, cell in enumerate(row)]

    assert tables(read(prose("表：") + " ".join(words))) == [rows]


def test_figures_that_would_share_a_column_without_lines_stay_in_their_row() -> None:
    """A heading over two columns makes one of them: 9 and 0 must not become 90, nor the row lose a cell."""
    header = [text(90, 200, "类别"), text(230, 200, "自然人和商业企业"), text(450, 200, "总计")]
    row = [text(90, 220, "逾期不补正"), text(230, 220, "9"), text(310, 220, "0"), text(450, 220, "9")]
    below = [text(90, 240, "结转"), text(390, 240, "项目"), text(450, 240, "0")]

    assert "逾期不补正 9 0 9" in paragraphs(read(" ".join((*header, *row, *below))))


def test_a_table_of_contents_is_no_table() -> None:
    rows = [("一、总体情况", "1"), ("二、主动公开情况", "2")]
    words = [text(x, 200 + 20 * r, cell) for r, row in enumerate(rows) for x, cell in zip((90, 480), row, strict=True)]

    assert paragraphs(read(" ".join(words))) == ["一、总体情况 1", "二、主动公开情况 2"]


def test_struck_text_is_not_read_but_said_to_have_been_deleted() -> None:
    document = read(text(90, 100, "收到申请23") + level(138, 150, 96) + text(150, 100, "25件。"))

    assert paragraphs(document) == ["收到申请25件。"]
    assert [(m.kind, m.text, m.span.line, m.span.column, m.span.page) for m in document.marks] == [
        ("deleted", "23", 1, 5, 1)
    ]


def test_struck_text_in_a_cell_is_not_read() -> None:
    document = read(table(90, 200, [100, 60], [["规章", "35"], ["总计", "5"]]) + level(195, 201, 210))

    assert tables(document) == [[["规章", "5"], ["总计", "5"]]]
    assert [mark.text for mark in document.marks] == ["3"]


def test_underlined_text_is_text() -> None:
    assert paragraphs(read(text(90, 100, "洪泽区") + level(90, 126, 102))) == ["洪泽区"]


@pytest.mark.parametrize("quarters", [90, 180, 270])
def test_a_turned_page_is_read_as_it_is_seen(quarters: int) -> None:
    turned = {
        90: f"0 1 -1 0 {595} 0 cm",
        180: f"-1 0 0 -1 {595} {842} cm",
        270: f"0 -1 1 0 0 {842} cm",
    }[quarters]
    content = table(90, 300, [100, 60], [["规章", "3"], ["总计", "5"]]) + prose("表后。", y=400)

    document = read(f"{turned} {content}", page=b"/Rotate %d" % quarters)

    assert tables(document) == [[["规章", "3"], ["总计", "5"]]]
    assert paragraphs(document) == ["表后。"]


def test_a_page_whose_writing_runs_upwards_is_turned_to_be_read() -> None:
    content = table(90, 300, [100, 60], [["规章", "3"], ["总计", "5"]]) + prose("表后。", y=400)

    document = read(f"0 1 -1 0 595 0 cm {content}")

    assert tables(document) == [[["规章", "3"], ["总计", "5"]]]


def test_a_watermark_is_no_text() -> None:
    code = "草稿".encode("utf-16-be").hex()

    assert paragraphs(read(prose("正文。") + f"BT /F1 60 Tf 0.7 0.7 -0.7 0.7 200 300 Tm <{code}> Tj ET")) == ["正文。"]


def test_bold_by_printing_twice_is_read_once() -> None:
    assert paragraphs(read(text(90, 100, "合计22") + text(91, 100, "合计22"))) == ["合计22"]


def test_unseen_text_is_not_read_and_said() -> None:
    document = read(prose("正文。") + text(90, 300, "隐形总计", mode=3))

    assert paragraphs(document) == ["正文。"]
    assert any("隐形" in remark for remark in document.remarks)


def test_recognised_text_under_a_scan_is_read() -> None:
    assert paragraphs(read(picture(0, 0, 595, 842) + text(90, 300, "识别的文字", mode=3))) == ["识别的文字"]


def test_a_scan_is_pictures_and_no_blocks() -> None:
    document = read(picture(0, 0, 595, 842), picture(0, 0, 595, 842))

    assert document.blocks == ()
    assert document.pictures == 2


def test_scanned_pages_among_others_are_named() -> None:
    document = read(prose("正文。"), picture(0, 0, 595, 842))

    assert any("第 2 页" in remark for remark in document.remarks)


def test_the_title_of_the_file_is_kept() -> None:
    assert read_pages(pdf(prose("正文。"), title="年度报告"), "a").title == "年度报告"


def test_a_password_is_said() -> None:
    encrypt = b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>/ID[<00><00>]" % (b"11" * 32, b"22" * 32)

    with pytest.raises(UnreadableError, match="密码") as caught:
        read_bytes(pdf(prose("甲。"), trailer=encrypt), "a.pdf")
    assert caught.value.reason == "encrypted"


def test_the_process_hands_over_the_same_document() -> None:
    data = pdf(prose("甲。") + table(90, 200, [100, 60], [["规章", "3"], ["总计", "5"]]))

    assert read_bytes(data, "a.pdf") == read_pages(data, "a.pdf")


def test_a_blank_lost_where_a_line_broke_is_put_back_if_the_text_has_such_blanks() -> None:
    spaced = prose(LINE[2:], f"公开 12 条，受理 3 件。{LINE[:17]}提示", "84 次。")
    close = prose(LINE[2:], f"公开12条，受理3件。{LINE[:19]}提示", "84次。")

    assert paragraphs(read(spaced))[0].endswith("提示 84 次。")
    assert paragraphs(read(close))[0].endswith("提示84次。")


def test_a_line_stretched_to_the_margin_has_no_blanks() -> None:
    stretched = " ".join(text(90 + 60 * index, 100, word) for index, word in enumerate("原文链接"))

    assert paragraphs(read(stretched)) == ["原文链接"]


def test_a_line_without_indent_goes_on_although_a_comma_hangs_over_the_margin() -> None:
    lines = [LINE[2:], f"{LINE},", LINE[:-1], f"{LINE[:-1]},", LINE, "完。"]
    others = " ".join(prose(LINE[2:], "完。", y=300 + 50 * index) for index in range(4))

    assert len(paragraphs(read(prose(*lines) + others))) == 5
