"""Failed relations are gathered by root cause, and the wrong cell is named where the relations tell it."""

from decimal import Decimal
from itertools import combinations, product

import pytest
from msgspec import structs

from gik_lint.arithmetic.search import Search
from gik_lint.arithmetic.suspects import diagnose
from tests.official_tables import CITY, filled, requests, small, small_form, table_form


def city(**slips):
    """The city's 表三 with other figures in some cells (`r7__natural=1`)."""
    form, figures = requests(**CITY)
    figures.update({tuple(cell.split("__")): figure for cell, figure in slips.items()})
    return filled(form, figures)


def answers(cause):
    """The explanations of a cause as {cell: value}, best first."""
    return [{".".join(c.cell): int(c.value) for c in e.changes} for e in cause.explanations]


def settled(table):
    """The settled changes of each cause."""
    return [
        {".".join(change.cell): int(change.value) for change in cause.settled.changes} if cause.settled else None
        for cause in diagnose(table).causes
    ]


def names(cause):
    return [each.instance.relation.id for each in cause.failed]


def test_a_sound_table_has_no_cause():
    assert diagnose(city()).causes == ()


@pytest.mark.parametrize("row", ["new_recv", "carried_in", "r1", "r3_1", "r5_5", "r6_3", "r7", "carried_out"])
@pytest.mark.parametrize("column", ["natural", "research", "total"])
def test_one_wrong_cell_is_one_cause_and_is_named_with_its_figure(row, column):
    right = int(city().value(row, column))
    assert settled(city(**{f"{row}__{column}": right + 9})) == [{f"{row}.{column}": right}]


def test_the_rule_of_the_sum_speaks_for_a_wrong_sum_then_the_stronger_relations():
    (cause,) = diagnose(city(r7__natural=2505)).causes
    assert names(cause) == ["F21.T3.02", "F21.T3.01", "F21.T3.03"]


def test_an_inequality_that_breaks_with_the_equations_follows_from_the_same_cause():
    (cause,) = diagnose(city(carried_out__research=3)).causes
    assert set(names(cause)) == {"F21.T3.01", "F21.T3.03", "F21.T3.04"}
    assert answers(cause) == [{"carried_out.research": 0}]


def test_two_slips_apart_are_two_causes():
    table = city(r1__natural=1280, r2__business=9)
    assert sorted(settled(table), key=str) == [{"r1.natural": 1288}, {"r2.business": 5}]


def test_two_slips_in_one_row_are_one_cause_of_two_cells():
    assert settled(city(r1__natural=1290, r1__business=23)) == [{"r1.natural": 1288, "r1.business": 20}]


def test_equal_slips_at_the_corners_of_a_rectangle_can_be_read_two_ways_and_are_not_guessed():
    found = diagnose(city(r1__natural=1290, r2__business=7)).causes
    assert [cause.settled for cause in found] == [None, None]
    suspects = {cell for cause in found for answer in answers(cause) for cell in answer}
    assert suspects == {"r1.natural", "r2.business", "r1.business", "r2.natural"}


def test_differences_that_cancel_are_one_cause_with_every_row_they_may_be_in():
    form, figures = requests(**CITY)
    figures["r1", "natural"] += 1
    figures["r1", "other_org"] -= 1
    (cause,) = diagnose(filled(form, figures)).causes
    assert names(cause) == ["F21.T3.02", "F21.T3.02"]
    assert cause.settled is None
    rows = {next(iter(answer)).split(".")[0] for answer in answers(cause)}
    assert rows == {"r1", "r2", "r3_4", "r4_1", "r5_1"}  # the rows in which 自然人 has one to give away


def test_figures_in_each_others_place_are_recognised():
    table = city(r2__natural=5, r2__business=300)
    assert settled(table) == [{"r2.natural": 300, "r2.business": 5}]
    assert diagnose(table).causes[0].explanations[0].swap


def test_no_suggested_count_is_negative():
    form = small_form("a + b = t")
    (cause,) = diagnose(small(form, a=0, b=3, t=1)).causes
    assert answers(cause) == [{"t.v": 3}, {"b.v": 1}]


def test_a_sum_that_says_zero_is_the_suspect():
    form = table_form("form-2021", "t4")
    figures = {("n", column.id): 0 for column in form.columns}
    figures["n", "rv_upheld"], figures["n", "rv_corrected"], figures["n", "la_upheld"] = 10, 1, 5
    assert settled(filled(form, figures)) == [{"n.rv_total": 11}, {"n.la_total": 5}]


def test_a_telling_slip_decides_between_otherwise_equal_cells():
    form = small_form("a + b + c = t")
    (cause,) = diagnose(small(form, a=1288, b=300, c=1344, t=2923)).causes
    assert answers(cause)[0] == {"t.v": 2932}
    assert cause.settled
    assert len(answers(cause)) == 4


def test_equally_good_cells_are_all_listed_and_none_is_chosen():
    form = small_form("a + b + c = t")
    (cause,) = diagnose(small(form, a=3, b=4, c=5, t=14)).causes
    assert cause.settled is None
    assert answers(cause) == [{"t.v": 12}, {"a.v": 5}, {"b.v": 6}, {"c.v": 7}]


def test_a_derived_relation_that_holds_is_a_witness_but_no_bar():
    form = small_form("a + b = t")
    derived = small_form("t = c", strength="derived").relations
    form = structs.replace(form, relations=form.relations + derived)
    (cause,) = diagnose(small(form, a=5, b=81, t=76, c=76)).causes
    assert answers(cause)[0] == {"b.v": 71}
    assert {"t.v": 86} in answers(cause)
    assert cause.settled.changes[0].cell == ("b", "v")


def test_a_broken_derived_relation_alone_is_a_cause_of_its_own():
    form = small_form("a = b", rows="ab", strength="derived")
    (cause,) = diagnose(small(form, a=85, b=86)).causes
    assert sorted(answers(cause), key=str) == [{"a.v": 86}, {"b.v": 85}]
    assert cause.settled is None


def test_what_the_prose_states_decides():
    form = small_form("a + b = t")
    table = small(form, a=3, b=4, t=9)
    (cause,) = diagnose(table, {("t", "v"): frozenset({Decimal(9)}), ("a", "v"): frozenset({Decimal(5)})}).causes
    assert answers(cause)[0] == {"a.v": 5}
    assert cause.settled


def test_sums_that_share_a_part_may_be_one_mistake_of_two_cells_and_then_nothing_is_settled():
    form = small_form("a + b + c = t", "d + e = b", rows="abcdet")
    found = diagnose(small(form, a=5, b=0, c=81, t=76, d=0, e=3)).causes
    assert [names(cause) for cause in found] == [["E1"], ["E2"]]
    assert [cause.settled for cause in found] == [None, None]
    assert {"e.v": 0} in answers(found[1])
    assert {"b.v": 3, "c.v": 68} in [dict(sorted(answer.items())) for answer in answers(found[1])]


def test_channels_above_a_total_are_one_cause_at_the_total():
    form = table_form("stat-2014", "stat2014")
    figures = {(row.id, "v"): 0 for row in form.rows if row.kind == "data"}
    figures.update({("A1", "v"): 30, ("A2_2", "v"): 40, ("A2_3", "v"): 690})
    (cause,) = diagnose(filled(form, figures)).causes
    assert names(cause) == ["S14.12", "S14.12"]
    assert cause.pivot == ("A1", "v")


def test_more_mistakes_than_the_search_explains_are_gathered_and_said():
    form, figures = requests(**CITY)
    for number, key in enumerate(sorted(figures)[::9]):
        figures[key] += 3 + 2 * number
    diagnosis = diagnose(filled(form, figures))
    failed = [each for each in diagnosis.ledger.evaluations if each.state == "fails"]
    told = [id(each) for cause in diagnosis.causes for each in cause.failed]
    assert sorted(told) == sorted(map(id, failed))  # each failure in exactly one cause
    assert any(not cause.complete for cause in diagnosis.causes)


def test_the_search_stops_at_its_bound_and_says_so():
    table = city(r1__natural=1289, r1__other_org=0)
    ledger = diagnose(table).ledger
    seed = ledger.having("fails")[0]
    (solutions,) = Search(ledger, steps=5).from_seeds([seed])
    assert not solutions.complete


def brute(form, figures, size):
    """Every way of mending by changing exactly these many cells, by trying all values up to 12."""
    keys = sorted(figures)
    found = set()
    for chosen in combinations(keys, size):
        for values in product(range(13), repeat=size):
            changed = {**figures, **dict(zip(chosen, values, strict=True))}
            if all(changed[key] != figures[key] for key in chosen) and not diagnose(filled(form, changed)).causes:
                found.add(tuple(zip(chosen, values, strict=True)))
    return found


@pytest.mark.parametrize(
    "figures",
    [
        {"a": 1, "b": 2, "t": 4, "c": 1, "d": 5},
        {"a": 0, "b": 1, "t": 3, "c": 0, "d": 3},
        {"a": 2, "b": 2, "t": 3, "c": 2, "d": 6},
    ],
)
def test_all_smallest_explanations_are_found_as_trying_every_value_finds_them(figures):
    form = small_form("a + b = t", "t + c = d")
    figures = {(row, "v"): value for row, value in figures.items()}
    causes = diagnose(filled(form, figures)).causes
    assert len(causes) == 1
    size = len(causes[0].explanations[0].changes)
    assert not any(brute(form, figures, smaller) for smaller in range(1, size))
    ours = {tuple(sorted((c.cell, int(c.value)) for c in e.changes)) for e in causes[0].explanations}
    assert ours == brute(form, figures, size)
