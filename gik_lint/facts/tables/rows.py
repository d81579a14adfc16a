"""Which record is which row of a form: by its label where that is certain, by order and number between."""

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from gik_lint.facts.tables.events import Record
from gik_lint.facts.tables.likeness import distance, slack
from gik_lint.facts.tables.names import Label, label_of, letters
from gik_lint.packs.forms import Row, TableForm

_SKIP_RECORD = 6.0
_SKIP_ROW = 2.5
_UNLABELLED = 2.0
_HINTED = 0.5
_TORN = 1.0
_CLOSE = 0.2
_OTHER_MARK = 0.75
_MANY = 200  # rows without a known label between two known ones: no table any more
_SHORTEST_PIECE = 4
_FORBIDDEN = 99.0


class Placed(Struct, frozen=True, gc=False):
    """A record and the row it is; `certain` if its own label says so, `exact` if in the form's words."""

    record: Record
    row: int
    certain: bool = True
    exact: bool = True


class Alignment(Struct, frozen=True):
    """What was placed, in reading order, which rows are labelled without any values, what is left over.

    `named` are all rows whose own label was found, wherever their values are; `twice` rows printed twice with
    different values, `again` their second printings and those of rows repeated as they are.
    """

    placed: tuple[Placed, ...]
    bare: dict[int, Record]
    named: frozenset[int]
    over: tuple[Record, ...]
    twice: frozenset[int] = frozenset()
    again: tuple[tuple[int, Record], ...] = ()


def align(records: Sequence[Record], form: str, table: TableForm, width: int) -> Alignment:
    """Every record's row. A record without a known label counts only if it has `width` values."""
    rows = table.rows
    anchors = _anchors(records, form)
    bare: dict[int, Record] = {}
    chosen: dict[int, Placed] = {}
    taken: dict[int, int] = {}
    twice: set[int] = set()
    again: list[tuple[int, Record]] = []
    for index, order in anchors.items():
        record = records[index]
        if not _has_values(record, width):
            bare.setdefault(order, record)
        elif order not in taken or not _filled(records[taken[order]]):
            if order in taken:
                del chosen[taken[order]]
            taken[order] = index
            chosen[index] = Placed(record, order, exact=_is_exact(record, form, order))
        elif _filled(record):
            again.append((order, record))
            twice |= {order} if _texts(record) != _texts(records[taken[order]]) else set()
    over: list[Record] = []
    fences = [(-1, -1), *sorted((index, placed.row) for index, placed in chosen.items()), (len(records), len(rows))]
    for (first, low), (last, high) in pairwise(fences):
        between = [
            (index, records[index])
            for index in range(first + 1, last)
            if index not in anchors and _counts(records[index], form, width)
        ]
        if not between or len(between) > _MANY:
            over += [record for _, record in between]
            continue
        free = [order for order in range(low + 1, high) if order not in taken]
        found = _gap(
            [record for _, record in between], [_hint(records, index) for index, _ in between], free, form, rows
        )
        found = _only_one(found, records[first + 1 : last], free, rows, width)
        for (index, record), placed in zip(between, found, strict=True):
            if placed is None:
                over.append(record)
            else:
                chosen[index] = placed
                taken[placed.row] = index
    _first_children(chosen, taken, rows)
    return Alignment(
        tuple(chosen[index] for index in sorted(chosen)),
        {order: record for order, record in bare.items() if order not in taken},
        frozenset(anchors.values()) | {placed.row for placed in chosen.values() if placed.certain},
        tuple(over),
        frozenset(twice),
        tuple(again),
    )


def _first_children(chosen: dict[int, Placed], taken: dict[int, int], rows: Sequence[Row]) -> None:
    """Figures beside a group's label are its first row's, where that row's own label is lost and its sisters' not."""
    for order, index in list(taken.items()):
        if rows[order].kind != "group" or not _figured(chosen[index].record):
            continue
        children = [child for child, row in enumerate(rows) if row.parent == rows[order].id and row.kind == "data"]
        if children and children[0] not in taken and any(child in taken for child in children):
            chosen[index] = Placed(chosen[index].record, children[0], certain=False)
            taken[children[0]] = taken.pop(order)


def _figured(record: Record) -> bool:
    return any(value.amount.state == "number" for value in record.values)


def _anchors(records: Sequence[Record], form: str) -> dict[int, int]:
    """Records whose label means one row of the form and no other."""
    anchors = {}
    for index, record in enumerate(records):
        orders = {name.order for name in record.names if name.form == form}
        if len(orders) == 1:
            anchors[index] = orders.pop()
    return anchors


def _has_values(record: Record, width: int) -> bool:
    """Whether what stands behind the label can be its values: a figure too few on lines of their own cannot."""
    if record.solid or len(record.values) >= width:
        return bool(record.values)
    figures = sum(len(value.amount.text) for value in record.values)
    return figures >= width and len({value.line for value in record.values}) == 1


def _filled(record: Record) -> bool:
    return any(value.amount.state != "blank" for value in record.values)


def _texts(record: Record) -> list[str]:
    return [value.amount.text for value in record.values]


def _is_exact(record: Record, form: str, order: int) -> bool:
    return any(name.exact for name in record.names if name.form == form and name.order == order)


def _counts(record: Record, form: str, width: int) -> bool:
    if record.text and any(name.form == form for name in record.names):
        return bool(record.values)
    filled = [index for index, value in enumerate(record.values) if value.amount.state != "blank"]
    if not filled:
        return False
    return bool(record.text) or len(record.values) - filled[0] <= width <= len(record.values)


def _hint(records: Sequence[Record], index: int) -> frozenset[int]:
    """The rows that a label directly before an unlabelled record names."""
    before = records[index - 1] if index and not records[index].text else None
    return frozenset(name.order for name in before.names) if before and not before.values else frozenset()


def _gap(
    records: Sequence[Record], hints: Sequence[frozenset[int]], free: Sequence[int], form: str, rows: Sequence[Row]
) -> list[Placed | None]:
    """The cheapest assignment that keeps the order; what it cannot tell is left out."""
    costs = [
        [_cost(record, hint, order, form, rows[order]) for order in free]
        for record, hint in zip(records, hints, strict=True)
    ]
    best = _cheapest(costs, [_SKIP_ROW if rows[order].kind == "data" else 0.0 for order in free])
    placed: list[Placed | None] = []
    for record, choice, cost in zip(records, best, costs, strict=True):
        if choice is None:
            placed.append(None)
            continue
        known = cost[choice] < _HINTED
        rivals = sum(other <= cost[choice] + _CLOSE for other in cost)
        alike = bool(record.text) and cost[choice] < _UNLABELLED and rivals == 1
        exact = _is_exact(record, form, free[choice]) if known else _is_torn(record, rows[free[choice]])
        placed.append(Placed(record, free[choice], certain=known or alike, exact=exact))
    return _sure(placed, hints, [order for order in free if rows[order].kind == "data"])


def _only_one(
    found: list[Placed | None], records: Sequence[Record], free: Sequence[int], rows: Sequence[Row], width: int
) -> list[Placed | None]:
    """The one row of a grid between two known ones is the form's only one, if its number says so or its label is blank.

    A row without a cell for the label is none: the label may stand anywhere.
    """
    data = [order for order in free if rows[order].kind == "data"]
    if len(records) != 1 or len(data) != 1 or not records[0].solid or any(each and each.certain for each in found):
        return found
    mark = label_of(rows[data[0]].label).mark
    values = records[0].values
    blank = not records[0].text and len(values) > width and values[0].amount.state == "blank"
    own = blank or (mark and records[0].mark == mark)
    return [Placed(records[0], data[0], exact=False)] if own else found


def _cost(record: Record, hint: frozenset[int], order: int, form: str, row: Row) -> float:
    named = {name.order for name in record.names if name.form == form}
    if named:
        return 0.0 if order in named else _FORBIDDEN
    found = label_of(record.text)
    if found.core:
        return _unlikeness(found, row)
    if row.kind == "group":
        return _FORBIDDEN
    return _HINTED if order in hint else _UNLABELLED


def _unlikeness(found: Label, row: Row) -> float:
    """How far a printed label is from the row's: a few slips, or a piece of it."""
    wanted = label_of(row.label)
    mark = 0.0 if not found.mark or found.mark == wanted.mark else _OTHER_MARK
    bound = slack(len(wanted.bare))
    apart = min(distance(found.bare, wanted.bare, bound), distance(found.core, wanted.core, bound))
    if apart <= bound:
        return _HINTED + apart / (bound + 1) + mark
    if len(found.core) >= _SHORTEST_PIECE and found.core in wanted.core + letters(row.note):
        return _TORN + mark
    return _FORBIDDEN


def _is_torn(record: Record, row: Row) -> bool:
    """Whether running text broke the label off, so that its rest stands behind the values."""
    begun = label_of(record.text).core
    return not record.solid and len(begun) >= _SHORTEST_PIECE and begun in label_of(row.label).core + letters(row.note)


def _cheapest(costs: Sequence[Sequence[float]], skips: Sequence[float]) -> list[int | None]:
    """For each record the index of its row, increasing, or None: the assignment of least total cost."""
    height, width = len(costs), len(skips)
    total = [[0.0] * (width + 1) for _ in range(height + 1)]
    for column in range(width):
        total[0][column + 1] = total[0][column] + skips[column]
    for row in range(height):
        total[row + 1][0] = total[row][0] + _SKIP_RECORD
        for column in range(width):
            total[row + 1][column + 1] = min(
                total[row][column] + costs[row][column],
                total[row + 1][column] + skips[column],
                total[row][column + 1] + _SKIP_RECORD,
            )
    chosen: list[int | None] = [None] * height
    row, column = height, width
    while row and column:
        here = total[row][column]
        if here == total[row - 1][column - 1] + costs[row - 1][column - 1] and costs[row - 1][column - 1] < _FORBIDDEN:
            chosen[row - 1] = column - 1
            row, column = row - 1, column - 1
        elif here == total[row][column - 1] + skips[column - 1]:
            column -= 1
        else:
            row -= 1
    return chosen


def _sure(placed: list[Placed | None], hints: Sequence[frozenset[int]], free: Sequence[int]) -> list[Placed | None]:
    """Leave out runs of unlabelled records that number and order alone do not place."""
    result = list(placed)
    start = 0
    low = -1
    while start < len(placed):
        here = placed[start]
        if here is not None and here.certain:
            low, start = here.row, start + 1
            continue
        end = start
        while end < len(placed) and not ((it := placed[end]) and it.certain):
            end += 1
        following = placed[end] if end < len(placed) else None
        high = following.row if following else max(free, default=low) + 1
        room = [order for order in free if low < order < high]
        run = range(start, end)
        hinted = all((it := placed[index]) is not None and it.row in hints[index] for index in run)
        if len(room) != end - start and not hinted:
            for index in run:
                result[index] = None
        low, start = high, end
    return result
