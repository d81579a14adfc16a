"""Tables of one row (表四): fifteen values under headings that repeat for each group of columns."""

from collections.abc import Sequence

from gik_lint.facts.report import Label, OfficialCell, Range
from gik_lint.facts.tables.events import Heading, Record, Value
from gik_lint.facts.tables.fill import Filled, cell_of
from gik_lint.facts.tables.glued import cuts
from gik_lint.facts.tables.names import letters
from gik_lint.facts.tables.segments import Segment
from gik_lint.facts.tables.amounts import amount_of
from gik_lint.packs.forms import TableForm


class SingleRow:
    """Fills a one-row table from a segment: all values at once, or one group of columns after another."""

    def __init__(self, segment: Segment, form: str, table: TableForm) -> None:
        self.segment, self.form, self.table = segment, form, table
        self.row = table.rows[0].id
        self.groups: dict[str, list[int]] = {}
        for index, column in enumerate(table.columns):
            self.groups.setdefault("/".join(column.path), []).append(index)
        self.cells: dict[int, OfficialCell] = {}
        self.settled_by: tuple[str, ...] = ()
        self.doubts: list[str] = []

    def fill(self) -> list[Filled]:
        """One set of cells, or none if the segment holds no such row."""
        headings: list[Heading] = []
        for item in self.segment.items:
            if isinstance(item, Heading):
                headings.append(item)
            elif isinstance(item, Record):
                if len(self.cells) < len(self.table.columns):
                    self._take(item, headings)
                headings = []
        if not self.cells:
            return []
        missing = [index for index in range(len(self.table.columns)) if index not in self.cells]
        if missing:
            self.doubts.append(f"{self.table.title}只读出{len(self.cells)}格，另有{len(missing)}格没有读到。")
        at = self.segment.records[-1].at
        cells = {
            (self.row, column.id): self.cells.get(index) or OfficialCell(self.row, column.id, "", "lost", at=Range(at.end, at.end))
            for index, column in enumerate(self.table.columns)
        }
        sureness = "high" if not self.doubts else "medium"
        return [Filled(cells, tuple(self.doubts), sureness, self.settled_by, None, len(self.cells))]

    def _take(self, record: Record, headings: Sequence[Heading]) -> None:
        values = [value for value in record.values if value.amount.state != "text"]
        wanted = self._columns(headings)
        count = len(self.table.columns)
        if len(values) == count:
            wanted = list(range(count))
        elif len(values) != len(wanted):
            filled = [value for value in values if value.amount.state != "blank"]
            pieces = self._cut(filled) if not record.solid else None
            if pieces is None:
                return
            values, wanted = pieces, list(range(count))
        for index, value in zip(wanted, values, strict=True):
            self.cells[index] = cell_of(self.row, self.table.columns[index].id, value.amount, value.at)

    def _columns(self, headings: Sequence[Heading]) -> list[int]:
        """The columns of the groups that the headings since the last row of values name, most specific first."""
        named = {name.id for heading in headings for name in heading.names if name.axis == "path" and name.form == self.form}
        groups = [group for group in self.groups if group in named]
        deep = [group for group in groups if "/" in group]
        return [index for group in (deep or groups) for index in self.groups[group]]

    def _cut(self, values: Sequence[Value]) -> list[Value] | None:
        if not values or any(not value.amount.text.isdigit() for value in values):
            return None
        ways, ruled_out = cuts([value.amount.text for value in values], self.table)
        if len(ways) != 1:
            if len(ways) > 1 or ruled_out:
                self.doubts.append(f"{self.table.title}的数字连在一起，不能确定怎样分格。")
            return None
        if ruled_out:
            self.settled_by = tuple(relation.id for relation in self.table.relations if relation.every == "row")
        pieces = []
        queue = [(value.at.start, value.amount.text) for value in values]
        start, rest = queue.pop(0)
        for piece in ways[0]:
            if not rest:
                start, rest = queue.pop(0)
            pieces.append(Value(amount_of(piece), Range(start, start + len(piece))))
            start, rest = start + len(piece), rest[len(piece) :]
        return pieces

    def labels(self) -> tuple[Label, ...]:
        """The printed column headings in reading order; each group's columns carry their own ids in turn."""
        found = []
        wanted = [(letters(column.label), column.id) for column in self.table.columns]
        for heading in self.segment.headings:
            if not any(name.axis == "column" and name.form == self.form for name in heading.names):
                continue
            core = letters(heading.text)
            match = next((pair for pair in wanted if pair[0] == core), None)
            if match:
                wanted.remove(match)
                found.append(Label(match[1], heading.text, heading.at))
        return tuple(found)
