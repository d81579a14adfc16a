"""An aligned segment → the cells of an official table, with every doubt said."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from gik_lint.facts.report import Label, OfficialCell, OfficialTable, Range, Sureness
from gik_lint.facts.tables.amounts import Amount, amount_of
from gik_lint.facts.tables.columns import Columns, columns_of, distribute, trimmed, values_of
from gik_lint.facts.tables.events import Heading, Record, Value, Year
from gik_lint.facts.tables.glued import cuts, settle
from gik_lint.facts.tables.rows import Alignment, Placed, align
from gik_lint.facts.tables.segments import Segment
from gik_lint.packs.forms import TableForm

Cells = dict[tuple[str, str], OfficialCell]


class Filled(Struct, frozen=True):
    """One set of cells of a table (there are several where years stand side by side)."""

    cells: Cells
    doubts: tuple[str, ...]
    sureness: Sureness
    settled_by: tuple[str, ...]
    year: int | None
    matched: int


class Filler:
    """Fills the cells of one table form from the records of one segment."""

    def __init__(self, segment: Segment, form: str, table: TableForm, text: str) -> None:
        self.segment, self.form, self.table, self.text = segment, form, table, text
        self.doubts: list[str] = []
        self.sureness: Sureness = "high"
        self.settled_by: list[str] = []
        self.blocks = {block: self._columns(block) for block in {record.block for record in segment.records}}
        self.sets = max((columns.sets for columns in self.blocks.values()), default=1)
        width = len(table.columns) * self.sets
        self.alignment: Alignment = align(segment.records, form, table, width)
        self.rows: list[dict[str, dict[int, OfficialCell]]] = [{} for _ in range(self.sets)]

    def _columns(self, block: int) -> Columns:
        headings = [heading for heading in self.segment.headings if heading.block == block and block >= 0]
        years = [year for year in self.segment.years if year.block == block]
        records = [
            record for record in self.segment.records
            if record.block == block and any(name.form == self.form for name in record.names)
        ]
        return columns_of(headings, years, records, self.table)

    def fill(self) -> list[Filled]:
        """The filled sets, one for each year that stands side by side."""
        glued: dict[int, tuple[Record, list[tuple[str, ...]]]] = {}
        for placed in self.alignment.placed:
            self._place(placed, glued)
        self._settle(glued)
        self._bare()
        years = self._years()
        return [
            Filled(
                {
                    (row.id, column.id): self.rows[index][row.id][number]
                    for row in self.table.rows if row.id in self.rows[index]
                    for number, column in enumerate(self.table.columns)
                },
                tuple(dict.fromkeys(self.doubts)),
                self.sureness,
                tuple(dict.fromkeys(self.settled_by)),
                years[index],
                len({placed.row for placed in self.alignment.placed if placed.certain}),
            )
            for index in range(self.sets)
        ]

    def _place(self, placed: Placed, glued: dict[int, tuple[Record, list[tuple[str, ...]]]]) -> None:
        row = self.table.rows[placed.row]
        record = placed.record
        if row.kind == "group" and not any(value.amount.state == "number" for value in record.values):
            return
        if not placed.certain:
            self._doubt("medium", f"「{row.label}」行的标签与数字分开了，按行的次序和数目对应。")
        columns = self.blocks[record.block]
        values = distribute(record, columns, self.table)
        if values is None and not record.solid and self.sets == 1:
            values = self._without_page_number(record) or self._cut(placed, glued)
            if values is None and placed.row in glued:
                return
        if values is None:
            self._lose(placed)
            return
        self._set(row.id, [self._cell(row.id, index, value, record) for index, value in enumerate(values)])

    def _cell(self, row: str, index: int, value: Value | None, record: Record) -> OfficialCell:
        column = self.table.columns[index % len(self.table.columns)].id
        if value is None:
            return OfficialCell(row, column, "", "lost", at=Range(record.at.end, record.at.end))
        return cell_of(row, column, value.amount, value.at)

    def _set(self, row: str, cells: Sequence[OfficialCell]) -> None:
        count = len(self.table.columns)
        for index in range(self.sets):
            self.rows[index][row] = dict(enumerate(cells[index * count : (index + 1) * count]))

    def _lose(self, placed: Placed) -> None:
        row, record = self.table.rows[placed.row], placed.record
        values = trimmed(values_of(record, self.table), 0)
        count = len(self.table.columns)
        self._doubt("medium", f"「{row.label}」行读出{len(values)}个数，应有{count}个，不能确定各是哪一列。")
        start = values[0].at.start if values else record.at.end
        at = Range(start, max(start, values[-1].at.end if values else start))
        self._set(row.id, [
            OfficialCell(row.id, column.id, self.text[at.start : at.end], "lost", at=at)
            for _ in range(self.sets) for column in self.table.columns
        ])

    def _without_page_number(self, record: Record) -> list[Value | None] | None:
        """The row's values where they share one line, and a page number stands alone on another."""
        count = len(self.table.columns)
        lines: dict[int, list[Value]] = {}
        for value in values_of(record, self.table):
            lines.setdefault(value.line, []).append(value)
        whole = [values for values in lines.values() if len(values) == count]
        if count > 1 and len(whole) == 1 and all(len(values) == 1 for values in lines.values() if values is not whole[0]):
            return list(whole[0])
        return None

    def _cut(self, placed: Placed, glued: dict[int, tuple[Record, list[tuple[str, ...]]]]) -> list[Value | None] | None:
        """The row's digits cut apart, where there is one way; several ways are kept in `glued`."""
        values = values_of(placed.record, self.table)
        if not values or len({value.line for value in values}) > 1:
            return None
        if any(not value.amount.text.isdigit() for value in values):
            return None
        ways, ruled_out = cuts([value.amount.text for value in values], self.table)
        if ruled_out:
            self.settled_by += [law.id for law in self.table.relations if law.every == "row"]
        if len(ways) > 1:
            glued[placed.row] = (placed.record, ways)
            return None
        return list(_pieces(values, ways[0])) if ways else None

    def _settle(self, glued: dict[int, tuple[Record, list[tuple[str, ...]]]]) -> None:
        """Rows with several readings, told by the relations over rows, or lost."""
        if not glued:
            return
        ways = {row: [tuple(int(piece) for piece in way) for way in found] for row, (_, found) in glued.items()}
        known: dict[int, Sequence[int | None]] = {}
        for number, row in enumerate(self.table.rows):
            if row.id in self.rows[0]:
                known[number] = [_whole(cell) for cell in self.rows[0][row.id].values()]
        left, used = settle(ways, known, self.table)
        self.settled_by += used
        for number, (record, found) in glued.items():
            row = self.table.rows[number]
            readings = left[number]
            values = values_of(record, self.table)
            agreed = [len({reading[index] for reading in readings}) == 1 for index in range(len(self.table.columns))]
            if all(agreed):
                way = next(way for way in found if tuple(int(piece) for piece in way) == readings[0])
                self._set(row.id, [
                    self._cell(row.id, index, value, record) for index, value in enumerate(_pieces(values, way))
                ])
                continue
            run = Range(values[0].at.start, values[-1].at.end)
            digits = self.text[run.start : run.end]
            self._doubt("medium", f"「{row.label}」行的数字连在一起（{digits}），有不止一种分法。")
            self._set(row.id, [
                OfficialCell(row.id, column.id, digits, "lost", at=run) for column in self.table.columns
            ])

    def _bare(self) -> None:
        """Rows whose label stands without any value: blank if nothing was lost around, else unknown."""
        over = any(record.values and record.solid for record in self.alignment.over)
        whole = not over and all(placed.certain for placed in self.alignment.placed)
        for number, record in sorted(self.alignment.bare.items()):
            row = self.table.rows[number]
            if row.kind == "group":
                continue
            state = "blank" if whole else "lost"
            if not whole:
                self._doubt("medium", f"「{row.label}」行的数字没有读到。")
            at = Range(record.at.end, record.at.end)
            self._set(row.id, [
                OfficialCell(row.id, column.id, "", state, at=at)
                for _ in range(self.sets) for column in self.table.columns
            ])

    def _years(self) -> list[int | None]:
        years = list(dict.fromkeys(year.year for year in self.segment.years))
        if self.sets > 1:
            return [years[index] if index < len(years) else None for index in range(self.sets)]
        return [years[0] if len(years) == 1 else None]

    def _doubt(self, sureness: Sureness, why: str) -> None:
        self.doubts.append(why)
        if self.sureness == "high" or sureness == "low":
            self.sureness = sureness

    def labels(self) -> tuple[Label, ...]:
        """The printed labels of rows and columns, in reading order."""
        found = [
            Label(self.table.rows[placed.row].id, placed.record.text, placed.record.at, placed.exact)
            for placed in self.alignment.placed if placed.record.text
        ]
        found += [Label(self.table.rows[row].id, record.text, record.at) for row, record in self.alignment.bare.items()]
        columns = {column.id for column in self.table.columns}
        for heading in self.segment.headings:
            ids = [name.id for name in heading.names if name.axis == "column" and name.form == self.form]
            if len(set(ids)) == 1 and ids[0] in columns:
                found.append(Label(ids[0], heading.text, heading.at))
        return tuple(sorted(found, key=lambda label: label.at.start))


def cell_of(row: str, column: str, amount: Amount, at: Range) -> OfficialCell:
    """A cell as read."""
    return OfficialCell(row, column, amount.text, amount.state, amount.value, amount.note, amount.unit, at)


def _pieces(values: Sequence[Value], pieces: Iterable[str]) -> list[Value]:
    """The values cut into these pieces."""
    result = []
    queue = [(value.at.start, value.amount.text) for value in values]
    start, rest = queue.pop(0)
    for piece in pieces:
        if not rest:
            start, rest = queue.pop(0)
        result.append(Value(amount_of(piece), Range(start, start + len(piece)), -1, values[0].line))
        start, rest = start + len(piece), rest[len(piece) :]
    return result


def _whole(cell: OfficialCell) -> int | None:
    if cell.state == "number" and cell.value is not None:
        return int(cell.value)
    return None if cell.state in {"lost", "text"} else 0


def span_of(items: Iterable[Heading | Year | Record]) -> Range:
    """From the first to the last of these."""
    ends = [item.at for item in items]
    ends += [value.at for item in items if isinstance(item, Record) for value in item.values]
    return Range(min(at.start for at in ends), max(at.end for at in ends))
