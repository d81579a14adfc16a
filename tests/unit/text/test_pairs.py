"""A word is ruled out only where it does not stand."""

from hypothesis import given
from hypothesis import strategies as st

from gik_lint.text.pairs import may_hold, pairs_in, pairs_of

TEXTS = st.text(st.sampled_from("公开信息𠀀a1\n\ud800"), max_size=12)


@given(TEXTS, TEXTS, TEXTS)
def test_a_word_that_stands_in_a_text_is_never_ruled_out(before, word, after):
    assert may_hold(word, before + word + after)


def test_a_word_with_a_pair_that_the_text_lacks_is_ruled_out():
    assert not may_hold("公信", "公开信息")
    assert not may_hold("开公", "公开")
    assert pairs_in("") == pairs_of("公") == frozenset()
