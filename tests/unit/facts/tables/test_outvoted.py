"""A glued row that adds up in no way is cut by what the other rows leave for it, or not at all."""

from hypothesis import given
from hypothesis import strategies as st

from gik_lint.facts.tables.outvoted import outvoted
from tests.official_forms import table_form

T3 = table_form("form-2021", "t3")
ROW = {row.id: index for index, row in enumerate(T3.rows)}
ZEROS = (0,) * 7
DATA = [index for index, row in enumerate(T3.rows) if row.kind == "data"]


def _known(**rows: tuple[int, ...]) -> dict[int, tuple[int, ...]]:
    """A table of zeros but for these rows."""
    return dict.fromkeys(DATA, ZEROS) | {ROW[id_]: figures for id_, figures in rows.items()}


def _without(known: dict[int, tuple[int, ...]], *rows: str) -> dict[int, tuple[int, ...]]:
    return {index: figures for index, figures in known.items() if index not in {ROW[id_] for id_ in rows}}


DUE = (64, 0, 0, 2, 0, 4, 70)
FULL = _known(new_recv=DUE, r1=DUE, r7=DUE)


def test_all_figures_but_one_are_due() -> None:
    found = outvoted({ROW["new_recv"]: ["640020471"]}, {}, _without(FULL, "new_recv"), T3)
    assert found == {ROW["new_recv"]: (64, 0, 0, 2, 0, 4, 71)}


def test_blanks_inside_the_row_are_borders() -> None:
    broken = ROW["new_recv"]
    assert outvoted({broken: ["640", "020471"]}, {}, _without(FULL, "new_recv"), T3) == {
        broken: (64, 0, 0, 2, 0, 4, 71)
    }
    assert outvoted({broken: ["6", "40020471"]}, {}, _without(FULL, "new_recv"), T3) is None


def test_two_figures_that_are_not_due_are_not_guessed() -> None:
    assert outvoted({ROW["new_recv"]: ["640030471"]}, {}, _without(FULL, "new_recv"), T3) is None


def test_a_row_that_no_sum_tells_is_not_read() -> None:
    """Two rows of one sum are not known: neither is told."""
    broken = {ROW["r1"]: ["640020471"], ROW["r2"]: ["00000012"]}
    assert outvoted(broken, {}, _without(FULL, "r1", "r2"), T3) is None


def test_rows_of_several_readings_are_told_with_it() -> None:
    """Only 22 0 0 0 0 3 25 leaves a row that the digits of the broken one may be."""
    due = (42, 0, 0, 2, 0, 1, 45)
    ways = {ROW["r4_1"]: [(2, 20, 0, 0, 0, 3, 25), (22, 0, 0, 0, 0, 3, 25)]}
    found = outvoted({ROW["r1"]: ["420020146"]}, ways, _without(FULL, "r1", "r4_1"), T3)
    assert found == {ROW["r4_1"]: (22, 0, 0, 0, 0, 3, 25), ROW["r1"]: (*due[:-1], 46)}


@given(
    st.lists(st.integers(0, 300), min_size=7, max_size=7).map(tuple),
    st.integers(0, 6),
    st.integers(0, 99999),
)
def test_never_read_as_anything_but_what_was_printed(due: tuple[int, ...], place: int, wrong: int) -> None:
    printed = (*due[:place], wrong, *due[place + 1 :])
    known = _known(new_recv=due, r1=due, r7=due)
    found = outvoted({ROW["r1"]: ["".join(map(str, printed))]}, {}, _without(known, "r1"), T3)
    assert found is None or found == {ROW["r1"]: printed}
