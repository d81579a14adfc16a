"""A row of a real table → events: its headings, or its label with the values beside it."""

from collections.abc import Iterator

from msgspec import Struct

from gik_lint.facts.report import Range
from gik_lint.facts.tables.amounts import Amount, amount_of
from gik_lint.facts.tables.events import Event, Heading, Record, Value, Year
from gik_lint.facts.tables.names import Label, Name, Vocabulary, label_of
from gik_lint.facts.tables.strips import GridRow
from gik_lint.fixed import fixed

_YEAR = fixed(r"((?:19|20)\d\d)\s*年(?:度)?")
_LONGEST_UNIT = 2


class _Cell(Struct, frozen=True, gc=False):
    text: str
    at: Range
    slot: int
    amount: Amount
    label: Label
    names: tuple[Name, ...]
    rows: tuple[Name, ...]

    @property
    def worded(self) -> bool:
        return self.amount.state == "text"

    @property
    def filled(self) -> bool:
        return self.amount.state in {"number", "dash", "none-word"}


def row_events(text: str, row: GridRow, words: Vocabulary) -> Iterator[Event]:
    """The events of one grid row."""
    cells = [_cell(text, cell.start, cell.end, cell.slot, words) for cell in row.cells]
    if _is_heading(cells):
        for cell in cells:
            year = _YEAR.search(cell.text)
            if year:
                yield Year(int(year[1]), cell.at, cell.slot, row.block)
            if cell.worded:
                yield Heading(cell.names, cell.text, cell.at, cell.slot, row.block, row.row)
        return
    for part in _parts(_without_number(cells)):
        record = _record(part, row)
        if record:
            yield record


def _cell(text: str, start: int, end: int, slot: int, words: Vocabulary) -> _Cell:
    content = text[start:end]
    stripped = content.strip()
    start += content.index(stripped)
    at = Range(start, start + len(stripped))
    amount = amount_of(stripped)
    if amount.state != "text":
        return _Cell(stripped, at, slot, amount, _NO_LABEL, (), ())
    label = label_of(stripped)
    names = words.names.get(label.core) or words.names.get(label.bare) or ()
    return _Cell(stripped, at, slot, amount, label, names, tuple(name for name in names if name.axis == "row"))


_NO_LABEL = Label("", "", "")


def _is_heading(cells: list[_Cell]) -> bool:
    """Whether the row names columns: it holds no figures, and more than a row's label."""
    states = [cell.amount.state for cell in cells]
    if "number" in states or "text" not in states:
        return False
    worded = [cell for cell in cells if cell.worded]
    others = [cell for cell in worded if any(name.axis != "row" for name in cell.names) and not _marked_row(cell)]
    years = [cell for cell in worded if _YEAR.fullmatch(cell.text)]
    if years or others:
        return True
    return len(worded) > 1 and not any(cell.rows or cell.filled for cell in cells)


def _marked_row(cell: _Cell) -> bool:
    """3.其他 and （七）总计 are rows by their numbering."""
    return bool(cell.label.mark) and any(name.mark == cell.label.mark for name in cell.rows)


def _without_number(cells: list[_Cell]) -> list[_Cell]:
    """Without the running number that some drafts print before the label."""
    if cells[0].filled and any(_is_label(cell) for cell in cells[1:3]):
        return cells[1:]
    return cells


def _is_label(cell: _Cell) -> bool:
    return bool(cell.rows or (cell.label.mark and cell.label.core)) or len(cell.label.core) > _LONGEST_UNIT


def _parts(cells: list[_Cell]) -> Iterator[list[_Cell]]:
    """The cells of each label and its values: two halves of a list may stand side by side."""
    part: list[_Cell] = []
    filled = False
    for cell in cells:
        if filled and cell.rows:
            yield part
            part, filled = [], False
        part.append(cell)
        filled = filled or cell.filled
    yield part


def _record(cells: list[_Cell], row: GridRow) -> Record | None:
    label = _label(cells)
    values = cells[label + 1 :]
    if not values:
        return None
    placed = tuple(Value(cell.amount, cell.at, cell.slot, cell.at.start) for cell in values)
    if label < 0:
        at = values[0].at
        return Record((), "", Range(at.start, at.start), "", placed, solid=True, block=row.block, row=row.row)
    cell = cells[label]
    beside = tuple(
        Heading(one.names, one.text, one.at, one.slot, row.block, row.row) for one in cells[:label] if one.worded
    )
    names, mark = _fitting_rows(cell), cell.label.mark
    return Record(names, cell.text, cell.at, mark, placed, solid=True, block=row.block, row=row.row, beside=beside)


def _fitting_rows(cell: _Cell) -> tuple[Name, ...]:
    rows = cell.rows
    same = tuple(name for name in rows if name.mark == cell.label.mark)
    return same if same and cell.label.mark else rows


def _label(cells: list[_Cell]) -> int:
    """The index of the row's label: its last known data row, else the last words before a value that are no unit."""
    known = worded = -1
    for index, cell in enumerate(cells):
        if cell.filled:
            break
        if _is_label(cell):
            worded = index
            known = index if any(not name.group for name in cell.rows) else known
    return known if known >= 0 else worded
