"""Pairs of neighbouring letters: a word that has one which a text lacks does not stand in the text.

A report is asked for thousands of words, and holds few of them. Its pairs are gathered once, as numbers, which are
made and looked up faster than strings.
"""

import sys
from collections.abc import Iterable
from functools import lru_cache

_UNITS = "utf-16-le" if sys.byteorder == "little" else "utf-16-be"


@lru_cache(maxsize=16)
def pairs_in(text: str) -> frozenset[int]:
    """All pairs of neighbours in a text."""
    units = memoryview(text.encode(_UNITS, "surrogatepass"))
    even, odd = units[: len(units) // 4 * 4], units[2 : (len(units) - 2) // 4 * 4 + 2]
    return frozenset((*even.cast("I"), *odd.cast("I")))


@lru_cache(maxsize=8192)
def pairs_of(word: str) -> frozenset[int]:
    """The pairs of a word; a letter alone has none."""
    return first_pairs(word[at:] for at in range(len(word) - 1))


def first_pairs(words: Iterable[str]) -> frozenset[int]:
    """The first pair of each word; none of them may be a letter alone."""
    return frozenset(memoryview(b"".join([_first_pair(word) for word in words])).cast("I"))


def _first_pair(word: str) -> bytes:
    return word[:2].encode(_UNITS, "surrogatepass")[:4]


def may_hold(word: str, text: str) -> bool:
    """False only if `word` does not stand in `text`."""
    return pairs_of(word) <= pairs_in(text)
