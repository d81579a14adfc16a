"""Every official table of the corpus is read cell by cell as a person reads it in the file.

The truth in `tables/*.yaml` was written by hand from the files: one line a row, its cells in the form's order;
`_` is a blank cell, `-` a printed dash, `?` a cell that cannot be told and must be said to be lost.
"""

from decimal import Decimal
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from gik_lint.facts.reading import Reading, read_document
from gik_lint.facts.report import OfficialCell
from gik_lint.facts.tables import official_tables
from gik_lint.packs.forms import Form
from gik_lint.readers.errors import UnreadableError
from gik_lint.readers.open import read
from tests.official_forms import official_forms

ROOT = Path(__file__).parents[2]
REPORTS = ROOT.parent / "shared" / "corpus" / "reports"
TRUTH = Path(__file__).parent / "tables"

pytestmark = pytest.mark.skipif(not REPORTS.is_dir(), reason="the corpus is not beside this checkout")


@pytest.fixture(scope="module")
def forms() -> tuple[Form, ...]:
    return official_forms()


def _as_written(cell: OfficialCell) -> str:
    return {"blank": "_", "dash": "-", "lost": "?", "number": str(cell.value)}.get(cell.state, cell.text)


def _reading(name: str) -> Reading:
    path = next(path for path in REPORTS.iterdir() if path.stem == name)
    try:
        return read_document(read(path), ())
    except UnreadableError as error:
        pytest.skip(f"{path.name}: {error}")


@pytest.mark.parametrize("name", sorted(path.stem for path in TRUTH.glob("*.yaml")))
def test_every_cell_is_read_as_printed(name: str, forms: tuple[Form, ...]) -> None:
    expected = YAML(typ="safe").load((TRUTH / f"{name}.yaml").read_text(encoding="utf-8"))
    tables = official_tables(_reading(name), forms)
    assert [(table.id, table.of, table.confidence) for table in tables] == [
        (one["id"], one["of"], one["confidence"]) for one in expected
    ]
    for table, one in zip(tables, expected, strict=True):
        found = {
            row.id: " ".join(_as_written(table.cells[row.id, column.id]) for column in table.form.columns)
            for row in table.form.rows
            if (row.id, table.form.columns[0].id) in table.cells
        }
        assert found == {row: str(cells) for row, cells in one["rows"].items()}
        assert table.year == one.get("year")
        assert bool(table.doubts) == (table.confidence != "high")


@pytest.mark.parametrize("name", sorted(path.stem for path in TRUTH.glob("*.yaml")))
def test_every_cell_points_at_what_is_printed(name: str, forms: tuple[Form, ...]) -> None:
    reading = _reading(name)
    for table in official_tables(reading, forms):
        for cell in table.cells.values():
            assert reading.text[cell.at.start : cell.at.end] == cell.text
            assert table.at.start <= cell.at.start <= cell.at.end <= table.at.end
            if cell.state == "number":
                assert str(Decimal(cell.value or 0)) in cell.text


@pytest.mark.parametrize("name", ["jingzhou-2011", "shucheng-2012", "yueyanglou-2016"])
def test_reports_without_an_official_table_have_none(name: str, forms: tuple[Form, ...]) -> None:
    assert official_tables(_reading(name), forms) == ()
