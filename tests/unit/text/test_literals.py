"""The letters a pattern cannot match without: a wrong answer would silence a rule."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from gik_lint.text.literals import required_literals


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"截止(?=\d{4}年|目前)", ("截止",)),
        (r"(?:截止|截至)目前", ("目前",)),
        (r"(?P<wrong>部属|布署)", ("部属", "布署")),
        (r"申请\d+条", ("申请",)),
        (r"转?结", ("结",)),
        (r"\d{4}年", ("年",)),
        (r"[一二三]、", ("、",)),
        (r"(?:省|市)?政府", ("政府",)),
        (r"(?<!不)建全", ("建全",)),
        (r"\d+", ()),
        (r"甲乙|\d", ()),
        (r"(?:甲|\d)", ()),
        (r"重复{2}", ("重",)),
        (r"(?i)ABC", ()),
        (r"(?P<wrong>[\[【](?:甲乙|丙)[\]】)])", ("甲乙", "丙")),
        (r"[^]甲]乙丙", ("乙丙",)),
    ],
)
def test_literals_of(pattern, expected):
    assert required_literals(pattern) == expected


pieces = st.sampled_from(
    ["甲", "乙丙", "丁?", "(?:戊|己庚)", "(?:辛)?", "[壬癸]", r"\d", "子*", "丑{2,3}", "(寅|卯)+", "(?=辰)辰"]
)


@given(st.lists(pieces, min_size=1, max_size=6), st.text("甲乙丙丁戊己庚辛壬癸子丑寅卯辰1", max_size=30))
def test_whatever_matches_holds_one_of_the_literals(parts, text):
    pattern = "".join(parts)
    match = regex.search(pattern, text)
    literals = required_literals(pattern)

    assert match is None or not literals or any(literal in text for literal in literals)
