"""RTF files made to hang or to swallow the memory: one sentence or a harmless reading, in time."""

from functools import partial

import pytest

from gik_lint.document import Document, Table
from gik_lint.readers import read_bytes
from tests import refusals
from tests.unit.readers.test_rtf import row, rtf

pytestmark = pytest.mark.usefixtures("in_bounds")


refused = partial(refusals.refused, name="a.rtf")


def test_groups_nested_beyond_sense_are_refused() -> None:
    assert "嵌套" in refused(rtf(b"{" * 100_000 + b"x"))


def test_more_words_than_any_report_has_are_refused() -> None:
    assert "过大" in refused(rtf(b"\\b" * 1_000_000))


@pytest.mark.parametrize("number", [b"9999999999", b"-1", b"2147483648", b"", b"99999999999999999999"])
@pytest.mark.parametrize(
    "word", [b"bin", b"u", b"uc", b"f", b"revauth", b"cellx", b"outlinelevel", b"ansicpg", b"s", b"trleft"]
)
def test_numbers_beyond_sense_are_harmless(word: bytes, number: bytes) -> None:
    parts = (
        b"{\\revised x\\"
        + word
        + number
        + b" y}\\par "
        + row("甲", "1")
        + b"\\trowd\\"
        + word
        + number
        + b" z\\cell\\row"
    )

    assert isinstance(read_bytes(rtf(parts), "a.rtf"), Document)


def test_rows_of_a_million_cells_are_cut_to_what_a_table_has() -> None:
    (found,) = read_bytes(rtf(row(*["1"] * 100_000, width=100)), "a.rtf").blocks

    assert isinstance(found, Table)
    assert found.columns <= 200


def test_closed_groups_that_were_never_opened_are_harmless() -> None:
    assert isinstance(read_bytes(rtf("甲", b"}" * 10_000, "乙"), "a.rtf"), Document)


def test_asides_inside_asides_end() -> None:
    assert isinstance(read_bytes(rtf(b"{\\footnote x" * 1_500 + b"}" * 1_500), "a.rtf"), Document)


def test_a_long_title_in_many_pieces_is_read_in_linear_time() -> None:
    assert len(read_bytes(rtf(b"{\\info{\\title " + b"x\\'41" * 200_000 + b"}}y"), "a.rtf").title) == 400_000
