"""Fixes written into a new source: exactly the passage, in any encoding, each wholly or not at all."""

import codecs
import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gik_lint.document import Span
from gik_lint.finding import Edit, Finding, Fix, Location
from gik_lint.fixes import apply, choose, diff, fixed
from tests.docx_factory import docx, p
from tests.docx_views import accepted, rejected


def finding(*edits: Edit, safe: bool = True, suppressed: bool = False) -> Finding:
    fix = Fix("safe" if safe else "unsafe", edits)
    place = Location(edits[0].span)
    return Finding("r", "language", "warning", "high", "m", place, fix=fix, suppressed=suppressed)


def edit(line: int, start: int, end: int, text: str, end_line: int | None = None) -> Edit:
    return Edit(Span(line, start, end_line or line, end), text)


def test_the_passage_is_replaced_and_nothing_else() -> None:
    assert apply("第一行\n截止年底。。\n", [finding(edit(2, 1, 3, "截至")), finding(edit(2, 5, 7, "。"))]) == (
        "第一行\n截至年底。\n"
    )


def test_the_order_of_findings_does_not_matter_where_they_do_not_meet() -> None:
    found = [finding(edit(1, 3, 4, "丙")), finding(edit(1, 1, 2, "甲甲"))]

    assert apply("一二三", found) == apply("一二三", found[::-1]) == "甲甲二丙"


def test_of_two_that_overlap_the_first_wins() -> None:
    assert apply("一二三四", [finding(edit(1, 2, 4, "乙")), finding(edit(1, 3, 5, "丙"))]) == "一乙四"


def test_two_that_want_the_same_are_one_edit_and_both_are_made() -> None:
    found = [finding(edit(1, 1, 2, "甲")), finding(edit(1, 1, 2, "甲"))]

    assert apply("一二", found) == "甲二"
    assert choose(found).findings == tuple(found)


def test_two_insertions_at_one_place_are_not_guessed_into_an_order() -> None:
    assert apply("一二", [finding(edit(1, 2, 2, "、")), finding(edit(1, 2, 2, "，"))]) == "一、二"


def test_edits_that_only_touch_are_both_made() -> None:
    assert apply("一二", [finding(edit(1, 1, 2, "甲")), finding(edit(1, 2, 3, "乙"))]) == "甲乙"


def test_a_fix_of_several_edits_is_made_wholly_or_not_at_all() -> None:
    pair = finding(edit(1, 1, 2, "（"), edit(1, 3, 4, "）"))

    assert apply("(一)", [pair]) == "（一）"
    assert apply("(一)", [finding(edit(1, 3, 4, "】")), pair]) == "(一】"


def test_a_fix_that_contradicts_itself_is_not_made() -> None:
    assert apply("一二三", [finding(edit(1, 1, 3, "甲"), edit(1, 2, 4, "乙"))]) == "一二三"


def test_unsafe_fixes_are_made_only_where_asked_for_and_suppressed_ones_never() -> None:
    unsafe, quiet = finding(edit(1, 1, 2, "甲"), safe=False), finding(edit(1, 2, 3, "乙"), suppressed=True)

    assert apply("一二", [unsafe, quiet]) == "一二"
    assert apply("一二", [unsafe, quiet], unsafe=True) == "甲二"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_stay_and_count_as_the_contract_says(end: str) -> None:
    source = f"甲\u2028乙\x0b丙{end}{end}丁戊{end}"

    assert apply(source, [finding(edit(3, 2, 3, "己"))]) == f"甲\u2028乙\x0b丙{end}{end}丁己{end}"


def test_an_edit_may_take_away_a_line_end() -> None:
    assert apply("甲\n乙\n丙", [finding(edit(1, 2, 1, "", end_line=2))]) == "甲乙\n丙"


@pytest.mark.parametrize(
    "span",
    [Span(9, 1, 9, 2), Span(1, 1, 1, 99), Span(1, 9, 1, 9), Span(0, 1, 1, 1), Span(2, 1, 1, 1), Span(1, 2, 1, 3)],
)
def test_an_edit_outside_the_source_is_not_made(span: Span) -> None:
    assert apply("甲\n乙", [finding(Edit(span, "丙"))]) == "甲\n乙"


def test_in_html_tags_inside_the_passage_stay_and_the_text_is_escaped() -> None:
    source = "<p>截<font color='red'>止</font>年底<b>&nbsp;。</b></p>"
    start = source.index("截") + 1

    assert apply(source, [finding(edit(1, start, source.index("年") + 1, "截至"))], markup=True) == (
        "<p>截至<font color='red'></font>年底<b>&nbsp;。</b></p>"
    )
    assert apply(source, [finding(edit(1, start, start + 1, "<&"))], markup=True).startswith("<p>&lt;&amp;<font")


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (b"", "gb18030"),
    ],
)
def test_a_file_keeps_its_encoding(mark: bytes, encoding: str) -> None:
    text = "一、总体情况\r\n本机关截止年底共受理政府信息公开申请二十三件。。\r\n"
    data = mark + text.encode(encoding)

    written = fixed(data, "text", [finding(edit(2, 4, 6, "截至")), finding(edit(2, 23, 25, "。"))])

    assert written == mark + text.replace("截止", "截至").replace("。。", "。").encode(encoding)


def test_nothing_to_fix_gives_the_very_bytes() -> None:
    damaged = "政府信息公开年度报告".encode() * 200 + b"\xff"

    assert fixed(damaged, "text", []) == damaged
    word = docx(p("甲"))
    assert fixed(word, "docx", []) is word


def test_a_word_file_gets_its_fixes_as_tracked_changes() -> None:
    source = docx(p("截止年底") + p("共23件"))

    written = fixed(source, "docx", [finding(edit(1, 1, 3, "截至")), finding(edit(2, 2, 4, "25"), safe=False)])

    assert accepted(written) == ["截至年底", "共23件"]
    assert rejected(written) == rejected(source)
    assert accepted(fixed(source, "docx", [finding(edit(2, 2, 4, "25"), safe=False)], unsafe=True))[1] == "共25件"


def test_a_format_that_cannot_be_fixed_is_said_so() -> None:
    with pytest.raises(ValueError, match="不能自动修改"):
        fixed(b"%PDF-", "pdf", [])


def test_the_difference_is_shown_line_by_line() -> None:
    assert diff("甲\n乙\n", "甲\n丙\n", "a.txt") == "--- a.txt\n+++ a.txt\n@@ -1,2 +1,2 @@\n 甲\n-乙\n+丙\n"
    assert diff("甲", "乙", "a.txt").endswith("-甲\n\\ No newline at end of file\n+乙\n\\ No newline at end of file\n")
    assert diff("甲\r\n乙", "甲\r\n乙", "a.txt") == ""


TEXT = st.text(st.sampled_from("甲乙。，\n\r<b>&;截止"), max_size=40)


@given(TEXT, st.booleans())
def test_applying_fixes_twice_changes_nothing(source: str, markup: bool) -> None:
    def doubled(text: str) -> list[Finding]:
        """The finder of a rule: doubled punctuation."""
        lines = re.split("\r\n|\r|\n", text)
        return [
            finding(edit(i, found.start() + 1, found.end() + 1, found[0][0]))
            for i, line in enumerate(lines, 1)
            for found in re.finditer("。{2,}|，{2,}", line)
        ]

    once = apply(source, doubled(source), markup=markup)

    assert doubled(once) == []
    assert apply(once, doubled(once), markup=markup) == once
    assert re.sub("[。，]", "", once) == re.sub("[。，]", "", source)


@given(st.lists(st.tuples(st.integers(1, 12), st.integers(0, 4), st.sampled_from(["", "甲", "乙丙"])), max_size=8))
def test_chosen_edits_never_overlap_and_the_rest_of_the_text_stays(wanted: list[tuple[int, int, str]]) -> None:
    source = "0123456789ab"
    found = [finding(edit(1, start, min(start + length, 13), text)) for start, length, text in wanted]

    edits = choose(found).edits
    result = apply(source, found)

    expected, done = "", 0
    for one in edits:
        assert one.span.column - 1 >= done
        expected += source[done : one.span.column - 1] + one.text
        done = one.span.end_column - 1
    assert result == expected + source[done:]


@given(st.text(st.sampled_from("甲<&>b"), max_size=6))
def test_what_is_put_into_html_reads_as_what_was_meant(text: str) -> None:
    assert html.unescape(apply("<p>X</p>", [finding(edit(1, 4, 5, text))], markup=True)) == f"<p>{text}</p>"
