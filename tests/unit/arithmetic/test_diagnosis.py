"""One diagnosis a table, shared; what the prose states exactly is a witness."""

from decimal import Decimal

from msgspec import structs

from gik_lint.arithmetic.diagnosis import SEARCHED, diagnosis, witnesses
from tests.checked import base, report


def test_a_table_is_examined_once():
    understood = report(base("form-2021-minimal"))
    table = understood.table("t3")
    assert diagnosis(understood, table) is diagnosis(understood, table)


def test_exact_figures_of_the_report_year_witness_their_cells():
    understood = report(base("form-2021-minimal"))
    stated = witnesses(understood, understood.table("t3"))
    assert stated["new_recv", "total"] == {Decimal(2940)}
    assert stated["carried_out", "total"] == {Decimal(18)}


def test_approximate_figures_and_those_of_other_years_do_not():
    understood = report(base("form-2021-minimal"))
    about = tuple(structs.replace(figure, approximate=True) for figure in understood.figures)
    older = tuple(structs.replace(figure, year=2020) for figure in understood.figures)
    for figures in (about, older):
        changed = structs.replace(understood, figures=figures)
        assert witnesses(changed, changed.table("t3")) == {}


def test_of_very_many_tables_only_the_failures_are_told():
    text = base("form-2021-minimal").replace("| （七）总计 | 2932 |", "| （七）总计 | 2923 |")
    understood = report(text)
    table = understood.table("t3")
    many = tuple(structs.replace(table, index=number) for number in range(SEARCHED + 2))
    changed = structs.replace(understood, tables=many)
    found = [diagnosis(changed, each) for each in many]
    assert found[0].causes[0].settled
    assert found[-1].causes[0].explanations == ()
    assert not found[-1].causes[0].complete
