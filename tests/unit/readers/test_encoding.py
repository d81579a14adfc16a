"""Bytes are decoded by what they are, not by what they claim."""

import pytest

from gik_lint.readers import UnreadableError
from gik_lint.readers.encoding import decode

REPORT = "某市2024年政府信息公开工作年度报告\r\n一、总体情况\n全年受理申请 75 件，比上年增长。〇㐀𠮷\n"
PAGE = '<html><head><meta charset="{}"></head><body>政府信息公开 镕 㐀</body></html>'


@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030"])
def test_a_report_in_this_encoding_is_read_as_written(name: str) -> None:
    assert decode(REPORT.encode(name)) == REPORT


def test_a_mark_is_no_character() -> None:
    assert decode(b"\xef\xbb\xbf\xe7\x94\xb2") == "甲"
    assert decode("\ufeff甲乙".encode("utf-16-be")) == "甲乙"


def test_big5_is_told_from_gb18030_by_common_characters() -> None:
    text = "岳陽樓區政府信息公開工作年度報告，主動公開政府信息的情況，依申請公開。"

    assert decode(text.encode("big5")) == text


def test_traditional_characters_in_gb18030_are_no_big5() -> None:
    text = "鄭州市二七區政府信息公開工作年度報告，主動公開政府信息的情況。"

    assert decode(text.encode("gb18030")) == text


@pytest.mark.parametrize("declared", ["gb2312", "GBK", "gb18030"])
def test_what_a_page_calls_gb2312_is_gb18030(declared: str) -> None:
    page = PAGE.format(declared)

    assert decode(page.encode("gb18030")) == page


def test_a_page_saved_anew_as_utf8_keeps_its_old_declaration_and_is_utf8() -> None:
    page = PAGE.format("gb2312")

    assert decode(page.encode()) == page


def test_a_declaration_that_does_not_hold_is_ignored() -> None:
    page = PAGE.format("utf-8")

    assert decode(page.encode("gb18030")) == page


def test_the_encoding_a_mail_header_states_counts() -> None:
    assert decode("信息".encode("big5"), "big5") == "信息"


@pytest.mark.parametrize("damage", [b"\xff", b"\xe4\xb8", b"\xed\xa0\x80"])
def test_a_few_broken_bytes_do_not_lose_the_draft(damage: bytes) -> None:
    text = decode(REPORT.encode() * 20 + damage)

    assert text.startswith(REPORT)
    assert text.rstrip("\ufffd") == REPORT * 20


def test_broken_bytes_in_gb18030_do_not_lose_the_draft() -> None:
    assert decode((REPORT * 20).encode("gb18030") + b"\xff").startswith(REPORT)


def test_a_nul_keeps_its_column() -> None:
    assert decode(b"\xe7\x94\xb2\0\xe4\xb9\x99") == "甲\ufffd乙"


def test_lone_surrogates_in_utf16_are_replaced() -> None:
    assert decode(b"\xff\xfe" + "甲".encode("utf-16-le") + b"\x00\xd8" + "乙".encode("utf-16-le"))[0] == "甲"


@pytest.mark.parametrize("data", [bytes(range(256)) * 40, b"\0" * 5000 + b"abc", b"\xff\xd8\xff\xe0" * 300])
def test_binary_content_is_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="不是文字") as caught:
        decode(data)

    assert caught.value.reason == "binary"
