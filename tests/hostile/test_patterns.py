"""The patterns that come with the program are quick on any text of ordinary length, because nobody times them there."""

import itertools

import pytest

from gik_lint.text import budget
from gik_lint.text.literals import required
from gik_lint.text.patterns import compiled, found, match_at, search_all
from tests.checked import packs

SOUP = "政府信息公开申请年度工作情况报告共件条2023年1月的了和与、,。;:（）()〔〕《》“”\n \t0.5%万元局县市镇省"
SINGLE = ["年", "件", "1", " ", "、", "。", "\n", "(", "《", "的", "a", ",1", "1.", "公开", "一、", "(一)", "\n一"]


def texts(pattern):
    """Texts of the greatest length that is not timed: one sign again and again, the pattern's own words, a soup."""
    words = [word for words in required(pattern).lists for word in words][:12]
    own = "".join(words)
    for piece in (*SINGLE, own, "、".join(words), SOUP, own + "1", own + "公开"):
        if piece:
            yield (piece * (budget.ORDINARY // len(piece) + 1))[: budget.ORDINARY]
    for piece in SINGLE:  # and the words only behind it all, so that no search is over before it began
        yield (piece * budget.ORDINARY)[: budget.ORDINARY - len(own)] + own


def test_no_built_in_pattern_needs_long_on_a_text_that_is_not_timed():
    patterns = sorted(set(itertools.chain.from_iterable(pack.needs for pack in packs().packs)))
    assert len(patterns) > 500
    slow = []
    for pattern in patterns:
        for text in texts(pattern):
            try:
                for _ in itertools.islice(compiled(pattern).finditer(text, timeout=budget.SECONDS), 100_000):
                    pass
            except TimeoutError:
                slow.append((pattern, text[:20]))
    assert not slow


def test_a_stranger_s_pattern_and_a_long_text_are_timed():
    known = next(iter(packs().packs[0].needs))
    assert budget.seconds(known, "公开" * 10) is None
    assert budget.seconds(known, "公" * (budget.ORDINARY + 1)) == budget.SECONDS
    assert budget.seconds("(a+)+$ of a stranger", "a") == budget.SECONDS


@pytest.mark.parametrize("search", [match_at, found, lambda pattern, text: list(search_all(pattern, text))])
def test_a_strangers_pattern_that_explodes_is_stopped(search):
    with pytest.raises(TimeoutError):
        search("(?:公|公公)+$", "公" * 60 + "开")
