"""Slips of the pen are told from chance by their digits."""

from decimal import Decimal

import pytest

from gik_lint.arithmetic.slips import compare


@pytest.mark.parametrize(
    ("printed", "right", "slip"),
    [
        (2923, 2932, "swapped"),
        (2932, 2923, "swapped"),
        (293, 2932, "dropped"),
        (29932, 2932, "doubled"),
        (29312, 2932, "added"),
        (2938, 2932, "one-digit"),
        (7, 9, "one-digit"),
        (1, 10, "one-digit"),
        (2239, 2932, "none"),
        (12, 2932, "none"),
    ],
)
def test_digits(printed, right, slip):
    assert compare(Decimal(printed), Decimal(right)).slip == slip


@pytest.mark.parametrize("printed", [None, Decimal(0)])
def test_nothing_in_place_of_a_sum_is_telling(printed):
    assert compare(printed, Decimal(11), total=True).slip == "zero-total"
    assert compare(printed, Decimal(11), total=True).tier == 0


def test_a_blank_part_is_plausible_and_no_more():
    assert compare(None, Decimal(4)).tier == 1


def test_tiers_put_the_telling_slips_first():
    tiers = [compare(Decimal(printed), Decimal(2932)).tier for printed in (2923, 2938, 17)]
    assert tiers == [0, 1, 2]
