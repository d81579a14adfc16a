"""The official tables: there, once, on this year's form, with its labels, its units and figures in their cells."""

from datetime import date

import pytest
from msgspec import structs

from gik_lint import engine
from gik_lint.checks.base import Run
from tests.checked import base, check, findings, outcome, packs, report


def only(text, rule, **given):
    """The findings of one rule."""
    return findings(text, rule, **given)


def without(text, start, end):
    return text[: text.index(start)] + text[text.index(end) :]


@pytest.fixture
def city():
    return base("form-2021-minimal")


def test_a_missing_table_is_one_finding_a_section_at_its_heading(city):
    (finding,) = only(without(city, "| 行政复议 | | |", "五、存在"), "required-table-missing")
    assert finding.location.absent
    assert finding.location.quote == "四、政府信息公开行政复议、行政诉讼情况"
    assert "表四" in finding.message
    (finding,) = only(without(city, "| 第二十条第(一)项 |", "三、收到和处理"), "required-table-missing")
    assert finding.message.count("第二十条") == 4
    assert finding.location.quote == "二、主动公开政府信息情况"


def pictured(text):
    """What is said of missing tables where the draft has two pictures."""
    understood = report(text)
    reading = understood.reading
    with_pictures = structs.replace(
        understood, reading=structs.replace(reading, document=structs.replace(reading.document, pictures=2))
    )
    return engine.check(with_pictures, [packs().rule("required-table-missing")], Run(date(2030, 1, 1)))


def test_missing_tables_beside_pictures_are_undecided(city):
    (told,) = pictured(without(city, "| 行政复议 | | |", "五、存在").replace("五、存在", "见下表。\n五、存在")).outcomes
    assert told.outcome == "undecided"
    assert "2 张图片" in told.reason


def test_a_section_without_a_word_beside_pictures_is_a_warning(city):
    """The table is a picture, or not there: either way nobody can read it."""
    (finding,) = pictured(without(city, "| 行政复议 | | |", "五、存在")).findings
    assert finding.severity == "warning"
    assert "可以复制文字" in finding.remedy


def test_a_column_that_is_not_there_is_told_and_its_neighbours_are_read(city):
    """The cells of the other columns keep their meaning: what the prose says is compared with the right ones."""
    lines = []
    for line in city.splitlines():
        cells = line.split("|")
        lines.append("|".join([*cells[:4], *cells[5:]]) if len(cells) == 10 else line)
    text = "\n".join(lines)
    assert "科研机构" not in text
    (finding,) = only(text, "table-column-missing")
    assert "「科研机构」" in finding.message
    assert {found.rule for found in findings(text)} == {"table-column-missing"}


def test_the_group_that_a_table_has_not_is_named(city):
    lines = []
    for line in city.splitlines():
        cells = line.split("|")
        lines.append("|".join([*cells[:6], ""]) if len(cells) == 17 else line)
    (finding,) = only("\n".join(lines), "table-column-missing")
    assert "「未经复议直接起诉」、「复议后起诉」" in finding.message


def test_a_row_printed_twice_is_found_whether_its_figures_agree_or_not(city):
    row = "| 二、上年结转政府信息公开申请数量 | 50 | 0 | 0 | 0 | 0 | 0 | 50 |\n"
    for again in (row, row.replace("50", "51")):
        (finding,) = only(city.replace(row, row + again), "table-row-repeated")
        assert finding.related[0].note == "第一次"


def test_a_cell_less_in_one_row_is_told(city):
    (finding,) = only(city.replace("| 10 | 1 | 2 | 0 | 13 |", "| 10 | 1 | 2 | 13 |"), "table-cell-count")
    assert "14 格" in finding.message


def test_two_heads_exchanged_are_one_finding_that_shows_both(city):
    (finding,) = only(city.replace("| 自然人 | 商业企业 |", "| 商业企业 | 自然人 |"), "table-label-altered")
    assert finding.related[0].note == "两处对调"


def test_a_header_of_other_words_throughout_is_not_told_word_by_word(city):
    text = city.replace("| 自然人 | 商业企业 | 科研机构 | 社会公益组织 |", "| 个人 | 公司 | 院所 | 社团 |")
    assert not only(text, "table-label-altered")


def test_a_table_alike_in_both_years_is_the_report_years():
    """Only what the draft took from the other form is reported, not 表四, which is the same in both."""
    text = base("form-2019-minimal").replace("2020年", "2022年")
    (finding,) = only(text, "table-of-another-year")
    assert "表三" in finding.message
    assert "表四" not in finding.message


def test_a_table_whose_labels_are_in_pieces_is_undecided_also_where_they_look_like_headings(city):
    """As a PDF without ruling lines gives it: wrapped labels, a row's figures behind a part of its label."""
    rows = "\n".join(f"{number}、某某事\n{number}.某 0 0 0 0 0 0 0\n项" for number in "一二三四五六七八九十一二三四")
    start, end = city.index("三、收到和处理"), city.index("四、政府信息公开行政复议")
    told = outcome(f"{city[:start]}三、收到和处理政府信息公开申请情况\n{rows}\n{city[end:]}", "required-table-missing")
    assert told.outcome == "undecided"
    assert "表三" in told.reason


def test_a_table_that_need_not_be_printed_is_only_a_hint():
    text = base("stat-2014-minimal")
    (finding,) = only(text[: text.index("附件")], "statistics-table-missing")
    assert finding.severity == "info"


def test_tables_of_the_old_form_in_a_later_year_are_one_finding():
    (finding,) = only(base("form-2019-minimal").replace("2020年", "2022年"), "table-of-another-year")
    assert "国办公开办函〔2019〕60号" in finding.message
    assert finding.severity == "error"


def test_a_table_printed_again_is_found_and_two_years_side_by_side_are_not(city):
    again = city[city.index("| 信息内容 | 本年制发件数") : city.index("| 第二十条第(五)项")]
    text = city.replace("五、存在的主要问题", f"{again}\n五、存在的主要问题", 1)
    (finding,) = only(text, "table-printed-twice")
    assert finding.related[0].note == "前一张"


def test_an_altered_label_is_found_with_the_official_one(city):
    (finding,) = only(city.replace("| 行政规范性文件 |", "| 规范性文件 |"), "table-label-altered")
    assert finding.location.quote == "规范性文件"
    assert "格式是「行政规范性文件」" in finding.message


def test_missing_rows_are_one_finding_that_names_them_after_the_row_above(city):
    lines = [line for line in city.splitlines() if "逾期" not in line]
    (finding,) = only("\n".join(lines), "table-row-missing")
    assert finding.location.absent
    assert "2 行" in finding.message
    assert finding.location.quote == "5.要求行政机关确认或重新出具已获取信息"


def test_unfilled_cells_are_one_finding_a_table_with_every_cell_listed(city):
    text = city.replace("| 1.属于国家秘密 | 0 | 0 | 0 |", "| 1.属于国家秘密 | / | - |  |")
    (finding,) = only(text, "cell-left-unfilled")
    assert "3 格没有填数（空白 1 格、横线或斜线 2 格）" in finding.message
    assert len(finding.related) == 2


def test_a_table_with_every_zero_left_out_whose_sums_hold_is_one_finding(city):
    lines = []
    for line in city.splitlines():
        cells = line.split("|")
        if line.startswith("| ") and len(cells) == 10:
            cells = ["  " if cell.strip() == "0" else cell for cell in cells]
        lines.append("|".join(cells))
    found = findings("\n".join(lines))
    assert [finding.rule for finding in found] == ["cell-left-unfilled"]


def test_the_unfilled_finding_stands_where_no_other_does_and_still_lists_all():
    text = base("stat-2014-minimal").replace("| 制发规范性文件总数 | 件 | 12 |", "| 制发规范性文件总数 | 件 |  |")
    text = text.replace("| 六、举报投诉数量 | 件 | 0 |", "| 六、举报投诉数量 | 件 |  |")
    found = {finding.rule: finding for finding in findings(text)}
    assert set(found) == {"normative-documents-exceed-issued", "cell-left-unfilled"}
    assert "六、举报投诉数量" in found["cell-left-unfilled"].location.place
    assert "制发规范性文件总数" in found["cell-left-unfilled"].related[0].location.place


def test_totals_left_blank_are_one_finding_with_what_belongs_there(city):
    text = city.replace("| 1 | 1311 |", "| 1 |  |").replace("| 0 | 305 |", "| 0 |  |")
    (finding,) = findings(text)
    assert finding.rule == "total-left-blank"
    assert [(suspect.cell, suspect.suggested) for suspect in finding.suspects] == [
        ("t3.r1.total", "1311"),
        ("t3.r2.total", "305"),
    ]


def test_only_totals_filled_is_one_finding_beside_the_unfilled_cells(city):
    lines = []
    for line in city.splitlines():
        cells = line.split("|")
        if line.startswith("| ") and len(cells) == 10 and cells[-2].strip().isdigit():
            cells[2:-2] = ["  "] * 6
        lines.append("|".join(cells))
    found = findings("\n".join(lines))
    assert sorted(finding.rule for finding in found) == ["cell-left-unfilled", "parts-left-blank"]


@pytest.mark.parametrize(
    ("printed", "rule"),
    [("约12", "text-in-figure-cell"), ("-12", "negative-count"), ("12.5", "fraction-of-count")],
)
def test_what_cannot_stand_in_a_count(city, printed, rule):
    text = city.replace("| 行政规范性文件 | 12 |", f"| 行政规范性文件 | {printed} |")
    (finding,) = [each for each in findings(text) if each.category == "table"]
    assert finding.rule == rule
    assert finding.location.quote == printed


@pytest.mark.parametrize(
    ("kind", "tier", "expected"),
    [
        ("government", "province", None),
        ("government", "prefecture", None),
        ("department", "national", None),
        ("government", "county", "error"),
        ("township", "township", "error"),
        ("subdistrict", None, "error"),
        ("department", "county", "warning"),
    ],
)
def test_rules_are_made_only_by_those_who_can(city, kind, tier, expected):
    text = city.replace("| 规章 | 0 | 0 | 0 |", "| 规章 | 0 | 0 | 6 |")
    found = only(text, "rules-without-power", kind=kind, **({"tier": tier} if tier else {}))
    assert [finding.severity for finding in found] == ([expected] if expected else [])


def test_whether_a_city_of_unknown_tier_may_make_rules_is_left_open(city):
    text = city.replace("| 规章 | 0 | 0 | 0 |", "| 规章 | 0 | 0 | 6 |")
    assert outcome(text, "rules-without-power").outcome == "undecided"
    assert outcome(city, "rules-without-power").outcome == "passed"


def test_no_kind_finds_fault_with_a_report_without_tables():
    checked = check(base("none-minimal"))
    assert checked.findings == ()
    assert {each.outcome for each in checked.outcomes} == {"not-applicable"}


def test_a_section_full_of_figures_that_are_no_known_table_is_undecided(city):
    start, end = city.index("| 行政复议 | | | | | 行政诉讼"), city.index("五、存在的主要问题")
    strange = "、".join(f"第{number}类{number * 7}件" for number in range(1, 16))
    told = outcome(f"{city[:start]}{strange}\n\n{city[end:]}", "required-table-missing")
    assert told.outcome == "undecided"
    assert "没有认出表四" in told.reason
