"""Blank drafts from a program: the form of the year, last year's open cases carried over."""

import pytest

import gik_lint


def test_a_blank_draft_follows_the_form_of_its_year():
    draft = gik_lint.blank_draft(2024, "云川市民政局")

    text = draft.render("md")
    assert "云川市民政局2024年政府信息公开工作年度报告" in text
    assert draft.form.id == "form-2021"
    assert draft.filled == {}
    assert draft.render("docx")[:2] == b"PK"


def test_a_report_that_cannot_be_read_or_is_none_is_told(tmp_path):
    other = tmp_path / "other.txt"
    other.write_text("会议通知\n", "utf-8")

    with pytest.raises(gik_lint.NoReportError):
        gik_lint.blank_draft(2024, "云川市民政局", last=other)
    with pytest.raises(gik_lint.UnreadableError):
        gik_lint.blank_draft(2024, "云川市民政局", last=tmp_path / "none.txt")


def test_a_year_without_a_form_is_told():
    with pytest.raises(gik_lint.NoFormError, match="1999"):
        gik_lint.blank_draft(1999, "云川市民政局")


def test_the_configuration_to_begin_with_can_be_used(tmp_path):
    file = tmp_path / gik_lint.CONFIGURATION_FILE
    file.write_bytes(gik_lint.commented_configuration())

    assert gik_lint.Checker(config=file).settings() == gik_lint.Settings()
