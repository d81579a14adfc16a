"""Which value of a row is which column: by the headings' grid columns, else by number and order."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from gik_lint.facts.tables.events import Heading, Record, Value, Year
from gik_lint.facts.tables.names import UNIT_COLUMN, label_of
from gik_lint.packs.forms import TableForm

_LONGEST_UNIT = 2


class Columns(Struct, frozen=True):
    """How the values of one block's rows are told apart.

    `slots` maps grid columns to column indices where every column has its heading; `order` are the column
    indices in printed order; `units` are grid columns that hold units; `numbered` those that hold numbers in
    some row, `sets` how often the columns repeat (two years side by side); `complete`: all headings are there;
    `lacking`: the columns of a real grid that has neither their headings nor cells for them; `merged`: the grid
    columns that only repeat the one before them; `foreign`: the heads of those that no form knows.
    """

    slots: dict[int, int]
    order: tuple[int, ...]
    units: frozenset[int]
    numbered: tuple[int, ...]
    sets: int = 1
    complete: bool = False
    lacking: tuple[int, ...] = ()
    merged: frozenset[int] = frozenset()
    foreign: tuple[Heading, ...] = ()

    def own(self, count: int) -> tuple[int, ...]:
        """The grid columns of this many columns of figures; nothing where they do not show."""
        if len(self.slots) == count:
            return tuple(sorted(self.slots))
        return self.numbered if len(self.numbered) == count else ()


def columns_of(
    headings: Sequence[Heading], years: Sequence[Year], records: Sequence[Record], table: TableForm
) -> Columns:
    """The columns of the rows `records` that stand under these headings in one block."""
    count = len(table.columns)
    by_slot: dict[int, Heading] = {}
    for heading in headings:
        if any(name.axis == "column" for name in heading.names):
            by_slot[heading.slot] = heading
    printed = [by_slot[slot] for slot in sorted(by_slot)] if -1 not in by_slot else []
    merged = _repeating(printed, records) if len(printed) > count else frozenset()
    if len(printed) - len(merged) == count:
        printed = [heading for heading in printed if heading.slot not in merged]
    else:
        merged = frozenset()
    units = frozenset(heading.slot for heading in headings if heading.slot not in by_slot and _heads_units(heading))
    numbered = tuple(
        sorted(
            {
                value.slot
                for record in records
                for value in record.values
                if value.amount.state == "number" and value.slot not in units
            }
        )
    )
    ids = [column.id for column in table.columns]
    indices = [_index(heading, ids) for heading in printed]
    sets = _sets(indices, [year.year for year in years], records, table, units)
    if sorted(indices) == list(range(count)):
        slots = {heading.slot: index for heading, index in zip(printed, indices, strict=True)}
        foreign = _foreign(headings, slots, numbered)
        return Columns(slots, tuple(indices), units, numbered, sets, complete=True, merged=merged, foreign=foreign)
    widths = Counter(len(values_of(record, table, units)) for record in records if record.solid and record.values)
    lacking = _lacking(printed, indices, numbered, widths, count) if sets == 1 else ()
    if lacking:
        slots = {heading.slot: index for heading, index in zip(printed, indices, strict=True)}
        return Columns(slots, tuple(indices), units, numbered, lacking=lacking)
    in_order = [label_of(heading.text).bare for heading in printed] == [
        label_of(column.label).bare for column in table.columns
    ]
    slots = {heading.slot: index for index, heading in enumerate(printed)} if in_order else {}
    return Columns(slots, tuple(range(count)), units, numbered, sets, complete=in_order)


def _lacking(
    printed: Sequence[Heading], indices: Sequence[int], numbered: Sequence[int], widths: Counter[int], count: int
) -> tuple[int, ...]:
    """The columns without a heading, where the rows have a cell for each of the others and no more."""
    known = set(indices)
    if -1 in known or len(known) < len(indices) or 2 * len(known) < count or not numbered or not widths:
        return ()
    if widths.most_common(1)[0][0] != len(indices) or not set(numbered) <= {heading.slot for heading in printed}:
        return ()
    return tuple(index for index in range(count) if index not in known)


def _foreign(headings: Sequence[Heading], slots: dict[int, int], numbered: Sequence[int]) -> tuple[Heading, ...]:
    """The heads of grid columns of figures beside the form's own, in words that are nobody's label."""
    lowest = {heading.slot: heading for heading in sorted(headings, key=lambda one: one.row)}
    others = [lowest[slot] for slot in numbered if slot not in slots and slot in lowest]
    return tuple(heading for heading in others if not heading.names and heading.slot > min(slots))


def _repeating(printed: Sequence[Heading], records: Sequence[Record]) -> frozenset[int]:
    """The grid columns that only repeat the one to their left, head and values: one merged cell, printed out."""
    rows = [{value.slot: value.amount.text for value in record.values} for record in records if record.solid]
    return frozenset(
        second.slot
        for first, second in pairwise(printed)
        if first.text == second.text
        and second.slot == first.slot + 1
        and all(row.get(first.slot) == row.get(second.slot) for row in rows)
    )


def _heads_units(heading: Heading) -> bool:
    return heading.slot >= 0 and any(name.axis == "header" and name.id == UNIT_COLUMN for name in heading.names)


def _index(heading: Heading, ids: Sequence[str]) -> int:
    found = {ids.index(name.id) for name in heading.names if name.axis == "column" and name.id in ids}
    return found.pop() if len(found) == 1 else -1


def _sets(
    indices: list[int], years: list[int], records: Sequence[Record], table: TableForm, units: frozenset[int]
) -> int:
    count = len(table.columns)
    widths = Counter(len(kept) for record in records if (kept := trimmed(values_of(record, table, units), 0)))
    if not widths:
        return 1
    width = widths.most_common(1)[0][0]
    times = width // count
    if width % count or times < 2:  # noqa: PLR2004 - two sets at least
        return 1
    repeated = sorted(indices) == sorted(list(range(count)) * times)
    return times if repeated or len(set(years)) == times else 1


def values_of(record: Record, table: TableForm, units: frozenset[int] = frozenset()) -> list[Value]:
    """The record's values without the cells that print the unit."""
    if units:
        return [value for value in record.values if value.slot not in units]
    first = record.values[0].amount if record.values else None
    if table.layout == "list" and first and first.state == "text" and len(first.text) <= _LONGEST_UNIT:
        return list(record.values[1:])
    return list(record.values)


def unit_of(record: Record, table: TableForm, units: frozenset[int] = frozenset()) -> str:
    """The unit printed in a cell of its own before the record's values; empty without one."""
    kept = values_of(record, table, units)
    for value in record.values:
        if value in kept:
            break
        if value.amount.state == "text" and len(value.amount.text) <= _LONGEST_UNIT:
            return value.amount.text
    return ""


def trimmed(values: Sequence[Value], count: int) -> list[Value]:
    """Without the blank cells at the end that exceed `count`."""
    kept = list(values)
    while len(kept) > count and kept[-1].amount.state == "blank":
        kept.pop()
    return kept


def _without_strangers(values: Sequence[Value], count: int, columns: Columns) -> list[Value]:
    """As many values as there are columns, if blank cells on one side only, or outside all figures, are too many."""
    if len(values) <= count:
        return list(values)
    if len(columns.numbered) == count:
        kept = [value for value in values if value.slot in columns.numbered or value.amount.state != "blank"]
        if len(kept) == count:
            return kept
    filled = [index for index, value in enumerate(values) if value.amount.state != "blank"]
    excess = len(values) - count
    if not filled or filled[0] == 0:
        return trimmed(values, count)
    return list(values[excess:]) if filled[0] >= excess and filled[-1] == len(values) - 1 else list(values)


def distribute(record: Record, columns: Columns, table: TableForm) -> list[Value | None] | None:
    """The record's values by column index (times the sets), None for a cell that is not printed; None: unknown."""
    count = len(table.columns) * columns.sets
    values = values_of(record, table, columns.units)
    if columns.sets == 1 and columns.slots:
        by_slot = {columns.slots[value.slot]: value for value in values if value.slot in columns.slots}
        known = columns.slots.keys() | columns.merged | {heading.slot for heading in columns.foreign}
        strangers = [value for value in values if value.slot not in known and value.amount.state != "blank"]
        if len(by_slot) + len(columns.lacking) == count and not strangers:
            return [by_slot.get(index) for index in range(count)]
    kept = _without_strangers(values, count, columns)
    if len(kept) != count:
        return None
    if columns.sets > 1:
        return list(kept)
    result: list[Value | None] = [None] * count
    for index, value in zip(columns.order, kept, strict=True):
        result[index] = value
    return result
