"""One wrong figure in a real-like table: always found, one finding, and named where the relations tell which it is."""

from decimal import Decimal
from random import Random

import pytest

from gik_lint.arithmetic.equation import bind
from gik_lint.arithmetic.evaluate import evaluate
from gik_lint.arithmetic.suspects import diagnose
from gik_lint.packs.forms import TableForm
from tests.checked import findings
from tests.official_tables import filled, table_form
from tests.real_like import figures, slip
from tests.rendering import TEXT_SHAPES, docx, draw, html

TABLES = [
    ("form-2021", "t3", 2023),
    ("form-2021", "t4", 2023),
    ("form-2019", "t3", 2020),
    ("form-2019", "t4", 2020),
    ("stat-2014", "stat2014", 2016),
    ("fujian-2009", "fj2009", 2012),
    ("fujian-2014", "fj2014", 2016),
]
IDS = [f"{form}-{table}" for form, table, _ in TABLES]
SHAPES = ["html", "docx", *TEXT_SHAPES]
TRIALS = 100


def summed(form: TableForm) -> list[tuple[str, str]]:
    """The cells that stand in an equation, so that any other figure breaks it."""
    cells = set()
    for relation in form.relations:
        for equation in bind(relation, form):
            names = equation.left + equation.right
            if equation.comparison == "=" and relation.strength in {"printed", "structural"} and not relation.where:
                if relation.every == "row":
                    cells |= {(row.id, name) for row in form.rows if row.kind == "data" for name in names}
                else:
                    cells |= {(name, column.id) for name in names for column in form.columns}
    return sorted(cells)


def crossed(form: TableForm, cell: tuple[str, str]) -> bool:
    """Whether a cell stands in two equations or more: then they tell it from every other."""
    table = filled(form, {(r.id, c.id): 1 for r in form.rows if r.kind == "data" for c in form.columns})
    instances = [each.instance for each in evaluate(table).evaluations]
    return sum(cell in each.cells for each in instances if each.comparison == "=") > 1


@pytest.mark.parametrize(("form_id", "table_id", "year"), TABLES, ids=IDS)
def test_one_slip_is_one_cause_and_the_cell_is_named_where_the_relations_tell_it(form_id, table_id, year):
    form = table_form(form_id, table_id)
    random = Random(year)
    cells = summed(form)
    told = wanted = 0
    for _ in range(TRIALS):
        right = figures(form, random)
        assert diagnose(filled(form, right)).causes == ()
        cell = random.choice(cells)
        wrong = {**right, cell: slip(right[cell], random)}
        causes = diagnose(filled(form, wrong)).causes
        assert len(causes) == 1, (cell, right[cell], wrong[cell])
        (cause,) = causes
        assert cause.complete
        suspects = [(change.cell, change.value) for e in cause.explanations for change in e.changes]
        assert (cell, Decimal(right[cell])) in suspects
        if crossed(form, cell):
            wanted += 1
            told += suspects[0] == (cell, Decimal(right[cell]))
    assert told >= 0.99 * wanted


def draft(shape, form, printed, year, body="云川县"):
    """A report that holds nothing but the table, in one shape."""
    title = f"{body}人民政府{year}年政府信息公开工作年度报告"
    drawing = draw(form, {cell: str(value) for cell, value in printed.items()})
    if shape == "docx":
        return "draft.docx", docx([drawing])
    if shape == "html":
        return "draft.html", html(drawing).encode()
    return "draft.txt", f"{title}\n\n{TEXT_SHAPES[shape](drawing)}".encode()


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(("form_id", "table_id", "year"), TABLES, ids=IDS)
def test_a_slip_is_found_in_every_shape_and_the_sound_table_raises_nothing(form_id, table_id, year, shape):
    form = table_form(form_id, table_id)
    random = Random(f"{table_id} {shape}")
    cells = summed(form)
    for _ in range(2):
        right = figures(form, random)
        name, data = draft(shape, form, right, year)
        assert findings(data, name=name, year=year, categories=("arithmetic",)) == ()
        cell = random.choice(cells)
        name, data = draft(shape, form, {**right, cell: slip(right[cell], random)}, year)
        (finding,) = findings(data, name=name, year=year, categories=("arithmetic",))
        suspects = [(suspect.cell, suspect.suggested) for suspect in finding.suspects]
        wanted = (f"{table_id}.{cell[0]}.{cell[1]}", str(right[cell]))
        assert wanted in suspects
        if crossed(form, cell):
            assert suspects[0] == wanted
            assert finding.expected == str(right[cell])
