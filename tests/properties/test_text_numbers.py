"""Numbers written out are read again as the same numbers."""

from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from gik_lint.text.numbers import chinese, numerals
from gik_lint.text.sentences import clauses, sentences

DIGITS = "零一二三四五六七八九"


def spelt(value: int) -> str:
    """A whole number below 10¹² as it is read aloud."""
    for unit, scale in (("亿", 10**8), ("万", 10**4), ("千", 1000), ("百", 100), ("十", 10)):
        if value >= scale:
            high, low = divmod(value, scale)
            gap = "零" if 0 < low < scale // 10 else ""
            return spelt(high) + unit + gap + (spelt(low) if low else "")
    return DIGITS[value]


@given(st.integers(0, 10**12 - 1))
def test_a_number_spelt_out_is_read_as_itself(value: int) -> None:
    assert chinese(spelt(value)) == value


@given(st.decimals(0, 10**15, places=2), st.sampled_from(["", "万", "亿"]))
def test_an_arabic_figure_is_read_exactly(value: Decimal, scale: str) -> None:
    (number,) = numerals(f"共{value}{scale}条")
    assert number.value == value * {"": 1, "万": 10**4, "亿": 10**8}[scale]


@given(st.integers(1000, 10**15))
def test_thousands_may_be_grouped(value: int) -> None:
    (number,) = numerals(f"共{value:,}条")
    assert number.value == value


@given(st.text("一二十百万0123.,万亿条余", max_size=40))
def test_whatever_stands_there_is_read_without_error_and_in_order(text: str) -> None:
    found = list(numerals(text))
    assert all(first.end <= second.start for first, second in pairwise(found))


@given(st.text("公开,。;:!?.()“”《》 \na1", max_size=60))
def test_sentences_and_clauses_cover_all_but_blanks(text: str) -> None:
    for pieces in (list(sentences(text)), list(clauses(text))):
        covered = "".join(text[start:end] for start, end in pieces)
        assert "".join(covered.split()) == "".join(text.split())
        assert all(first.end <= second.start for first, second in pairwise(pieces))
