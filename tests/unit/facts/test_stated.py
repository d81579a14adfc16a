"""Dates, periods and announced contents as reports state them."""

from datetime import date

import pytest

from gik_lint.facts.dates import dates
from gik_lint.facts.declarations import declaration
from gik_lint.facts.periods import periods
from tests.drafts import understood


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("2019年1月21日", (2019, 1, 21)),
        ("2017-03-13 16:19", (2017, 3, 13)),
        ("二〇一六年三月一日", (2016, 3, 1)),
        ("二○一六年十二月", (2016, 12, None)),
        ("预计2015年2月中下旬", (2015, 2, None)),
        ("2024 年 12 月 31 日", (2024, 12, 31)),
        ("2016年以来", (2016, None, None)),
    ],
)
def test_dates_are_read_in_every_writing(text, stated):
    assert [(one.year, one.month, one.day) for one in dates(text)] == [stated]


@pytest.mark.parametrize("text", ["12.2015", "国办发[2015]22", "电话2015-8837", "3.2016.1"])
def test_other_figures_are_no_dates(text):
    assert list(dates(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "本报告所列数据的统计期限自2016年1月1日起至2016年12月31日止。",
        "统计周期为 2016 年 1 月 1 日至 12 月 31 日。",
        "统计数据从2016年1月1日到12月31日。",
        "数据统计期限:2016年1月1日—12月31日。",
    ],
)
def test_a_period_of_the_figures_is_a_year(text):
    (period,) = periods(text)
    assert (period.first, period.last, period.of_figures) == (date(2016, 1, 1), date(2016, 12, 31), True)


def test_a_training_of_three_days_is_no_period_of_the_figures():
    (period,) = periods("2015年10月13日—10月15日,指派3名人员参加培训会议。")
    assert not period.of_figures


@pytest.mark.parametrize(
    ("sentence", "items", "stated"),
    [
        (
            "本报告由概述、主动公开信息情况、因政府信息公开申请行政复议、提起行政诉讼的情况、问题及改进情况和统计表共五个部分组成。",
            [
                "概述", "主动公开信息情况", "因政府信息公开申请行政复议、提起行政诉讼的情况",
                "问题及改进情况", "统计表",
            ],
            5,
        ),
        (
            "本報告包括:概述,主動公開政府信息情況,政府信息公開的收費及減免情況,並附相關統計附表、附圖等。",
            ["概述", "主动公开政府信息情况", "政府信息公开的收费及减免情况"],
            None,
        ),
        (
            "本报告主要内容包括:1.总体情况;2.主动公开情况;3.平台建设情况(含新闻发布工作情况);4.其他应报告的事项。",
            ["总体情况", "主动公开情况", "平台建设情况", "其他应报告的事项"],
            None,
        ),
        (
            "全文包括总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况,以及其他需要报告的事项。",
            ["总体情况", "主动公开政府信息情况", "收到和处理政府信息公开申请情况", "其他需要报告的事项"],
            None,
        ),
    ],
)  # fmt: skip
def test_announced_parts_are_cut_where_one_ends(sentence, items, stated):
    declared = declaration(understood("某局2016年政府信息公开工作年度报告\n" + sentence + "\n一、概述\n公开12条。\n"))
    assert [item.name for item in declared.items] == items
    assert declared.stated == stated


def test_what_an_announced_part_includes_is_kept_apart():
    report = understood("本报告主要内容包括:1.总体情况;2.平台建设情况(含新闻发布工作情况);3.其他事项。")
    assert [item.detail for item in declaration(report).items] == ["", "新闻发布工作情况", ""]


def test_a_report_that_announces_nothing_has_no_declaration():
    assert declaration(understood("某局2016年政府信息公开工作年度报告\n主要内容丰富,包括政策、规划、公告。\n")) is None
