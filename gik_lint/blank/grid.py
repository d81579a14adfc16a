"""An official table as a grid of cells with their spans, as the form prints it."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from gik_lint.packs.forms import Column, Row, TableForm


class Box(Struct, frozen=True):
    """A cell: its text, and how many rows and columns it spans."""

    text: str
    rowspan: int = 1
    colspan: int = 1


class Grid(Struct, frozen=True):
    """Rows of boxes; what a box of an earlier row covers has no box of its own. `width` is in columns."""

    rows: tuple[tuple[Box, ...], ...]
    width: int


def grid_of(table: TableForm, filled: Mapping[tuple[str, str], str]) -> Grid:
    """The table with empty figure cells, but for those `filled` gives by row and column."""
    if table.layout == "list":
        return _list(table, filled)
    stub = 0 if table.layout == "single-row" else _depth(table)
    width = stub + len(table.columns)
    rows: list[tuple[Box, ...]] = []
    if table.caption:
        rows.append((Box(table.caption, colspan=width),))
    rows += _head(table, stub)
    rows += _body(table, stub, filled)
    return Grid(tuple(rows), width)


def _list(table: TableForm, filled: Mapping[tuple[str, str], str]) -> Grid:
    """A list prints a group as a line of its own, with —— for its unit."""
    heads = table.header or ("", "单位", *(column.label for column in table.columns))
    rows = [tuple(Box(text) for text in heads)]
    for row in table.rows:
        if row.kind == "group":
            rows.append((Box(row.label), Box("——"), *(Box("") for _ in table.columns)))
        else:
            figures = (Box(filled.get((row.id, column.id), "")) for column in table.columns)
            rows.append((Box(row.label + row.note), Box(row.unit), *figures))
    return Grid(tuple(rows), len(heads))


def _ancestors(table: TableForm, row: Row) -> list[Row]:
    """The group lines a row stands under, the outermost first."""
    by_id = {one.id: one for one in table.rows}
    found: list[Row] = []
    parent = row.parent
    while parent and by_id[parent].kind == "group":
        found.insert(0, by_id[parent])
        parent = by_id[parent].parent
    return found


def _depth(table: TableForm) -> int:
    return max(len(_ancestors(table, row)) + 1 for row in table.rows)


def _head(table: TableForm, stub: int) -> Iterator[tuple[Box, ...]]:
    depth = max(len(column.path) for column in table.columns) + 1
    for level in range(depth):
        boxes = [Box(table.corner, depth, stub)] if level == 0 and stub else []
        boxes += _head_boxes(table.columns, level, depth)
        yield tuple(boxes)


def _head_boxes(columns: Sequence[Column], level: int, depth: int) -> Iterator[Box]:
    """The boxes that begin in one line of the head: groups over their columns, labels down to its end."""
    index = 0
    while index < len(columns):
        path = columns[index].path
        if level < len(path):
            end = index
            while end < len(columns) and columns[end].path[: level + 1] == path[: level + 1]:
                end += 1
            yield Box(path[level], colspan=end - index)
            index = end
            continue
        if level == len(path):
            yield Box(columns[index].label, rowspan=depth - level)
        index += 1


def _body(table: TableForm, stub: int, filled: Mapping[tuple[str, str], str]) -> Iterator[tuple[Box, ...]]:
    data = [row for row in table.rows if row.kind == "data" and not row.optional]
    begun: set[str] = set()
    for row in data:
        above = _ancestors(table, row)
        boxes = []
        for group in above:
            if group.id not in begun:
                begun.add(group.id)
                boxes.append(Box(group.label, rowspan=sum(group in _ancestors(table, one) for one in data)))
        if stub:
            boxes.append(Box(row.label + row.note, colspan=stub - len(above)))
        boxes += [Box(filled.get((row.id, column.id), "")) for column in table.columns]
        yield tuple(boxes)
