"""How long a pattern of a pack may search: a stranger's a second at a time, a built-in one is known to end.

Looking at the clock costs a third of an ordinary search. The patterns of the packs that come with the program are
held by their tests to be quick on reports of ordinary length, so that there the clock is left alone.
"""

from collections.abc import Iterable

SECONDS = 1.0
ORDINARY = 10_000
"""So many letters have reports; longer texts are timed whatever the pattern."""

_proven: set[str] = set()


def prove(patterns: Iterable[str]) -> None:
    """Take these patterns for quick: those of a pack that comes with the program."""
    _proven.update(patterns)


def seconds(pattern: str, text: str) -> float | None:
    """The time a search of `text` may take; None for as long as it needs."""
    return None if len(text) <= ORDINARY and pattern in _proven else SECONDS
