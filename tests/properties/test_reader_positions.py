"""Whatever a draft looks like: every character stands where the document says, and none is lost in silence."""

from hypothesis import given
from hypothesis import strategies as st

from gik_lint.document import Document, SourceText
from gik_lint.readers import UnreadableError, read_bytes
from gik_lint.readers.csv import read_csv
from gik_lint.readers.html import read_html
from gik_lint.readers.layout import Slot, cut, spanned_grid
from gik_lint.readers.markdown import read_markdown
from gik_lint.readers.text import read_text
from tests.places import misplaced, texts

WORDS = [
    "甲",
    "政府信息",
    "一、",
    "2024",
    "𠮷",
    "。",
    "，",
    " ",
    "　",
    "\xa0",
    "a",
    "é",
    "\u200b",
    "\n",
    "\r\n",
    "\r",
    "\n\n",
]
ROWS = ["|", " | ", "\t", "\uff5c", "|---|---|", "-", "+--+", "||"]
MARKS = [
    "**", "*", "_", "~~", "`", "# ", "## ", "> ", "- ", "[", "](x)", "![", "\\", "<br>", "<b>", "</b>", "&nbsp;", "---",
    "```", "<!--", "-->", "<table>", "<td>", "</table>", "===",
]  # fmt: skip
TAGS = [
    "<p>", "</p>", "<div>", "</div>", "<br>", "<table>", "<tr>", "<td>", "</td>", "</tr>", "</table>", "<th>",
    "<td colspan=3 rowspan=2>", "<b>", "</b>", "<span style='display:none'>", "</span>", "<h2>", "</h2>", "<li>",
    "<ol>", "</ol>", "<a href=x>", "</a>", "<pre>", "</pre>", "<!--", "-->", "<![if x]>", "<script>", "</script>",
    "<title>", "</title>", "<select>", "</select>", "<", ">", "</", "<a b='", '"', "=", "&nbsp;", "&#x4e00;",
    "&amp;", "&lt",
    "&",    ";", "&#", "<caption>", "<div id=zoom>", "<div class=nav>", "<img>", "<hidden hidden>",
]  # fmt: skip
PLAIN_TAGS = [
    "<p>", "</p>", "<td>", "</table>", "<table>", "<tr>", "</div>", "<div>", "<br>", "<i>", "</b>", "</td>", "<li>",
]  # fmt: skip


def made_of(*parts: list[str]) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from([part for some in parts for part in some]), max_size=60).map("".join)


def shown(document: Document) -> str:
    return "".join("".join(text.text.split()) for text in texts(document))


@given(made_of(WORDS, ROWS))
def test_plain_text_stands_where_it_says(source: str) -> None:
    assert misplaced(source, read_text(source, "a.txt")) == []


@given(made_of(WORDS))
def test_plain_text_without_bars_loses_no_character(source: str) -> None:
    assert shown(read_text(source, "a.txt")) == "".join(source.split())


@given(made_of(WORDS, ROWS, MARKS))
def test_markdown_stands_where_it_says(source: str) -> None:
    assert misplaced(source, read_markdown(source, "a.md")) == []


@given(made_of(WORDS))
def test_markdown_without_marks_loses_no_character(source: str) -> None:
    assert shown(read_markdown(source, "a.md")) == "".join(source.split())


@given(made_of(WORDS, TAGS))
def test_html_stands_where_it_says(source: str) -> None:
    assert misplaced(source, read_html(source, "a.html")) == []


@given(made_of(WORDS, PLAIN_TAGS))
def test_html_without_hiding_loses_no_character(source: str) -> None:
    plain = source
    for tag in PLAIN_TAGS:
        plain = plain.replace(tag, "")

    assert sorted(shown(read_html(source, "a.html"))) == sorted("".join(plain.split()))


@given(made_of(WORDS, [",", '"', '""', "\t", ";"]))
def test_separated_values_stand_where_they_say(source: str) -> None:
    document = read_csv(source, "a.csv")

    assert [place for place in misplaced(source, document) if place[0] != '"'] == []


@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.md", "a.html", "a.csv", "a.mht", "-"]))
def test_any_bytes_are_a_document_or_refused_in_a_sentence(data: bytes, name: str) -> None:
    try:
        path = read_bytes(data, name).path
    except UnreadableError as error:
        path = name if str(error).endswith("。") else ""

    assert path == name


@given(made_of(WORDS, TAGS, ROWS, MARKS), st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]))
def test_any_text_in_any_encoding_is_read_alike(source: str, encoding: str) -> None:
    source = "政府信息公开工作年度报告的情况。" + source

    assert read_bytes(source.encode(encoding), "-") == read_bytes(source.encode(), "-")


@given(st.lists(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=6), max_size=6))
def test_no_two_cells_of_a_grid_share_a_place(spans: list[list[tuple[int, int]]]) -> None:
    table = spanned_grid([[Slot(SourceText.at("", 1), *span) for span in row] for row in spans])
    taken = [
        (cell.row + down, cell.column + right)
        for cell in table.cells
        for down in range(cell.rowspan)
        for right in range(cell.colspan)
    ]

    assert len(taken) == len(set(taken))
    assert all(row < table.rows and column < table.columns for row, column in taken)
    assert sum(map(len, spans)) == len(table.cells)


@given(made_of(WORDS, TAGS), st.data())
def test_a_cut_text_keeps_its_places(source: str, data: st.DataObject) -> None:
    for text in texts(read_html(source, "a.html")):
        start = data.draw(st.integers(0, len(text.text)))
        end = data.draw(st.integers(start, len(text.text)))
        part = cut(text, start, end)

        assert part.text == text.text[start:end]
        assert [part.span(i, i + 1) for i in range(end - start)] == [
            text.span(start + i, start + i + 1) for i in range(end - start)
        ]
