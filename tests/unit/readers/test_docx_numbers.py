"""The numbers Word generates are read as it prints them."""

import pytest

from gik_lint.document import Paragraph, Span, Table
from gik_lint.readers.docx import read_docx
from gik_lint.readers.docx.numerals import numeral
from tests.docx_factory import CHINESE, abstract, docx, level, num, numbered, p, tbl, tc, tr


def numbers(body: str, numbering: str, styles: str = "") -> list[str]:
    document = read_docx(docx(body, numbering=numbering, styles=styles), "a.docx")
    return [block.number for block in document.blocks if isinstance(block, Paragraph)]


def test_headings_numbered_by_word_carry_their_number_outside_the_text() -> None:
    body = numbered("总体情况", 1) + numbered("机构", 1, 1) + numbered("制度", 1, 1) + numbered("主动公开", 1)
    body += numbered("平台", 1, 1) + numbered("网站", 1, 2)

    document = read_docx(docx(body, numbering=CHINESE + num(1, 1)), "a.docx")

    blocks = [block for block in document.blocks if isinstance(block, Paragraph)]
    assert [block.number for block in blocks] == ["一、", "（一）", "（二）", "二、", "（一）", "1."]
    assert blocks[0].text.span(0, 4) == Span(1, 1, 1, 5)


def test_the_number_comes_through_the_style_and_zero_cancels_it() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="h1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="h2"><w:basedOn w:val="h1"/>'
        '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="own"><w:basedOn w:val="h1"/></w:style>'
    )
    cancelled = p("题", style="h1", props='<w:numPr><w:numId w:val="0"/></w:numPr>')
    body = p("题", style="h1") + p("题", style="h2") + cancelled + p("题", style="own")

    assert numbers(body, CHINESE + num(1, 1), styles) == ["一、", "（一）", "", "二、"]


def test_a_style_without_a_level_has_the_level_that_names_it() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="h2"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    numbering = abstract(1, level(0, "decimal", "%1"), level(1, "decimal", "%1.%2", '<w:pStyle w:val="h2"/>')) + num(
        1, 1
    )

    assert numbers(p("题", style="h2") + p("题", style="h2"), numbering, styles) == ["1.1", "1.2"]


def test_a_second_instance_counts_on_unless_it_says_to_start_anew() -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = CHINESE + num(1, 1) + num(2, 1) + num(3, 1, anew)
    body = numbered("a", 1) + numbered("b", 2) + numbered("c", 3) + numbered("d", 3) + numbered("e", 1)

    assert numbers(body, numbering) == ["一、", "二、", "一、", "二、", "三、"]


def test_an_instance_may_replace_a_level() -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "upperRoman", "%1)")}</w:lvlOverride>'

    assert numbers(numbered("a", 1) + numbered("b", 1), CHINESE + num(1, 1, override)) == ["I)", "II)"]


def test_a_list_may_borrow_its_levels_from_a_numbering_style() -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    linked = '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="L"/></w:abstractNum>'

    assert numbers(numbered("a", 2), CHINESE + linked + num(1, 1) + num(2, 2), styles) == ["一、"]


def test_a_level_that_never_restarts_counts_through() -> None:
    numbering = abstract(1, level(0, "decimal", "%1."), level(1, "decimal", "(%2)", '<w:lvlRestart w:val="0"/>')) + num(
        1, 1
    )
    body = numbered("a", 1) + numbered("b", 1, 1) + numbered("c", 1) + numbered("d", 1, 1)

    assert numbers(body, numbering) == ["1.", "(1)", "2.", "(2)"]


def test_legal_numbering_writes_the_upper_levels_in_digits() -> None:
    numbering = abstract(1, level(0, "chineseCounting", "%1、"), level(1, "decimal", "%1.%2", "<w:isLgl/>")) + num(1, 1)

    assert numbers(numbered("a", 1) + numbered("b", 1, 1), numbering) == ["一、", "1.1"]


def test_bullets_and_unknown_lists_give_no_number() -> None:
    numbering = abstract(1, level(0, "bullet", "\uf0b7"), level(1, "none", "")) + num(1, 1)

    assert (
        numbers(numbered("a", 1) + numbered("b", 1, 1) + numbered("c", 44) + numbered("d", 1, 7), numbering) == [""] * 4
    )


def test_a_numbered_paragraph_without_text_counts() -> None:
    body = numbered("a", 1) + numbered("", 1) + numbered("b", 1)

    assert numbers(body.replace('<w:t xml:space="preserve"></w:t>', ""), CHINESE + num(1, 1)) == ["一、", "三、"]


def test_a_number_in_a_cell_is_printed_text_without_columns() -> None:
    row = tr(tc(numbered("予以公开", 1, 1)), tc(numbered("", 1, 2)), tc("12"))

    document = read_docx(docx(tbl(row), numbering=CHINESE + num(1, 1)), "a.docx")

    table = document.blocks[0]
    assert isinstance(table, Table)
    assert [cell.text.text for cell in table.cells] == ["（一）予以公开", "1.", "12"]
    assert table.cells[0].text.span(3, 7) == Span(1, 1, 1, 5)
    assert table.cells[0].text.span(0, 3) == Span(1, 1, 1, 1)
    assert table.cells[2].text.span(0, 2) == Span(3, 1, 3, 3)


@pytest.mark.parametrize(
    ("style", "value", "printed"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 3, "03"),
        ("decimalFullWidth", 10, "１０"),
        ("decimalEnclosedCircle", 20, "⑳"),
        ("decimalEnclosedCircle", 21, "21"),
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 12, "十二"),
        ("chineseCounting", 20, "二十"),
        ("chineseCountingThousand", 105, "一百零五"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("chineseCountingThousand", 1001, "一千零一"),
        ("japaneseCounting", 21, "二十一"),
        ("taiwaneseCounting", 11, "十一"),
        ("taiwaneseCountingThousand", 11, "十一"),
        ("ideographTraditional", 3, "丙"),
        ("ideographTraditional", 11, "11"),
        ("ideographZodiac", 12, "亥"),
        ("ideographZodiacTraditional", 60, "癸亥"),
        ("chineseLegalSimplified", 12, "壹拾贰"),
        ("upperLetter", 27, "AA"),
        ("lowerLetter", 3, "c"),
        ("upperRoman", 1994, "MCMXCIV"),
        ("lowerRoman", 4, "iv"),
        ("somethingNew", 5, "5"),
        ("chineseCounting", 0, "0"),
        ("upperRoman", 10**9, "1000000000"),
    ],
)
def test_number_formats(style: str, value: int, printed: str) -> None:
    assert numeral(value, style) == printed
