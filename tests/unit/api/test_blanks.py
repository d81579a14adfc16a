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


@pytest.mark.parametrize(
    ("year", "body", "filled", "said"),
    [
        (2023, "云川市民政局", True, ()),
        (2023, "云山县教育局", True, ("上年报告的机关是「云川市民政局」，与「云山县教育局」不同，请核对上年结转",)),
        (2025, "云川市民政局", False, ("这份上年报告是2022年度的，不是2024年度的，没有填入上年结转",)),
    ],
)
def test_what_is_carried_over_is_last_years_of_the_same_body_or_it_is_said(tmp_path, year, body, filled, said):
    last = tmp_path / "last.md"
    blank = gik_lint.blank_draft(2022, "云川市民政局").render("md")
    row = '<tr><td colspan="3">四、结转下年度继续办理</td>' + "<td></td>" * 7
    assert row in blank
    last.write_text(blank.replace(row, row.replace("<td></td>", "<td>3</td>")), "utf-8")

    draft = gik_lint.blank_draft(year, body, last=last)

    assert draft.remarks == said
    assert draft.filled.get(("t3", "carried_in", "total")) == ("3" if filled else None)


def test_a_last_report_without_figures_to_carry_over_is_said(tmp_path):
    last = tmp_path / "last.md"
    last.write_text(gik_lint.blank_draft(2022, "云川市民政局").render("md"), "utf-8")

    draft = gik_lint.blank_draft(2023, "云川市民政局", last=last)

    assert draft.filled == {}
    assert "须自行填写" in draft.remarks[0]
