"""A blank draft: read back, it is a report of its form whose every official cell is there and empty."""

import pytest

import gik_lint
from gik_lint.blank import as_markdown, as_word, blank_draft
from gik_lint.packs.compiled import load_packs

BODY = "青溪县人民政府"
FORMS = {form.id: form for form in load_packs().forms if not form.local}
WRITERS = {"md": lambda draft: as_markdown(draft).encode(), "docx": as_word}


def understood(tmp_path, form, suffix, filled=None):
    year = FORMS[form].from_year
    file = tmp_path / f"draft.{suffix}"
    file.write_bytes(WRITERS[suffix](blank_draft(FORMS[form], year, BODY, filled)))
    return gik_lint.extract(file), file


@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize("form", FORMS)
class TestBlank:
    def test_it_says_who_reports_on_which_year(self, tmp_path, form, suffix):
        report, _ = understood(tmp_path, form, suffix)

        assert (BODY, FORMS[form].from_year, form) == (report.identity.body, report.identity.year, report.form.id)

    def test_every_section_of_the_form_is_there_in_order(self, tmp_path, form, suffix):
        report, _ = understood(tmp_path, form, suffix)

        found = [section.official for section in report.sections if section.official]
        assert [section.id for section in FORMS[form].sections] == found

    def test_every_official_cell_is_there_and_blank(self, tmp_path, form, suffix):
        report, _ = understood(tmp_path, form, suffix)

        assert [table.id for table in FORMS[form].tables] == [table.id for table in report.tables]
        for table in report.tables:
            data = {row.id for row in table.form.rows if row.kind == "data" and not row.optional}
            assert {(row, column.id) for row in data for column in table.form.columns} == set(table.cells)
            assert {"blank"} == {cell.state for cell in table.cells.values()}
            assert table.confidence == "high"

    def test_no_rule_finds_a_section_or_table_missing_or_altered(self, tmp_path, form, suffix):
        _, file = understood(tmp_path, form, suffix)

        found = {one.rule for one in gik_lint.check([file]).reports[0].findings}
        assert not found & {"section-missing", "section-title", "section-order", "required-table-missing"}
        assert not found & {"table-of-another-year", "table-label-altered", "table-row-missing", "title-form"}


def test_figures_known_already_are_filled_in(tmp_path):
    report, _ = understood(tmp_path, "form-2021", "docx", {("t3", "carried_in", "total"): "31"})

    assert 31 == report.table("t3").value("carried_in", "total")


def test_the_same_draft_gives_the_same_bytes():
    draft = blank_draft(FORMS["form-2021"], 2025, BODY)

    assert as_word(draft) == as_word(draft)


def test_guidance_stands_in_comments_not_in_the_text(tmp_path):
    report, _ = understood(tmp_path, "form-2021", "docx")

    assert "信息处理费" not in report.reading.text
    assert any("信息处理费" in mark.text for mark in report.reading.document.marks if mark.kind == "comment")


@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize("form", FORMS)
def test_every_section_of_every_form_has_guidance_in_a_comment(tmp_path, form, suffix):
    report, file = understood(tmp_path, form, suffix)
    guidance = [one.guidance for one in FORMS[form].sections or FORMS[form].contents]

    assert len(guidance) == 6
    assert all(guidance)
    written = file.read_text() if suffix == "md" else [one.text for one in report.reading.document.marks]
    assert all(f"<!-- {one} -->" in written if suffix == "md" else one in written for one in guidance)
    assert not any(one in report.reading.text for one in guidance)
