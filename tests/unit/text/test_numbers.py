"""One grammar for figures."""

from decimal import Decimal

import pytest

from gik_lint.text.numbers import chinese, numerals


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("〇", 0), ("两", 2), ("十", 10), ("十一", 11), ("廿", 20), ("卅一", 31), ("二十", 20), ("一百零五", 105),
        ("三百五", 350),
        ("一千零一", 1001), ("一万五", 15000), ("十二万三千四百五十六", 123456), ("一亿零五百", 100000500),
        ("三千万", 30000000),
        ("二〇一二", 2012), ("二○一四", 2014), ("二零一六", 2016), ("壹佰贰拾", 120),
    ],
)  # fmt: skip
def test_chinese_numerals(word: str, value: int) -> None:
    assert chinese(word) == value


@pytest.mark.parametrize("word", ["", "百", "万", "十十", "一二", "二一二", "百万十百", "二十〇", "一" * 41])
def test_what_only_looks_like_a_numeral_is_none(word: str) -> None:
    assert chinese(word) is None


def values(text: str) -> list[str]:
    return [
        str(number.value.normalize().quantize(1) if number.value % 1 == 0 else number.value)
        for number in numerals(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("共1,234条", ["1234"]),
        ("12.85万条", ["128500"]),
        ("6.45 万件", ["64500"]),
        ("96.19%", ["96.19"]),
        ("1亿元", ["100000000"]),
        ("3百件", ["300"]),
        ("十一件、两起", ["11", "2"]),
        ("12,3456", ["12", "3456"]),
        ("1.2.3", []),
        ("123456789012345678901", []),
        ("1e5", ["1", "5"]),
    ],
)
def test_figures_in_text(text: str, expected: list[str]) -> None:
    assert values(text) == expected


def test_the_scale_that_is_written_is_kept() -> None:
    (number,) = numerals("173769万条")
    assert (number.value, number.scale) == (Decimal(1737690000), 10000)


def test_offsets_are_of_the_text() -> None:
    text = "本年收到 1,024 件"
    assert [text[number.start : number.end] for number in numerals(text)] == ["1,024"]
