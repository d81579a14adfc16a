"""A workbook is read as it is shown: one table a sheet, spans and blanks kept, figures as they stand in their cells."""

import shutil
import subprocess
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
import xlsxwriter

from gik_lint.document import Document, Paragraph, Table
from gik_lint.readers import read, read_bytes
from gik_lint.readers.sheet import read_workbook
from tests.places import paragraphs, tables

Value = str | float | date | None


def workbook(*rows: Sequence[Value], name: str = "表三", merged: Sequence[str] = (), hidden: bool = False) -> bytes:
    """A workbook of one sheet from A1 on, and perhaps a hidden second one."""
    data = BytesIO()
    with xlsxwriter.Workbook(data) as book:
        sheet = book.add_worksheet(name)
        for index, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(index, column, value, book.add_format({"num_format": "yyyy-mm-dd"}))
                elif value is not None:
                    sheet.write(index, column, value)
        for area in merged:
            first = sheet.table[0][0] if area.startswith("A1:") else None
            assert first is not None
            sheet.merge_range(area, str(rows[0][0]))
        if hidden:
            other = book.add_worksheet("草稿")
            other.write(0, 0, "旧数")
            other.hide()
    return data.getvalue()


def read_rows(*rows: Sequence[Value], **options: object) -> Document:
    return read_workbook(workbook(*rows, **options), "a.xlsx")  # type: ignore[arg-type]


def test_a_sheet_is_a_table_under_its_name() -> None:
    document = read_rows(["信息内容", "数量"], ["行政许可", 550])

    assert document.format == "sheet"
    assert paragraphs(document) == ["表三"]
    assert tables(document) == [[["信息内容", "数量"], ["行政许可", "550"]]]


@pytest.mark.parametrize("name", ["Sheet1", "工作表2"])
def test_a_name_nobody_gave_is_no_text(name: str) -> None:
    assert paragraphs(read_rows(["信息内容", "数量"], name=name)) == []


@pytest.mark.parametrize(
    ("value", "shown"),
    [(20, "20"), (20.0, "20"), (7730.28, "7730.28"), (0.1 + 0.2, "0.3"), (11398889, "11398889"), (1e20, "1" + "0" * 20),
     (date(2024, 3, 1), "2024-03-01"), ("0012", "0012"), ("-", "-"), ("/", "/"), (0, "0")],
)  # fmt: skip
def test_a_value_is_written_as_the_sheet_shows_it(value: Value, shown: str) -> None:
    assert tables(read_rows(["行政许可", value])) == [[["行政许可", shown]]]


def test_blank_cells_are_cells_and_blank_rows_and_margins_are_nothing() -> None:
    document = read_rows([], [None, "规章", 3, None], [], [None, "行政规范性文件", None, 5])

    assert tables(document) == [[["规章", "3", ""], ["行政规范性文件", "", "5"]]]


def test_merged_cells_are_counted_once_with_their_spans() -> None:
    document = read_rows(["信息内容", None, "数量"], [None, None, 2], ["规章", "件", 3], merged=["A1:B2"])

    (found,) = (block for block in document.blocks if isinstance(block, Table))
    assert [(c.text.text, c.row, c.column, c.rowspan, c.colspan) for c in found.cells] == [
        ("信息内容", 0, 0, 2, 2),
        ("数量", 0, 2, 1, 1),
        ("2", 1, 2, 1, 1),
        ("规章", 2, 0, 1, 1),
        ("件", 2, 1, 1, 1),
        ("3", 2, 2, 1, 1),
    ]


def test_a_title_above_and_a_note_below_are_paragraphs() -> None:
    document = read_rows(["某市2024年政府信息公开工作年度报告"], [], ["规章", 3], ["合计", 3], [], ["注：截至年末。"])

    assert paragraphs(document) == ["表三", "某市2024年政府信息公开工作年度报告", "注：截至年末。"]
    assert tables(document) == [[["规章", "3"], ["合计", "3"]]]


def test_units_are_numbered_in_order() -> None:
    document = read_rows(["规章", 3], ["合计", None])
    texts = [
        source
        for block in document.blocks
        for source in ([block.text] if isinstance(block, Paragraph) else [cell.text for cell in block.cells])
    ]

    assert [(source.text, source.position(0)) for source in texts] == [
        ("表三", (1, 1)),
        ("规章", (2, 1)),
        ("3", (3, 1)),
        ("合计", (4, 1)),
        ("", (5, 1)),
    ]


def test_a_hidden_sheet_is_said() -> None:
    document = read_rows(["规章", 3], hidden=True)

    assert "旧数" not in str(document.blocks)
    assert any("隐藏" in remark for remark in document.remarks)


def test_the_process_hands_over_the_same_document() -> None:
    data = workbook(["规章", 3], ["合计", 3])

    assert read_bytes(data, "a.xlsx") == read_workbook(data, "a.xlsx")


MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/"'
    ' manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>'
)


def test_an_opendocument_sheet_is_read() -> None:
    spaces = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    )
    row = (
        '<table:table-row><table:table-cell office:value-type="string"><text:p>规章</text:p></table:table-cell>'
        '<table:table-cell office:value-type="float" office:value="3"><text:p>3</text:p></table:table-cell>'
        "</table:table-row>"
    )
    content = (
        f"<office:document-content {spaces}><office:body><office:spreadsheet>"
        f'<table:table table:name="表二">{row}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    data = BytesIO()
    with ZipFile(data, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", MANIFEST)

    assert tables(read_bytes(data.getvalue(), "a.ods")) == [[["规章", "3"]]]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice to write the old format")
def test_an_old_workbook_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(workbook(["规章", 3.5], ["合计", 3]))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "xls", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "a.xlsx")], check=True, capture_output=True, timeout=120)

    assert tables(read(tmp_path / "a.xls")) == [[["规章", "3.5"], ["合计", "3"]]]
