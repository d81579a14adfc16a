"""How alike two short Chinese titles are, whatever their punctuation, blanks and 的."""

from collections import Counter
from functools import lru_cache
from operator import add

from gik_lint.fixed import fixed

_NOISE = fixed(r"[\W_的]+")


@lru_cache(maxsize=8192)
def core(text: str) -> str:
    """`text` without blanks, punctuation and 的: what two wordings of one title share."""
    return _NOISE.sub("", text)


def likeness(first: str, second: str) -> float:
    """0 for titles that share nothing, 1 for the same title: the share of common pairs of characters."""
    one, other = _pairs(core(first)), _pairs(core(second))
    total = len(one) + len(other)
    return 2 * len(one & other) / total if total else 0.0


@lru_cache(maxsize=8192)
def _pairs(text: str) -> frozenset[tuple[str, int]]:
    """The pairs of characters, each with how often it stood before."""
    seen: Counter[str] = Counter()
    pairs = []
    for pair in map(add, text, text[1:]) if len(text) > 1 else (text,):
        pairs.append((pair, seen[pair]))
        seen[pair] += 1
    return frozenset(pairs)


__all__ = ["core", "likeness"]
