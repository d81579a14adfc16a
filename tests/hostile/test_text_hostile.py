"""Hostile text, Markdown, HTML and tables of values: read in time that grows with their length, nothing hidden."""

import time
from collections.abc import Callable

import pytest

from gik_lint.document import Document, Table
from gik_lint.readers import UnreadableError, read_bytes
from tests.places import paragraphs, texts

MANY = 20_000


def timed(source: str, name: str, *, limit: float = 8.0) -> Document:
    """The document; a quadratic reader would take minutes over these sizes."""
    start = time.perf_counter()
    document = read_bytes(source.encode(), name)
    assert time.perf_counter() - start < limit
    return document


HTML: dict[str, Callable[[int], str]] = {
    "unclosed quotes in tags": lambda n: '<a "' * n,
    "unclosed values": lambda n: '<a b="' * n,
    "a bracket within each value": lambda n: '<a =">" ' * n,
    "tags without end": lambda n: "<a " * n + '=">"',
    "unclosed comments": lambda n: "<!--" * n + ">",
    "unclosed titles": lambda n: "<title>" * n,
    "unclosed text areas": lambda n: "<textarea>" * n,
    "bold closed as italic": lambda n: "<b>" * n + "</i>" * n,
    "italic closed across bold": lambda n: "<i>" * n + "<b>" * n + "</i>" * n,
    "bold closed from within a cell": lambda n: "<b><table><tr><td>" + "<div>" * n + "</b>" * n,
    "list items deep down": lambda n: "<ul>" + "<div>" * n + "<li></li>" * n,
    "ends of nothing": lambda n: "</div></p></td></b>" * n,
    "nested tables": lambda n: "<table><tr><td>" * (n // 4),
    "ampersands": lambda n: "&" * n + "&a" * n + "&#" * n,
    "digits in a reference": lambda n: "&#" + "9" * n + ";",
    "attributes": lambda n: "<p " + "a=b " * n + ">",
    "rows under long spans": lambda n: "<table><tr>" + "<td rowspan=65534>1" * 500 + "<tr><td>2" * (n // 4),
    "hidden spans": lambda n: "<span style='display:none'>x</span>y" * (n // 4),
}


@pytest.mark.parametrize("make", HTML.values(), ids=HTML.keys())
def test_html_is_read_in_linear_time(make: Callable[[int], str]) -> None:
    timed("<p>甲</p>" + make(MANY) + "<p>乙", "a.html")


def test_text_below_fifty_thousand_elements_is_not_lost() -> None:
    assert paragraphs(timed("<div>" * 50_000 + "合计 2932 件。", "a.html")) == ["合计 2932 件。"]
    assert paragraphs(timed("<span>" * 50_000 + "合计。", "a.html")) == ["合计。"]
    assert paragraphs(timed("<table><tr><td>" * 5_000 + "合计。", "a.html")) == ["合计。"]


def test_spans_without_measure_cost_nothing() -> None:
    document = timed("<table>" + "<tr><td colspan=1000000000 rowspan=1000000000>题<td>1" * 1_000 + "</table>", "a.html")
    table = document.blocks[0]

    assert isinstance(table, Table)
    assert len(table.cells) == 2_000
    assert table.columns <= 210
    assert table.rows == 1_000


@pytest.mark.parametrize(
    "unclosed",
    ['<p title="', "<!--", "<a href='x", "<title>", "<textarea>", "<![if x", "<select>", "<svg>", "<object>", "<xml>"],
)
def test_markup_that_never_closes_hides_no_report(unclosed: str) -> None:
    document = timed(f"<p>前文。</p>{unclosed}<p>一、总体情况</p><p>后文。</p>", "a.html")

    assert paragraphs(document)[-1] == "后文。"


def test_a_hidden_total_is_no_text_and_does_not_vanish() -> None:
    document = timed("<table><tr><td>总计<td><span style='display:none'>2932</span>2923</table>", "a.html")

    assert [text.text for text in texts(document)] == ["总计", "2923"]
    assert [mark.text for mark in document.marks] == ["2932"]


MARKDOWN = [
    "*", "**", "_", "`", "[", "![", "[a](", "[a]", "(", "<", "<!--", "<a ", "<b>", "<br>", "&", "\\", "~~", "**a**",
    "|", "<http://", '[a](b "', "# ", "> ", "- ", "a *b* `c` ", "\t", "---", "<table>", "</table>", "<div>\n",
    "<table>\n\n", "<!-- a\n", "a\n---\n", "|a|b|\n|c|\n|---|\n", "```\n", "1. ", "  ", "\r", "&nbsp;",
]  # fmt: skip


@pytest.mark.parametrize("part", MARKDOWN)
@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.csv"])
def test_text_of_one_thing_over_and_over_is_read_in_linear_time(part: str, name: str) -> None:
    timed("甲" + part * MANY, name)
    timed("甲\n" + (part + "\n") * (MANY // 4), name)


@pytest.mark.parametrize("part", ['"', '",', '""', '" ', ' "', '\t"', "a,", '"a"b'])
def test_values_of_one_thing_over_and_over_are_read_in_linear_time(part: str) -> None:
    timed("甲" + part * MANY, "a.csv")


@pytest.mark.parametrize("fill", ["政府信息公开", "甲|", "甲\t", "-", " ", "甲 | "])
def test_a_whole_report_in_one_line_is_read(fill: str) -> None:
    document = timed("一、总体情况。" + fill * (900_000 // len(fill)) + "。末", "a.txt")

    assert "".join(text.text for text in texts(document)).endswith("末")


@pytest.mark.parametrize(("fill", "name"), [("甲\n", "a.txt"), ("<p>", "a.html"), ("甲|乙\n", "a.md"), ("1,", "a.csv")])
def test_millions_of_lines_cells_or_tags_are_no_report(fill: str, name: str) -> None:
    with pytest.raises(UnreadableError, match="一百万") as caught:
        timed(fill * 1_100_000, name)

    assert caught.value.reason == "too-large"


def test_fifty_megabytes_in_one_line_are_read() -> None:
    line = "政府信息公开工作，" * (50_000_000 // 27)

    assert paragraphs(timed(line, "a.txt")) == [line]


def test_control_and_direction_characters_stay_where_they_are() -> None:
    line = "[/b] \x1b[31m红\u202e倒合\u200b计 ::error =cmd|x"

    assert paragraphs(timed(line, "a.txt")) == [line]


def test_numbers_of_any_length_in_attributes_are_refused_quietly() -> None:
    digits = "9" * 10_000
    document = timed(
        f"<ol start={digits}><li value=-1>甲</ol><table><tr><td colspan={digits} rowspan=-2>乙<td>1</table>", "a.html"
    )

    assert [text.text for text in texts(document)] == ["甲", "乙", "1"]


def test_nested_mime_parts_are_refused_in_a_sentence() -> None:
    head = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b{}\n\n"
    nested = "".join(f"--b{n}\nContent-Type: multipart/related; boundary=b{n + 1}\n\n" for n in range(3_000))
    with pytest.raises(UnreadableError):
        timed(head.format(0) + nested, "a.mht")
    with pytest.raises(UnreadableError):
        timed(head.format(0) + "--b0\nContent-Type: text/plain\n\nx\n" * 20_000, "a.mht")
