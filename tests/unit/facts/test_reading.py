"""The whole report as one text whose offsets lead to the places in the source."""

from hypothesis import given
from hypothesis import strategies as st

from gik_lint.document import Cell, Document, Paragraph, Run, SourceText, Span, Table
from gik_lint.facts.reading import read_document
from tests.pack_words import VOCABULARY
from tests.unit.facts.reports import reading, with_table


def test_each_paragraph_and_each_cell_is_a_zone() -> None:
    document = Document(
        "draft.html",
        "html",
        (
            Paragraph(SourceText.at("標題", 1)),
            Table((Cell(SourceText.at("甲", 2), 0, 0), Cell(SourceText.at("乙\n丙", 3), 0, 1)), 1, 2),
            Paragraph(SourceText.at("注", 9), role="note"),
        ),
    )
    read = read_document(document, VOCABULARY)
    assert [read.text[zone.start : zone.end] for zone in read.zones] == ["标题", "甲", "乙\n丙", "注"]
    assert [(zone.role, zone.block, zone.cell) for zone in read.zones] == [
        ("prose", 0, None),
        ("cell", 1, 0),
        ("cell", 1, 1),
        ("note", 2, None),
    ]


def test_the_quote_is_as_printed_and_the_span_counts_printed_characters() -> None:
    read = reading("", "岳陽(yáng)樓區(qū)政府入口網站")
    start = read.text.index("门户")
    assert read.text == "岳阳楼区政府门户网站"
    assert read.quote(start, start + 4) == "入口網站"
    assert read.span(start, start + 4) == Span(2, 17, 2, 21)
    assert read.quote(0, 2) == "岳陽"
    assert read.span(0, 4) == Span(2, 1, 2, 11)


def test_wide_steps_of_a_source_are_kept() -> None:
    text = SourceText("共&5件", (Run(0, 7, 4), Run(1, 7, 5, 6), Run(2, 7, 11)))
    read = read_document(Document("draft.html", "html", (Paragraph(text),)), VOCABULARY)
    assert read.span(1, 2) == Span(7, 5, 7, 11)
    assert read.span(0, 4) == Span(7, 4, 7, 13)


def test_a_range_over_two_zones_spans_both() -> None:
    read = reading("第一段", "", "第二段")
    assert read.span(0, len(read.text)) == Span(1, 1, 3, 4)


def test_a_cell_knows_its_place_in_the_table() -> None:
    read = with_table("收到|5", "办结|3")
    zone = read.zone(read.text.index("3"))
    assert (read.cell(zone).row, read.cell(zone).column) == (1, 1)


LINES = st.lists(st.text("公開(kāi)入口網站附屬檔案\u200b \u3000A1，", min_size=1, max_size=12), min_size=1, max_size=6)


@given(LINES, st.data())
def test_every_quote_is_found_at_its_span_in_the_source(lines: list[str], data: st.DataObject) -> None:
    blocks = tuple(Paragraph(SourceText.at(line, number)) for number, line in enumerate(lines, 1))
    read = read_document(Document("draft.txt", "text", blocks), VOCABULARY)
    zone = data.draw(st.sampled_from(read.zones))
    start = data.draw(st.integers(zone.start, zone.end))
    end = data.draw(st.integers(start, zone.end))
    span = read.span(start, end)
    line = lines[span.line - 1]
    assert span.line == span.end_line == zone.block + 1
    assert line[span.column - 1 : span.end_column - 1] == read.quote(start, end)


def test_a_document_without_blocks_is_an_empty_reading() -> None:
    read = read_document(Document("draft.txt", "text", ()), VOCABULARY)
    assert (read.text, read.zones) == ("", ())
