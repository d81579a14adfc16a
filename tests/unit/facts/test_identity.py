"""Who reports, on which year, when published: from real shapes of titles, openings, signatures and pages."""

from datetime import date

import pytest

from gik_lint.facts.bodies import kind_and_tier, regions
from gik_lint.facts.identity import is_report
from tests.drafts import packs, understood

BODY = "一、总体情况\n全年主动公开政府信息12条,未收到政府信息公开申请。\n"


def identity(text: str, **given):
    return understood(text, **given).identity


@pytest.mark.parametrize(
    ("name", "kind", "tier"),
    [
        ("荆州市", "government", "prefecture"),
        ("上海市人民政府", "government", "province"),
        ("福建省人民政府", "government", "province"),
        ("诸城市人民政府", "government", "county"),
        ("云川市人民政府", "government", None),
        ("舒城县", "government", "county"),
        ("郑州市二七区", "government", "county"),
        ("浦东新区人民政府", "government", "county"),
        ("延边朝鲜族自治州人民政府", "government", "prefecture"),
        ("阿拉善左旗人民政府", "government", "county"),
        ("上海市科委", "department", "province"),
        ("荆州市教育局", "department", "prefecture"),
        ("遂宁市船山区统计局", "department", "county"),
        ("北京市城市管理委员会", "department", "province"),
        ("某县人民政府国有资产监督管理委员会", "department", "county"),
        ("云川市教育局", "department", None),
        ("国家机关事务管理局", "department", "national"),
        ("福建省教育厅", "department", "province"),
        ("通榆县人民政府办公室", "office", "county"),
        ("浙江省人民政府办公厅", "office", "province"),
        ("西翥街道办事处", "subdistrict", "township"),
        ("利辛县望疃镇", "township", "township"),
        ("平潭综合实验区", "committee", None),
        ("平潭综合实验区管委会办公室", "committee", None),
        ("某县人民医院", "authorised", "county"),
        ("张三", None, None),
    ],
)
def test_kind_and_tier_are_two_axes_and_stay_open_where_the_name_does_not_tell(name, kind, tier):
    assert kind_and_tier(name, packs().words) == (kind, tier)


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("", ""),
        ("", "本报告按照《中华人民共和国政府信息公开条例》编制。"),
        ("", "发布日期：2024-01-20来源：某县教育局"),
        ("标题: ", "发布时间: 2024-01-20 来源: 教育局"),
        ("当前位置：首页 > 政府信息公开 > ", "2024-01-20 "),
        ("政府信息公开年报", ""),
        ("2024-01-20", "浏览次数：12 "),
    ],
    ids=["chapter", "law", "page", "label", "breadcrumb", "column", "date"],
)
def test_a_title_is_found_where_the_whole_page_came_in_one_line(before, behind):
    found = identity(
        f"{before}某县教育局2023年政府信息公开工作年度报告{behind}{''.join(BODY.split())}" + "收到申请。" * 20
    )

    assert (found.title, found.body, found.year) == ("某县教育局2023年政府信息公开工作年度报告", "某县教育局", 2023)


def test_a_sentence_about_the_report_is_no_title():
    found = identity(
        f"按照要求将某县教育局2023年政府信息公开工作年度报告公布如下。{''.join(BODY.split())}" + "收到申请。" * 20
    )

    assert not found.title


def test_regions_are_cut_one_by_one():
    assert regions("郑州市二七区大学路街道") == ["郑州市", "二七区"]
    assert regions("福建省平潭综合实验区") == ["福建省"]
    assert regions("西藏自治区拉萨市") == ["西藏自治区", "拉萨市"]


@pytest.mark.parametrize(
    ("head", "title", "body", "year"),
    [
        ("荆州市2011年政府信息公开年度报告\n", "荆州市2011年政府信息公开年度报告", "荆州市", 2011),
        (
            "2024 年上海市科委政府信息公开工作\n年度报告\n",
            "2024年上海市科委政府信息公开工作年度报告",
            "上海市科委",
            2024,
        ),
        (
            "某县统计局\n2023年政府信息公开工作年度报告\n",
            "某县统计局2023年政府信息公开工作年度报告",
            "某县统计局",
            2023,
        ),
        (
            "某县人民政府二〇一五年政府信息公开工作年度报告\n",
            "某县人民政府二〇一五年政府信息公开工作年度报告",
            "某县人民政府",
            2015,
        ),
        (
            "标题: 某镇2019年度政府信息公开工作年度报告\n发布时间: 2020-01-20 15:22\n",
            "某镇2019年度政府信息公开工作年度报告",
            "某镇",
            2019,
        ),
        ("现将2015年二七区政府信息公开工作开展情况报告如下。\n", "", "二七区", 2015),
        ("现公布泰州市人民政府2017年政府信息公开工作年度报告。\n", "", "泰州市人民政府", 2017),
        (
            "本报告由国家机关事务管理局根据《条例》编制,数据统计期限为2021年1月1日至2021年12月31日。\n",
            "",
            "国家机关事务管理局",
            2021,
        ),
        (
            "本报告由青溪镇人民政府党政办公室编制,数据统计期限为2020年1月1日至2020年12月31日。\n",
            "",
            "青溪镇人民政府",
            2020,
        ),
    ],
)
def test_title_body_and_year_are_found_wherever_they_stand(head, title, body, year):
    found = identity(head + BODY)
    assert (found.title, found.body, found.year) == (title, body, year)


def test_a_title_set_on_three_lines_is_one_title_and_no_section():
    report = understood("云川县人民政府\n2024年政府信息公开工作\n年度报告\n" + BODY)

    assert (report.identity.body, report.identity.year) == ("云川县人民政府", 2024)
    assert [section.title for section in report.sections] == ["总体情况"]


def test_a_title_inside_running_text_stands_where_it_is_printed():
    text = "首页年报 某区2013年政府信息公开工作年度报告 来源:某区管委会 根据《条例》编制本报告。" + "公开信息。" * 30
    report = understood(text)
    at = report.identity.title_at
    assert report.reading.quote(at.start, at.end) == "某区2013年政府信息公开工作年度报告"


def test_a_web_page_title_serves_where_the_report_prints_none():
    title = "<title>某县2022年政府信息公开工作年度报告_某县政府网</title>"
    found = understood(f"<html><head>{title}</head><body><p>{BODY}</p></body></html>", "a.html").identity
    assert (found.title, found.title_at, found.year) == ("某县2022年政府信息公开工作年度报告", None, 2022)


def test_documents_and_plans_do_not_decide_the_year():
    text = (
        "根据《关于做好2016年政务公开工作要点的通知》编制。数据统计期限为2015年1月1日至2015年12月31日。\n"
        "一、概述\n2015年公开信息。2016年,我区将继续努力。2016年,加强培训。\n"
    )
    assert identity(text).year == 2015


def test_one_wrong_place_is_outweighed_by_the_others():
    text = (
        "某局2022年政府信息公开工作年度报告\n本报告数据统计期限为2023年1月1日至2023年12月31日。\n"
        + BODY
        + "某局\n2024年1月12日\n"
    )
    found = identity(text)
    assert found.year == 2023
    assert {one.value for one in found.evidence if one.field == "year"} == {"2022", "2023"}


def test_what_the_caller_gives_wins():
    found = identity(
        "某局2022年政府信息公开工作年度报告\n" + BODY,
        year=2020, body="某镇人民政府", kind="township", tier="township", published=date(2021, 1, 5),
    )  # fmt: skip
    assert (found.year, found.body, found.kind, found.tier) == (2020, "某镇人民政府", "township", "township")
    assert (found.published, found.published_source) == (date(2021, 1, 5), "given")


@pytest.mark.parametrize(
    ("head", "tail", "day", "source"),
    [
        ("", "某镇人民政府\n2025年1月20日\n", date(2025, 1, 20), "signature"),
        ("", "某镇人民政府\n二〇二五年一月二十日\n", date(2025, 1, 20), "signature"),
        ("某镇人民政府\n(2025年1月20日)\n", "", date(2025, 1, 20), "signature"),
        ("发布日期:2025-02-10 00:00 浏览量:我要纠错\n", "", date(2025, 2, 10), "page"),
        ("生活百科 2023-01-26 10:45\n", "", None, None),
        ("", "填报日期:2025年1月21日\n", None, None),
    ],
)
def test_the_day_of_publication_and_where_it_was_taken_from(head, tail, day, source):
    found = identity("某镇2024年政府信息公开工作年度报告\n" + head + BODY + tail)
    assert (found.published, found.published_source) == (day, source)


def test_what_a_body_calls_itself_tells_its_kind_where_no_name_does():
    assert identity("一、总体情况\n2023年,我镇主动公开信息12条。我镇加强培训。\n").kind == "township"
    assert identity("一、总体情况\n2023年,我区主动公开信息12条。\n").kind is None
    assert identity("一、总体情况\n2023年,我局公开信息12条,为我市建设、我市民生作出贡献。\n").kind == "department"


OPENED = """现将2015年二七区政府信息公开工作开展情况报告如下。
主动公开政府信息12条,依申请公开2件,政府信息公开引发行政复议1件、行政诉讼1件。
政府信息公开工作存在的问题和改进措施如下。政府信息公开培训2次。"""
EXPLAINED = """《某镇2023年政府信息公开工作年度报告》已编制完成,现就年报内容进行如下解读。
政府信息公开工作年度报告是政府信息公开条例确立的制度,反映主动公开、依申请公开情况,总结问题和改进措施。"""


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("某局2022年政府信息公开工作年度报告\n" + BODY, True),
        (OPENED, True),
        ("关于召开2023年工作会议的通知\n各部门:定于2023年5月召开会议,请准时参加。\n", False),
        (EXPLAINED, False),
        ("春天来了,花都开了。", False),
    ],
)
def test_a_document_without_an_annual_report_is_recognised(text, held):
    report = understood(text)
    assert is_report(report.reading, report.identity) is held


BARE = "2023年,我镇公开信息12条。\n"
NOTICE = "关于召开2023年工作会议的通知\n各部门:定于2023年5月召开会议,请准时参加。\n"
NUMBERED = "2009年,我镇公开信息12条。\n(一)建章立制,完善公开制度\n"


@pytest.mark.parametrize(("text", "told", "held"), [(BARE, False, False), (BARE, True, True), (NOTICE, True, False)])
def test_year_and_body_named_by_the_caller_make_a_report_unless_it_calls_itself_otherwise(text, told, held):
    report = understood(text)
    assert is_report(report.reading, report.identity, told=told) is held


def test_a_numbered_heading_is_not_the_title_of_another_document():
    report = understood(NUMBERED)
    assert is_report(report.reading, report.identity, told=True)
