"""What the kinds on years, periods, foretold and published days promise beyond the rules' own examples."""

from datetime import date

import pytest

from gik_lint.checks.base import Run
from gik_lint.engine import Checked, check
from tests.drafts import packs, understood

HEAD = "某机关2023年政府信息公开工作年度报告\n一、总体情况\n公开信息12条。\n"


def checked(rule: str, text: str, **given) -> Checked:
    return check(understood(text, **given), [packs().rule(rule)], Run(date(2026, 1, 1), words=packs().words))


@pytest.mark.parametrize(
    ("year", "kind", "tier", "day", "outcome"),
    [
        (2023, "department", "county", date(2024, 2, 1), "failed"),
        (2023, "department", "county", date(2024, 1, 31), "passed"),
        (2023, "department", None, date(2024, 2, 1), "failed"),
        (2023, "government", "county", date(2024, 3, 31), "passed"),
        (2023, "government", "prefecture", date(2024, 4, 1), "failed"),
        (2023, "township", "township", date(2024, 6, 1), "not-applicable"),
        (2023, None, None, date(2024, 2, 15), "undecided"),
        (2012, None, None, date(2013, 4, 1), "failed"),
        (2012, "township", "township", date(2013, 3, 31), "passed"),
    ],
)
def test_the_deadline_is_that_of_the_year_and_of_the_body_s_kind_and_tier(year, kind, tier, day, outcome):
    text = f"{year}年政府信息公开工作年度报告\n一、总体情况\n公开信息12条。\n"
    done = checked("published-late", text, kind=kind, tier=tier, published=day)
    assert done.outcomes[0].outcome == outcome


def test_lateness_on_a_web_page_is_only_a_hint():
    text = "某县2012年政府信息公开工作年度报告\n发布日期:2013-06-29\n一、概述\n公开信息12条。\n"
    (finding,) = checked("published-late", text).findings
    assert (finding.severity, finding.confidence, finding.location.quote) == ("info", "low", "2013-06-29")


def test_the_two_sides_of_a_year_that_differ_are_both_shown():
    text = "某局2023年政府信息公开工作年度报告\n数据统计期限为2022年1月1日至2022年12月31日。\n"
    (finding,) = checked("report-year-mismatch", text).findings
    assert (finding.location.quote, finding.expected, finding.actual) == ("2022", "2023", "2022")
    assert finding.related[0].location.quote.startswith("某局2023年")


@pytest.mark.parametrize(
    "sentence",
    [
        "2024年,我局将采取以下措施加以改进。",
        "2023年,我局将政府信息公开纳入绩效考核。",
        "2023年,我局将公开工作继续作为重点。",
        "《2023年政务公开工作要点》要求将公开贯穿全过程。",
        "年初明确,2023年我局将进一步加强公开。",
    ],
)
def test_sentences_on_the_year_that_are_no_plans(sentence):
    assert checked("plan-for-the-past-year", HEAD + f"二、存在的问题\n不够及时。{sentence}\n").findings == ()


@pytest.mark.parametrize(
    "sentence",
    ["2023年,我们将采取以下措施加以改进:一是培训。", "2023年,某局将进一步加强公开。", "2023年我局将继续努力。"],
)
def test_plans_headed_with_the_year_reported_on(sentence):
    (finding,) = checked("plan-for-the-past-year", HEAD + f"二、存在的问题\n不够及时。{sentence}\n").findings
    assert finding.location.quote == "2023年"


@pytest.mark.parametrize(
    ("sentence", "foretold"),
    [
        ("年度报告拟于2023年3月前编制完成。", True),
        ("年度报告计划于2024年1月31日前公布。", False),
        ("新网站计划于2023年10月上线,已完成。", False),
    ],
)
def test_only_work_on_the_report_itself_is_foretold_too_early(sentence, foretold):
    assert bool(checked("completion-before-year-end", HEAD + sentence + "\n").findings) is foretold


@pytest.mark.parametrize(
    ("sentence", "dates"),
    [
        ("2023年2月30日召开会议。", ["2023年2月30日"]),
        ("13月5日前完成,9月31日公布。", ["13月5日", "9月31日"]),
        ("2023年13月。", ["2023年13月"]),
        ("统计期限自20231月1日起至12月31止。", ["20231月1日", "12月31"]),
        ("2024年2月29日,12月31日止,8月份,5月1日至7日。", []),
        ("文号2023-13-45,电话0591-2345-6789,版本1.2.2023。", []),
    ],
)
def test_dates_that_do_not_exist(sentence, dates):
    assert [one.location.quote for one in checked("impossible-date", HEAD + sentence + "\n").findings] == dates


def test_the_year_of_the_regulation_s_start_may_begin_in_may():
    text = "某县2008年政府信息公开工作年度报告\n数据统计期限为2008年5月1日至2008年12月31日。\n"
    assert checked("period-incomplete", text).findings == ()
    later = text.replace("2008年", "2009年")
    assert len(checked("period-incomplete", later).findings) == 1
