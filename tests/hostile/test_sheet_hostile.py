"""Workbooks made to swallow the memory: one sentence, in time."""

from functools import partial
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import xlsxwriter

from gik_lint.document import Document
from gik_lint.readers import read_bytes
from tests import refusals

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


pytestmark = pytest.mark.usefixtures("in_bounds")


def sheet_xml(rows: str, more: str = "") -> bytes:
    """A workbook whose only sheet has this XML in place of its rows."""
    made = BytesIO()
    with xlsxwriter.Workbook(made) as book:
        book.add_worksheet("表")
    changed = BytesIO()
    with ZipFile(made) as old, ZipFile(changed, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                content = content.replace(b"<sheetData/>", f"<sheetData>{rows}</sheetData>{more}".encode())
            new.writestr(name, content)
    return changed.getvalue()


refused = partial(refusals.refused, name="a.xlsx")


def test_a_cell_at_the_far_corner_is_refused_and_nothing_is_allotted_for_it() -> None:
    assert "过大" in refused(sheet_xml('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))


def test_a_far_cell_whose_place_is_written_in_another_way_is_refused() -> None:
    refused(
        sheet_xml("<row r='1048576'><c s='0' r='XFD1048576'><v>1</v></c></row><row r='1'><c r='A1'><v>1</v></c></row>")
    )


def test_a_merged_range_over_the_whole_sheet_is_cut_to_its_table() -> None:
    merge = '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="2"><c r="A2"><v>3</v></c></row>'

    document = read_bytes(sheet_xml(rows, merge), "a.xlsx")

    assert isinstance(document, Document)
    assert "1" in str(document.blocks)


def test_more_cells_than_any_table_has_are_refused() -> None:
    rows = "".join(
        f'<row r="{row}">' + "".join(f'<c r="{column}{row}"><v>1</v></c>' for column in ("A", "B", "C")) + "</row>"
        for row in range(1, 100_001)
    )

    assert "过大" in refused(sheet_xml(rows))


@pytest.mark.parametrize(
    "data", [sheet_xml("")[:-30], sheet_xml("<row"), OLE + b"\0" * 600 + "Workbook".encode("utf-16-le")]
)
def test_a_damaged_workbook_is_said(data: bytes) -> None:
    refused(data)


def test_a_bomb_is_refused() -> None:
    assert "过大" in refused(sheet_xml(" " * 60_000_000))


def test_an_entity_nobody_declared_is_said_to_be_damage() -> None:
    data = sheet_xml('<row r="1"><c r="A1" t="inlineStr"><is><t>&e;</t></is></c></row>')

    assert "损坏" in refused(data)
