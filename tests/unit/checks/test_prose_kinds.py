"""What the kinds on figures, tables against prose, citations and wording promise beyond the rules' own examples."""

from datetime import date
from itertools import pairwise

import pytest
from msgspec.structs import replace

from gik_lint import engine
from gik_lint.checks.base import Run
from gik_lint.fixes import apply
from tests.checked import base, findings, outcome, packs, report

HEAD = "清溪县水利局2023年政府信息公开工作年度报告\n一、总体情况\n"


def said(rule, text, **more):
    """What each finding of a rule points at, and says."""
    return [(one.location.quote, one.message) for one in findings(text, rule, **more)]


@pytest.mark.parametrize(
    ("first", "second", "slip"),
    [
        ("7215", "7225", True),
        ("7215", "7251", True),
        ("7215", "7315", True),
        ("7215", "7340", False),
        ("7215", "72150", False),
        ("215", "225", False),
    ],
    ids=["a digit", "neighbours change places", "any digit", "two digits", "one more", "too short"],
)
def test_totals_one_slip_apart_are_one_fact_and_others_are_not(first, second, slip):
    text = f"{HEAD}全年公开政府信息{first}条。\n依托平台宣传政策，全年共发布信息{second}条。\n"
    assert bool(said("two-numbers-for-one-fact", text)) is slip


def test_a_row_whose_label_stood_apart_from_its_figures_is_no_evidence_against_the_prose():
    """What order alone gave to the row may belong to the next: it may confirm a figure, not refute it."""
    text = base("form-2021-minimal").replace("结转下年度18件", "结转下年度18件，其中无法提供{}件")
    rule = next(one for one in packs().rules if one.id == "not-providable-differ-from-table")
    run = Run(date(2030, 1, 1), words=packs().words, forms=packs().forms)
    results = {}
    for said in (819, 891):
        found = report(text.format(said))
        guessed = [replace(table, cells=_guessed(table.cells)) for table in found.tables]
        (results[said],) = engine.check(replace(found, tables=tuple(guessed)), [rule], run).outcomes
    assert results[891].outcome == "passed"
    assert (results[819].outcome, results[819].reason) == ("undecided", "表格没有把握读准，不与正文核对")


def _guessed(cells):
    return {key: replace(cell, guessed=True) for key, cell in cells.items()}


def test_a_number_of_a_part_of_the_body_contradicts_nothing():
    text = f"{HEAD}全年主动公开政府信息7215条。\n全年各镇共公开信息7225条，网站共发布信息7205条。\n"
    assert said("two-numbers-for-one-fact", text) == []


def test_a_thousand_totals_are_compared_in_a_moment():
    text = HEAD + "".join(f"全年公开政府信息{10000 + number}条。\n" for number in range(0, 4000, 4))
    assert len(said("two-numbers-for-one-fact", text)) == 1


def test_one_finding_names_every_cell_that_the_prose_fills_and_stands_at_the_first():
    text = base("stat-2014-minimal").replace("| （一）收到申请数 | 件 | 86 |", "| （一）收到申请数 | 件 | |")
    text = text.replace("| 2.政府网站在线访谈次数 | 次 | 3 |", "| 2.政府网站在线访谈次数 | 次 | |")
    text = text.replace("全年发生行政复议4件", "举办在线访谈3次，全年发生行政复议4件")

    (finding,) = findings(text, "counted-but-left-blank")

    assert "在线访谈" in finding.location.place
    assert "2 格" in finding.message
    assert any("收到申请数" in one.location.place for one in finding.related)


def test_a_table_read_without_confidence_says_nothing_of_blank_cells():
    text = HEAD + "全年收到政府信息公开申请5件。\n（一）收到申请数 件\n"
    assert outcome(text, "counted-but-left-blank", year=2016).outcome in ("passed", "not-applicable")


def test_the_reading_that_fits_is_enough_and_each_reading_is_named_where_none_does():
    text = base("form-2021-minimal")
    line = "全年新收政府信息公开申请2940件,上年结转50件,均依法办理,结转下年度18件"
    assert said("applications-received-differ-from-table", text.replace(line, "全年受理申请2990件")) == []

    ((quote, message),) = said(
        "applications-received-differ-from-table", text.replace(line, "全年受理政府信息公开申请2909件")
    )

    assert quote == "2909件"
    assert "本年新收 2940" in message
    assert "本年新收加上年结转 2990" in message


def test_figures_of_another_year_or_another_body_are_held_against_no_table():
    text = base("form-2021-minimal")
    line = "全年新收政府信息公开申请2940件,上年结转50件,均依法办理,结转下年度18件"
    for other in ("2022年收到政府信息公开申请12件", "市本级收到政府信息公开申请12件", "收到政府信息公开申请约12件"):
        assert said("applications-received-differ-from-table", text.replace(line, other)) == []


def test_a_content_is_reported_twice_only_under_headings_that_are_not_of_one_section():
    sections = [
        "二、存在的主要问题\n不够及时。\n",
        "三、下一步工作打算\n加强培训。\n",
        "四、工作中存在的不足\n不够全面。\n",
    ]
    apart = HEAD + "公开12条。\n" + "".join(sections)

    ((quote, message),) = said("content-reported-twice", apart)

    assert quote == "二、存在的主要问题"
    assert "四、工作中存在的不足" in message
    assert "下一步" not in message
    assert said("content-reported-twice", HEAD + "公开12条。\n" + "".join(sections[:2])) == []


def test_half_width_signs_are_counted_once_a_file_and_each_is_mended():
    text = HEAD + "加强领导，落实责任,完善机制；做好公开,做好解读；" + "做好回应，" * 8 + "做好考核。\n"

    (finding,) = findings(text, "half-width-punctuation")

    assert "2 处" in finding.message
    assert finding.fix.safety == "safe"
    assert [edit.text for edit in finding.fix.edits] == ["，", "，"]


def test_half_width_throughout_is_a_habit_and_figures_and_addresses_hold_no_punctuation():
    assert said("half-width-punctuation", HEAD + "加强领导,健全制度,公开1,234条。\n") == []
    assert said("half-width-punctuation", HEAD + "公开1,234条，见http://www.a.gov.cn，电话:0558-1234567。\n") == []


@pytest.mark.parametrize("inserted", "的前后等各类新和与及")
def test_a_word_that_joins_is_no_slip_in_a_fixed_phrase(inserted):
    assert said("misquoted-phrase", f"{HEAD}做好政府信息公开{inserted}保密审查。\n") == []


def test_a_letter_lost_or_wrong_in_a_fixed_phrase_is_one():
    for wrong in ("政府信公开保密审查", "政府信息公开保蜜审查"):
        assert [quote for quote, _ in said("misquoted-phrase", f"{HEAD}做好{wrong}。\n")] == [wrong]


def test_ways_of_publishing_may_overlap_but_none_exceeds_the_whole():
    more = f"{HEAD}全年主动公开政府信息73条，其中网站公开70条，微信公众号公开60条。\n"
    above = f"{HEAD}全年主动公开政府信息73条，其中网站公开79条，微信公众号公开60条。\n"
    assert said("parts-exceed-whole", more) == []
    assert [quote for quote, _ in said("parts-exceed-whole", above)] == ["73条"]


def test_findings_of_the_prose_do_not_overlap_one_another():
    text = HEAD + "公开政府政府信息,,加强的的领导。。收到申请5件件。\n"
    spans = sorted(
        (one.location.span.column, one.location.span.end_column)
        for one in findings(text, categories=("language",))
        if one.location.span.line == 3
    )
    assert spans
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))


def test_a_word_that_is_converted_as_a_whole_is_replaced_as_a_whole():
    """Each traditional character in it would otherwise be replaced by the whole mainland word."""
    draft = f"{HEAD}全縣設置臺灣觸控螢幕設備2臺，可查入口網站。\n"
    (finding,) = findings(draft, "traditional-characters")
    assert apply(draft, [finding], unsafe=True) == f"{HEAD}全县设置台湾触摸屏设备2台，可查门户网站。\n"


def test_a_slip_that_another_rule_tells_better_is_told_once():
    """A rule is silent where one it yields to has a finding; with nothing else to say it is undecided for that."""
    text = f"{HEAD}坚持以习近平新时代中国特色社会主义思相为指导。\n"
    rules = [rule for rule in packs().rules if rule.id in {"confused-word", "misquoted-phrase"}]
    checked = engine.check(report(text), rules, Run(today=date(2024, 3, 1), words=packs().words, forms=packs().forms))
    assert [one.rule for one in checked.findings] == ["confused-word"]
    assert [one.reported for one in checked.outcomes if one.rule == "misquoted-phrase"] == [True]


def test_numbers_of_one_sentence_are_found_across_blanks_and_line_breaks():
    text = f"{HEAD}各部门高度重视群众关切的事项，全年共收到群众来信来访 86 件，\n已办结 91 件。\n"
    ((quote, message),) = said("more-settled-than-came", text)
    assert quote == "91"
    assert "86" in message
    assert "多 5" in message


@pytest.mark.parametrize(
    ("stated", "listed"),
    [("三", 0), ("四", 1)],
    ids=["as many as the points before the next list", "one more"],
)
def test_points_of_another_list_are_not_counted(stated, listed):
    text = f"{HEAD}主要有{stated}个问题:一是慢;二是少;三是乱。\n下一步:一是快;二是多;三是齐;四是好。\n"
    assert len(said("points-differ-from-their-number", text)) == listed


def test_a_list_that_exceeds_its_whole_is_told_once():
    text = (
        f"{HEAD}收到申请34件，上年结转2件。其中予以公开19件，部分公开0件，不予公开2件，无法提供10件，不予处理0件，"
        "其他处理14件，结转下年度1件。\n"
    )
    assert said("parts-exceed-whole", text)
    assert said("outcomes-differ-from-applications", text) == []
