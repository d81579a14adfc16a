"""PDF files made to hang, to swallow the memory or to reach outside: one sentence or a harmless reading, in time."""

import zlib
from functools import partial

import pytest

from gik_lint.document import Document
from gik_lint.readers import read_bytes
from gik_lint.readers.bounded import read_bounded
from gik_lint.readers.errors import UnreadableError
from tests import refusals
from tests.pdf_factory import FONT, assembled, grid, level, pdf, stream, text
from tests.places import paragraphs

NODE = b"<</Type/Pages/Kids[%s]/Count %d/MediaBox[0 0 595 842]>>"
CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"


pytestmark = pytest.mark.usefixtures("in_bounds")


outcome = partial(refusals.outcome, name="a.pdf")


def deflated(content: bytes, layers: int = 1) -> bytes:
    for _ in range(layers):
        content = zlib.compress(content, 9)
    return stream(content, b"/Filter[%s]" % (b"/FlateDecode" * layers))


def one_page(content: bytes) -> bytes:
    page = b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>/XObject<</X 6 0 R>>>>>>"
    form = stream(b"/X Do " * 50, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>")
    return assembled([CATALOGUE, NODE % (b"3 0 R", 1), page, content, FONT, form])


def test_a_loop_in_the_page_tree_ends() -> None:
    outcome(assembled([CATALOGUE, NODE % (b"2 0 R 3 0 R", 9), NODE % (b"2 0 R", 9)]))


@pytest.mark.parametrize("count", [2_000_000_000, 10_000_000, -1, 0])
def test_a_page_count_that_cannot_be_is_refused_or_harmless(count: int) -> None:
    data = assembled([CATALOGUE, NODE % (b"3 0 R", count), b"<</Type/Page/Parent 2 0 R>>"])

    outcome(data)


def test_more_pages_than_any_report_has_are_refused() -> None:
    assert "页" in str(outcome(pdf(*["" for _ in range(601)])))


def test_pages_nested_ten_thousand_deep_end() -> None:
    nodes = [NODE % (b"%d 0 R" % (number + 1), 1) for number in range(2, 10_002)]

    outcome(assembled([CATALOGUE, *nodes, b"<</Type/Page>>"]))


@pytest.mark.parametrize("end", [5, 40, 300, 700, -200, -30])
def test_a_truncated_file_is_said_or_mended(end: int) -> None:
    outcome(pdf(text(90, 100, "甲"))[:end])


def test_what_only_says_to_be_a_pdf_is_said_to_be_damaged() -> None:
    assert "损坏" in str(outcome(b"%PDF-1.7\n" + b"\0\xff" * 5000))


def test_a_character_map_named_by_a_path_is_not_opened() -> None:
    font = FONT.replace(b"/UniGB-UCS2-H", b"/..#2F..#2F..#2Ftmp#2Fevil")

    outcome(pdf(text(90, 100, "甲"), font=font))


def test_forms_that_hold_themselves_end() -> None:
    outcome(one_page(stream(b"/X Do " * 50)))


def test_a_stream_that_unpacks_beyond_the_memory_is_refused() -> None:
    outcome(one_page(deflated(b"0 0 m " * 20_000_000)))


def test_a_bomb_of_packed_packed_streams_ends() -> None:
    outcome(one_page(deflated(b" " * 300_000_000, 3)))


def test_a_page_of_a_million_lines_ends() -> None:
    places = [(i % 500, i % 500, i % 800, i % 800) for i in range(200_000)]
    lines = b"".join(b"%d 0 m %d 800 l S 0 %d m 500 %d l S\n" % place for place in places)

    outcome(one_page(deflated(lines)))


def test_a_finer_grid_than_any_table_is_no_table_and_ends() -> None:
    fine = grid([index / 2 for index in range(1100)], [index / 2 for index in range(1600)])

    document = outcome(pdf(f"{fine} {text(90, 300, '甲')}"))

    assert isinstance(document, Document)
    assert paragraphs(document) == ["甲"]


def test_a_page_of_a_million_characters_ends() -> None:
    code = b"4e00" * 1_500_000

    outcome(one_page(deflated(b"BT /F1 1 Tf <" + code + b"> Tj ET")))


def test_characters_without_a_meaning_are_said() -> None:
    font = FONT.replace(b"/UniGB-UCS2-H", b"/Identity-H").replace(b"(GB1)", b"(Identity)")

    assert "乱码" in str(outcome(pdf(text(90, 100, "一二三四五六七八九十" * 3), font=font)))


def test_numbers_beyond_sense_in_coordinates_end() -> None:
    wild = " ".join(f"{sign}1e38 {at} m {at} 99999999999999999999 l S" for sign in ("", "-") for at in (0, 1e9))

    outcome(pdf(f"{wild} {level(0, 1e7, 100)} {text(1e9, 100, '甲')} {text(90, 1e9, '乙')}"))


def test_a_reader_that_hangs_or_crashes_is_one_sentence() -> None:
    for reader in ("nowhere:nothing", "bounded:_program"):
        with pytest.raises(UnreadableError, match="上限"):
            read_bounded(reader, b"", "a.pdf")


def test_a_name_with_anything_in_it_is_handed_over() -> None:
    name = "-c\n$(x) \ud800 报告.pdf"

    assert isinstance(read_bytes(pdf(text(90, 100, "甲")), name), Document)
