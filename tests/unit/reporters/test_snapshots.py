"""Whole outputs, byte for byte as people read and approved them."""

import pytest

from tests.unit.reporters.snapshots import EXPECTED, SNAPSHOTS, shown


@pytest.mark.parametrize("name", SNAPSHOTS)
def test_the_output_is_the_approved_one(name: str) -> None:
    assert (EXPECTED / name).read_text(encoding="utf-8") == shown(name)


def test_no_approved_output_is_left_over() -> None:
    assert {path.name for path in EXPECTED.iterdir()} == set(SNAPSHOTS)
