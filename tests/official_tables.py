"""Official tables made by hand: figures into the cells of a form, without any draft around them."""

from decimal import Decimal
from functools import cache

from gik_lint.facts.report import OfficialCell, OfficialTable, Range
from gik_lint.packs.compiled import load_packs
from gik_lint.packs.forms import Column, Relation, Row, TableForm


@cache
def forms():
    """All built-in forms by id, the Fujian ones too."""
    return {form.id: form for form in load_packs(["fujian"]).forms}


def table_form(form, table):
    """One table of a form."""
    return next(each for each in forms()[form].tables if each.id == table)


def filled(form, figures, of="form-2021", **more):
    """A table whose cells print `figures`: {(row, column): number or text}; what is not named is not printed."""
    cells = {key: cell(*key, printed) for key, printed in figures.items()}
    return OfficialTable(form, of, 1, Range(0, 0), cells, **more)


def cell(row, column, printed):
    """A cell as the recognition gives it."""
    if printed is None:
        return OfficialCell(row, column, "", "lost")
    text = str(printed)
    if text == "":
        return OfficialCell(row, column, "", "blank")
    if text in {"-", "/"}:
        return OfficialCell(row, column, text, "dash")
    try:
        return OfficialCell(row, column, text, "number", Decimal(text))
    except ArithmeticError:
        return OfficialCell(row, column, text, "text")


def small_form(*equations, rows="abcdt", every="once", strength="structural", columns=("v",)):
    """A made-up table of rows (or columns) named by letters, with these equations as E1, E2, …"""
    relations = tuple(Relation(f"E{number}", equation, every, strength) for number, equation in enumerate(equations, 1))
    return TableForm(
        "small",
        "小表",
        "list",
        tuple(Row(name, name) for name in rows),
        tuple(Column(c, c) for c in columns),
        relations,
    )


def small(form, **figures):
    """`small_form` filled in: row letters to figures in the one column."""
    return filled(form, {(row, "v"): printed for row, printed in figures.items()})


def requests(form="form-2021", **columns):
    """A 表三 that holds in every relation: results by column, `new_recv` and totals computed from them.

    `columns` gives each column's results ({row: figure}); `carried_in` and `carried_out` may stand among them.
    """
    table = table_form(form, "t3")
    results = [row.id for row in table.rows if row.kind == "data" and row.id.startswith("r") and row.id != "r7"]
    figures = {}
    kinds = [column.id for column in table.columns if column.id != "total"]
    for kind in kinds:
        given = columns.get(kind, {})
        for row in (*results, "carried_in", "carried_out"):
            figures[row, kind] = given.get(row, 0)
        figures["r7", kind] = sum(figures[row, kind] for row in results)
        figures["new_recv", kind] = figures["r7", kind] + figures["carried_out", kind] - figures["carried_in", kind]
    for row in (*results, "r7", "new_recv", "carried_in", "carried_out"):
        figures[row, "total"] = sum(figures[row, kind] for kind in kinds)
    return table, figures


CITY = {
    "natural": {"r1": 1288, "r2": 300, "r3_4": 12, "r4_1": 800, "r5_1": 150, "carried_in": 50, "carried_out": 18},
    "business": {"r1": 20, "r2": 5, "r4_1": 10, "r5_2": 1},
    "lawfirm": {"r1": 2, "r4_1": 1},
    "other_org": {"r1": 1},
}
"""Results of a made-up city: every kind of applicant's total is its `r7`."""
