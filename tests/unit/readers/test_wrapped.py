"""Lines that a page broke are one paragraph again; lines that people wrote stay as they are."""

import pytest

from gik_lint.document import Paragraph
from gik_lint.readers.markdown import read_markdown
from gik_lint.readers.text import read_text
from tests.places import misplaced, paragraphs

PAGE = """\
某某市水利局2024年政府信息公开工作年度报告
本报告由某某市水利局按照《中华人民共和国政府信息公开
条例》编制，包括总体情况、主动公开政府信息情况、收到和处理政
府信息公开申请情况、政府信息公开行政复议和行政诉讼情况
等六个部分。数据的统计期限是 2024 年 1 月 1 日至 12 月
31 日。

一、总体情况
全年主动公开政府信息 120 条，其中政策解读 12 条，工作动
态 96 条，其他 12 条。收到政府信息公开申请 8 件，均在法定
期限内答复，没有因政府信息公开被申请行政复议和提起行政诉
— 1 —
讼。报告的电子版可以在市政府网站查阅，联系电话：
0311-87654321。
（一）制度建设
修订了信息公开保密审查办法，明确了各科室的责任，做到公
开前逐件审查、逐级签发。
"""


def test_a_paragraph_that_a_page_broke_is_whole_again() -> None:
    document = read_text(PAGE, "a.txt")

    assert paragraphs(document) == [
        "某某市水利局2024年政府信息公开工作年度报告",
        (
            "本报告由某某市水利局按照《中华人民共和国政府信息公开条例》编制，包括总体情况、主动公开政府信息情况、"
            "收到和处理政府信息公开申请情况、政府信息公开行政复议和行政诉讼情况等六个部分。"
            "数据的统计期限是 2024 年 1 月 1 日至 12 月31 日。"
        ),
        "一、总体情况",
        (
            "全年主动公开政府信息 120 条，其中政策解读 12 条，工作动态 96 条，其他 12 条。收到政府信息公开申请 8 件，"
            "均在法定期限内答复，没有因政府信息公开被申请行政复议和提起行政诉讼。"
            "报告的电子版可以在市政府网站查阅，联系电话：0311-87654321。"
        ),
        "— 1 —",
        "（一）制度建设",
        "修订了信息公开保密审查办法，明确了各科室的责任，做到公开前逐件审查、逐级签发。",
    ]
    assert not misplaced(PAGE, document)


def test_what_is_cut_in_two_stands_on_both_lines() -> None:
    whole = read_text(PAGE, "a.txt").blocks[3]

    assert isinstance(whole, Paragraph)
    at = whole.text.text.index("行政诉讼")
    span = whole.text.span(at, at + len("行政诉讼"))
    assert (span.line, span.column, span.end_line, span.end_column) == (11, 26, 13, 2)


def test_markdown_that_was_made_from_a_page_is_read_alike() -> None:
    assert paragraphs(read_markdown(PAGE, "a.md")) == paragraphs(read_text(PAGE, "a.txt"))


@pytest.mark.parametrize(
    "indented",
    [PAGE.replace("\n全年", "\n　　全年").replace("\n修订", "\n　　修订")],
    ids=["first lines are indented"],
)
def test_an_indent_begins_a_paragraph(indented: str) -> None:
    assert paragraphs(read_text(indented, "a.txt")) == paragraphs(read_text(PAGE, "a.txt"))


@pytest.mark.parametrize(
    "written",
    [
        "\n".join(f"{number}、关于进一步做好第{number}批政府信息主动公开目录编制工作的通知" for number in range(1, 20)),
        "\n".join("全年主动公开政府信息12条，其中政策解读2条，工作动态6条，其他4条。" for _ in range(20)),
        "\n".join("收到申请" * length for length in range(3, 30)),
        "\n".join(["本年新收政府信息公开申请数量", "12", "0", "0", "0", "0", "0", "12"] * 9),
        "全年公开信息12条\n收到申请3件",
    ],
    ids=["numbered", "sentences", "ragged", "cells", "short"],
)
def test_lines_that_people_wrote_stay_lines(written: str) -> None:
    assert paragraphs(read_text(written, "a.txt")) == written.split("\n")
