"""Glued digits are cut only where the form leaves one way."""

import pytest

from gik_lint.facts.tables.glued import MOST, Patience, cuts, settle
from tests.official_forms import table_form

T3 = table_form("form-2021", "t3")
T4 = table_form("form-2021", "t4")
FJ = table_form("fujian-2009", "fj2009")


def _ways(runs: list[str], table: str = "t3") -> list[tuple[str, ...]]:
    form = {"t3": T3, "t4": T4, "fj2009": FJ}[table]
    return cuts(runs, form, Patience())[0]


def test_the_total_tells_where_the_borders_are() -> None:
    assert _ways(["640020470"]) == [("64", "0", "0", "2", "0", "4", "70")]


def test_a_digit_a_column_needs_no_relation() -> None:
    assert cuts(["1000009"], T3, Patience()) == ([("1", "0", "0", "0", "0", "0", "9")], False)


def test_a_row_that_lost_a_blank_cell_is_not_read_digit_by_digit() -> None:
    """1200012: 12 0 0 0 12 with cells left blank adds up; 1 2 0 0 0 1 2 does not."""
    assert cuts(["1200012"], T3, Patience()) == ([], True)
    assert cuts(["1000003"], T3, Patience()) == ([tuple("1000003")], False)


def test_blanks_inside_the_run_are_borders() -> None:
    assert _ways(["230", "000023"]) == [("23", "0", "0", "0", "0", "0", "23")]


def test_where_cells_are_parted_only_a_right_sum_tells() -> None:
    assert cuts(["1000009"], T3, Patience(), glued=False) == ([], True)
    assert cuts(["1000001"], T3, Patience(), glued=False) == ([("1", "0", "0", "0", "0", "0", "1")], True)
    assert cuts(["12"], FJ, Patience(), glued=False) == ([], False)


def test_no_number_begins_with_a_zero() -> None:
    assert all(not (piece.startswith("0") and len(piece) > 1) for way in _ways(["270020130"]) for piece in way)


def test_every_way_that_keeps_the_sums_is_given() -> None:
    """270020130: 27 0 0 2 0 1 30 and 2 7 0 0 20 1 30 both add up."""
    assert set(_ways(["270020130"])) == {
        ("27", "0", "0", "2", "0", "1", "30"),
        ("2", "7", "0", "0", "20", "1", "30"),
    }


def test_the_sums_of_table_four_are_heeded_one_by_one() -> None:
    assert _ways(["10203120001200000"], "t4") == [(*"10203", "12", *"000", "12", *"00000")]


def test_this_year_is_not_above_all_years() -> None:
    assert _ways(["4251516"], "fj2009") == [("4", "251516"), ("42", "51516"), ("425", "1516")]


def test_too_many_ways_are_none() -> None:
    assert _ways(["9" * (MOST * 2 + 4)], "fj2009") == []


def test_without_patience_there_is_no_way() -> None:
    assert cuts(["640020470"], T3, Patience(steps=3))[0] == []


def test_fewer_digits_than_columns_have_no_way() -> None:
    assert _ways(["123"]) == []


@pytest.mark.parametrize("last", [9, 30])
def test_rows_are_settled_by_the_sums_over_rows_or_stay_open(last: int) -> None:
    order = {row.id: index for index, row in enumerate(T3.rows)}
    zeros = (0,) * 7
    known = {index: zeros for id_, index in order.items() if T3.rows[index].kind == "data" and id_ != "r1"}
    known[order["r7"]] = known[order["new_recv"]] = (27, 0, 0, 2, 0, 1, last)
    ways = {order["r1"]: [(27, 0, 0, 2, 0, 1, 30), (2, 7, 0, 0, 20, 1, 30)]}
    left, used = settle(ways, known, T3)
    if last == 30:
        assert (left[order["r1"]], used) == ([(27, 0, 0, 2, 0, 1, 30)], ("F21.T3.02",))
    else:
        assert (left, used) == (ways, ())
