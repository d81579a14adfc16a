"""Separated values are one table; a saved page is read out of its wrapping."""

import quopri

import pytest

from gik_lint.document import Table
from gik_lint.readers import UnreadableError, read_bytes
from gik_lint.readers.csv import read_csv
from tests.places import misplaced, paragraphs, tables


def test_cells_are_parted_and_unquoted_at_their_places() -> None:
    source = '指标,"单位 ""件""",统计数\r\n受理, 86 ,\n"a\nb",,"1,234"\n\n'
    document = read_csv(source, "a.csv")

    assert tables(document) == [[["指标", '单位 "件"', "统计数"], ["受理", "86", ""], ["a\nb", "", "1,234"]]]
    assert misplaced(source, document) == []
    table = document.blocks[0]
    assert isinstance(table, Table)
    assert [cell.text.position(0) for cell in table.cells] == [
        (1, 1), (1, 5), (1, 15), (2, 1), (2, 5), (2, 9), (3, 2), (4, 4), (4, 6),
    ]  # fmt: skip


@pytest.mark.parametrize("mark", [",", "\t", ";", "，"])
def test_the_separator_is_the_commonest(mark: str) -> None:
    assert tables(read_csv(f"甲{mark}乙\n1{mark}", "a.csv")) == [[["甲", "乙"], ["1", ""]]]


def test_a_quote_that_never_closes_is_a_character() -> None:
    assert tables(read_csv('甲,"乙\n1,2', "a.csv")) == [[["甲", '"乙'], ["1", "2"]]]


def mht(page: bytes, *, header: str = 'text/html; charset="gb2312"') -> bytes:
    return (
        b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; boundary="B"\r\n\r\n--B\r\nContent-Type: '
        + header.encode()
        + b"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        + quopri.encodestring(page)
        + b"\r\n--B\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--B--\r\n"
    )


def test_a_saved_page_is_read_in_its_encoding() -> None:
    document = read_bytes(mht("<title>年报</title><p>一、总体情况</p>".encode("gbk")), "a.doc")

    assert (document.format, document.title, paragraphs(document)) == ("mht", "年报", ["一、总体情况"])
    assert document.blocks[0].text.position(0) == (1, 21)  # type: ignore[union-attr]


def test_an_archive_without_a_page_says_so() -> None:
    with pytest.raises(UnreadableError, match="网页存档"):
        read_bytes(mht(b"x", header="text/css"), "a.mht")
