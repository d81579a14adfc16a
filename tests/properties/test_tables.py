"""Whatever a form allows, in whatever shape a draft brings it, is read back as it was printed, or doubted."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gik_lint.facts.reading import read_document
from gik_lint.facts.report import OfficialTable
from gik_lint.facts.tables import official_tables
from gik_lint.packs.forms import Form, TableForm
from gik_lint.readers.open import read_bytes
from tests.official_forms import official_forms
from tests.rendering import TEXT_SHAPES, Drawing, docx, draw, glued, html

FORMS = official_forms()
TABLES = [(form, table) for form in FORMS for table in form.tables]
CALM = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])

SHAPES: dict[str, tuple[str, Callable[[Drawing], bytes]]] = {
    "html": ("draft.html", lambda drawing: html(drawing).encode()),
    "docx": ("draft.docx", lambda drawing: docx([drawing])),
    **{
        name: ("draft.txt", lambda drawing, write=write: write(drawing).encode())  # type: ignore[misc]
        for name, write in TEXT_SHAPES.items()
    },
}

COUNTS = st.one_of(st.just(0), st.integers(0, 12), st.integers(0, 20_000))


@st.composite
def satisfying(draw_value: st.DrawFn, table: TableForm) -> dict[tuple[str, str], int]:
    """Values of every cell that keep every printed and structural relation of the form."""
    cells = {
        (row.id, column.id): draw_value(COUNTS) for row in table.rows if row.kind == "data" for column in table.columns
    }
    keep = _KEEPERS.get(table.id)
    if keep:
        keep(cells, table)
    return cells


def _keep_t3(cells: dict[tuple[str, str], int], table: TableForm) -> None:
    columns = [column.id for column in table.columns if column.id != "total"]
    rows = [row.id for row in table.rows if row.kind == "data"]
    results = [row for row in rows if row not in {"new_recv", "carried_in", "carried_out", "r7"}]
    for column in columns:
        cells["r7", column] = sum(cells[row, column] for row in results)
        whole = cells["r7", column] + cells["carried_out", column]
        cells["carried_in", column] = min(cells["carried_in", column], whole)
        cells["new_recv", column] = whole - cells["carried_in", column]
    for row in rows:
        cells[row, "total"] = sum(cells[row, column] for column in columns)


def _keep_t4(cells: dict[tuple[str, str], int], table: TableForm) -> None:
    for group in ("rv", "ld", "la"):
        parts = [column.id for column in table.columns if column.id.startswith(group) and not column.computed]
        cells["n", f"{group}_total"] = sum(cells["n", part] for part in parts)


def _keep_list(cells: dict[tuple[str, str], int], table: TableForm) -> None:
    for row in table.rows:
        if row.kind == "data" and len(table.columns) > 1:
            cells[row.id, "cum"] += cells[row.id, "y"]
    for column in (column.id for column in table.columns):
        for total in (row.id for row in table.rows if row.kind == "data"):
            parts = [row.id for row in table.rows if row.parent == total]
            if not parts:
                continue
            values = [cells[part, column] for part in parts]
            cells[total, column] = sum(values)


_KEEPERS = {
    "t3": _keep_t3,
    "t4": _keep_t4,
    "fj2009": _keep_list,
    "fj2014": _keep_list,
    "stat2014": _keep_list,
}


def _read(name: str, data: bytes, form: Form, table: TableForm) -> OfficialTable | None:
    reading = read_document(read_bytes(data, name), ())
    found = [one for one in official_tables(reading, FORMS, form.from_year) if one.id == table.id]
    assert len(found) <= 1
    return found[0] if found else None


@pytest.mark.parametrize("shape", sorted(SHAPES))
@pytest.mark.parametrize(("form", "table"), TABLES, ids=[f"{form.id}-{table.id}" for form, table in TABLES])
@CALM
@given(data=st.data())
def test_a_table_whose_cells_are_apart_is_read_back_equal(
    shape: str, form: Form, table: TableForm, data: st.DataObject
) -> None:
    values = data.draw(satisfying(table))
    printed = {cell: str(value) for cell, value in values.items()}
    name, write = SHAPES[shape]
    found = _read(name, write(draw(table, printed)), form, table)
    assert found is not None
    assert found.of == form.id
    assert {cell: read.text for cell, read in found.cells.items()} == printed
    assert {cell: int(read.value or 0) for cell, read in found.cells.items()} == values
    assert (found.confidence, found.doubts) == ("high", ())


@pytest.mark.parametrize(("form", "table"), TABLES, ids=[f"{form.id}-{table.id}" for form, table in TABLES])
@CALM
@given(data=st.data())
def test_a_glued_table_is_read_back_equal_or_doubted(form: Form, table: TableForm, data: st.DataObject) -> None:
    values = data.draw(satisfying(table))
    printed = {cell: str(value) for cell, value in values.items()}
    found = _read("draft.txt", glued(draw(table, printed)).encode(), form, table)
    if found is None:
        return
    for cell, read in found.cells.items():
        assert read.state == "lost" or int(read.value or 0) == values[cell], cell
    assert found.confidence != "high" or all(read.state == "number" for read in found.cells.values())


@pytest.mark.parametrize("shape", ["html", "docx", "piped", "tabbed"])
@CALM
@given(data=st.data())
def test_blank_and_dashed_cells_are_told_from_zeros(shape: str, data: st.DataObject) -> None:
    form, table = next((form, table) for form, table in TABLES if (form.id, table.id) == ("form-2021", "t3"))
    marks = st.sampled_from(["", "0", "-", "/", "——", "无", "3"])
    printed = {
        (row.id, column.id): data.draw(marks) for row in table.rows if row.kind == "data" for column in table.columns
    }
    states = {"": "blank", "-": "dash", "/": "dash", "——": "dash", "无": "none-word"}
    name, write = SHAPES[shape]
    found = _read(name, write(draw(table, printed)), form, table)
    assert found is not None
    assert {cell: read.state for cell, read in found.cells.items()} == {
        cell: states.get(text, "number") for cell, text in printed.items()
    }
