"""Plain text: a line is a paragraph, rows in company are a table, positions are the source's own."""

import pytest

from gik_lint.document import Paragraph, Table
from gik_lint.readers.text import read_text
from tests.places import misplaced, paragraphs, tables


def test_each_line_with_text_is_a_paragraph_at_its_line_and_column() -> None:
    document = read_text("\n　　一、总体情况  \n\n\t正文。\n", "a.txt")

    assert [(block.text.text, block.text.position(0)) for block in document.blocks] == [
        ("一、总体情况", (2, 3)),
        ("正文。", (4, 2)),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_by_these_and_nothing_else(end: str) -> None:
    document = read_text(f"甲\u2028乙\x0b丙\x85丁{end}戊", "a.txt")

    assert [block.text.span(0, 1).line for block in document.blocks] == [1, 2]
    assert paragraphs(document) == ["甲\u2028乙\x0b丙\x85丁", "戊"]


def test_piped_rows_are_a_table_whatever_pipes_stand_at_the_ends() -> None:
    source = "指标 | 单位 | 统计数 |\n一、主动公开 | ||\n| 受理 | 件 | 86 |\n答复 | 件 | 80"
    document = read_text(source, "a.txt")

    assert tables(document) == [
        [["指标", "单位", "统计数"], ["一、主动公开", "", ""], ["受理", "件", "86"], ["答复", "件", "80"]]
    ]
    table = document.blocks[0]
    assert isinstance(table, Table)
    assert [cell.text.position(0) for cell in table.cells] == [
        (1, 1), (1, 6), (1, 11), (2, 1), (2, 9), (2, 11), (3, 3), (3, 8), (3, 12), (4, 1), (4, 6), (4, 10),
    ]  # fmt: skip


def test_tabbed_rows_are_a_table_with_their_empty_cells() -> None:
    document = read_text("\t自然人\t其他\n本年新收\t34\t\n行政强制\t\t0", "a.txt")

    assert tables(document) == [[["", "自然人", "其他"], ["本年新收", "34", ""], ["行政强制", "", "0"]]]


def test_rows_with_one_blank_line_between_all_of_them_are_one_table() -> None:
    assert tables(read_text("a | 1\n\nb | 2\n\nc | 3", "a.txt")) == [[["a", "1"], ["b", "2"], ["c", "3"]]]


def test_a_blank_line_after_adjacent_rows_ends_the_table() -> None:
    assert len(tables(read_text("a | 1\nb | 2\n\nc | 3\nd | 4", "a.txt"))) == 2


@pytest.mark.parametrize(
    "line",
    [
        "首页 | 政务公开 | 年报",
        "字体：大|中|小",
        "一、\t总体情况",
        "1.\t主动公开政府信息。\n2.\t依申请公开。",
        "\t首行缩进的正文。\n\t另一段正文。",
        "正文" * 80 + "。甲|乙。" + "\n" + "正文" * 80 + "。丙|丁。",
    ],
)
def test_bars_and_tabs_in_prose_make_no_table(line: str) -> None:
    document = read_text(line, "a.txt")

    assert all(isinstance(block, Paragraph) for block in document.blocks)
    assert paragraphs(document) == [part.strip() for part in line.split("\n")]


def test_a_single_row_framed_by_pipes_or_full_of_figures_is_a_table() -> None:
    assert tables(read_text("| 行政许可 | 97 |", "a.txt")) == [[["行政许可", "97"]]]
    assert tables(read_text("一、本年新收\t30\t4\t34", "a.txt")) == [[["一、本年新收", "30", "4", "34"]]]


def test_one_cell_a_line_stays_paragraphs() -> None:
    assert paragraphs(read_text("信息内容\n本年处理决定数量\n行政许可\n97", "a.txt")) == [
        "信息内容", "本年处理决定数量", "行政许可", "97",
    ]  # fmt: skip


@pytest.mark.parametrize("rule", ["|---|---|", "| :-- | --: |", "+----+----+", "├──┼──┤"])
def test_drawn_lines_are_no_rows(rule: str) -> None:
    assert tables(read_text(f"| 甲 | 乙 |\n{rule}\n| 1 | - |", "a.txt")) == [[["甲", "乙"], ["1", "-"]]]


def test_cells_that_say_nothing_by_a_dash_are_kept() -> None:
    assert tables(read_text("| 数量 | 金额 |\n| - | -- |", "a.txt")) == [[["数量", "金额"], ["-", "--"]]]


def test_full_width_and_drawn_bars_part_cells() -> None:
    assert tables(read_text("甲\uff5c1\n乙│2", "a.txt")) == [[["甲", "1"], ["乙", "2"]]]


def test_a_line_of_dashes_is_a_paragraph() -> None:
    assert paragraphs(read_text("甲\n----------\n==== 正文 ====", "a.txt")) == ["甲", "----------", "==== 正文 ===="]


def test_every_character_stands_where_it_says() -> None:
    source = "　标题　\r\n\r\n| 甲 |  乙\t|\r\n|丙||\r\n𠮷\t1\t2\r\nb\t3\t\r\n尾 "

    assert misplaced(source, read_text(source, "a.txt")) == []


def test_cells_that_stand_one_a_line_are_lines_whatever_bars_follow_them() -> None:
    document = read_text("规章 |\n28 |\n0 |\n1 | |\n规范性文件 | ||\n", "draft.txt")
    assert paragraphs(document) == ["规章", "28", "0", "1", "规范性文件"]
    assert tables(document) == []
