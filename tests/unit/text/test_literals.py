"""The words a pattern cannot match without: a wrong answer would silence a rule."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from gik_lint.text.literals import Needs, remember, required
from gik_lint.text.patterns import can_match, matches


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"截止(?=\d{4}年|目前)", [{"截止"}, {"年", "目前"}]),
        (r"(?:截止|截至)目前", [{"截止目前", "截至目前"}]),
        (r"(?P<wrong>部属|布署)", [{"部属", "布署"}]),
        (r"申请\d+条", [{"申请"}, {"条"}]),
        (r"转?结", [{"结"}]),
        (r"\d{4}年", [{"年"}]),
        (r"[一二三]、", [{"一、", "二、", "三、"}]),
        (r"(?:省|市)?政府", [{"政府"}]),
        (r"(?<!不)建全", [{"建全"}]),
        (r"(?<=不)建全", [{"建全"}, {"不"}]),
        (r"\d+", []),
        (r"甲乙|\d", []),
        (r"(?:甲|\d)", []),
        (r"重复{2}", [{"重复复"}]),
        (r"重复{3,5}了", [{"重复复"}, {"了"}]),
        (r"(?i)ABC甲", [{"甲"}]),
        (r"甲(?i)乙", []),
        (r"(?P<wrong>[\[【](?:甲乙|丙)[\]】)])", [{"甲乙", "丙"}]),
        (r"[^]甲]乙丙", [{"乙丙"}]),
        (r"(?P<c>[府息])(?P=c)", [{"府府", "息息"}]),
        (r"\d[余多]条", [{"余条", "多条"}]),
        (r"公开.{0,9}万条", [{"公开"}, {"万条"}]),
        (r"约|大约", [{"约"}]),
        (r"\u7532乙", []),
        (r"(?|甲|乙)丙", []),
        (r"甲(?#乙)", []),
        (r"甲{year}年", [{"甲"}, {"年"}]),
        (r"甲{years}", []),
    ],
)
def test_words_of(pattern, expected):
    assert sorted(map(sorted, required(pattern).lists)) == sorted(map(sorted, expected))


def test_the_words_told_first_are_the_rarest():
    assert required(r"(?:,|。)公开.{0,9}(?:万条|亿条)、?").lists == ((",公开", "。公开"), ("万条", "亿条"))
    assert required(r"公开.{0,9}[,。]").lists == (("公开",), (",", "。"))


@pytest.mark.parametrize(
    "pattern", ["甲", "甲|乙丙", "甲?乙", "[甲乙]丙", "(?:甲|乙)丙", "(?P<c>[甲乙])(?P=c)", "(?i)甲"]
)
def test_the_words_alone_decide(pattern):
    assert required(pattern).enough


@pytest.mark.parametrize(
    "pattern",
    [
        "甲?",
        "^甲",
        "甲$",
        r"\b甲",
        "甲(?!乙)",
        "(?<=乙)甲",
        r"甲\d",
        "甲+",
        "甲?+甲",
        "(?P<c>[甲乙])丙(?P=c)",
        "[甲-乙]",
        "",
    ],
)
def test_more_than_the_words_decides(pattern):
    assert not required(pattern).enough


def test_what_was_read_before_is_not_read_again():
    remember({"(?#从前)": Needs((("甲",),), enough=True)})

    assert matches("(?#从前)", "甲")


letters = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰aA1"
pieces = st.sampled_from(
    [
        "甲", "乙丙", "丁?", "(?:戊|己庚)", "(?:辛)?", "[壬癸]", r"\d", "子*", "丑{2,3}", "(寅|卯)+", "(?=辰)辰",
        "(?=.*甲)", "(?<=乙)", "(?<!丙)", "a", "[aA]", r"\w", "(?P<x>[甲乙])(?P=x)", "(?:甲.|乙丙)", "(甲|乙(?=丙))",
        "[^甲]", "丁{0,2}", "(?:乙丙){2}", "甲?", "^甲?", "丙$", "乙?+乙",
    ]
)  # fmt: skip


@given(
    st.sampled_from(["", "(?i)", "(?m)"]),
    st.lists(pieces, min_size=1, max_size=6, unique=True),
    st.text(letters, max_size=30),
)
def test_what_cannot_match_does_not(flags, parts, text):
    pattern = flags + "".join(parts)

    assert can_match(pattern, text) or not regex.search(pattern, text)
    assert matches(pattern, text) == bool(regex.search(pattern, text))


@given(
    st.lists(st.lists(pieces, min_size=1, max_size=3, unique=True), min_size=1, max_size=3),
    st.text(letters, max_size=30),
)
def test_what_cannot_match_by_any_branch_does_not(branches, text):
    pattern = "|".join("".join(part for part in parts if "?P" not in part) for parts in branches)

    assert can_match(pattern, text) or not regex.search(pattern, text)
    assert matches(pattern, text) == bool(regex.search(pattern, text))
