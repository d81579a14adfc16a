"""What becomes of a relation: it holds, fails, or cannot be judged, and why."""

from decimal import Decimal

import pytest
from msgspec import structs

from gik_lint.arithmetic.evaluate import evaluate
from gik_lint.packs.forms import Column, Relation, Row, TableForm
from tests.official_tables import CITY, filled, requests, small, small_form, table_form

SUM = small_form("a + b = t")


def only(table):
    (evaluation,) = evaluate(table).evaluations
    return evaluation


def states(table, **how):
    """The states of all instances by relation and line, those that hold left out."""
    return {
        (each.instance.relation.id, each.instance.line): each.state
        for each in evaluate(table, **how).evaluations
        if each.state != "holds"
    }


def test_counts_are_compared_exactly():
    assert only(small(SUM, a=1, b=2, t=3)).state == "holds"
    assert only(small(SUM, a="1000000000000000000000000", b=1, t="1000000000000000000000000")).state == "fails"


def test_both_sums_and_their_difference_are_told():
    evaluation = only(small(SUM, a=5, b=81, t=96))
    assert (evaluation.left, evaluation.right, evaluation.excess) == (86, 96, -10)


@pytest.mark.parametrize("blank", ["", "-", "/"])
def test_a_blank_among_parts_counts_as_zero_and_is_named(blank):
    evaluation = only(small(SUM, a=3, b=blank, t=3))
    assert evaluation.state == "holds"
    assert evaluation.blanks == (("b", "v"),)


def test_all_blank_holds():
    assert only(small(SUM, a="", b="", t="")).state == "holds"


def test_a_blank_total_over_filled_parts_fails_nothing_and_is_known_to_the_other_relations():
    form = small_form("a + b = t", "t = c")
    ledger = evaluate(small(form, a=1, b=2, t="", c=4))
    assert [each.state for each in ledger.evaluations] == ["total-blank", "fails"]
    assert ledger.values["t", "v"] == 3


@pytest.mark.parametrize("printed", [None, "约3"])
def test_a_lost_cell_and_words_leave_it_undecided(printed):
    evaluation = only(small(SUM, a=1, b=printed, t=9))
    assert evaluation.state == "undecided"
    assert evaluation.unreadable == (("b", "v"),)


def test_a_row_that_is_not_printed_leaves_only_a_mismatch_undecided():
    assert only(small(SUM, a=1, t=3)).state == "undecided"
    assert only(small(SUM, a=3, t=3)).state == "holds"


def test_an_optional_row_that_is_not_printed_is_not_missed():
    rows = (Row("a", "a"), Row("b", "b", optional=True), Row("t", "t"))
    form = structs.replace(SUM, rows=rows)
    assert only(small(form, a=1, t=3)).state == "fails"


def test_amounts_may_differ_by_rounding_and_counts_may_not():
    rows = tuple(Row(name, name, decimal=True) for name in "abt")
    amounts = TableForm("m", "表", "list", rows, (Column("v", "v"),), SUM.relations)
    assert only(small(amounts, a="1.24", b="2.33", t="3.6")).state == "holds"
    assert only(small(amounts, a="1.24", b="2.33", t="3.7")).state == "fails"
    assert only(small(SUM, a="1.24", b="2.33", t="3.6")).state == "fails"


def test_every_relation_of_a_sound_table_holds_in_every_column_and_row():
    table = filled(*requests(**CITY))
    evaluations = evaluate(table).evaluations
    assert states(table) == {}
    assert len([each for each in evaluations if each.instance.relation.id == "F21.T3.02"]) == 7
    assert len([each for each in evaluations if each.instance.relation.id == "F21.T3.03"]) == 25


def test_a_slip_in_a_total_fails_each_relation_of_its_cell():
    form, figures = requests(**CITY)
    figures["r7", "natural"] = 2505
    assert states(filled(form, figures)) == {
        ("F21.T3.01", "natural"): "fails",
        ("F21.T3.02", "natural"): "fails",
        ("F21.T3.03", "r7"): "fails",
    }


def test_the_single_row_of_2019_in_a_2021_table_counts_as_that_part_of_the_total():
    form, figures = requests(**CITY)
    for column in [key[1] for key in figures if key[0] == "r1"]:
        for row in ("r6_1", "r6_2", "r6_3"):
            del figures[row, column]
        figures["r6", column] = 0
    figures["r6", "natural"], figures["r6", "total"] = 7, 7
    for row in ("r7", "new_recv"):
        figures[row, "natural"] += 7
        figures[row, "total"] += 7
    table = filled(form, figures)
    assert states(table) == {}
    assert {each.instance.relation.id for each in evaluate(table).evaluations} >= {"F19.T3.02"}
    figures["r6", "natural"] = 8
    assert states(filled(form, figures)) == {("F19.T3.02", "natural"): "fails", ("F21.T3.03", "r6"): "fails"}


def test_relations_that_split_glued_digits_prove_nothing():
    form, figures = requests(**CITY)
    figures["r7", "natural"] = 1
    table = filled(form, figures, settled_by=("F21.T3.03",), split=tuple(row.id for row in form.rows))
    assert {relation for relation, _ in states(table)} == {"F21.T3.01", "F21.T3.02"}


def test_a_row_that_these_relations_did_not_split_is_held_to_them():
    form, figures = requests(**CITY)
    figures["new_recv", "total"] += 1
    table = filled(form, figures, settled_by=("F21.T3.03",), split=("r7",))
    assert "F21.T3.03" not in {relation for relation, _ in states(table)}
    assert states(table, in_part=True)["F21.T3.03", "new_recv"] == "fails"


def test_a_row_whose_label_is_guessed_adds_up_or_not_but_is_not_held_against_other_rows():
    form, figures = requests(**CITY)
    figures["r1", "total"] += 1
    table = filled(form, figures)
    cells = {key: structs.replace(cell, guessed=key[0] == "r1") for key, cell in table.cells.items()}
    found = states(structs.replace(table, cells=cells))
    assert found.pop(("F21.T3.03", "r1")) == "fails"
    assert {relation for relation, _ in found} == {"F21.T3.02"}
    assert set(found.values()) == {"undecided"}


def test_only_totals_filled_is_one_habit_and_no_mismatch():
    form, figures = requests(**CITY)
    bare = {key: value if key[1] == "total" else "" for key, value in figures.items()}
    found = states(filled(form, bare))
    assert set(found.values()) == {"only-total"}
    assert {relation for relation, _ in found} == {"F21.T3.03"}


def test_one_bare_total_among_filled_lines_is_a_mismatch():
    form, figures = requests(**CITY)
    for column in ("natural", "business", "research", "charity", "lawfirm", "other_org"):
        figures["r3_1", column] = ""
    figures["r3_1", "total"] = 3
    assert states(filled(form, figures)) == {("F21.T3.02", "total"): "fails", ("F21.T3.03", "r3_1"): "fails"}


def test_a_list_with_one_total_and_blank_parts_is_a_mismatch_of_its_own():
    form = table_form("stat-2014", "stat2014")
    figures = {(row.id, "v"): "" for row in form.rows if row.kind == "data"}
    figures["D", "v"] = 1
    figures["E", "v"] = 2
    assert states(filled(form, figures)) == {("S14.05", ""): "fails", ("S14.06", ""): "fails"}


def test_signed_changes_are_added():
    form = table_form("form-2019", "t2_20_5")
    table = filled(form, {("licence", "prev"): 3, ("licence", "delta"): -4, ("licence", "decisions"): 0})
    assert states(table) == {("F19.T2.02", "licence"): "fails"}


def test_each_gives_one_instance_a_part():
    form = TableForm(
        "e", "表", "list", tuple(Row(n, n) for n in "abt"), (Column("v", "v"),),
        (Relation("E", "每一项 <= t", "once", "derived", ("a", "b")),),
    )  # fmt: skip
    ledger = evaluate(small(form, a=5, b=2, t=3))
    assert [each.state for each in ledger.evaluations] == ["fails", "holds"]
    assert ledger.evaluations[0].excess == Decimal(2)


def test_a_column_left_blank_is_no_mistake_in_every_row():
    form = table_form("fujian-2014", "fj2014")
    figures = {(row.id, column): 0 for row in form.rows for column in ("y", "cum")}
    figures.update({("V1", "y"): 4, ("V1", "cum"): "", ("V2", "y"): 2, ("V2", "cum"): 1})
    assert states(filled(form, figures)) == {("FJ14.04", "V1"): "undecided", ("FJ14.04", "V2"): "fails"}
