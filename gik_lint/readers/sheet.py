"""Workbooks (.xlsx, .xls, .et, .ods): one table a sheet, under the sheet's name, read in a process of their own."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import TYPE_CHECKING

from gik_lint.document import Block, Document, Paragraph, SourceText
from gik_lint.fixed import fixed
from gik_lint.readers.bounded import read_bounded
from gik_lint.readers.errors import UnreadableError
from gik_lint.readers.layout import Slot, spanned_grid
from gik_lint.readers.limits import guarded_zip, read_part

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

MOST_CELLS = 2_000_000
_MOST_ROWS = 20_000
_MOST_UNITS = 50_000
_MOST_SHEETS = 200
_CELL = fixed(rb'<c\b[^>]{0,200}?\br="([A-Z]{1,3})(\d{1,7})"')
_SHEET_PART = fixed(r"xl/worksheets/[^/]+\.xml")
_UNNAMED = fixed(r"(?:Sheet|工作表)\s*\d*", re.IGNORECASE)
_DIGITS = 15  # what a workbook keeps of a number and shows of it
_TOO_LARGE = "表格过大（单元格过多或位置过远），未予读取，请删去多余的行列后另存一份再检查。"
_DAMAGED = "电子表格文件已损坏，无法读取，请用 Excel 或 WPS 打开后另存一份再检查。"
_PASSWORD = "电子表格设有打开密码，无法读取，请取消密码后另存一份再检查。"  # noqa: S105 - a sentence

Value = int | float | str | bool | time | date | datetime | timedelta
Row = Sequence[Value]


def read_sheet(data: bytes, name: str) -> Document:
    """The tables in a workbook; `name` is what the user called the file.

    Lines are units (CONTRACT, Positions). Raises UnreadableError for a file that wants a password, is damaged, or
    passes a limit.
    """
    return read_bounded("sheet:read_workbook", data, name)


def read_workbook(data: bytes, name: str) -> Document:
    """The tables in a workbook, as `read_sheet`, without the bounds."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    _refuse_large(data)
    units = _Units()
    hidden = 0
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(data))
        for sheet in workbook.sheets_metadata[:_MOST_SHEETS]:
            if sheet.typ != SheetTypeEnum.WorkSheet:
                continue
            if sheet.visible != SheetVisibleEnum.Visible:
                hidden += 1
                continue
            units.sheet(workbook.get_sheet_by_name(sheet.name))
    except PasswordError as error:
        raise UnreadableError(_PASSWORD, "encrypted") from error
    except (CalamineError, ValueError, OSError) as error:
        raise UnreadableError(_DAMAGED) from error
    remarks = (f"有 {hidden} 个隐藏的工作表，未检查。",) if hidden else ()
    return Document(name, "sheet", tuple(units.blocks), remarks=remarks)


class _Units:
    """Makes blocks of sheets and numbers what stands in them."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._count = 0

    def sheet(self, sheet: "CalamineSheet") -> None:
        """The sheet's name, if somebody gave it one, what stands above and below its table, and the table."""
        if sheet.total_height > _MOST_ROWS:
            raise UnreadableError(_TOO_LARGE, "too-large")
        rows: Sequence[Row] = sheet.to_python(skip_empty_area=False)
        spans = {start: (end[0] - start[0] + 1, end[1] - start[1] + 1) for start, end in sheet.merged_cell_ranges or ()}
        if not _UNNAMED.fullmatch(sheet.name.strip()) and any(any(map(_shown, row)) for row in rows):
            self._paragraph(sheet.name.strip())
        table: list[int] = []
        for block in _blocks(rows):
            above, kept, below = _parted(rows, block, spans)
            if above and table:
                self._table(rows, table, spans)
                table = []
            for index in above:
                self._lone(rows[index])
            table += kept
            if below:
                self._table(rows, table, spans)
                table = []
            for index in below:
                self._lone(rows[index])
        if table:
            self._table(rows, table, spans)

    def _table(self, rows: Sequence[Row], kept: Sequence[int], spans: dict[tuple[int, int], tuple[int, int]]) -> None:
        """The table of the rows with these indices."""
        last = kept[-1]
        place = {index: position for position, index in enumerate(kept)}
        width = max(len(rows[index]) for index in kept)
        left = min(_first(rows[index]) for index in kept)
        right = max(width - _first(tuple(reversed(rows[index]))) for index in kept)
        covered: set[tuple[int, int]] = set()
        table: list[list[Slot]] = []
        for index in kept:
            row: list[Slot] = []
            for column in range(left, right):
                if (index, column) in covered:
                    continue
                height, across = spans.get((index, column), (1, 1))
                end = min(index + height, last + 1)
                across = min(across, right - column)
                covered |= {(y, x) for y in range(index, end) for x in range(column, column + across)}
                height = sum(y in place for y in range(index, end))
                row.append(Slot(self._unit(_shown(rows[index][column])), height, across))
            table.append(row)
        self.blocks.append(spanned_grid(table))

    def _lone(self, row: Row) -> None:
        """The only text of a row, as paragraphs."""
        for line in next(text for value in row if (text := _shown(value))).split("\n"):
            if line.strip():
                self._paragraph(line.strip())

    def _paragraph(self, text: str) -> None:
        self.blocks.append(Paragraph(self._unit(text)))

    def _unit(self, text: str) -> SourceText:
        self._count += 1
        if self._count > _MOST_UNITS:
            raise UnreadableError(_TOO_LARGE, "too-large")
        return SourceText.at(text, self._count)


def _blocks(rows: Sequence[Row]) -> list[list[int]]:
    """The indices of the rows that hold something, those with no blank row between them together."""
    found: list[list[int]] = []
    for index, row in enumerate(rows):
        if any(map(_shown, row)):
            if found and found[-1][-1] == index - 1:
                found[-1].append(index)
            else:
                found.append([index])
    return found


def _parted(
    rows: Sequence[Row], block: list[int], spans: dict[tuple[int, int], tuple[int, int]]
) -> tuple[list[int], list[int], list[int]]:
    """The rows of a block that stand alone above its table, those of the table, and those alone below it.

    A row with one text is alone above the rows with several, and below them where it is merged over columns.
    """
    wide = [index for index in block if sum(bool(_shown(value)) for value in rows[index]) > 1]
    if not wide:
        return block, [], []
    first, end = wide[0], wide[-1] + 1
    while end <= block[-1] and spans.get((end, _first(rows[end])), (1, 1))[1] == 1:
        end += 1
    above, below = block[: block.index(first)], [index for index in block if index >= end]
    return above, [index for index in block if first <= index < end], below


def _first(row: Row) -> int:
    return next(column for column, value in enumerate(row) if _shown(value))


def _shown(value: Value) -> str:
    """A value as the sheet shows it; a whole number has no decimals, however the file keeps it."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        shown = f"{value:.{_DIGITS}g}"
        return shown if "e" not in shown else f"{value:.0f}"
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return str(value).replace("\r\n", "\n").replace("\r", "\n").strip()


def _refuse_large(data: bytes) -> None:
    """Refuse a sheet whose farthest cell spans more room than any table, before a library allots that room."""
    if not data.startswith(b"PK"):
        return
    with guarded_zip(data) as archive:
        for name in archive.namelist():
            if not _SHEET_PART.fullmatch(name):
                continue
            columns = rows = 0
            for letters, row in _CELL.findall(read_part(archive, name)):
                rows = max(rows, int(row))
                columns = max(columns, _column(letters))
            if columns * rows > MOST_CELLS:
                raise UnreadableError(_TOO_LARGE, "too-large")


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
