"""The tree of headings, whatever the numbering and the layout; rows of tables are never headings."""

import pytest

from gik_lint.facts.numbering import number_of, numbering, numeral
from gik_lint.facts.passages import passages
from tests.drafts import outline, understood


@pytest.mark.parametrize(
    ("line", "printed", "ordinal"),
    [
        ("一、总体情况", "一、", 1),
        ("十一、其他", "十一、", 11),
        ("（三）政府信息管理", "(三)", 3),
        ("2.依申请公开", "2.", 2),
        ("3、查阅点", "3、", 3),
        ("2.2020年,街道加强管理", "2.", 2),
        ("（2）政策执行阳光透明", "(2)", 2),
        ("第一部分 概述", "第一部分", 1),
        ("1.2 公开形式", "1.2", 2),
    ],
)
def test_every_style_of_number_is_known(line, printed, ordinal):
    report = understood("某局2023年政府信息公开工作年度报告\n" + line + "\n全年公开信息12条。\n")
    assert [(one.number, one.ordinal) for one in report.sections] == [(printed, ordinal)]


@pytest.mark.parametrize(
    "line", ["2024年1月1日", "1.5亿元用于建设", "十一、十二月各一次", "一、二审均已办结", "12345热线"]
)
def test_figures_that_only_look_like_numbers_are_none(line):
    assert numbering(line) is None


@pytest.mark.parametrize(("value", "printed"), [(1, "一"), (10, "十"), (14, "十四"), (20, "二十"), (35, "三十五")])
def test_chinese_numerals_read_back_as_they_were_written(value, printed):
    assert numeral(value) == printed
    assert number_of(printed) == value


def test_levels_follow_the_styles_and_text_on_the_heading_line_is_not_its_title():
    report = understood(
        "某市2011年政府信息公开年度报告\n"
        "一、概述\n"
        "(一)加强领导,完善制度。为加强领导,成立了小组。\n"
        "(二)公开形式\n"
        "1、网站\n"
        "发布信息12条。\n"
        "2、公报\n"
        "编印4期。\n"
        "二、存在的主要问题\n"
        "一是不够及时。二是不够全面。\n"
    )
    assert outline(report) == [
        (1, "一、", "概述"),
        (2, "(一)", "加强领导,完善制度"),
        (2, "(二)", "公开形式"),
        (3, "1、", "网站"),
        (3, "2、", "公报"),
        (1, "二、", "存在的主要问题"),
    ]
    assert [one.parent for one in report.sections] == [None, 0, 0, 2, 2, None]
    body = report.sections[0].body
    assert report.reading.text[body.start : body.end].strip().startswith("(一)")
    assert body.end == report.sections[-1].heading.start


def test_a_report_without_line_breaks_has_the_same_sections():
    report = understood(
        "某实验区2023年度政府信息公开工作年度报告 根据《条例》编制本报告,电话:0591-23165385。"
        " 一、总体情况 2023年,我区推进公开。"
        "（一）主动公开方面我区主动公开信息13条。一是做好公开。（二）依申请公开方面。接收申请2件。"
        " 二、主动公开政府信息情况第二十条第（一）项信息内容本年制发件数本年废止件数现行有效件数规章000"
        "行政规范性文件77132470"
        "三、收到和处理政府信息公开申请情况（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
        "一、本年新收政府信息公开申请数量801000081二、上年结转政府信息公开申请数量0000000"
        "三、本年度办理结果（一）予以公开220000022"
        "四、政府信息公开行政复议、行政诉讼情况行政复议行政诉讼结果维持1000"
        "五、存在的主要问题及改进情况存在的问题是形式不够多样。六、其他需要报告的事项2023年，无收取信息处理费情况。"
    )
    assert outline(report) == [
        (1, "一、", "总体情况"),
        (2, "(一)", "主动公开方面"),
        (2, "(二)", "依申请公开方面"),
        (1, "二、", "主动公开政府信息情况"),
        (1, "三、", "收到和处理政府信息公开申请情况"),
        (1, "四、", "政府信息公开行政复议、行政诉讼情况"),
        (1, "五、", "存在的主要问题及改进情况"),
        (1, "六、", "其他需要报告的事项"),
    ]
    assert [one.official for one in report.sections if one.level == 1] == [
        "overview", "disclosure", "requests", "disputes", "problems", "other",
    ]  # fmt: skip


def test_rows_of_a_table_printed_one_cell_a_line_are_no_headings():
    cells = "\n".join(["0"] * 7)
    report = understood(
        "某镇2022年政府信息公开工作年度报告\n一、总体情况\n公开信息12条。\n"
        "三、收到和处理政府信息公开申请情况\n"
        f"一、本年新收政府信息公开申请数量\n{cells}\n二、上年结转政府信息公开申请数量\n{cells}\n"
        f"三、本年度办理结果\n(一)予以公开\n{cells}\n(三)不予公开\n1.属于国家秘密\n{cells}\n"
        "四、政府信息公开行政复议、行政诉讼情况\n没有发生。\n"
    )
    assert [title for _, _, title in outline(report)] == [
        "总体情况",
        "收到和处理政府信息公开申请情况",
        "政府信息公开行政复议、行政诉讼情况",
    ]


def test_a_title_that_is_also_a_row_label_is_a_heading_where_text_follows():
    report = understood(
        "某区2016年政府信息公开工作年度报告\n一、主动公开情况\n全年公开信息12条。\n二、回应解读情况\n回应2次。\n附表\n"
        "一、主动公开情况 | —— | |\n(一)主动公开政府信息数 | 条 | 12 |\n二、回应解读情况 | —— | |\n"
    )
    assert outline(report) == [(1, "一、", "主动公开情况"), (1, "二、", "回应解读情况")]


def test_items_of_a_list_and_tables_of_contents_are_no_headings():
    report = understood(
        "某局2022年政府信息公开工作年度报告\n目录\n一、总体情况……1\n二、存在的问题……3\n"
        "一、总体情况\n二、存在的问题\n"
        "一、总体情况\n主要做法:\n1.加强领导;\n2.完善制度。\n二、存在的问题\n不够及时。\n"
    )
    assert outline(report) == [(1, "一、", "总体情况"), (1, "二、", "存在的问题")]


def test_markdown_levels_and_numbers_make_one_tree():
    report = understood(
        "# 某县人民政府 2025 年 政府信息公开工作年度报告\n\n## 一、总体情况\n\n### (一) 主动公开。\n\n公开12条。\n\n"
        "### 三是提高效能。\n\n解读21条。\n\n## 二、主动公开政府信息情况\n\n### 第二十条第（一）项\n"
        "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n|---|---|---|---|\n| 规章 | 0 | 0 | 0 |\n\n"
        "六、其他需要报告的事项\n\n没有。\n",
        "a.md",
    )
    assert outline(report) == [
        (1, "一、", "总体情况"),
        (2, "(一)", "主动公开"),
        (1, "二、", "主动公开政府信息情况"),
        (1, "六、", "其他需要报告的事项"),
    ]


def test_official_titles_without_numbers_are_headings():
    report = understood(
        "某局2023年政府信息公开工作年度报告\n总体情况\n公开12条。\n主动公开政府信息情况\n见表。\n其他需要报告的事项\n没有。\n"
    )
    assert [one.official for one in report.sections] == ["overview", "disclosure", "other"]


def test_an_exact_title_is_the_official_one_and_a_near_one_only_where_there_is_none():
    report = understood(
        "某委2024年政府信息公开工作年度报告\n一、总体情况\n公开12条。\n四、政府信息公开申请情况\n收到34件。\n"
        "二、收到和处理政府信息公开申请情况\n见表。\n"
    )
    assert [one.official for one in report.sections] == ["overview", None, "requests"]


def test_a_long_hostile_line_is_cut_without_delay():
    report = understood("某局2023年政府信息公开工作年度报告\n" + "一、" * 50_000 + "(一)" * 50_000)
    assert len(report.sections) < 10


def test_a_title_ends_at_the_blank_behind_it_when_its_text_follows_on_the_line():
    text = (
        "一、总体情况 依照有关条例的规定和上级的工作部署,我镇结合实际抓好各项工作,"
        + "认真落实各项要求," * 8
        + "成效明显。\n"
    )
    report = understood("青溪镇2020年政府信息公开工作年度报告\n" + text + "二、主动公开政府信息情况\n公开3条。\n")
    assert [one.title for one in report.sections] == ["总体情况", "主动公开政府信息情况"]


PAGE = """<p>某局2023年政府信息公开工作年度报告</p>
<ol><li><h1>总体情况</h1></li></ol><p>（一）主动公开情况。公开12条。</p>
<ol start=2><li><h1>主动公开政府信息情况</h1></li></ol><p>见表。</p>"""
LINES = """某局2023年政府信息公开工作年度报告
1.总体情况
（一）主动公开情况。公开12条。
2.主动公开政府信息情况
见表。"""


@pytest.mark.parametrize(("draft", "name"), [(PAGE, "a.html"), (LINES, "a.txt")])
def test_official_titles_counted_in_figures_are_above_the_parts_below_them(draft, name):
    report = understood(draft, name)

    assert [(level, title) for level, _, title in outline(report)] == [
        (1, "总体情况"),
        (2, "主动公开情况"),
        (1, "主动公开政府信息情况"),
    ]


def test_a_part_that_has_the_title_of_a_chapter_stays_a_part():
    report = understood(
        "某局2023年政府信息公开工作年度报告\n一、总体情况\n1.主动公开政府信息情况\n公开12条。\n二、其他需要报告的事项\n没有。\n"
    )
    assert [level for level, _, _ in outline(report)] == [1, 2, 1]


def test_short_paragraphs_between_a_table_and_a_page_number_are_prose():
    table = "<table><tr><td>行政许可</td><td>12</td></tr></table>"
    report = understood(
        f"<p>某局2023年政府信息公开工作年度报告</p>{table}<p>五、存在的主要问题及改进情况</p>"
        "<p>公开不够及时，将建立台账。</p><p>解读形式单一。</p><p>— 3 —</p>",
        "a.html",
    )
    prose = [report.reading.text[line.start : line.end] for line in passages(report)]
    assert {"公开不够及时,将建立台账。", "解读形式单一。"} <= set(prose)


TORN = """某局2023年政府信息公开工作年度报告
四、政府信息公开行政复议、行政诉讼情况
行政复议 行政诉讼
结果结果其他尚未总结果结果其他尚未总
维持纠正结果审结计维持纠正结果审结计
0 0 0 0 0 0 0 0 0 0
五、存在的主要问题及改进情况
宣传不够深入,将加强培训。
"""


def test_the_head_of_a_table_that_a_file_tore_apart_is_no_prose():
    """Letters that stand above one table, line by line, are no doubled words."""
    report = understood(TORN)
    lines = [report.reading.text[line.start : line.end] for line in passages(report)]
    assert not any("维持纠正" in line or "尚未总" in line for line in lines)
    assert "宣传不够深入,将加强培训。" in lines


def test_a_row_that_begins_with_a_number_is_no_heading():
    report = understood(
        TORN.replace("0 0 0 0 0 0 0 0 0 0", "三、本年度办 (一)予以公开 5345 129 0 41 19 14 5548\n0 0 0")
    )
    assert [section.number for section in report.sections] == ["四、", "五、"]
