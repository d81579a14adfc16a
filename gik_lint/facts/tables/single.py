"""Tables of one row (表四): fifteen values under headings that repeat for each group of columns."""

from collections.abc import Iterator, Sequence

from gik_lint.facts.report import Label, OddRow, OfficialCell, Range, Sureness
from gik_lint.facts.tables.cells import Filled, cell_of
from gik_lint.facts.tables.events import Heading, Record, Value
from gik_lint.facts.tables.glued import Patience
from gik_lint.facts.tables.heads import misheaded
from gik_lint.facts.tables.names import letters
from gik_lint.facts.tables.runs import pieces, readings
from gik_lint.facts.tables.segments import Segment
from gik_lint.packs.forms import TableForm

_FEW = 2


class SingleRow:
    """Reads one segment as a one-row table: all values at once, or one group of columns after another."""

    missing = 0
    twice: tuple[Label, ...] = ()

    def __init__(self, segment: Segment, form: str, table: TableForm, patience: Patience) -> None:
        self.segment, self.form, self.table = segment, form, table
        self.row = table.rows[0].id
        self.groups: dict[str, list[int]] = {}
        for index, column in enumerate(table.columns):
            self.groups.setdefault("/".join(column.path), []).append(index)
        self.sets: list[dict[int, OfficialCell]] = [{}]
        self.settled_by: tuple[str, ...] = ()
        self.doubts: list[str] = []
        self.broken = ""
        self.odd: tuple[OddRow, ...] = ()
        self.scattered = False
        self._patience = patience
        self._read()

    @property
    def matched(self) -> int:
        """How many cells were read."""
        return sum(map(len, self.sets))

    @property
    def fitting(self) -> int:
        """The same: a cell read has its place."""
        return self.matched

    def _read(self) -> None:
        headings: list[Heading] = []
        for item in self.segment.items:
            if isinstance(item, Heading):
                headings.append(item)
            elif isinstance(item, Record):
                self._take(item, headings)
                headings = []
        if not self.sets[0]:
            self._read_scattered()

    def _read_scattered(self) -> None:
        """Values that headings part, as text out of a PDF has them: all of them in order, or lost."""
        values = [value for record in self.segment.records for value in record.values if value.amount.state != "text"]
        count = len(self.table.columns)
        counted = sum(bool(value.amount.unit) for value in values)  # 维持7件, 纠正2件 is a sentence
        if not self._headed() or len(values) < count // 2 or 2 * counted > len(values):
            return
        self.scattered = True
        self.doubts.append(f"{self.table.title}的数字与列名交错在一起。")
        if len(values) != count:
            self._lose(values)
            return
        for index, column in enumerate(self.table.columns):
            self.sets[0][index] = cell_of(self.row, column.id, values[index].amount, values[index].at)

    def _lose(self, values: Sequence[Value]) -> None:
        """The row is there, but nobody can say which figure is whose."""
        at = Range(values[0].at.start, values[0].at.start)
        for index, column in enumerate(self.table.columns):
            self.sets[-1][index] = OfficialCell(self.row, column.id, "", "lost", at=at)

    def _take(self, record: Record, headings: Sequence[Heading]) -> None:
        values = [value for value in record.values if value.amount.state != "text"]
        wanted, count = self._columns(headings), len(self.table.columns)
        if len(values) == count:
            wanted = list(range(count))
        elif len(values) != len(wanted):
            if record.solid and count - _FEW <= len(values) < count and self._headed():
                self.odd = (OddRow(self.row, values[0].at, len(values)),)
            values, wanted = ([] if record.solid else self._cut(values)), list(range(count))
        if not values:
            return
        blank = all(value.amount.state == "blank" for value in values)
        if any(index in self.sets[-1] for index in wanted):
            if blank:
                return
            self.sets.append({})
        for index, value in zip(wanted, values, strict=True):
            self.sets[-1][index] = cell_of(self.row, self.table.columns[index].id, value.amount, value.at)

    def _columns(self, headings: Sequence[Heading]) -> list[int]:
        """The columns of the groups that the headings since the last row of values name, most specific first."""
        named = {
            name.id for heading in headings for name in heading.names if name.axis == "path" and name.form == self.form
        }
        groups = [group for group in self.groups if group in named]
        deep = [group for group in groups if "/" in group]
        return [index for group in (deep or groups) for index in self.groups[group]]

    def _cut(self, values: Sequence[Value]) -> list[Value]:
        ways, used = readings(values, self.table, self._patience, glued=True)
        doubtful = not ways
        if doubtful:
            ways, used = self._but_one_sum(values)
        if len(ways) == 1 and not self.sets[-1]:
            self.settled_by = used
            if doubtful:
                self.broken = f"{self.table.title}的数字连在一起，怎样分都有一组与总计不等，按其余各组推定怎样分。"
            return pieces(values, ways[0])
        digits = sum(len(value.amount.text) for value in values)
        on_one_line = len({value.line for value in values}) == 1
        if on_one_line and len(values) < len(self.table.columns) <= digits and self._headed() and not self.sets[-1]:
            told = "有不止一种分法" if ways else "没有找到使各项之和等于总计的分法"
            self.doubts.append(f"{self.table.title}的数字连在一起，{told}，请对照原表核对。")
            self._lose(values)
        return []

    def _but_one_sum(self, values: Sequence[Value]) -> tuple[list[tuple[str, ...]], tuple[str, ...]]:
        """The ways to read the row so that all sums but one come out, and the relations that told them."""
        if not self._headed():
            return [], ()
        sums = [relation.id for relation in self.table.relations if relation.every == "row"]
        found = [
            (way, but)
            for but in (sums if len(sums) > 1 else ())
            for way in readings(values, self.table, self._patience, glued=True, but=but)[0]
        ]
        broken = {but for _, but in found}
        return [way for way, _ in found], tuple(id_ for id_ in sums if id_ not in broken)

    def fill(self) -> list[Filled]:
        """One set of cells a printing; none if the segment holds no such row."""
        filled = [cells for cells in self.sets if any(cell.state != "blank" for cell in cells.values())]
        return [self._filled(cells) for cells in filled or self.sets[:1] if cells]

    def _filled(self, cells: dict[int, OfficialCell]) -> Filled:
        doubts = list(self.doubts)
        end = max(cell.at.end for cell in cells.values())
        if len(cells) < len(self.table.columns):
            doubts.append(
                f"{self.table.title}只读出{len(cells)}格，另有{len(self.table.columns) - len(cells)}格没有读到。"
            )
        elif not self._headed():
            doubts.append(f"{self.table.title}的列名没有读全，按列的次序和数目对应。")
        whole = {
            (self.row, column.id): cells.get(index) or OfficialCell(self.row, column.id, "", "lost", at=Range(end, end))
            for index, column in enumerate(self.table.columns)
        }
        at = Range(self.segment.start, end)
        aligned = not doubts
        doubts += [self.broken] if self.broken else []
        sureness: Sureness = "medium" if doubts else "high"
        split = (self.row,) if self.settled_by else ()
        lacking = self._lacking() if len(self.sets) == 1 else ()
        return Filled(
            whole,
            at,
            sureness,
            tuple(doubts),
            self.settled_by,
            split,
            aligned=aligned,
            lacking=lacking,
            odd=self.odd,
        )

    def _lacking(self) -> tuple[str, ...]:
        """The columns of the groups that a real grid neither names nor holds, where it holds others whole."""
        if not all(record.solid for record in self.segment.records):
            return ()
        named = {name.id for heading in self.segment.headings for name in heading.names if name.axis == "path"}
        held = [group for group, indices in self.groups.items() if all(index in self.sets[0] for index in indices)]
        gone = [group for group in self.groups if group not in named]
        if not held or len(held) + len(gone) < len(self.groups) or any(group in held for group in gone):
            return ()
        return tuple(self.table.columns[index].id for group in gone for index in self.groups[group])

    def _headed(self) -> bool:
        """Whether the headings tell the table: nearly all columns', or every group's in the form's order."""
        if sum(label.exact for label in self.labels()) >= len(self.table.columns) - 1:
            return True
        groups = iter(
            name.id
            for heading in self.segment.headings
            for name in heading.names
            if name.axis == "path" and name.form == self.form and name.id in self.groups
        )
        return all(group in groups for group in self.groups)

    def labels(self) -> Iterator[Label]:
        """The printed column headings in reading order; each group's columns carry their own ids in turn."""
        wanted = [(letters(column.label), column.id) for column in self.table.columns]
        for heading in self.segment.headings:
            core = letters(heading.text)
            match = next((pair for pair in wanted if pair[0] == core), None)
            if match:
                wanted.remove(match)
                yield Label(match[1], heading.text, heading.at)
        yield from self._misheaded()

    def _misheaded(self) -> Iterator[Label]:
        """The heads over a whole row of a real grid that are not the form's."""
        whole = [one for one in self.segment.records if one.solid and len(one.values) == len(self.table.columns)]
        if whole:
            headings = [heading for heading in self.segment.headings if heading.block == whole[0].block]
            yield from misheaded(headings, [value.slot for value in whole[0].values], self.table)
