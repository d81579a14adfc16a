"""Causes are chosen so that the fewest cells change."""

from gik_lint.arithmetic.cover import Group, covers


def group(*mends, size=1, rest=0):
    return Group(frozenset(mends), (size, rest))


def chosen(failed, *groups):
    return [{tuple(sorted(mends)) for mends in cover} for cover in covers(failed, groups)]


def test_one_cell_that_mends_all_beats_several():
    assert chosen(3, group(0), group(1), group(2), group(0, 1, 2)) == [{(0, 1, 2)}]


def test_independent_mistakes_stay_apart():
    assert chosen(4, group(0, 1), group(2, 3), group(0, 1, 2, 3, size=3)) == [{(0, 1), (2, 3)}]


def test_equally_cheap_choices_are_all_given_the_better_first():
    assert chosen(2, group(0, 1, size=2), group(0), group(1)) == [{(0,), (1,)}, {(0, 1)}]


def test_what_nothing_mends_is_left_over():
    assert chosen(2, group(1)) == [{(1,)}]
    assert chosen(2) == [set()]


def test_groups_that_overlap_are_not_both_chosen():
    assert chosen(3, group(0, 1), group(1, 2)) == [{(0, 1)}]
