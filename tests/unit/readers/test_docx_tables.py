"""Tables of a Word file: every cell once, at its place, with its spans and its unit."""

from pathlib import Path

import pytest

from gik_lint.document import Cell, Paragraph, Span, Table
from gik_lint.readers.docx import read_docx
from tests.docx_factory import docx, p, r, tbl, tc, tr

FORM = Path(__file__).parents[4] / "shared/corpus/forms/form-2021-blank.docx"
RESTART, GO_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def tables(body: str) -> list[Table]:
    return [block for block in read_docx(docx(body), "a.docx").blocks if isinstance(block, Table)]


def grid(table: Table) -> list[tuple[str, int, int, int, int]]:
    return [(cell.text.text, cell.row, cell.column, cell.rowspan, cell.colspan) for cell in table.cells]


def span(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


def test_each_cell_is_a_unit_and_so_is_a_blank_one() -> None:
    document = read_docx(docx(p("前") + tbl(tr("甲", ""), tr("", "丁")) + p("后")), "a.docx")

    first, table, last = document.blocks
    assert isinstance(first, Paragraph)
    assert isinstance(table, Table)
    assert isinstance(last, Paragraph)
    assert [cell.text.text for cell in table.cells] == ["甲", "", "", "丁"]
    assert [cell.text.span(0, len(cell.text.text)) for cell in table.cells] == [
        Span(2, 1, 2, 2), Span(3, 1, 3, 1), Span(4, 1, 4, 1), Span(5, 1, 5, 2),
    ]  # fmt: skip
    assert last.text.position(0) == (6, 1)


def test_paragraphs_of_a_cell_are_joined_by_line_feeds() -> None:
    (table,) = tables(tbl(tr(tc("商业", "企业"), tc("", "科研", "", "机构", ""))))

    assert [cell.text.text for cell in table.cells] == ["商业\n企业", "科研\n\n机构"]
    assert table.cells[0].text.position(3) == (1, 4)
    assert table.cells[1].text.position(0) == (2, 2)


def test_merged_cells_are_counted_once_at_their_first_cell() -> None:
    (table,) = tables(
        tbl(
            tr(tc("结果", props=RESTART), tc("公开", props=span(2)), "1"),
            tr(tc("被盖住", props=GO_ON), tc("部分", props=RESTART), "甲", "2"),
            tr(tc(props=GO_ON), tc(props=GO_ON), "乙", "3"),
            tr("总计", "", "", "6"),
        )
    )

    assert (table.rows, table.columns) == (4, 4)
    assert grid(table) == [
        ("结果", 0, 0, 3, 1), ("公开", 0, 1, 1, 2), ("1", 0, 3, 1, 1),
        ("部分", 1, 1, 2, 1), ("甲", 1, 2, 1, 1), ("2", 1, 3, 1, 1),
        ("乙", 2, 2, 1, 1), ("3", 2, 3, 1, 1),
        ("总计", 3, 0, 1, 1), ("", 3, 1, 1, 1), ("", 3, 2, 1, 1), ("6", 3, 3, 1, 1),
    ]  # fmt: skip
    assert [cell.text.runs[0].line for cell in table.cells] == list(range(1, 13))


def test_merging_without_a_start_or_after_a_plain_cell_is_a_cell_of_its_own() -> None:
    (table,) = tables(tbl(tr(tc("甲", props=GO_ON)), tr("乙"), tr(tc("丙", props=GO_ON))))

    assert grid(table) == [("甲", 0, 0, 1, 1), ("乙", 1, 0, 1, 1), ("丙", 2, 0, 1, 1)]


def test_two_merges_one_below_the_other_stay_two() -> None:
    (table,) = tables(
        tbl(tr(tc("甲", props=RESTART)), tr(tc(props=GO_ON)), tr(tc("乙", props=RESTART)), tr(tc(props=GO_ON)))
    )

    assert grid(table) == [("甲", 0, 0, 2, 1), ("乙", 2, 0, 2, 1)]


def test_the_old_way_of_merging_sideways_is_read() -> None:
    (table,) = tables(tbl(tr(tc("题", props='<w:hMerge w:val="restart"/>'), tc(props="<w:hMerge/>"), "1")))

    assert grid(table) == [("题", 0, 0, 1, 2), ("1", 0, 2, 1, 1)]


def test_a_row_may_begin_later_in_the_grid() -> None:
    (table,) = tables(tbl(tr("一", "二", "三"), tr("乙", props='<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>')))

    assert grid(table)[-1] == ("乙", 1, 1, 1, 1)
    assert (table.rows, table.columns) == (2, 3)


def test_rows_and_cells_in_content_controls_are_read() -> None:
    wrap = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    (table,) = tables(tbl(wrap.format(tr("甲", wrap.format(tc("乙"))))))

    assert grid(table) == [("甲", 0, 0, 1, 1), ("乙", 0, 1, 1, 1)]


def test_deleted_rows_are_marks_and_no_cells() -> None:
    body = tbl(tr("甲", "1"), tr("乙", "2", props='<w:del w:id="1" w:author="李四"/>'), tr("丙", "3"))

    document = read_docx(docx(body), "a.docx")

    (table,) = document.blocks
    assert isinstance(table, Table)
    assert [cell.text.text for cell in table.cells] == ["甲", "1", "丙", "3"]
    assert [(mark.kind, mark.text, mark.author) for mark in document.marks] == [("deleted", "乙2", "李四")]


def test_a_table_in_a_cell_makes_the_outer_table_a_frame() -> None:
    inner = tbl(tr("申请", "5"))
    document = read_docx(docx(tbl(tr(tc("标题"), tc(p("说明") + inner + p("结尾"))))), "a.docx")

    kinds = [block.text.text if isinstance(block, Paragraph) else len(block.cells) for block in document.blocks]
    assert kinds == ["标题", "说明", 2, "结尾"]


def test_a_text_box_in_a_cell_follows_the_table() -> None:
    box = f"<w:pict><v:textbox><w:txbxContent>{p('框')}</w:txbxContent></v:textbox></w:pict>"
    document = read_docx(docx(tbl(tr(tc(p("1", r("", box))), "2")) + p("后")), "a.docx")

    table, boxed, last = document.blocks
    assert isinstance(table, Table)
    assert isinstance(boxed, Paragraph)
    assert isinstance(last, Paragraph)
    assert (boxed.text.text, boxed.role, boxed.text.position(0)) == ("框", "textbox", (3, 1))
    assert last.text.position(0) == (4, 1)


@pytest.fixture(scope="module")
def form() -> tuple[Table, ...]:
    if not FORM.exists():
        pytest.skip("the corpus is not beside the repository")
    blocks = read_docx(FORM.read_bytes(), FORM.name).blocks
    return tuple(block for block in blocks if isinstance(block, Table))


def test_the_official_form_is_read_cell_by_cell(form: tuple[Table, ...]) -> None:
    assert [(table.rows, table.columns, len(table.cells)) for table in form] == [
        (14, 4, 30),
        (28, 10, 215),
        (4, 15, 34),
    ]


def test_the_grid_of_table_three_is_filled_without_holes_or_overlaps(form: tuple[Table, ...]) -> None:
    for table in form:
        covered = [place for cell in table.cells for place in places(cell)]
        assert len(covered) == len(set(covered)) == table.rows * table.columns


def test_labels_of_table_three_stand_where_the_form_prints_them(form: tuple[Table, ...]) -> None:
    labels = {cell.text.text: cell for cell in form[1].cells}
    result, refused = labels["三、本年度办理结果"], labels["（三）不予公开"]
    assert (result.row, result.column, result.rowspan, result.colspan) == (5, 0, 22, 1)
    assert (refused.row, refused.column, refused.rowspan, refused.colspan) == (7, 1, 8, 1)
    assert [(cell.row, cell.column) for cell in form[1].cells if cell.row == 26] == [
        (26, 1),
        *((26, c) for c in range(3, 10)),
    ]


def places(cell: Cell) -> list[tuple[int, int]]:
    rows, columns = range(cell.row, cell.row + cell.rowspan), range(cell.column, cell.column + cell.colspan)
    return [(row, column) for row in rows for column in columns]
