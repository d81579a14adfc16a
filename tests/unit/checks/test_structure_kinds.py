"""What the kinds on contents, sections, announcements and numbering promise beyond the rules' own examples."""

from datetime import date
from pathlib import Path

import pytest

from gik_lint.checks.base import Run
from gik_lint.engine import Checked, check
from tests.drafts import packs, understood

OLD = "某县人民政府2012年政府信息公开工作年度报告\n"
NEW = "某县人民政府2022年政府信息公开工作年度报告\n"


def checked(rule: str, text: str, name: str = "draft.txt", **given) -> Checked:
    return check(understood(text, name, **given), [packs().rule(rule)], Run(date(2026, 1, 1), words=packs().words))


def found(rule: str, text: str, **given) -> list[tuple[str, str]]:
    """What each finding points at, and says."""
    return [(one.location.quote, one.message) for one in checked(rule, text, **given).findings]


def test_a_missing_content_points_at_the_heading_it_belongs_behind_and_is_marked_absent():
    text = OLD + (
        "一、主动公开情况\n公开信息12条。\n(一)公开形式\n网站。\n二、依申请公开情况\n收到申请2件。\n"
        "三、复议、诉讼情况\n没有发生。\n四、存在的问题及改进\n不够及时,今后加强。\n"
    )
    (finding,) = checked("content-missing", text).findings
    assert finding.location.absent
    assert finding.location.quote == "二、依申请公开情况"
    assert "收费及减免" in finding.message


@pytest.mark.parametrize("rule", ["content-missing", "content-thin", "content-partial"])
def test_a_school_that_reports_by_school_years_follows_other_rules(rule):
    school = "某大学2015—2016学年信息公开工作年度报告\n一、概述\n全年主动公开信息12条。\n"
    bureau = (
        "某县教育局2016年政府信息公开工作年度报告\n一、概述\n"
        + "全年主动公开信息12条。" * 40
        + "公布2015—2016学年校历。"
    )

    assert [one.outcome for one in checked(rule, school, year=2016).outcomes] == ["not-applicable"]
    assert [one.outcome for one in checked(rule, bureau).outcomes] != ["not-applicable"]


def test_contents_without_any_heading_point_at_the_title():
    text = OLD + "全年主动公开政府信息12条。收到申请2件,均已答复。未收取费用。没有发生行政复议、诉讼。\n"
    (finding,) = checked("content-missing", text).findings
    assert (finding.location.quote, "存在的主要问题" in finding.message) == (OLD.strip(), True)


@pytest.mark.parametrize(
    "words",
    [
        "全年未收取任何有关政府信息公开费用。",
        "依申请提供政府信息暂不收费。",
        "收取检索、复制、邮寄费用共120元。",
        "全年减免困难群众申请公开费用3笔。",
        "本年度没有就依申请公开政府信息收取任何费用。",
        "政府信息公开收费情况:无。",
        "2015年度,本机关未发生政府信息公开收费情况。",
        "依申请提供的政府信息均为免费。",
    ],
)
def test_one_sentence_on_fees_is_enough(words):
    assert not [one for one in found("content-missing", OLD + words) if "收费" in one[1]]


@pytest.mark.parametrize(
    "words",
    [
        "编印公报12期,免费赠阅,并在公共场所陈列免费阅读。",
        "政务中心公开收费项目、收费标准,全年收取规费(税)9000多万元。",
        "本报告由概述、主动公开情况、收费及减免情况、存在问题共四个部分组成。",
    ],
)
def test_words_that_only_sound_like_fees_are_not_enough(words):
    assert [one for one in found("content-missing", OLD + words) if "收费" in one[1]]


def test_an_empty_label_in_the_table_is_no_content_and_a_filled_one_is_thin():
    base = Path(packs().pack("annual-report").path, "examples", "stat-2014-minimal.txt").read_text("utf-8")
    start, end = base.index("三、政府信息公开的收费"), base.index("四、因政府信息公开申请")
    filled = base[:start] + base[end:]
    row = next(line for line in filled.split("\n") if "依申请公开信息收取的费用" in line)
    blank = filled.replace(row, "| 七、依申请公开信息收取的费用 | 万元 | |")
    assert [one for one in found("content-missing", blank) if "收费" in one[1]]
    assert not [one for one in found("content-missing", filled) if "收费" in one[1]]
    assert [one for one in found("content-thin", filled) if "收费" in one[1]]


def test_sections_of_a_report_whose_year_is_unknown_are_undecided():
    assert checked("content-missing", "一、总体情况\n公开信息12条。\n").outcomes[0].outcome == "undecided"


def test_a_title_nearest_to_another_section_is_not_taken_for_the_missing_one():
    text = NEW + (
        "一、总体情况\n公开12条。\n二、工作机制保障\n健全。\n三、主动公开政府信息情况\n见表。\n"
        "四、收到和处理政府信息公开申请情况\n见表。\n五、政府信息公开行政复议、行政诉讼情况\n没有。\n六、其他需要报告的事项\n没有。\n"
    )
    assert [message for _, message in found("section-missing", text)] == ["缺少「五、存在的主要问题及改进情况」。"]
    assert found("section-title", text) == []


def test_a_lost_prescribed_section_is_not_reported_again_as_a_skipped_number():
    text = NEW + "一、总体情况\n公开12条。\n三、收到和处理政府信息公开申请情况\n见表。\n"
    assert found("numbering-gap", text) == []
    assert any("主动公开政府信息情况" in message for _, message in found("section-missing", text))


def test_announced_parts_pair_by_name_and_not_by_place():
    text = OLD + (
        "本报告主要内容包括:1.概述;2.建议提案办理结果公开情况;3.开展政策解读情况;4.推进公开工作存在的问题与不足;5.其他应报告的事项。\n"
        "一、总体情况\n平稳。\n二、开展政策解读情况\n2次。\n三、政府信息公开工作存在的问题及改进情况\n今后加强。\n"
        "四、推进政府信息公开工作中存在的问题和不足\n不够。\n五、其他应报告的事项\n没有。\n"
    )
    assert [quote for quote, _ in found("declared-part-missing", text)] == ["建议提案办理结果公开情况"]
    assert [quote for quote, _ in found("part-not-declared", text)] == ["三、政府信息公开工作存在的问题及改进情况"]


def test_an_announced_content_that_is_missing_is_one_finding():
    text = OLD + (
        "本报告由概述、主动公开政府信息情况、政府信息公开的收费及减免情况和存在的主要问题及改进情况四个部分组成。\n"
        "一、概述\n平稳。\n二、主动公开政府信息情况\n公开信息12条。\n三、存在的主要问题及改进情况\n不够及时,今后加强。\n"
    )
    assert found("declared-part-missing", text) == []
    assert any("收费及减免" in message for _, message in found("content-missing", text))


@pytest.mark.parametrize(
    ("points", "wrong"),
    [
        ("一是快。二是准。三是全。", []),
        ("一是快。三是准。三是全。", ["三是"]),
        ("一是快。二是准。四是全。", ["四是"]),
        ("问题:一是慢。二是少。\n(二)措施\n一是快。二是多。", []),
        ("二是这样。三是那样。", []),
        ("一要快。二是准。三是全。", []),
        ("第一是快,第三是准。", []),
    ],
)
def test_points_in_a_passage_count_up(points, wrong):
    assert [quote for quote, _ in found("point-skipped", f"{NEW}五、存在的主要问题及改进情况\n{points}\n")] == wrong


@pytest.mark.parametrize(
    ("lines", "wrong"),
    [
        (["一、甲", "二、乙", "四、丁"], ["四、丁"]),
        (["一、甲", "二、乙", "三、丙", "一、甲表", "二、乙表"], []),
        (["二、乙", "三、丙"], ["二、乙"]),
        (["一、甲", "(一)子", "(二)丑", "二、乙", "(一)寅"], []),
        (["一、甲", "1.子", "2.丑", "9.寅"], []),
    ],
)
def test_headings_of_a_level_count_up_and_may_begin_again(lines, wrong):
    text = "某县2012年政府信息公开工作年度报告\n" + "".join(f"{line}\n内容若干。\n" for line in lines)
    assert [quote for quote, _ in found("numbering-gap", text)] == wrong


def test_the_first_line_of_a_list_that_says_something_is_not_an_empty_heading():
    text = NEW + "一、总体情况\n(一)培训:举办培训班2次\n(二)会议。\n召开会议1次。\n二、存在的主要问题及改进情况\n"
    assert [quote for quote, _ in found("heading-without-text", text)] == ["二、存在的主要问题及改进情况"]
