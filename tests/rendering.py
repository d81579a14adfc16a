"""Official tables drawn as drafts bring them: HTML with spans, Word with merged cells, pipes, tabs, lines, glue.

`draw` lays a form out as its print does; the renderers write that drawing in one shape each.
"""

from collections.abc import Callable, Mapping, Sequence
from html import escape
from io import BytesIO
from typing import NamedTuple

from gik_lint.packs.forms import Column, Row, TableForm

Values = Mapping[tuple[str, str], str]
"""What each cell prints, by row and column id; a missing one is not printed."""


class Drawn(NamedTuple):
    """A cell of a drawing at its first row and column."""

    text: str
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1


class Drawing(NamedTuple):
    """A drawn table; `caption` stands above it."""

    caption: str
    cells: tuple[Drawn, ...]
    rows: int
    columns: int


def draw(form: TableForm, values: Values, *, without: Sequence[str] = ()) -> Drawing:
    """The table as the form prints it, with these values and without the rows `without`."""
    rows = [row for row in form.rows if row.id not in without]
    if form.layout == "list":
        return _list(form, rows, values)
    return _matrix(form, rows, values)


def _list(form: TableForm, rows: Sequence[Row], values: Values) -> Drawing:
    head = form.header or ("指标", "单位", *(column.label for column in form.columns))
    cells = [Drawn(text, 0, index) for index, text in enumerate(head)]
    for number, row in enumerate(rows, 1):
        unit = "——" if row.kind == "group" else row.unit
        texts = [row.label + row.note, unit]
        texts += ["" if row.kind == "group" else values.get((row.id, column.id), "") for column in form.columns]
        cells += [Drawn(text, number, index) for index, text in enumerate(texts)]
    return Drawing(form.title, tuple(cells), len(rows) + 1, len(form.columns) + 2)


def _matrix(form: TableForm, rows: Sequence[Row], values: Values) -> Drawing:
    parents = {row.id: row.parent for row in form.rows}
    labels = 0 if form.layout == "single-row" else 1 + max(_depth(row.id, parents) for row in rows)
    top = max(len(column.path) for column in form.columns) + 1
    cells = [Drawn(form.corner or "信息内容", 0, 0, top, labels)] if labels else []
    cells += _heads(form.columns, top, labels)
    line = top
    for row in rows:
        if row.kind == "group":
            continue
        depth = 0
        for group in _groups_opened(row, rows, parents):
            depth = _depth(group.id, parents)
            height = sum(_descends(other.id, group.id, parents) for other in rows if other.kind == "data")
            cells.append(Drawn(group.label, line, depth, height))
        if labels:
            depth = _depth(row.id, parents)
            cells.append(Drawn(row.label + row.note, line, depth, 1, labels - depth))
        cells += [
            Drawn(values[row.id, column.id], line, labels + index)
            for index, column in enumerate(form.columns)
            if (row.id, column.id) in values
        ]
        line += 1
    return Drawing(
        form.caption, tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))), line, labels + len(form.columns)
    )


def _heads(columns: Sequence[Column], top: int, labels: int) -> list[Drawn]:
    cells = []
    for depth in range(top - 1):
        index = 0
        while index < len(columns):
            path = columns[index].path[: depth + 1]
            end = index
            while end < len(columns) and columns[end].path[: depth + 1] == path:
                end += 1
            if len(path) > depth:
                cells.append(Drawn(path[depth], depth, labels + index, 1, end - index))
            index = end
    for index, column in enumerate(columns):
        cells.append(Drawn(column.label, len(column.path), labels + index, top - len(column.path)))
    return cells


def _depth(row: str, parents: Mapping[str, str | None]) -> int:
    parent = parents[row]
    return 0 if parent is None else 1 + _depth(parent, parents)


def _descends(row: str, ancestor: str, parents: Mapping[str, str | None]) -> bool:
    parent = parents[row]
    return parent is not None and (parent == ancestor or _descends(parent, ancestor, parents))


def _groups_opened(row: Row, rows: Sequence[Row], parents: Mapping[str, str | None]) -> list[Row]:
    """The groups whose first data row this is, outermost first."""
    opened = [
        group
        for group in rows
        if group.kind == "group"
        and _descends(row.id, group.id, parents)
        and row.id
        == next(other.id for other in rows if other.kind == "data" and _descends(other.id, group.id, parents))
    ]
    return sorted(opened, key=lambda group: _depth(group.id, parents))


def html(drawing: Drawing) -> str:
    """A saved page's table with rowspan and colspan."""
    lines = []
    for row in range(drawing.rows):
        cells = "".join(
            f"<td{_span('rowspan', cell.rowspan)}{_span('colspan', cell.colspan)}>{escape(cell.text)}</td>"
            for cell in drawing.cells
            if cell.row == row
        )
        lines.append(f"<tr>{cells}</tr>")
    return f"<p>{escape(drawing.caption)}</p>\n<table>\n" + "\n".join(lines) + "\n</table>\n"


def _span(name: str, count: int) -> str:
    return f' {name}="{count}"' if count > 1 else ""


def docx(drawings: Sequence[Drawing]) -> bytes:
    """A Word file with merged cells."""
    from docx import Document

    document = Document()
    for drawing in drawings:
        document.add_paragraph(drawing.caption)
        table = document.add_table(drawing.rows, drawing.columns)
        for cell in drawing.cells:
            here = table.cell(cell.row, cell.column)
            there = table.cell(cell.row + cell.rowspan - 1, cell.column + cell.colspan - 1)
            (here if here is there else here.merge(there)).text = cell.text
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _grid(drawing: Drawing) -> list[list[str]]:
    grid = [[""] * drawing.columns for _ in range(drawing.rows)]
    for cell in drawing.cells:
        grid[cell.row][cell.column] = cell.text
    return grid


def piped(drawing: Drawing) -> str:
    """Rows between pipes; merged cells are empty pipes."""
    return drawing.caption + "\n" + "".join(f"| {' | '.join(row)} |\n" for row in _grid(drawing))


def tabbed(drawing: Drawing) -> str:
    """Rows with tabs, as copied from a sheet."""
    return drawing.caption + "\n" + "".join("\t".join(row) + "\n" for row in _grid(drawing))


def lined(drawing: Drawing) -> str:
    """One cell a line; blank cells leave nothing."""
    return drawing.caption + "\n" + "".join(cell.text + "\n" for cell in drawing.cells if cell.text)


def spaced(drawing: Drawing) -> str:
    """A line a row, cells parted by blanks, as out of a PDF."""
    return drawing.caption + "\n" + "".join(" ".join(text for text in row if text) + "\n" for row in _grid(drawing))


def glued(drawing: Drawing) -> str:
    """The whole table in one line without any separator."""
    return drawing.caption + "".join(cell.text for cell in drawing.cells)


TEXT_SHAPES: dict[str, Callable[[Drawing], str]] = {"piped": piped, "tabbed": tabbed, "lined": lined, "spaced": spaced}
