"""What a hostile file may cost: ten seconds of processor time and 500 MB, with the processes it is read in.

Processor time, because the processors of a test run are shared.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

resource = pytest.importorskip("resource", reason="what a process used is told only on Unix")

SECONDS = 10
MEGABYTES = 500


@contextmanager
def bounded() -> Iterator[None]:
    """Hold what is done inside to the bounds."""
    start = _spent()
    yield
    assert _spent() - start < SECONDS
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < MEGABYTES * 1000  # kilobytes, the largest so far


def _spent() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime
