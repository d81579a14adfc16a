"""From a place in the source back to the text that stands there."""

from hypothesis import given
from hypothesis import strategies as st

from gik_lint.document import Cell, Document, Paragraph, Run, SourceText, Span, Table
from gik_lint.reporters.passages import Passages, Stretch


@st.composite
def drafts(draw: st.DrawFn) -> Document:
    """Paragraphs over one or two source lines, with entities of several columns a character."""
    blocks = []
    line = 1
    for _ in range(draw(st.integers(1, 5))):
        text = draw(st.text("政府信息abc", min_size=1, max_size=12))
        column = draw(st.integers(1, 9))
        cut = draw(st.integers(0, len(text)))
        if 0 < cut < len(text):
            step = draw(st.sampled_from([1, 6]))
            runs = (Run(0, line, column), Run(cut, line + 1, draw(st.integers(1, 5)), step))
        else:
            runs = (Run(0, line, column),)
        blocks.append(Paragraph(SourceText(text, runs)))
        line += 2
    return Document("x", "text", tuple(blocks))


@given(drafts(), st.data())
def test_the_way_back_finds_the_same_text(document: Document, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(document.blocks) - 1))
    text = document.blocks[index].text
    start = data.draw(st.integers(0, len(text.text) - 1))
    end = data.draw(st.integers(start + 1, len(text.text)))

    assert Passages(document).at(text.span(start, end)) == (Stretch(index, start, end),)


def test_a_span_over_several_units_gives_a_stretch_each() -> None:
    document = Document("x", "text", tuple(Paragraph(SourceText.at("甲乙丙", line)) for line in (1, 2, 3)))

    assert Passages(document).at(Span(1, 2, 3, 2)) == (Stretch(0, 1, 3), Stretch(1, 0, 3), Stretch(2, 0, 1))


def test_a_blank_cell_is_found_beside_a_neighbour_that_starts_at_the_same_place() -> None:
    cells = (Cell(SourceText.at("", 1, 3), 0, 0), Cell(SourceText.at("12", 1, 3), 0, 1))
    document = Document("x", "text", (Table(cells, 1, 2),))

    assert Passages(document).at(Span(1, 3, 1, 3)) == (Stretch(0, 0, 0),)
    assert Passages(document).at(Span(1, 3, 1, 5)) == (Stretch(1, 0, 2),)


def test_a_place_outside_the_text_finds_the_nearest_unit_and_an_empty_draft_none() -> None:
    document = Document("x", "text", (Paragraph(SourceText.at("甲", 5)),))

    assert Passages(document).at(Span(1, 1, 1, 1)) == (Stretch(0, 0, 0),)
    assert Passages(document).at(Span(9, 1, 9, 1)) == (Stretch(0, 1, 1),)
    assert Passages(Document("x", "text", ())).at(Span(1, 1, 1, 1)) == ()
