"""Markdown: marks fall away, every character keeps its place; tables as converters write them."""

import pytest

from gik_lint.document import Mark, Paragraph, Span, Table
from gik_lint.readers.markdown import read_markdown
from tests.places import misplaced, paragraphs, tables


def read(source: str) -> list[tuple[str, int | None, bool]]:
    blocks = read_markdown(source, "a.md").blocks
    return [(block.text.text, block.level, block.bold) for block in blocks if isinstance(block, Paragraph)]


def test_headings_have_the_level_they_are_written_with() -> None:
    assert read("# 年报\n## 一、总体情况 ##\n###（一）主动公开\n年报\n====\n\n小标题\n---\n#话题# 开始") == [
        ("年报", 1, False),
        ("一、总体情况", 2, False),
        ("（一）主动公开", 3, False),
        ("年报", None, False),
        ("====", None, False),
        ("小标题", 2, False),
        ("#话题# 开始", None, False),
    ]


def test_an_underline_makes_a_heading_of_a_short_line_on_its_own_only() -> None:
    assert read("年报\n===\n正文一。\n正文二。\n---\n正文三。") == [
        ("年报", 1, False),
        ("正文一。", None, False),
        ("正文二。", None, False),
        ("正文三。", None, False),
    ]


def test_each_line_is_a_paragraph() -> None:
    assert [text for text, _, _ in read("六、其他\n本机关\n\n无。")] == ["六、其他", "本机关", "无。"]


@pytest.mark.parametrize(
    ("line", "text", "bold"),
    [
        ("**一、总体情况**", "一、总体情况", True),
        ("**重点：**内容", "重点：内容", False),
        ("__粗__", "粗", True),
        ("***粗斜***", "粗斜", True),
        ("<b>粗</b>", "粗", True),
        ("*斜* 与 _斜_", "斜 与 斜", False),
        ("3*5 与 4*6，a_b_c", "3*5 与 4*6，a_b_c", False),
        ("单个 * 星", "单个 * 星", False),
        (r"\*星\* \# \|", "*星* # |", False),
        ("`代码` ~~删~~", "代码 删", False),
        ('见[网站](http://a.gov.cn/b "题")与<http://c.cn>', "见网站与http://c.cn", False),
        ("[**粗链**](x)", "粗链", True),
        ("图![说明](a.png)后", "图后", False),
        ("第&nbsp;五<span style='x'>条</span><!-- 注 -->", "第\xa0五条", False),
        ("- 列表", "列表", False),
        ("* [x] 办结", "办结", False),
        ("> > 引用", "引用", False),
        ("1. 有序", "1. 有序", False),
        ("2024. 年度", "2024. 年度", False),
    ],
)
def test_marks_of_inline_kind_fall_away(line: str, text: str, bold: bool) -> None:
    assert read(line) == [(text, None, bold)]
    assert misplaced(line, read_markdown(line, "a.md")) == []


def test_positions_are_columns_of_the_source() -> None:
    block = read_markdown("甲\n\n## **一、**&nbsp;总体", "a.md").blocks[1]

    assert isinstance(block, Paragraph)
    assert block.text.text == "一、\xa0总体"
    assert [block.text.span(index, index + 1) for index in (0, 2, 3)] == [
        Span(3, 6, 3, 7),
        Span(3, 10, 3, 16),
        Span(3, 16, 3, 17),
    ]


def test_a_br_parts_lines_and_cells() -> None:
    document = read_markdown("甲<br>乙\n\n| 三 <br/> 、 | 1 |\n|---|---|\n| a\\|b | **2** |", "a.md")

    assert paragraphs(document) == ["甲", "乙"]
    assert tables(document) == [[["三\n、", "1"], ["a|b", "2"]]]


def test_rows_longer_than_their_head_lose_no_cell() -> None:
    document = read_markdown("| 业 | 构 |\n|---|---|\n| 一、 | （一） | 9 |\n| 二、 |", "a.md")

    assert tables(document) == [[["业", "构"], ["一、", "（一）", "9"], ["二、"]]]
    table = document.blocks[0]
    assert isinstance(table, Table)
    assert (table.rows, table.columns) == (3, 3)


def test_a_row_over_a_line_of_its_own_width_begins_another_table() -> None:
    source = "| a | b | c |\n|---|---|---|\n| 1 | 2 | 3 |\n| 0 | 0 |\n|---|---|\n| 4 | 5 |"

    assert tables(read_markdown(source, "a.md")) == [[["a", "b", "c"], ["1", "2", "3"]], [["0", "0"], ["4", "5"]]]


def test_lines_between_rows_of_one_width_part_no_table() -> None:
    assert tables(read_markdown("| a | 1 |\n|---|---|\n| b | 2 |\n|---|---|\n| c | 3 |", "a.md")) == [
        [["a", "1"], ["b", "2"], ["c", "3"]]
    ]


def test_dashes_in_cells_are_figures_and_no_line() -> None:
    assert tables(read_markdown("| 数量 | 计 |\n|---|---|\n| - | - |", "a.md")) == [[["数量", "计"], ["-", "-"]]]


def test_html_tables_are_read_with_their_spans_and_places() -> None:
    source = (
        "前文\n\n<table>\n<tr><td rowspan='2'>甲</td><td>1</td></tr>\n\n<tr><td>2</td></tr>\n</table>\n后文 <b>粗</b>"
    )
    document = read_markdown(source, "a.md")
    table = document.blocks[1]

    assert isinstance(table, Table)
    assert [(cell.text.text, cell.rowspan, cell.text.position(0)) for cell in table.cells] == [
        ("甲", 2, (4, 21)),
        ("1", 1, (4, 31)),
        ("2", 1, (6, 9)),
    ]
    assert paragraphs(document) == ["前文", "后文 粗"]


def test_an_unclosed_html_element_ends_at_the_next_empty_line() -> None:
    assert paragraphs(read_markdown("<div>甲\n\n**乙**", "a.md")) == ["甲", "乙"]


def test_centred_titles_written_in_html_keep_their_level() -> None:
    assert read('<h1 align="center">年报</h1>\n正文') == [("年报", 1, False), ("正文", None, False)]


def test_comments_are_no_text_and_conditional_ones_are_marks() -> None:
    document = read_markdown("<!--[if !supportLists]-->7、<!--[endif]-->公共\n<!-- 注\n释 -->\n后", "a.md")

    assert paragraphs(document) == ["7、公共", "后"]
    assert document.marks[0] == Mark("conditional-comment", "<!--[if !supportLists]-->", Span(1, 1, 1, 26))


def test_front_matter_is_no_text_but_gives_the_title() -> None:
    document = read_markdown('---\ntitle: "某市年报"\ndate: 2025-01-01\n---\n正文', "a.md")

    assert document.title == "某市年报"
    assert paragraphs(document) == ["正文"]
    assert read("---\n正文在此\n---\n末") == [("正文在此", 2, False), ("末", None, False)]


def test_fences_breaks_and_definitions_are_no_text() -> None:
    assert [text for text, _, _ in read("```\n甲\n```\n***\n- - -\n[1]: http://a.cn\n乙\\")] == ["甲", "乙"]


def test_pictures_are_counted() -> None:
    assert read_markdown("![a](b.png)\n\n<img src='c'>\n\n<p><img src='d'></p>", "a.md").pictures == 3


def test_lines_end_as_in_plain_text() -> None:
    assert [block.text.span(0, 1).line for block in read_markdown("# 甲\r\n\r乙\u2028丙\r丁", "a.md").blocks] == [
        1,
        3,
        4,
    ]
