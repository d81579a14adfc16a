"""HTML: every character in its place in the source; tables with their spans; the report told from its page."""

import pytest

from gik_lint.document import Document, Paragraph, Span, Table
from gik_lint.readers.html import read_html
from tests.places import misplaced, paragraphs, tables


def page(body: str, *, head: str = "") -> Document:
    return read_html(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>", "a.html")


def grid(document: Document) -> list[tuple[str, int, int, int, int]]:
    table = next(block for block in document.blocks if isinstance(block, Table))
    return [(cell.text.text, cell.row, cell.column, cell.rowspan, cell.colspan) for cell in table.cells]


def test_positions_are_those_of_the_source_with_its_markup() -> None:
    document = read_html("<p>甲乙</p>\r\n<p class='a'>\r\n  丙</p>", "a.html")

    assert [block.text.span(0, len(block.text.text)) for block in document.blocks] == [
        Span(1, 4, 1, 6),
        Span(3, 3, 3, 4),
    ]


def test_a_reference_is_one_character_as_wide_as_it_is_written() -> None:
    text = read_html("<p>第&nbsp;五&#26465;&#x4e00;&amp;&lt;末</p>", "a.html").blocks[0].text

    assert text.text == "第\xa0五条一&<末"
    assert [text.span(index, index + 1) for index in (1, 2, 3, 4, 7)] == [
        Span(1, 5, 1, 11),
        Span(1, 11, 1, 12),
        Span(1, 12, 1, 20),
        Span(1, 20, 1, 28),
        Span(1, 37, 1, 38),
    ]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("&nbsp甲", "\xa0甲"), ("&ampx", "&x"), ("&notit;", "¬it;"), ("&甲;", "&甲;"),
        ("&#0;", "\ufffd"), ("&#xD800;", "\ufffd"),
        ("&#150;", "–"), ("&#99999999999;", "\ufffd"), ("&unknown;", "&unknown;"),
        ("&#;", "&#;"), ("&", "&"), ("&ensp;&emsp;甲", "甲"),
    ],
)  # fmt: skip
def test_references_mean_what_browsers_take_them_for(written: str, meant: str) -> None:
    assert paragraphs(read_html(f"<p>x{written}</p>", "a.html")) == [f"x{meant}".replace("x甲", "x\u2002\u2003甲")]


def test_text_in_many_elements_is_one_text() -> None:
    document = page("<p><font>20</font><font size=2>24</font><span>年<o:p></o:p></span><b>度</b></p>")

    assert paragraphs(document) == ["2024年度"]


def test_blanks_collapse_and_a_line_break_between_chinese_characters_is_none() -> None:
    document = page("<p>  政府信息\n   公开  2024\n年 a\n b</p>")

    assert paragraphs(document) == ["政府信息公开 2024 年 a b"]


def test_a_br_parts_paragraphs_and_is_a_line_feed_in_cells() -> None:
    document = page("<p>甲<br/>乙</p><table><tr><td>三<br> 、 <br><br>本<td><p>年</p><p>度</p></td></tr></table>")

    assert paragraphs(document) == ["甲", "乙"]
    assert tables(document) == [[["三\n、\n本", "年\n度"]]]


def test_headings_keep_their_level_and_bold_lines_are_bold() -> None:
    document = page(
        "<h2>一、<b>总体</b>情况</h2><p><b>二、主动</b><strong>公开</strong> </p><p><b>一</b>是</p>"
        "<p style='font-weight: BOLD'>三</p><p><span style='font-weight:700'>四</span></p>"
        "<b style='font-weight:normal'>五</b>"
    )

    assert [
        (block.text.text, block.level, block.bold) for block in document.blocks if isinstance(block, Paragraph)
    ] == [
        ("一、总体情况", 2, False),
        ("二、主动公开", None, True),
        ("一是", None, False),
        ("三", None, True),
        ("四", None, True),
        ("五", None, False),
    ]


def test_spans_leave_their_places_to_no_other_cell() -> None:
    document = page(
        "<table><tr><td rowspan=2 colspan=2>甲<td>乙<td>丙</tr><tr><td rowspan=0>丁<td>戊</tr>"
        "<tr><td>己<td>庚<td>辛</table>"
    )

    assert grid(document) == [
        ("甲", 0, 0, 2, 2), ("乙", 0, 2, 1, 1), ("丙", 0, 3, 1, 1), ("丁", 1, 2, 2, 1), ("戊", 1, 3, 1, 1),
        ("己", 2, 0, 1, 1), ("庚", 2, 1, 1, 1), ("辛", 2, 3, 1, 1),
    ]  # fmt: skip


def test_a_span_of_a_thousand_million_is_cut_to_the_table() -> None:
    document = page("<table><tr><td colspan=1000000000>题<tr><td>甲<td rowspan=999999999>1<td>2<tr><td>乙<td>3</table>")

    assert grid(document)[0] == ("题", 0, 0, 1, 3)
    assert grid(document)[2] == ("1", 1, 1, 2, 1)


def test_blank_cells_stand_where_their_text_would() -> None:
    document = page("<table>\n<tr><td>甲</td><td></td><td>&nbsp;</td></tr></table>")
    table = document.blocks[0]

    assert isinstance(table, Table)
    assert [(cell.text.text, cell.text.span(0, 0)) for cell in table.cells[1:]] == [
        ("", Span(2, 19, 2, 19)),
        ("", Span(2, 28, 2, 28)),
    ]


def test_sloppy_tables_are_read_as_browsers_read_them() -> None:
    document = page(
        "<table><caption>表一</caption>游离<form><tr><th>甲<th>乙<tr></form><td>1</div></p><td>2</td></tr>"
        "<tr height=0><td></td><td></td></tr></table>后文"
    )

    assert paragraphs(document) == ["表一", "游离", "后文"]
    assert tables(document) == [[["甲", "乙"], ["1", "2"]]]


def test_rows_without_their_table_are_a_table() -> None:
    assert tables(read_html("<tr><td>甲</td><td>1</td></tr>", "a.html")) == [[["甲", "1"]]]


def test_the_report_inside_one_outer_table_is_unwrapped() -> None:
    inner = "<table><tr><td>甲<td>1</table>"
    document = page(
        f"<table width=900><tr><td><h1>年度报告</h1></td></tr><tr><td><p>一、总体情况</p>{inner}<p>后文</p></table>"
    )

    assert paragraphs(document) == ["年度报告", "一、总体情况", "后文"]
    assert tables(document) == [[["甲", "1"]]]


def test_a_cell_that_holds_whole_passages_is_layout() -> None:
    passage = "".join(f"<p>{'政府信息公开' * 30}</p>" for _ in range(4))

    document = page(f"<table><tr><td>侧栏<td>{passage}</td></tr></table>")

    assert paragraphs(document) == ["政府信息公开" * 30] * 4
    assert paragraphs(document, "furniture") == ["侧栏"]


def test_hidden_words_are_marks_and_no_text() -> None:
    document = page(
        "<p>甲<span style='display: none'>藏一</span>乙</p>"
        "<div style='visibility:hidden'><p>藏二</p></div><p hidden>藏三</p>"
        "<p style='font-size:0px'>藏四</p><span style='mso-hide:all'>藏五</span><p style='font-size:0.9em'>小字</p>"
    )

    assert paragraphs(document) == ["甲乙", "小字"]
    assert [(mark.kind, mark.text) for mark in document.marks] == [("hidden", f"藏{n}") for n in "一二三四五"]
    assert document.marks[0].span == Span(1, 73, 1, 75)


def test_hidden_rows_and_cells_are_no_part_of_the_table() -> None:
    document = page(
        "<table><tr><td>甲<td>1<td style='display:none'>藏<tr style='display:none'><td>暗<tr><td>乙<td>2</table>"
    )

    assert tables(document) == [[["甲", "1"], ["乙", "2"]]]
    assert [mark.text for mark in document.marks] == ["藏", "暗"]


def test_an_input_that_is_not_shown_hides_nothing() -> None:
    assert paragraphs(page("<p>甲<input type=hidden style='display:none'>乙</p>")) == ["甲乙"]


def test_a_page_that_is_all_hidden_is_read_and_says_so() -> None:
    document = page(f"<div style='display:none'><p>{'政府信息公开' * 50}</p></div>")

    assert paragraphs(document) == ["政府信息公开" * 50]
    assert "不显示" in document.remarks[0]


def test_comments_scripts_and_styles_are_no_text_and_conditional_comments_are_marks() -> None:
    document = page(
        "<!-- 注 --><style>p{}</style><script>if(a<b)document.write('<p>写</p>')</script><noscript>请开启</noscript>"
        "<p><!--[if !supportLists]-->7、<!--[endif]-->公共<![if !vml]>监管<![endif]><o:p>&nbsp;</o:p></p>"
        "<!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]-->"
    )

    assert paragraphs(document) == ["7、公共监管"]
    assert [mark.kind for mark in document.marks] == ["conditional-comment"] * 5
    assert document.marks[0].text == "<!--[if !supportLists]-->"


def test_list_numbers_that_a_browser_makes_are_numbers_not_text() -> None:
    document = page("<ol start=3><li>甲<ul><li>乙</ul><li>丙<li value=9>丁</ol>")

    assert [(block.number, block.text.text) for block in document.blocks if isinstance(block, Paragraph)] == [
        ("3.", "甲"),
        ("", "乙"),
        ("4.", "丙"),
        ("9.", "丁"),
    ]


def test_lines_of_preformatted_text_are_paragraphs() -> None:
    assert paragraphs(page("<pre>甲\n  乙\r\n\n丙</pre>")) == ["甲", "乙", "丙"]


def test_unclosed_bold_ends_with_its_block() -> None:
    document = page("<p><b>一、标题</p><p>正文</p><div><b><p>粗</p></b><p>细</p></div>")

    assert [block.bold for block in document.blocks if isinstance(block, Paragraph)] == [True, False, True, False]


def test_the_title_of_the_file_is_resolved_and_pictures_are_counted() -> None:
    document = page(
        "<p><img src=a.png>甲<img src=b width=16 height=16></p>", head="<title> 某市&nbsp;2024\n年报</title>"
    )

    assert document.title == "某市 2024 年报"
    assert document.pictures == 1


SAVED = """<html><head><title>某市2024年政府信息公开工作年度报告</title></head><body>
<div class="header"><ul class="nav"><li><a href="/">首页</a></li><li><a href="/zwgk">政务公开</a></li></ul></div>
<div class="crumbs">您现在的位置：<a href="/">首页</a> &gt; <a href="/nb">年报</a></div>
<table class="xxgk"><tr><td>索引号：</td><td>0001-2025-1</td><td>发布日期：</td><td>2025-01-20</td></tr></table>
<h1>某市2024年政府信息公开工作年度报告</h1>
<div class="info">发布日期：2025-01-20 浏览量：<span>12</span> 字体：<a href="#">大</a></div>
{content}
<div class="share">分享到：微信</div>
<div class="footer"><p>主办：某市人民政府办公室。网站标识码：3400000001。</p></div></body></html>"""
REPORT = "<p>根据《条例》，编制本报告。</p><p>一、总体情况</p>" + "<p>全年主动公开政府信息若干条。</p>" * 20


@pytest.mark.parametrize(
    "content",
    [
        f'<div id="UCAP-CONTENT">{REPORT}</div>',
        f'<div class="TRS_Editor"><style>p{{}}</style>{REPORT}</div>',
        f'<div class="box"><div id="zoom">{REPORT}</div><div class="attach"><a href="a">附件</a></div></div>',
        f'<div class="wrap"><div class="left"><a href="x">栏目</a></div><div class="x9">{REPORT}</div></div>',
        f"<article>{REPORT}</article>",
    ],
)
def test_the_report_in_a_saved_page_is_told_from_its_furniture(content: str) -> None:
    document = read_html(SAVED.format(content=content), "a.html")
    body, furniture = paragraphs(document), paragraphs(document, "furniture")

    assert body[0] == "某市2024年政府信息公开工作年度报告"
    assert body[1:] == ["根据《条例》，编制本报告。", "一、总体情况", *["全年主动公开政府信息若干条。"] * 20]
    assert tables(document) == []
    assert "索引号： 0001-2025-1 发布日期： 2025-01-20" in furniture
    assert any(text.startswith("发布日期：2025-01-20") for text in furniture)
    assert not any(text in ("首页", "政务公开", "栏目") for text in furniture)


def test_a_title_that_the_report_repeats_is_furniture() -> None:
    content = f'<div id="UCAP-CONTENT"><p>某市2024年政府信息公开工作年度报告</p>{REPORT}</div>'
    document = read_html(SAVED.format(content=content), "a.html")

    assert paragraphs(document).count("某市2024年政府信息公开工作年度报告") == 1
    assert "某市2024年政府信息公开工作年度报告" in paragraphs(document, "furniture")


def test_a_page_laid_out_with_tables_and_without_names_is_told_apart() -> None:
    rows = "".join(f"<tr><td>{part}</td></tr>" for part in [
        "您当前位置：<a href=a>首页</a>&gt;<a href=b>年度报告</a>",
        "<b>某县2012年政府信息公开工作年度报告</b>",
        "发布时间：2013-02-10 点击：<script>document.write(1)</script>次",
        f"{REPORT}<table><tr><td>指标<td>数量<tr><td>主动公开<td>12</table><p>特此报告。</p>",
        "【<a href='javascript:print()'>打印</a>】【<a href='javascript:close()'>关闭</a>】",
    ])  # fmt: skip
    document = read_html(
        "<title>某县2012年政府信息公开工作年度报告_某县人民政府</title>"
        "<table><tr><td><a href=1>首页</a> | <a href=2>公开</a></table><table><tr><td>"
        "<table><tr><td>栏目导航<tr><td><a href=1>信息公开指南</a><tr><td><a href=2>信息公开年度报告</a></table>"
        f"</td><td><table>{rows}</table></td></tr></table><table><tr><td>主办：某县人民政府<br>某ICP备05012345号</table>",
        "a.html",
    )

    assert paragraphs(document)[:3] == [
        "某县2012年政府信息公开工作年度报告",
        "根据《条例》，编制本报告。",
        "一、总体情况",
    ]
    assert paragraphs(document)[-1] == "特此报告。"
    assert tables(document) == [[["指标", "数量"], ["主动公开", "12"]]]
    assert "发布时间：2013-02-10 点击：次" in paragraphs(document, "furniture")


def test_lines_of_the_site_within_a_named_article_stay_text() -> None:
    """Whoever pasted a page's furniture into the article has published it."""
    document = page(f"<div id=zoom><p>浏览量：1 【字体：大 中 小】</p>{REPORT}<p>上一篇：通知</p></div>")

    assert paragraphs(document)[0].startswith("浏览量")
    assert paragraphs(document)[-1] == "上一篇：通知"


def test_no_sentence_is_taken_for_furniture_for_want_of_a_name() -> None:
    document = page(f"<div><p>根据《条例》规定，编制本报告。</p></div><div>{REPORT}</div><div><p>特此报告。</p></div>")

    assert paragraphs(document)[0] == "根据《条例》规定，编制本报告。"
    assert paragraphs(document)[-1] == "特此报告。"
    assert paragraphs(document, "furniture") == []


def test_a_report_whose_tables_outweigh_its_prose_keeps_its_prose() -> None:
    rows = "".join(f"<tr><td>行政许可行政处罚{n}<td>{n}" for n in range(300))
    document = page(f"<div><p>一、总体情况</p><p>略</p><table>{rows}</table><p>三、其他</p></div>")

    assert paragraphs(document) == ["一、总体情况", "略", "三、其他"]


def test_every_character_stands_where_it_says() -> None:
    source = SAVED.format(
        content=f'<div id="zoom">{REPORT}<table><tr><td> 甲&nbsp;乙 <td>&#12288;1&#65292;2</table></div>'
    )

    assert misplaced(source, read_html(source, "a.html")) == []


def test_headers_and_footers_that_libreoffice_saves_are_furniture() -> None:
    content = (
        '<div title="header"><p>某局政府信息公开</p></div><p>某局2023年政府信息公开工作年度报告</p><p>公开12条。</p>'
        '<div title="footer"><p>— 3 —</p></div>'
    )
    document = read_html(content, "a.html")

    assert paragraphs(document, "furniture") == ["某局政府信息公开", "— 3 —"]
