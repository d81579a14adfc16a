"""For every hostile file: what reading it may cost."""

from collections.abc import Iterator

import pytest

from tests.bounds import bounded


@pytest.fixture
def in_bounds() -> Iterator[None]:
    """Hold the test to ten seconds and 500 MB."""
    with bounded():
        yield
