"""Patterns of the code itself: compiled late, and what counts as a letter in them."""

import re

import pytest

from gik_lint.fixed import HAN, LETTER, fixed


def test_a_pattern_is_compiled_when_it_is_first_used():
    broken = fixed("(")

    with pytest.raises(re.error):
        broken.search("")


def test_it_is_used_like_a_compiled_one():
    number = fixed(r"(?P<n>\d)")

    assert number.search("a1")["n"] == "1"
    assert number.sub("", "a1") == "a"
    assert [found[0] for found in number.finditer("12")] == ["1", "2"]


@pytest.mark.parametrize("letter", "一㐀鿿龥的")
def test_ideographs_are_letters(letter):
    assert re.fullmatch(HAN, letter)
    assert re.fullmatch(LETTER, letter)


@pytest.mark.parametrize("letter", "aZ")
def test_latin_letters_are_letters_and_no_ideographs(letter):
    assert re.fullmatch(LETTER, letter)
    assert not re.fullmatch(HAN, letter)


@pytest.mark.parametrize("sign", "1１〇①⑳⑴Ⅱⅷ㈠㊀々のア_ 、。(αé")
def test_figures_numerals_and_signs_are_neither(sign):
    assert not re.fullmatch(LETTER, sign)
