"""One finding per root cause, carried by the rule of its strongest relation; the numbers are in the message."""

import pytest

from tests.checked import base, check, findings, outcome

TOTAL = "| （七）总计 | 2932 |"
T3 = ("results-total-mismatch", "applications-balance-mismatch", "applicants-total-mismatch")


@pytest.fixture
def city():
    return base("form-2021-minimal")


def slip(text, old, new):
    assert text.count(old) == 1
    return text.replace(old, new)


@pytest.mark.parametrize("name", ["form-2021-minimal", "form-2019-minimal", "stat-2014-minimal", "none-minimal"])
def test_the_minimal_reports_raise_nothing_and_leave_nothing_open(name):
    checked = check(base(name))
    assert checked.findings == () or {finding.severity for finding in checked.findings} == {"info"}
    assert [each for each in checked.outcomes if each.outcome == "undecided"] == []


def test_a_wrong_total_is_one_finding_with_its_suspect(city):
    (finding,) = findings(slip(city, TOTAL, "| （七）总计 | 2923 |"))
    assert finding.rule == "results-total-mismatch"
    assert finding.severity == "error"
    assert "「自然人」一列各行之和为 2932，「（七）总计」填 2923，相差 9" in finding.message
    assert "「（一）予以公开」1288" in finding.message
    assert finding.location.quote == "2923"
    assert finding.location.place == "表三「（七）总计」行「自然人」列"
    assert finding.relations == ("F21.T3.02", "F21.T3.01", "F21.T3.03")
    assert (finding.expected, finding.actual) == ("2932", "2923")
    (suspect,) = finding.suspects
    assert (suspect.cell, suspect.printed, suspect.suggested) == ("t3.r7.natural", "2923", "2932")
    assert suspect.reason == "只改这一格，3 条勾稽关系全部成立，相邻两位数字颠倒"
    assert suspect.location.span == finding.location.span
    assert ("表三「（一）予以公开」行「自然人」列", "1288", "（一）予以公开") in [
        (related.location.place, related.location.quote, related.note) for related in finding.related
    ]


def test_the_rules_that_fail_by_the_same_cause_point_to_the_one_that_speaks(city):
    text = slip(city, TOTAL, "| （七）总计 | 2923 |")
    for rule in T3[1:]:
        told = outcome(text, rule, *(other for other in T3 if other != rule))
        assert told.outcome == "undecided"
        assert told.reason == "与规则 results-total-mismatch 报告的是同一处错误"
        assert told.location.quote == "2923"


def test_where_the_strongest_rule_is_not_in_force_the_next_one_speaks_and_all_relations_still_witness(city):
    text = slip(city, TOTAL, "| （七）总计 | 2923 |")
    (finding,) = findings(text, *T3[1:])
    assert finding.rule == "applications-balance-mismatch"
    assert finding.suspects[0].reason.startswith("只改这一格，3 条勾稽关系全部成立")


def test_a_table_that_was_not_read_whole_raises_no_error_but_a_warning_of_what_was_read(city):
    """部分公开 stands there twice with different figures: its own sum and the columns are open, other rows are not."""
    row = "| （二）部分公开 | 300 | 5 | 0 | 0 | 0 | 0 | 305 |"
    torn = slip(city, row, f"{row}\n{row.replace('300', '200').replace('305', '205')}")
    wrong = slip(torn, "| 800 | 10 | 0 | 0 | 1 | 0 | 811 |", "| 800 | 10 | 0 | 0 | 1 | 0 | 818 |")
    held = outcome(wrong, "applicants-total-mismatch")
    assert (held.outcome, held.reason[-4:]) == ("undecided", "不作核对")
    (finding,) = findings(wrong, "row-sum-read-in-part")
    assert (finding.severity, finding.location.quote) == ("warning", "818")
    assert outcome(torn, "row-sum-read-in-part").outcome == "passed"
    assert outcome(city, "row-sum-read-in-part").outcome == "not-applicable"


def test_the_fingerprint_names_cells_and_no_values(city):
    one, other = (findings(slip(city, TOTAL, f"| （七）总计 | {wrong} |"))[0] for wrong in ("2923", "2942"))
    assert one.fingerprint == other.fingerprint
    elsewhere = findings(slip(city, "| （一）予以公开 | 1288 |", "| （一）予以公开 | 1289 |"))[0]
    assert elsewhere.fingerprint != one.fingerprint


def test_equally_good_cells_are_listed_and_nothing_is_expected(city):
    (finding,) = findings(slip(city, "| 10 | 1 | 2 | 0 | 13 |", "| 10 | 1 | 2 | 0 | 15 |"))
    assert finding.rule == "review-total-mismatch"
    assert finding.expected is None
    assert finding.location.quote == "15"
    assert [(suspect.cell, suspect.suggested) for suspect in finding.suspects] == [
        ("t4.n.rv_total", "13"),
        ("t4.n.rv_upheld", "12"),
        ("t4.n.rv_corrected", "3"),
        ("t4.n.rv_other", "4"),
        ("t4.n.rv_pending", "2"),
    ]


def test_differences_that_cancel_are_said_so(city):
    text = slip(
        city, "| （一）予以公开 | 1288 | 20 | 0 | 0 | 2 | 1 |", "| （一）予以公开 | 1289 | 20 | 0 | 0 | 2 | 0 |"
    )
    (finding,) = findings(text)
    assert "「自然人」一列多 1，「其他」一列少 1，相互抵消：疑似 1 件归错申请人类别。" in finding.message
    assert finding.expected is None


def test_blanks_are_read_as_zero_and_that_is_said():
    text = base("stat-2014-minimal")
    for row, figure in (("（一）维持具体行政行为数", 3), ("（三）其他情形数", 1)):
        text = text.replace(f"| {row} | 件 | {figure} |", f"| {row} | 件 |  |", 1)
    finding = next(each for each in findings(text) if each.rule == "review-outcomes-mismatch")
    assert finding.severity == "warning"
    assert "「（一）维持具体行政行为数」空白" in finding.message
    assert "未填数的按 0 计" in finding.message
    assert "未审结" in finding.message


def test_parts_above_their_total_are_an_error_where_parts_below_are_a_warning():
    text = base("stat-2014-minimal")
    above = slip(text, "| 四、行政复议数量 | 件 | 4 |", "| 四、行政复议数量 | 件 | 3 |")
    below = slip(text, "| 四、行政复议数量 | 件 | 4 |", "| 四、行政复议数量 | 件 | 5 |")
    assert [finding.severity for finding in findings(above, "review-outcomes-mismatch")] == ["error"]
    assert [finding.severity for finding in findings(below, "review-outcomes-mismatch")] == ["warning"]


def test_a_single_part_above_the_total_is_never_a_matter_of_several_reasons():
    text = slip(base("stat-2014-minimal"), "| 涉及个人隐私 | 件 | 3 |", "| 涉及个人隐私 | 件 | 7 |")
    assert [finding.severity for finding in findings(text, "refusal-reasons-mismatch")] == ["error"]
    text = slip(base("stat-2014-minimal"), "| 涉及个人隐私 | 件 | 3 |", "| 涉及个人隐私 | 件 | 4 |")
    assert [finding.severity for finding in findings(text, "refusal-reasons-mismatch")] == ["warning"]


def test_a_cell_of_words_leaves_its_relations_undecided_with_the_place(city):
    text = slip(city, TOTAL, "| （七）总计 | 近三千 |")
    told = outcome(text, "results-total-mismatch")
    assert told.outcome == "undecided"
    assert told.reason == "表三「（七）总计」行「自然人」列里不是数字，无法核对"
    assert told.location.quote == "近三千"


def test_a_missing_required_table_leaves_its_relations_undecided(city):
    start, end = city.index("| 行政复议 | | | | | 行政诉讼"), city.index("五、存在的主要问题")
    told = outcome(city[:start] + city[end:], "review-total-mismatch")
    assert (told.outcome, told.reason) == ("undecided", "没有读到表四，无法核对")


def test_relations_of_a_table_that_need_not_be_there_do_not_apply():
    text = base("stat-2014-minimal")
    told = outcome(text[: text.index("附件")], "staff-total-mismatch")
    assert (told.outcome, told.reason) == ("not-applicable", "报告没有附政府信息公开情况统计表")


def test_glued_figures_with_several_readings_raise_nothing(city):
    lines = [
        line.replace(" | ", "").replace("| ", "").replace(" |", "") if line.startswith("| ") else line
        for line in city.splitlines()
    ]
    checked = check("\n".join(lines))
    assert [each for each in checked.findings if each.category == "arithmetic"] == []


def test_the_single_row_of_2019_counts_and_its_slips_are_found(city):
    lines = [line for line in city.splitlines() if "逾期" not in line]
    text = "\n".join(lines).replace(
        "| 3.其他 | 100 | 0 | 0 | 0 | 0 | 0 | 100 |", "| （六）其他处理 | 200 | 0 | 0 | 0 | 0 | 0 | 200 |"
    )
    assert [each for each in findings(text) if each.category == "arithmetic"] == []
    (finding,) = [
        each for each in findings(text.replace("| 200 | 0 |", "| 210 | 0 |")) if each.category == "arithmetic"
    ]
    assert finding.rule == "results-total-mismatch"
    assert finding.relations[0] == "F19.T3.02"
    assert finding.suspects[0].cell == "t3.r6.natural"


def test_what_the_prose_states_tells_which_of_equally_good_cells_is_wrong():
    text = base("stat-2014-minimal")
    wrong = slip(text, "| 3.网络申请数 | 件 | 50 |", "| 3.网络申请数 | 件 | 45 |")
    (finding,) = findings(wrong, "received-total-mismatch")
    assert finding.expected is None
    assert finding.suspects[-1].cell == "stat2014.C1.v"
    assert finding.suspects[-1].reason.endswith("与正文所述不符")  # 全年收到政府信息公开申请86件
    (finding,) = findings(wrong.replace("均已办结", "其中通过网络申请50件,均已办结"), "received-total-mismatch")
    assert finding.expected == "50"
    assert finding.suspects[0].reason.endswith("与正文所述一致")


def test_rows_and_received_figures_that_cancel_are_said_so_too(city):
    rows = slip(city, "| （一）予以公开 | 1288 |", "| （一）予以公开 | 1289 |")
    rows = slip(rows, "| （二）部分公开 | 300 |", "| （二）部分公开 | 299 |")
    (finding,) = findings(rows)
    assert (
        "「（一）予以公开」一行多 1，「（二）部分公开」一行少 1，相互抵消：疑似 1 件归错办理结果。" in finding.message
    )
    received = slip(city, "申请数量 | 2900 | 36 |", "申请数量 | 2899 | 37 |")
    (finding,) = findings(received)
    assert finding.rule == "applications-balance-mismatch"
    assert "疑似 1 件归错申请人类别" in finding.message
