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
    start, largest = _spent(), _largest()
    yield
    assert _spent() - start < SECONDS
    assert _largest() < max(MEGABYTES * 1000, largest + 1)  # a browser may have been larger, in an earlier test


def _largest() -> int:
    """The peak in kilobytes of the largest child process that has ended so far."""
    peak: int = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return peak


def _spent() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime
