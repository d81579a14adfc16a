"""Rows as a plain workbook: one sheet a name, the first row its header."""

from collections.abc import Mapping, Sequence
from io import BytesIO

from gik_lint.reporters.xlsx import safe


def workbook(sheets: Mapping[str, Sequence[Sequence[str]]]) -> bytes:
    """An .xlsx file; texts that a spreadsheet would run are inert, figures that it can hold exactly are numbers."""
    import xlsxwriter  # type: ignore[import-untyped]

    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    bold = book.add_format({"bold": True, "bottom": 1})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if number and _is_small_number(value):
                    sheet.write_number(number, column, float(value))
                else:
                    sheet.write_string(number, column, safe(value), bold if number == 0 else None)
        if rows:
            sheet.autofilter(0, 0, len(rows) - 1, len(rows[0]) - 1)
            sheet.set_column(0, len(rows[0]) - 1, 16)
    book.close()
    return target.getvalue()


def _is_small_number(value: str) -> bool:
    """A decimal that a spreadsheet's floating numbers hold without loss (at most 15 digits)."""
    digits = value.replace(".", "", 1)
    return value.isascii() and digits.isdigit() and len(digits) <= 15  # noqa: PLR2004 - of a double
