"""Fixes and review copies are made from a result and its draft; nothing is written, and what cannot be is said."""

import pytest

import gik_lint
from tests.docx_factory import docx, p
from tests.docx_views import accepted

LINES = ("某县人民政府2016年政府信息公开工作年度报告", "一、概述", "截止2016年12月31日，公开政府信息120条。")


def checked(name, data):
    source = gik_lint.Input(name, data=data)
    return source, gik_lint.Checker(select=("confused-word",)).check(gik_lint.Inputs((source,))).reports[0]


def test_a_text_is_corrected_and_the_difference_shown():
    source, result = checked("draft.txt", "\n".join(LINES).encode())

    made = gik_lint.correct(source, result)

    assert made.after.decode() == "\n".join(LINES).replace("截止", "截至")
    assert [one.rule for one in made.made] == ["confused-word"]
    assert "-截止2016" in made.difference("draft.txt")


def test_without_a_fix_the_draft_stays_as_it_is():
    source, result = checked("draft.txt", "\n".join(LINES).replace("截止", "截至").encode())

    made = gik_lint.correct(source, result)

    assert made.made == ()
    assert made.after == made.before


def test_a_word_file_is_corrected_by_revisions_which_show_no_difference():
    source, result = checked("draft.docx", docx("".join(map(p, LINES))))

    made = gik_lint.correct(source, result)

    assert "截至2016年12月31日" in accepted(made.after)[2]
    with pytest.raises(gik_lint.UnsupportedFormatError, match="修订"):
        made.difference("draft.docx")


def test_a_review_copy_is_a_word_file_with_comments():
    source, result = checked("draft.docx", docx("".join(map(p, LINES))))

    again, _ = checked("copy.docx", gik_lint.review_copy(source, result))

    assert b"word/comments.xml" in again.data


def test_what_a_format_does_not_allow_is_said():
    source, result = checked("draft.csv", "\n".join(LINES).encode())

    with pytest.raises(gik_lint.UnsupportedFormatError, match="不能自动修改"):
        gik_lint.correct(source, result)
    with pytest.raises(gik_lint.UnsupportedFormatError, match=r"另存为 \.docx"):
        gik_lint.review_copy(source, result)
