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
    start, largest = _spent(), _peak(resource.RUSAGE_CHILDREN)
    yield
    assert _spent() - start < SECONDS
    # An earlier child may have been larger, as browsers are; and a child counts the memory of the process it was
    # started from until it runs its own program (setmax_mm_hiwater_rss in Linux's exec).
    allowed = max(MEGABYTES * 1000, largest + 1, _peak(resource.RUSAGE_SELF) + 1)
    assert _peak(resource.RUSAGE_CHILDREN) < allowed


def _peak(of: int) -> int:
    """The peak in kilobytes of this process, or of the largest of its children that have ended."""
    peak: int = resource.getrusage(of).ru_maxrss
    return peak


def _spent() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime
