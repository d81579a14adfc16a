"""What a person calls an official cell: 表三「(七)总计」行「自然人」列."""

from decimal import Decimal

from gik_lint.arithmetic.instances import Key
from gik_lint.facts.report import OfficialTable, Range
from gik_lint.packs.forms import Column, Row, TableForm

LONGEST = 20


def row_name(form: TableForm, row: str) -> str:
    """The row's label, or its short name where the label is long."""
    return next((_name(each) for each in form.rows if each.id == row), row)


def column_name(form: TableForm, column: str) -> str:
    """The column's label, with the group above it where several columns are labelled so."""
    found = next((each for each in form.columns if each.id == column), None)
    if found is None:
        return column
    ambiguous = sum(each.label == found.label for each in form.columns) > 1
    return "·".join((*found.path[-1:], _name(found))) if ambiguous else _name(found)


def cell_name(form: TableForm, key: Key) -> str:
    """「…」 of the row or the column where the other goes without saying, else both."""
    row, column = key
    if len(form.columns) == 1:
        return f"「{row_name(form, row)}」"
    if len(form.rows) == 1:
        return f"「{column_name(form, column)}」"
    return f"「{row_name(form, row)}」行「{column_name(form, column)}」列"


def place(form: TableForm, key: Key) -> str:
    """Where the cell stands, table first."""
    name = cell_name(form, key)
    return table_name(form) + (name if name.endswith("列") else f"{name}{'行' if len(form.columns) == 1 else '列'}")


def table_name(form: TableForm) -> str:
    """The table's title as people say it."""
    return form.title


def cell_id(form: TableForm, key: Key) -> str:
    """TABLE.ROW.COLUMN."""
    return f"{form.id}.{key[0]}.{key[1]}"


def where(table: OfficialTable, key: Key) -> Range:
    """The place of a cell's text; the table's where the draft does not print the cell."""
    cell = table.cells.get(key)
    return cell.at if cell else Range(table.at.start, table.at.start)


def number(value: Decimal | None) -> str:
    """A number as written in a sentence, without exponent; a blank is called so."""
    return "空白" if value is None else format(value, "f")


def _name(item: Row | Column) -> str:
    label = item.label
    return label if label and (len(label) <= LONGEST or not item.short) else item.short
