"""Whether a misspelt label is still a label: bounded edit distance between cores."""

from functools import lru_cache

_NEVER = 99


def slack(length: int) -> int:
    """How many characters may differ in a label of this many: none up to 3, then one in four, four at most."""
    return min(length // 4, 4)


@lru_cache(maxsize=8192)
def distance(first: str, second: str, bound: int) -> int:
    """The edit distance of two cores, or a number above `bound` if it is greater."""
    if abs(len(first) - len(second)) > bound:
        return _NEVER
    above = list(range(len(second) + 1))
    for row, one in enumerate(first, 1):
        left = row
        line = [row]
        for column, other in enumerate(second, 1):
            left = min(above[column] + 1, left + 1, above[column - 1] + (one != other))
            line.append(left)
        if min(line) > bound:
            return _NEVER
        above = line
    return above[-1]
