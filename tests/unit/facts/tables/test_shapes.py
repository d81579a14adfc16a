"""The shapes that real drafts and pages take: what is printed is read, what cannot be told is said."""

import re
from collections.abc import Callable
from decimal import Decimal

import pytest

from gik_lint.facts.report import OfficialTable
from gik_lint.packs.forms import TableForm
from tests.rendering import Drawing, draw, glued, html, lined, piped, spaced, tabbed

Tables = Callable[..., tuple[OfficialTable, ...]]
Forms = Callable[[str, str], TableForm]

T3 = {
    "new_recv": "64 0 0 2 0 4 70",
    "carried_in": "1 0 0 0 0 0 1",
    "r1": "27 0 0 2 0 1 30",
    "r2": "5 0 0 0 0 0 5",
    "r3_4": "2 0 0 0 0 0 2",
    "r4_1": "22 0 0 0 0 3 25",
    "r5_2": "3 0 0 0 0 0 3",
    "r6_3": "4 0 0 0 0 0 4",
    "r7": "63 0 0 2 0 4 69",
    "carried_out": "2 0 0 0 0 0 2",
}


def t3_values(form: TableForm) -> dict[tuple[str, str], str]:
    rows = {row.id: T3.get(row.id, "0 0 0 0 0 0 0").split() for row in form.rows if row.kind == "data"}
    return {(row, column.id): rows[row][index] for row in rows for index, column in enumerate(form.columns)}


def t3(forms: Forms, form: str = "form-2021") -> tuple[TableForm, dict[tuple[str, str], str], Drawing]:
    found = forms(form, "t3")
    values = t3_values(found)
    return found, values, draw(found, values)


def printed(found: OfficialTable) -> dict[tuple[str, str], str]:
    return {key: cell.text for key, cell in found.cells.items() if cell.state != "lost"}


def _cells(line: str) -> list[str]:
    return line.split()


def only(found: tuple[OfficialTable, ...]) -> OfficialTable:
    assert len(found) == 1, [one.id for one in found]
    return found[0]


def test_a_table_cut_by_pages_is_one_table(tables: Tables, table: Forms) -> None:
    """Headings repeat on the second page and a page number stands between the pieces."""
    _, values, drawing = t3(table)
    lines = piped(drawing).splitlines()
    text = "\n".join([*lines[:14], "", "- 3 -", "", *lines[1:4], *lines[14:]])
    found = only(tables(text))
    assert printed(found) == values
    assert found.confidence == "high"


def test_a_page_number_between_a_label_and_its_line_of_figures_is_no_figure(tables: Tables, table: Forms) -> None:
    _, values, drawing = t3(table)
    text = spaced(drawing).replace("2.重复申请 3 0", "2.重复申请\n12\n3 0")
    found = only(tables(text))
    assert found.value("r5_2", "natural") == Decimal(3)
    assert printed(found) == values


def test_a_page_number_among_single_cells_leaves_its_row_lost(tables: Tables, table: Forms) -> None:
    _, values, drawing = t3(table)
    text = lined(drawing).replace("2.重复申请\n3\n", "2.重复申请\n12\n3\n")
    found = only(tables(text))
    assert {cell.state for (row, _), cell in found.cells.items() if row == "r5_2"} == {"lost"}
    assert found.confidence != "high"
    assert {key: text for key, text in values.items() if key[0] != "r5_2"} == printed(found)


def test_a_page_number_in_dashes_among_single_cells_is_none_of_them(tables: Tables, table: Forms) -> None:
    _, values, drawing = t3(table)
    found = only(tables(lined(drawing).replace("2.重复申请\n", "2.重复申请\n— 12 —\n")))
    assert (printed(found), found.confidence) == (values, "high")


def test_one_cell_a_line_after_a_pipe(tables: Tables, table: Forms) -> None:
    _, values, drawing = t3(table)
    text = "".join(f"| {line}\n" for line in lined(drawing).splitlines())
    found = only(tables(text))
    assert (printed(found), found.confidence) == (values, "high")


def test_a_blank_cell_that_left_no_line_makes_its_row_lost(tables: Tables, table: Forms) -> None:
    form = table("form-2021", "t3")
    values = t3_values(form)
    values["r1", "business"] = ""
    found = only(tables(lined(draw(form, values))))
    assert {cell.state for (row, _), cell in found.cells.items() if row == "r1"} == {"lost"}
    assert found.confidence == "medium"
    assert "予以公开" in found.doubts[0]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("2.其他法律行政法规禁止公开", "2.其他法律行政止公开"),
        ("1.信访举报投诉类申请", "1.信访举报投诉类申清"),
        ("一、本年新收政府信息公开申请数量", "一、本年新收政府信息公开数量"),
        ("5.要求行政机关确认或重新出具已获取信息", "5.要求行政机关确认或重新出据已获取信息"),
    ],
)
@pytest.mark.parametrize("shape", [html, piped, spaced])
def test_a_misspelt_label_is_still_its_row(
    tables: Tables, table: Forms, right: str, wrong: str, shape: Callable[[Drawing], str]
) -> None:
    _, values, drawing = t3(table)
    found = only(tables(shape(drawing).replace(right, wrong), "draft.html" if shape is html else "draft.txt"))
    assert printed(found) == values
    assert [label.text for label in found.labels if not label.exact] == [wrong]


@pytest.mark.parametrize("values_first", [True, False])
def test_a_label_wrapped_over_two_rows(tables: Tables, table: Forms, *, values_first: bool) -> None:
    _, values, drawing = t3(table)
    label = "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"
    lines = piped(drawing).splitlines()
    at = next(index for index, line in enumerate(lines) if label in line)
    tail = "不再处理其政府信息公开申请"
    figures, blanks = " | 0 | 0 | 0 | 0 | 0 | 0 | 0 |", " |  |  |  |  |  |  |  |"
    first, second = (figures, blanks) if values_first else (blanks, figures)
    lines[at : at + 1] = [f"|  |  | {label.removesuffix(tail)}{first}", f"|  |  | {tail}{second}"]
    found = only(tables("\n".join(lines)))
    assert (printed(found), found.confidence) == (values, "high")


def test_a_label_wrapped_over_lines_of_text(tables: Tables, table: Forms) -> None:
    _, values, drawing = t3(table)
    text = (
        lined(drawing)
        .replace("5.要求行政机关确认或重新", "5.要求行政机关\n确认或重新")
        .replace("三、本年度办理结果", "三、\n本\n年度办\n理结果")
    )
    found = only(tables(text))
    assert (printed(found), found.confidence) == (values, "high")


PAGES = """- 4 -
第二十条 第（八）项
信息内容 本年收费金额（单位：万元）
行政事业性收费 96171.6
三、收到和处理政府信息公开申请情况
（本列数据的勾稽关系为：第一项加第二项之和，
等于第三项加第四项之和）
申请人情况
自然人
法人或其他组织
总计商 业 企
业
科研机
构
社会公益
组织
法 律 服 务
机构
其他
一、本年新收政府信息公开申请数量 64 0 0 2 0 4 70
二、上年结转政府信息公开申请数量 1 0 0 0 0 0 1
三、
本
年
度
办
理
结
果
（一）予以公开 27 0 0 2 0 1 30
（二）部分公开（区分处理的，只计
 5 0 0 0 0 0 5
这一情形，不计其他情形）
（三）不
予公开
1.属于国家秘密 0 0 0 0 0 0 0
2.其他法律行政法规禁止公
 0 0 0 0 0 0 0
开
3.危及“三安全一稳定” 0 0 0 0 0 0 0
4.保护第三方合法权益 2 0 0 0 0 0 2
5.属于三类内部事务信息 0 0 0 0 0 0 0
6.属于四类过程性信息 0 0 0 0 0 0 0
7.属于行政执法案卷 0 0 0 0 0 0 0
8.属于行政查询事项 0 0 0 0 0 0 0
（四）无 1.本机关不掌握相关政府信息 22 0 0 0 0 3 25
- 5 -
法提供 2.没有现成信息需要另行制作 0 0 0 0 0 0 0
3.补正后申请内容仍不明确 0 0 0 0 0 0 0
（五）不
予处理
1.信访举报投诉类申请 0 0 0 0 0 0 0
2.重复申请 3 0 0 0 0 0 3
3.要求提供公开出版物 0 0 0 0 0 0 0
4.无正当理由大量反复申请 0 0 0 0 0 0 0
5.要求行政机关确认或重新出具已
获取信息 0 0 0 0 0 0 0
（六）其
他处理
1.申请人无正当理由逾期不补
正、行政机关不再处理其政 0 0 0 0 0 0 0
府信息公开申请
2.申请人逾期未按收费通知要求缴
纳费用、行政机关不再处理其政府信
息公开申请
0 0 0 0 0 0 0
3.其他 4 0 0 0 0 0 4
（七）总计 63 0 0 2 0 4 69
四、结转下年度继续办理 2 0 0 0 0 0 2
四、政府信息公开行政复议、行政诉讼情况
行政复议 行政诉讼
结果
维持
结果
纠正
其他
结果
尚未
审结
总计
未经复议直接起诉 复议后起诉
结果
维持
结果
纠正
其他
结果
尚未
审结 总计
结果
维持
结果
纠正
其他
结果
尚未
审结 总计
119 25 91 24 259 7 0 15 6 28 21 1 7 9 38
五、存在的主要问题及改进情况
2025年，我们将进一步加强政策解读。
"""


def test_the_text_of_a_pdf_with_labels_wrapped_around_their_figures(tables: Tables, table: Forms) -> None:
    found = {one.id: one for one in tables(PAGES, year=2024)}
    assert set(found) == {"t2_20_8", "t3", "t4"}
    assert printed(found["t3"]) == t3_values(table("form-2021", "t3"))
    assert [cell.text for cell in found["t4"].cells.values()] == _cells("119 25 91 24 259 7 0 15 6 28 21 1 7 9 38")
    assert {one.confidence for one in found.values()} == {"high"}
    assert [label.text for label in found["t3"].labels if not label.exact] == []


@pytest.mark.parametrize(("again", "states"), [("3", {"number"}), ("5", {"lost"})])
def test_a_row_that_a_page_break_repeats_must_say_the_same(
    tables: Tables, table: Forms, again: str, states: set[str]
) -> None:
    _, _, drawing = t3(table)
    lines = piped(drawing).splitlines()
    at = next(index for index, line in enumerate(lines) if "2.重复申请" in line)
    lines.insert(at, lines[at].replace("| 3 |", f"| {again} |", 1))
    found = only(tables("\n".join(lines)))
    assert {cell.state for (row, _), cell in found.cells.items() if row == "r5_2"} == states


def test_headings_that_say_nothing_do_not_matter(tables: Tables, table: Forms) -> None:
    _, values, drawing = t3(table)
    text = piped(drawing)
    for index, column in enumerate(("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构"), 1):
        text = text.replace(column, f"数据{index}")
    found = only(tables(text))
    assert (printed(found), found.confidence) == (values, "high")


def test_columns_in_another_order_are_told_by_their_headings(tables: Tables, table: Forms) -> None:
    form = table("form-2021", "t2_20_1")
    text = (
        "第二十条第（一）项\n| 信息内容 | 现行有效件数 | 本年制发件数 | 本年废止件数 |\n"
        "| 规章 | 3 | 1 | 2 |\n| 行政规范性文件 | 30 | 10 | 20 |\n"
    )
    found = only(tables(text))
    assert [str(found.value("normdoc", column.id)) for column in form.columns] == ["10", "20", "30"]


def test_a_lost_group_column_does_not_matter(tables: Tables, table: Forms) -> None:
    _, values, drawing = t3(table)
    text = re.sub(r"^\| (三、本年度办理结果)? \|", "|", piped(drawing), flags=re.MULTILINE)
    found = only(tables(text))
    assert (printed(found), found.confidence) == (values, "high")


def test_rows_whose_labels_are_lost_are_placed_only_if_number_and_order_leave_one_way(
    tables: Tables, table: Forms
) -> None:
    _, values, drawing = t3(table)
    text = piped(drawing).replace("4.保护第三方合法权益", "").replace("1.本机关不掌握相关政府信息", "")
    found = only(tables(text))
    assert printed(found) == values
    assert found.confidence == "medium"


def test_rows_that_could_be_either_of_two_are_lost(tables: Tables, table: Forms) -> None:
    """One unlabelled row where two rows of the form are missing."""
    form = table("form-2021", "t3")
    text = piped(draw(form, t3_values(form), without=["r3_4"])).replace("5.属于三类内部事务信息", "")
    found = only(tables(text))
    assert {cell.state for (row, _), cell in found.cells.items() if row in {"r3_4", "r3_5"}} == {"lost"}
    assert found.confidence == "medium"


def test_two_years_side_by_side_are_two_tables(tables: Tables) -> None:
    text = (
        "政府信息公开情况统计表\n| 统计指标 | 单位 | 2016年 | 2015年 |\n"
        "| （一）收到申请数 | 件 | 86 | 71 |\n| 1.当面申请数 | 件 | 6 | 1 |\n| 2.传真申请数 | 件 | 0 | 0 |\n"
        "| 3.网络申请数 | 件 | 70 | 60 |\n| 4.信函申请数 | 件 | 10 | 10 |\n| （二）申请办结数 | 件 | 86 | 71 |\n"
        "| 1.按时办结数 | 件 | 86 | 71 |\n| 2.延期办结数 | 件 | 0 | 0 |\n| （三）申请答复数 | 件 | 86 | 71 |\n"
        "| 1.属于已主动公开范围数 | 件 | 5 | 4 |\n| 2.同意公开答复数 | 件 | 81 | 67 |\n"
        "| 3.同意部分公开答复数 | 件 | 0 | 0 |\n"
        "| 4.不同意公开答复数 | 件 | 0 | 0 |\n| 四、行政复议数量 | 件 | 4 | 3 |\n"
        "| （一）维持具体行政行为数 | 件 | 4 | 2 |\n"
        "| （二）被依法纠错数 | 件 | 0 | 1 |\n| （三）其他情形数 | 件 | 0 | 0 |\n| 五、行政诉讼数量 | 件 | 1 | 9 |\n"
        "| （一）维持具体行政行为或者驳回原告诉讼请求数 | 件 | 1 | 8 |\n| （二）被依法纠错数 | 件 | 0 | 1 |\n"
        "| （三）其他情形数 | 件 | 0 | 0 |\n| 六、举报投诉数量 | 件 | 0 | 0 |\n"
        "| 七、依申请公开信息收取的费用 | 万元 | 0 | 0 |\n"
        "| （一）政府信息公开工作专门机构数 | 个 | 1 | 1 |\n| （二）设置政府信息公开查阅点数 | 个 | 2 | 1 |\n"
    )
    this, last = tables(text)
    assert (this.year, last.year) == (2016, 2015)
    assert (this.value("C1", "v"), last.value("C1", "v")) == (Decimal(86), Decimal(71))
    assert (this.value("E2", "v"), last.value("E2", "v")) == (Decimal(0), Decimal(1))
    assert (this.value("D2", "v"), last.value("D2", "v")) == (Decimal(0), Decimal(1))


def test_a_table_printed_twice_is_two_tables_with_their_scopes(tables: Tables, table: Forms) -> None:
    _, values, drawing = t3(table)
    before = (
        "全区各级行政机关办理政府信息公开申请的汇总情况如下表所示,数据由各单位报送并经办公室核对,"
        "统计截止到年底。\n{}汇总\n"
    )
    first, second = tables(before.format("全区") + piped(drawing) + before.format("本级") + piped(drawing))
    assert (printed(first), printed(second)) == (values, values)
    assert (first.index, second.index) == (1, 2)


@pytest.mark.parametrize(
    ("text", "value", "note", "unit"),
    [
        ("22（其中修订16件）", "22", "(其中修订16件)", ""),
        ("251000元", "251000", "", "元"),
        ("75394432.52元", "75394432.52", "", "元"),
        ("\uff11\uff12\uff13", "123", "", ""),
        ("1,234,567", "1234567", "", ""),
        ("5 17645", "517645", "", ""),
        ("24252.311082", "24252.311082", "", ""),
        ("-1", "-1", "", ""),
    ],
)
def test_figures_are_read_with_their_notes_and_units(
    tables: Tables, text: str, value: str, note: str, unit: str
) -> None:
    found = only(tables(f"第二十条第（五）项\n| 信息内容 | 本年处理决定数量 |\n| 行政许可 | {text} |\n"))
    cell = found.cells["licence", "decisions"]
    assert (cell.value, cell.note, cell.unit) == (Decimal(value), note, unit)


@pytest.mark.parametrize(("text", "value"), [("+3", 3), ("减1", -1), ("增2", 2), ("减少4", -4), ("-5", -5)])
def test_changes_carry_their_sign(tables: Tables, text: str, value: int) -> None:
    draft = f"第二十条第（八）项\n| 信息内容 | 上一年项目数量 | 本年增/减 |\n| 行政事业性收费 | 35 | {text} |\n"
    found = only(tables(draft))
    assert (found.of, found.value("fee", "delta")) == ("form-2019", Decimal(value))


def test_the_2019_single_row_inside_a_2021_report_keeps_its_id(tables: Tables, table: Forms) -> None:
    """Table 二 of the 2021 form tells which form a table 三 with one row 其他处理 belongs to."""
    _, values, drawing = t3(table, "form-2019")
    second = "第二十条第（五）项\n| 信息内容 | 本年处理决定数量 |\n| 行政许可 | 7 |\n\n"
    found = {one.id: one for one in tables(second + piped(drawing))}
    assert found["t3"].of == "form-2021"
    assert printed(found["t3"]) == values


def test_the_2019_form_in_a_2021_report_is_recognised_as_such(tables: Tables, table: Forms) -> None:
    _, _, drawing = t3(table, "form-2019")
    second = (
        "第二十条第（五）项\n| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |\n"
        "| 行政许可 | 7 | 0 | 9 |\n| 其他对外管理服务事项 | 1 | 0 | 3 |\n\n"
    )
    found = {one.id: one for one in tables(second + piped(drawing), year=2022)}
    assert (found["t3"].of, found["t2_20_5"].of) == ("form-2019", "form-2019")


@pytest.mark.parametrize(("year", "form"), [(2020, "form-2019"), (2023, "form-2021")])
def test_the_year_settles_a_table_that_two_forms_print_alike(
    tables: Tables, table: Forms, year: int, form: str
) -> None:
    shared = table("form-2021", "t4")
    values = {("n", column.id): str(index) for index, column in enumerate(shared.columns)}
    found = only(tables(html(draw(shared, values)), "draft.html", year))
    assert (found.of, printed(found)) == (form, values)


def test_table_four_in_three_pieces(tables: Tables) -> None:
    heads = "| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n|---|---|---|---|---|\n"
    text = (
        f"### 行政复议\n{heads}| 27 | 10 | 9 | 15 | 61 |\n\n"
        f"### 行政诉讼（未经复议直接起诉）\n{heads}| 3 | 0 | 0 | 0 | 3 |\n\n"
        f"### 行政诉讼（复议后起诉）\n{heads}| 8 | 0 | 1 | 1 | 10 |\n"
    )
    found = only(tables(text, "draft.md", 2025))
    assert [cell.text for cell in found.cells.values()] == _cells("27 10 9 15 61 3 0 0 0 3 8 0 1 1 10")
    assert found.confidence == "high"


def test_a_piece_of_table_four_that_is_not_there_is_lost(tables: Tables) -> None:
    heads = "| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n|---|---|---|---|---|\n"
    found = only(tables(f"### 行政复议\n{heads}| 27 | 10 | 9 | 15 | 61 |\n", "draft.md"))
    assert found.value("n", "rv_total") == Decimal(61)
    assert found.cells["n", "ld_total"].state == "lost"
    assert found.confidence != "high"


@pytest.mark.parametrize(
    ("figures", "confidence"),
    [("10 1 0 0 0 0 0 0 0 0 5 0 0 0 0", "high"), ("10\n1\n0\n0\n0\n0\n0\n0\n0\n0\n5\n0\n0\n0\n总计\n0", "medium")],
)
def test_table_four_whose_headings_are_scattered(tables: Tables, figures: str, confidence: str) -> None:
    heads = (
        "行政复议\n行政诉讼\n未经复议直接起诉\n复议后起诉\n结果\n维持\n结果\n纠正\n"
        "其他\n结果\n尚未\n总 计 结果 结果 其他\n审结\n"
    )
    found = only(tables(f"四、政府信息公开行政复议、行政诉讼情况\n{heads}{figures}\n", year=2023))
    assert [cell.text for cell in found.cells.values()] == _cells("10 1 0 0 0 0 0 0 0 0 5 0 0 0 0")
    assert found.confidence == confidence


def test_table_four_with_a_figure_too_few_is_lost_but_there(tables: Tables) -> None:
    heads = "行政复议\n行政诉讼\n未经复议直接起诉\n复议后起诉\n"
    found = only(tables(f"{heads}10 1 0 0 0 0 0 0 0 0 5 0 0 0\n", year=2023))
    assert {cell.state for cell in found.cells.values()} == {"lost"}
    assert found.confidence == "medium"


def test_a_blank_table_four_is_there_and_blank(tables: Tables, table: Forms) -> None:
    form = table("form-2021", "t4")
    values = {("n", column.id): "" for column in form.columns}
    found = only(tables(html(draw(form, values)), "draft.html", 2023))
    assert {cell.state for cell in found.cells.values()} == {"blank"}


def test_the_fujian_table_is_not_taken_for_the_national_one(tables: Tables, table: Forms) -> None:
    form = table("fujian-2014", "fj2014")
    values = {(row.id, column.id): "7" for row in form.rows for column in form.columns}
    found = only(tables(tabbed(draw(form, values)), year=2016))
    assert (found.id, found.of, printed(found)) == ("fj2014", "fujian-2014", values)


def test_a_running_number_before_the_label_is_no_figure(tables: Tables, table: Forms) -> None:
    form = table("stat-2014", "stat2014")
    values = {(row.id, "v"): "7" for row in form.rows if row.kind == "data"}
    lines = piped(draw(form, values)).splitlines()
    text = "\n".join(
        [lines[0], "| 序号 " + lines[1], *(f"| {number} {line}" for number, line in enumerate(lines[2:], 1))]
    )
    found = only(tables(text))
    assert (printed(found), found.confidence) == (values, "high")


def test_a_column_of_remarks_is_not_read_as_figures(tables: Tables, table: Forms) -> None:
    form = table("stat-2014", "stat2014")
    values = {(row.id, "v"): "7" for row in form.rows if row.kind == "data"}
    lines = piped(draw(form, values)).splitlines()
    text = "\n".join([lines[0], lines[1] + " 备注 |", *(f"{line}  |" for line in lines[2:])])
    found = only(tables(text))
    assert (printed(found), found.confidence) == (values, "high")


def test_glued_digits_with_two_readings_are_lost_and_doubted(tables: Tables) -> None:
    text = "第二十条第（一）项信息内容本年制发件数本年废止件数现行有效件数规章000行政规范性文件693665"
    found = only(tables(text))
    assert {cell.state for (row, _), cell in found.cells.items() if row == "normdoc"} == {"lost"}
    assert [str(found.value("rules", column)) for column in ("issued", "repealed", "in_force")] == ["0", "0", "0"]
    assert "693665" in found.doubts[0]


def test_glued_digits_are_told_by_the_relations_and_these_are_named(tables: Tables, table: Forms) -> None:
    _, values, drawing = t3(table)
    found = only(tables(glued(drawing)))
    assert printed(found) == values
    assert "F21.T3.03" in found.settled_by


def test_a_digit_a_cell_needs_no_relation_even_where_the_sum_is_wrong(tables: Tables, table: Forms) -> None:
    """Seven digits in seven columns have one reading; a wrong total is the draft's."""
    form = table("form-2021", "t3")
    values = {
        (row.id, column.id): "9" if (row.id, column.id) == ("r1", "total") else "0"
        for row in form.rows
        if row.kind == "data"
        for column in form.columns
    }
    found = only(tables(glued(draw(form, values))))
    assert (printed(found), found.settled_by, found.confidence) == (values, (), "high")


def test_a_glued_row_that_adds_up_in_no_way_is_told_by_the_other_rows(tables: Tables, table: Forms) -> None:
    form, values, _ = t3(table)
    values["new_recv", "total"] = "71"
    found = only(tables(glued(draw(form, values))))
    assert (printed(found), found.confidence, found.aligned) == (values, "medium", True)
    assert "new_recv" not in found.split
    assert "推定" in found.doubts[0]


def test_a_glued_row_with_two_wrong_figures_is_lost_and_doubted(tables: Tables, table: Forms) -> None:
    form, values, _ = t3(table)
    values["new_recv", "total"], values["new_recv", "natural"] = "71", "66"
    found = only(tables(glued(draw(form, values))))
    assert {cell.state for (row, _), cell in found.cells.items() if row == "new_recv"} == {"lost"}
    assert "本年新收" in found.doubts[0]


def test_a_glued_table_four_whose_sums_do_not_close_is_there_and_doubted(tables: Tables, table: Forms) -> None:
    form = table("form-2021", "t4")
    figures = _cells("10 2 0 4 12 0 0 0 12 5 0 0 0 1 0")
    values = {("n", column.id): figure for column, figure in zip(form.columns, figures, strict=True)}
    found = only(tables(glued(draw(form, values))))
    assert {cell.state for cell in found.cells.values()} == {"lost"}
    assert "没有找到使各项之和等于总计的分法" in found.doubts[0]


def test_a_glued_table_four_with_one_wrong_sum_is_read_by_the_others(tables: Tables, table: Forms) -> None:
    form = table("form-2021", "t4")
    figures = _cells("1 0 2 0 4 12 0 0 0 12 0 0 0 0 0")
    values = {("n", column.id): figure for column, figure in zip(form.columns, figures, strict=True)}
    found = only(tables(glued(draw(form, values))))
    assert (printed(found), found.confidence, found.aligned) == (values, "medium", True)
    assert "T4.01" not in found.settled_by
    assert "推定" in found.doubts[0]


def test_a_missing_cell_is_not_made_up_from_the_digits_of_its_neighbours(tables: Tables, table: Forms) -> None:
    """In a table whose other rows have their cells apart, `12` in two columns is one figure, not 1 and 2."""
    form = table("fujian-2009", "fj2009")
    values = {(row.id, column.id): "7" for row in form.rows for column in form.columns}
    text = spaced(draw(form, values)).replace("2.政府公报公开 条 7 7", "2.政府公报公开 条 12")
    found = only(tables(text))
    assert {cell.state for (row, _), cell in found.cells.items() if row == "P2"} == {"lost"}


def test_prose_that_uses_the_words_of_a_table_is_no_table(tables: Tables) -> None:
    text = (
        "全年办理政府信息公开申请30件,其中予以公开9件,部分公开2件,属于国家秘密1件,本机关不掌握相关政府信息10件,"
        "重复申请3件。办理行政许可517645件,行政处罚693957件,行政强制2154件。行政复议3件,结果维持2件,结果纠正1件。"
    )
    assert tables(text) == ()


def test_all_zeros_left_blank_are_blanks_in_place(tables: Tables, table: Forms) -> None:
    form = table("form-2021", "t3")
    values = {key: "" if text == "0" else text for key, text in t3_values(form).items()}
    found = only(tables(html(draw(form, values)), "draft.html"))
    assert {key: cell.text for key, cell in found.cells.items()} == values
    assert {cell.state for cell in found.cells.values()} == {"blank", "number"}
    assert found.confidence == "high"


def test_what_is_explained_in_brackets_behind_a_label_is_no_label(tables: Tables) -> None:
    text = (
        "第二十条第（一）项\n\n信息内容\n\n本年新制作数量\n\n本年新公开数量\n\n对外公开总数量\n\n"
        "规章（由设区的市填写）\n\n0\n\n0\n\n0\n\n"
        "规范性文件（以“办法”“细则”“规定”为题的公文，一般属于规范性文件）\n\n21\n\n3\n\n38\n"
    )
    found = only(tables(text, "draft.txt", 2020))
    assert [cell.text for cell in found.cells.values()] == _cells("0 0 0 21 3 38")


def test_a_row_named_in_a_sentence_above_is_no_part_of_the_table_printed_one_cell_a_line(tables: Tables) -> None:
    text = (
        "一、总体情况\n截至年底，现行有效规范性文件14件。\n全年收到申请75件。\n二、主动公开政府信息情况\n第二十条第（一）项\n信息内容\n"
        "本年制发件数\n本年废止件数\n现行有效件数\n规章\n0\n0\n0\n行政规范性文件\n2\n1\n14\n"
    )
    found = only(tables(text, year=2024))
    assert [cell.text for cell in found.cells.values()] == _cells("0 0 0 2 1 14")
    assert text.index("第二十条") <= found.at.start


def test_a_sentence_on_reviews_and_lawsuits_is_no_table(tables: Tables) -> None:
    """行政复议12件,其中结果维持7件 has the words of 表四 and figures enough, but they are counted: a sentence."""
    assert not tables(
        "全年被申请行政复议12件,其中结果维持7件,结果纠正2件,其他结果1件,尚未审结2件;被提起行政诉讼9件,"
        "其中未经复议直接起诉5件,复议后起诉4件。"
    )


def test_a_column_left_out_of_a_grid_is_known_and_the_others_keep_their_places(tables: Tables, table: Forms) -> None:
    _, values, drawing = t3(table)
    lines = [line.split("|") for line in piped(drawing).splitlines()]
    found = only(tables("\n".join("|".join(cells[:-2] + cells[-1:]) for cells in lines)))
    assert found.lacking == ("total",)
    assert found.confidence != "high"
    assert printed(found) == {key: text for key, text in values.items() if key[1] != "total"}
