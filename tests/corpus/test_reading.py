"""The real reports are read with every character in its place and every table in its shape."""

from pathlib import Path

import pytest

from gik_lint.document import Paragraph, Table
from gik_lint.readers import read
from tests.places import misplaced, paragraphs, tables

REPORTS = Path(__file__).parents[3] / "shared" / "corpus" / "reports"
FILES = sorted(path for path in REPORTS.glob("*") if path.suffix in (".txt", ".md", ".html"))

pytestmark = pytest.mark.skipif(not FILES, reason="the corpus of real reports is not beside this repository")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_character_stands_where_it_says(path: Path) -> None:
    document = read(path)

    assert document.blocks
    assert misplaced(path.read_bytes().decode(), document) == []


@pytest.mark.parametrize("path", [path for path in FILES if path.suffix == ".txt"], ids=lambda path: path.name)
def test_plain_text_loses_no_character_but_bars(path: Path) -> None:
    read_back = "".join(
        text
        for block in read(path).blocks
        for text in ([block.text.text] if isinstance(block, Paragraph) else [cell.text.text for cell in block.cells])
    )

    assert "".join(read_back.split()) == "".join(path.read_text(encoding="utf-8").replace("|", "").split())


@pytest.mark.parametrize("name", ["erqi-2015.txt", "xizhu-2018.txt"])
def test_the_statistical_form_in_pipes_is_one_table_of_three_columns(name: str) -> None:
    found = tables(read(REPORTS / name))

    assert [(len(table), {len(row) for row in table}) for table in found] == [(66, {3})]
    assert found[0][0][1] in ("单位", "單位")
    assert found[0][-1][0].startswith("(三)接受")


def test_the_tables_of_a_page_have_the_spans_it_states() -> None:
    first, second, third = (b for b in read(REPORTS / "city-2025-tables.html").blocks if isinstance(b, Table))

    assert [(table.rows, table.columns) for table in (first, second, third)] == [(14, 4), (28, 10), (4, 15)]
    spans = {
        cell.text.text: (cell.row, cell.column, cell.rowspan, cell.colspan)
        for cell in second.cells
        if cell.rowspan > 1 or cell.colspan > 5
    }
    assert spans == {
        "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）": (0, 0, 3, 3),
        "申请人情况": (0, 3, 1, 7),
        "三、本年度办理结果": (5, 0, 22, 1),
        "（三）不予公开": (7, 1, 8, 1),
        "（四）无法提供": (15, 1, 3, 1),
        "（五）不予处理": (18, 1, 5, 1),
        "（六）其他处理": (23, 1, 3, 1),
    }
    total = next(cell for cell in second.cells if cell.text.text == "13810")
    assert (total.row, total.column) == (26, 9)
    assert [cell.text.text for cell in third.cells if cell.row == 3][-1] == "156"


def test_tables_that_a_converter_broke_keep_every_row() -> None:
    found = tables(read(REPORTS / "shanghai-kewei-2024.md"))
    rows = {row[0]: row[1:] for table in found for row in table}

    assert rows["一、本年新收政府信息公开申请数量"] == ["32", "2", "0", "0", "0", "0", "34", ""]
    assert rows["三、"] == ["（一）予以公开", "9", "0", "0", "0", "0", "0", "9"]
    assert rows["（七）总计"] == ["33", "2", "0", "0", "0", "0", "35"]
    assert rows["四、结转下年度继续办理"] == ["1", "0", "0", "0", "0", "0", ""]
    assert not any(cell.startswith("--") for table in found for row in table for cell in row)


def test_dashes_for_figures_are_cells() -> None:
    found = tables(read(REPORTS / "shuyang-2025.md"))

    assert [["(数据项目)", "数量"], ["-", "-"]] in found
    assert [["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"], ["27", "10", "9", "15", "61"]] in found


def test_headings_of_markdown_have_their_level() -> None:
    blocks = read(REPORTS / "shuyang-2025.md").blocks
    levels = {b.text.text: b.level for b in blocks if isinstance(b, Paragraph) and b.level}

    assert levels["一、总体情况"] == 2
    assert levels["(一) 系统化推进主动公开。"] == 3
    assert "六、其他需要报告的事项" in paragraphs(read(REPORTS / "shuyang-2025.md"))
