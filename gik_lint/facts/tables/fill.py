"""An aligned segment → the cells of an official table, with every doubt said."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from gik_lint.facts.report import Label, OddRow, OfficialCell, Range
from gik_lint.facts.tables.cells import Filled, cell_of, lost, whole
from gik_lint.facts.tables.columns import Columns, columns_of, distribute, trimmed, unit_of, values_of
from gik_lint.facts.tables.events import Heading, Record, Value, Year
from gik_lint.facts.tables.glued import Patience, settle
from gik_lint.facts.tables.heads import misheaded
from gik_lint.facts.tables.names import Name, letters
from gik_lint.facts.tables.outvoted import outvoted
from gik_lint.facts.tables.rows import Alignment, Placed, align
from gik_lint.facts.tables.runs import pieces, readings
from gik_lint.facts.tables.segments import Segment
from gik_lint.facts.tables.wording import miscaptioned, misgrouped_rows, misnumbered, repeated
from gik_lint.packs.forms import Row, TableForm

_SHORTEST_LABEL = 3


class Filler:
    """Reads one segment as one table form, row by row."""

    def __init__(self, segment: Segment, form: str, table: TableForm, text: str, patience: Patience) -> None:
        self.segment, self.form, self.table, self.text = segment, form, table, text
        records = segment.records
        self.blocks = self._columns(records)
        self.sets = max(columns.sets for columns in self.blocks.values())
        self.width = len(table.columns) * self.sets
        self.alignment: Alignment = align(records, form, table, self.width)
        self.cells: dict[int, list[OfficialCell]] = {}
        self.doubts: list[str] = []
        self.odd: list[OddRow] = []
        self.settled_by: list[str] = []
        self._patience = patience
        self._glued: dict[int, tuple[list[Value], list[tuple[str, ...]]]] = {}
        self._broken: dict[int, Record] = {}
        self.split: list[str] = []

    def _columns(self, records: Sequence[Record]) -> dict[int, Columns]:
        """How columns are told apart in each block that has rows of this table."""
        known: dict[int, list[Record]] = {record.block: [] for record in records}
        headings: dict[int, list[Heading]] = {block: [] for block in known}
        years: dict[int, list[Year]] = {block: [] for block in known}
        for record in records:
            if record.names:
                known[record.block].append(record)
        for heading in self.segment.headings:
            if heading.block >= 0 and heading.block in known:
                headings[heading.block].append(heading)
        for year in self.segment.years:
            if year.block in known:
                years[year.block].append(year)
        return {block: columns_of(headings[block], years[block], known[block], self.table) for block in known}

    @property
    def matched(self) -> int:
        """How many rows were found by their own labels."""
        return len(self.alignment.named)

    @property
    def fitting(self) -> int:
        """How many rows have as many values as the form has columns."""
        return sum(values is not None for values in self._values)

    @property
    def missing(self) -> int:
        """How many rows of the form the draft does not print."""
        found = {placed.row for placed in self.alignment.placed} | set(self.alignment.bare)
        return sum(row.kind == "data" and not row.optional for row in self.table.rows) - len(found)

    @cached_property
    def _values(self) -> list[list[Value | None] | None]:
        return [
            distribute(placed.record, self.blocks[placed.record.block], self.table) for placed in self.alignment.placed
        ]

    @cached_property
    def _is_glued(self) -> bool:
        """Whether more rows of running text are one run of digits than have their cells parted."""
        parted = joined = 0
        for placed, values in zip(self.alignment.placed, self._values, strict=True):
            if not placed.record.solid:
                parted += values is not None
                joined += len(placed.record.values) == 1
        return joined > parted

    def fill(self) -> list[Filled]:
        """The filled sets, in printed order."""
        for placed, values in zip(self.alignment.placed, self._values, strict=True):
            self._place(placed, values)
        self._bare()
        self._settle()
        self._unplaced()
        lacking = self._lacking()
        self.doubts += [f"没有「{column.label}」列。" for column in self.table.columns if column.id in lacking]
        ids = [column.id for column in self.table.columns]
        years = self._years()
        count = len(ids)
        return [
            Filled(
                {
                    (cell.row, cell.column): cell
                    for number in sorted(self.cells)
                    for cell in self.cells[number][index * count : (index + 1) * count]
                },
                self._at(),
                "medium" if self.doubts else "high",
                tuple(self.doubts),
                tuple(dict.fromkeys(self.settled_by)),
                tuple(self.split),
                aligned=not lacking,
                year=years[index],
                lacking=lacking,
                odd=tuple(self.odd) if self.fitting > len(self.odd) else (),
            )
            for index in range(self.sets)
            if self.cells
        ]

    def _lacking(self) -> tuple[str, ...]:
        """The columns that no block of this table has."""
        common = set.intersection(*(set(columns.lacking) for columns in self.blocks.values()))
        return tuple(column.id for index, column in enumerate(self.table.columns) if index in common)

    def _place(self, placed: Placed, values: list[Value | None] | None) -> None:
        row, record = self.table.rows[placed.row], placed.record
        if row.kind == "group" and not any(value.amount.state == "number" for value in record.values):
            return
        if not placed.certain:
            self.doubts.append(f"「{row.label}」行的标签与数字分开了，按行的次序和数目对应。")
        if placed.row in self.alignment.twice:
            self.doubts.append(f"「{row.label}」行出现两次，数字不同。")
            self._lose_at(row, placed.row, Range(record.at.end, record.at.end))
            return
        if values is None and not record.solid and self.sets == 1:
            values = self._on_one_line(record)
            if values is None and self._cut(placed):
                return
            if values is None and self._is_glued:
                self._broken[placed.row] = record
                return
        if values is None:
            self._lose(row, placed.row, record)
            return
        end = record.at.end
        unit = unit_of(record, self.table, self.blocks[record.block].units) if self.table.layout == "list" else ""
        self.cells[placed.row] = [
            lost(row.id, self._column(index), "", Range(end, end)) if value is None
            else cell_of(row.id, self._column(index), value.amount, value.at, unit, guessed=not placed.certain)
            for index, value in enumerate(values)
        ]  # fmt: skip

    def _column(self, index: int) -> str:
        return self.table.columns[index % len(self.table.columns)].id

    def _lose(self, row: Row, number: int, record: Record) -> None:
        printed = values_of(record, self.table, self.blocks[record.block].units)
        values = trimmed(values_of(record, self.table), 0)
        more = len(values) > self.width and all(value.amount.state == "number" for value in values)
        if record.solid and self.sets == 1 and (more or 0 < len(printed) < self.width):
            self.odd.append(OddRow(row.id, record.at, len(values) if more else len(printed)))
        self.doubts.append(f"「{row.label}」行读出{len(values)}个数，应有{self.width}个，不能确定各是哪一列。")
        start = values[0].at.start if values else record.at.end
        self._lose_at(row, number, Range(start, values[-1].at.end if values else start))

    def _lose_at(self, row: Row, number: int, at: Range) -> None:
        text = self.text[at.start : at.end]
        self.cells[number] = [lost(row.id, self._column(index), text, at) for index in range(self.width)]

    def _on_one_line(self, record: Record) -> list[Value | None] | None:
        """The row's values where they share one line and strangers (page numbers) stand alone on others."""
        lines: dict[int, list[Value]] = {}
        for value in values_of(record, self.table):
            lines.setdefault(value.line, []).append(value)
        whole = [values for values in lines.values() if len(values) == self.width]
        others = [values for values in lines.values() if values not in whole]
        if self.width > 1 and len(whole) == 1 and all(len(values) == 1 for values in others):
            return list(whole[0])
        return None

    def _cut(self, placed: Placed) -> bool:
        """Cut glued digits apart, where there is one way; keep several ways for later."""
        values = values_of(placed.record, self.table)
        ways, used = readings(values, self.table, self._patience, glued=self._is_glued)
        if not ways:
            return False
        if used:
            self.settled_by += used
            self.split.append(self.table.rows[placed.row].id)
        if len(ways) > 1:
            self._glued[placed.row] = (values, ways)
        else:
            self._put(placed.row, values, ways[0])
        return True

    def _put(self, number: int, values: Sequence[Value], way: Sequence[str | int]) -> None:
        row = self.table.rows[number].id
        self.cells[number] = [
            cell_of(row, self._column(index), value.amount, value.at)
            for index, value in enumerate(pieces(values, map(str, way)))
        ]

    def _settle(self) -> None:
        """Rows with several readings or none: told by the relations over rows, or lost."""
        if not self._glued and not self._broken:
            return
        ways = {number: [tuple(map(int, way)) for way in found] for number, (_, found) in self._glued.items()}
        known = {number: [whole(cell) for cell in cells] for number, cells in self.cells.items()}
        left, used = settle(ways, known, self.table)
        broken = {number: self._runs(record) for number, record in self._broken.items()}
        if broken and (told := outvoted(broken, left, known, self.table)):
            left = {number: [told[number]] for number in left}
            for number, record in self._broken.items():
                self._put(number, values_of(record, self.table), told[number])
                label = self.table.rows[number].label
                self.doubts.append(f"「{label}」行的数字连在一起，怎样分都与总计不等，按其他各行推定怎样分。")
        else:
            for number, record in self._broken.items():
                self._lose(self.table.rows[number], number, record)
        self.settled_by += used
        for number, (values, _) in self._glued.items():
            if len(left[number]) == 1:
                self._put(number, values, left[number][0])
                continue
            at = Range(values[0].at.start, values[-1].at.end)
            row = self.table.rows[number]
            self.doubts.append(f"「{row.label}」行的数字连在一起（{self.text[at.start : at.end]}），有不止一种分法。")
            self._lose_at(row, number, at)

    def _runs(self, record: Record) -> list[str]:
        """The row's runs of digits on one line; none if anything else stands there."""
        values = values_of(record, self.table)
        runs = [value.amount.text for value in values]
        return runs if len({value.line for value in values}) == 1 and all(run.isdecimal() for run in runs) else []

    def _bare(self) -> None:
        """Rows whose label stands without values: blank, unless values around them could not be placed."""
        parted = not any(record.solid or len(record.values) >= self.width > 1 for record in self.alignment.over)
        parted = parted and all(placed.certain for placed in self.alignment.placed)
        for number, record in sorted(self.alignment.bare.items()):
            row = self.table.rows[number]
            if row.kind == "group":
                continue
            at = Range(record.at.end, record.at.end)
            if parted and not record.values:
                self.cells[number] = [
                    OfficialCell(row.id, self._column(index), "", "blank", at=at) for index in range(self.width)
                ]
            elif record.values:
                self._lose(row, number, record)
            else:
                self.doubts.append(f"「{row.label}」行的数字没有读到。")
                self._lose_at(row, number, at)

    def _unplaced(self) -> None:
        """Rows of the form that are not found while rows of values without a label are left over: lost, not missing."""
        left = [record for record in self.alignment.over if record.solid and len(record.text) < _SHORTEST_LABEL]
        missing = [
            number
            for number, row in enumerate(self.table.rows)
            if row.kind == "data" and not row.optional and number not in self.cells
        ]
        if not left or not missing:
            return
        self.doubts.append(f"有{len(left)}行数字没有标签，不能确定是哪一行。")
        for number in missing:
            self._lose_at(self.table.rows[number], number, Range(left[0].at.start, left[0].at.start))

    def _years(self) -> list[int | None]:
        """The year each set states: beside its columns, or for a list the last year named above it."""
        years = list(dict.fromkeys(year.year for year in self.segment.years if year.block >= 0))
        if self.sets > 1:
            return [years[index] if len(years) == self.sets else None for index in range(self.sets)]
        if self.table.layout == "list":
            return [self.segment.year_above]
        return [years[0] if len(years) == 1 else None]

    def _at(self) -> Range:
        ends = [placed.record.at.end for placed in self.alignment.placed]
        ends += [value.at.end for placed in self.alignment.placed for value in placed.record.values]
        return Range(self.segment.start, max(ends, default=self.segment.start))

    @property
    def twice(self) -> tuple[Label, ...]:
        """The second printings of rows, in the words of the draft."""
        return tuple(repeated(self.alignment.again, self.table, self.width))

    def labels(self) -> Iterator[Label]:
        """The printed labels of rows and columns; a grid row with values that is none of the form's has no id."""
        for placed in self.alignment.placed:
            if placed.record.text or (placed.certain and not placed.exact):
                yield Label(self.table.rows[placed.row].id, placed.record.text, placed.record.at, placed.exact)
        for record in self.alignment.over:
            if record.solid and letters(record.text):
                yield Label("", record.text, record.at, exact=False)
        for number, record in self.alignment.bare.items():
            yield Label(self.table.rows[number].id, record.text, record.at)
        yield from self._heads()
        above: dict[int, list[Heading]] = {}
        for heading in self.segment.headings:
            above.setdefault(heading.block, []).append(heading)
        for block, columns in self.blocks.items():
            yield from (Label("", heading.text, heading.at, exact=False) for heading in columns.foreign)
            if len(slots := columns.own(len(self.table.columns))) == len(self.table.columns):
                yield from misheaded(above.get(block, ()), slots, self.table)
        yield from misgrouped_rows(self.alignment.placed, self.table)
        yield from misnumbered(self.alignment.placed, self.table)
        if not self.segment.captioned:
            yield from miscaptioned(self.segment.headings, self.text, self.segment.start, self.table)

    def _heads(self) -> Iterator[Label]:
        """The headings of columns, each once where a grid repeats it over the rows that it spans."""
        seen: set[tuple[int, int, str]] = set()
        for heading in self.segment.headings:
            ids = {name.id for name in heading.names if name.axis == "column" and self._own(name)}
            key = heading.block, heading.slot, letters(heading.text)
            if len(ids) == 1 and key not in seen:
                yield Label(ids.pop(), heading.text, heading.at)
            if heading.block >= 0:
                seen.add(key)

    def _own(self, name: Name) -> bool:
        return name.form == self.form and name.family == self.segment.family
