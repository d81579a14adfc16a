"""A progress bar on long runs: on standard error, and only where a person watches."""

import sys
from collections.abc import Iterable, Iterator

from gik_lint import ReportResult

LONG = 20
"""From this many drafts on a run is long."""


def watched(results: Iterable[ReportResult], *, count: int, quiet: bool) -> Iterable[ReportResult]:
    """The results as they come, with a bar that goes along with them."""
    if quiet or count < LONG or not sys.stderr.isatty():
        return results
    return _with_bar(results, count)


def _with_bar(results: Iterable[ReportResult], count: int) -> Iterator[ReportResult]:
    from rich.console import Console
    from rich.progress import track

    yield from track(results, "检查", total=count, console=Console(stderr=True), transient=True)
