"""The statistical tables as a sheet: their figures are checked, the text of a report is not asked of them."""

import csv
import io

import pytest
import xlsxwriter

import gik_lint
from tests.official_tables import table_form
from tests.real_like import figures

FORM = table_form("form-2021", "t3")


def rows(slip=0):
    """表三 as a sheet without any title, one figure off by `slip`."""
    from random import Random

    right = figures(FORM, Random(7))
    right["r1", "natural"] += slip
    yield ["", *(column.label for column in FORM.columns)]
    for row in FORM.rows:
        cells = [right.get((row.id, column.id), "") for column in FORM.columns]
        yield [row.label, *cells]


def as_csv(lines):
    text = io.StringIO()
    csv.writer(text).writerows(lines)
    return text.getvalue().encode("utf-8-sig")


def as_workbook(lines):
    data = io.BytesIO()
    with xlsxwriter.Workbook(data) as book:
        sheet = book.add_worksheet()
        for number, line in enumerate(lines):
            sheet.write_row(number, 0, line)
    return data.getvalue()


def checked(folder, name, data, **settings):
    file = folder / name
    file.write_bytes(data)
    (report,) = gik_lint.check([file], **settings).reports
    return report


@pytest.mark.parametrize(("name", "written"), [("表三.csv", as_csv), ("表三.xlsx", as_workbook)])
def test_its_figures_are_checked_and_no_section_is_missed(tmp_path, name, written):
    sound = checked(tmp_path, name, written(rows()), year=2025)
    wrong = checked(tmp_path, name, written(rows(slip=1)), year=2025)

    assert (sound.status, sound.findings) == ("checked", ())
    (finding,) = wrong.findings
    assert (finding.category, finding.suspects[0].cell) == ("arithmetic", "t3.r1.natural")
    reasons = {one.rule: one.reason for one in sound.outcomes if one.outcome == "not-applicable"}
    assert reasons["section-missing"] == "文件里只有统计表，没有报告正文"
    assert "不一定是全部" in reasons["required-table-missing"]


def test_without_a_year_it_is_said_what_is_needed(tmp_path):
    report = checked(tmp_path, "表三.csv", as_csv(rows(slip=1)))

    undecided = {one.rule: one.reason for one in report.outcomes if one.outcome == "undecided"}
    assert "--year" in undecided["applicants-total-mismatch"]


def test_a_sheet_of_other_figures_is_no_report(tmp_path):
    report = checked(tmp_path, "工资.csv", "姓名,一月,二月\n张三,1,2\n李四,3,4\n".encode())

    assert (report.status, report.holds_none) == ("not-checked", True)


def test_a_text_of_tables_alone_still_lacks_its_sections(tmp_path):
    text = "云川县2025年政府信息公开工作年度报告\n\n" + "\n".join("\t".join(map(str, line)) for line in rows())

    report = checked(tmp_path, "a.txt", text.encode(), year=2025)

    assert "section-missing" in {one.rule for one in report.findings}
