"""How alike two short Chinese titles are, whatever their punctuation, blanks and 的."""

from collections import Counter
from functools import lru_cache

from gik_lint.fixed import fixed

_NOISE = fixed(r"[\W_的]+")


@lru_cache(maxsize=8192)
def core(text: str) -> str:
    """`text` without blanks, punctuation and 的: what two wordings of one title share."""
    return _NOISE.sub("", text)


def likeness(first: str, second: str) -> float:
    """0 for titles that share nothing, 1 for the same title: the share of common pairs of characters."""
    one, other = _pairs(core(first)), _pairs(core(second))
    common = sum(min(one[pair], other[pair]) for pair in one.keys() & other.keys())
    return 2 * common / (one.total() + other.total()) if common else 0.0


@lru_cache(maxsize=8192)
def _pairs(text: str) -> Counter[str]:
    return Counter(text[index : index + 2] for index in range(len(text) - 1)) if len(text) > 1 else Counter([text])


__all__ = ["core", "likeness"]
