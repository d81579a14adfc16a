"""Choosing causes: which explanations together mend every failed relation at the least cost."""

from collections.abc import Sequence

from msgspec import Struct

MOST_COVERS = 16
STEPS = 2000
_UNEXPLAINED = 4  # one more than the most changes an explanation may have


class Group(Struct, frozen=True):
    """The failed relations (by number) that some explanations mend, and the rank of the best of them."""

    mends: frozenset[int]
    rank: tuple[int, ...]


Cover = tuple[frozenset[int], ...]


def covers(failed: int, groups: Sequence[Group]) -> list[Cover]:
    """All cheapest choices of disjoint groups for relations 0…`failed`-1, the best first (at least one, maybe empty).

    The cost is the number of changed cells; a relation that no group mends costs more than any group.
    """
    chooser = _Chooser(groups)
    chooser.choose(frozenset(range(failed)), (), 0)
    return [cover for _, cover in sorted(chooser.found, key=lambda each: each[0])]


class _Chooser:
    def __init__(self, groups: Sequence[Group]) -> None:
        self._groups = sorted(groups, key=lambda group: group.rank)
        self._ranks = {group.mends: group.rank for group in groups}
        self._steps = STEPS
        self._least: int | None = None
        self.found: list[tuple[list[tuple[int, ...]], Cover]] = []

    def choose(self, left: frozenset[int], chosen: Cover, cost: int) -> None:
        self._steps -= 1
        if self._least is not None and (cost > self._least or self._steps < 0):
            return
        if not left:
            if self._least is None or cost < self._least:
                self._least, self.found = cost, []
            if len(self.found) < MOST_COVERS:
                self.found.append((sorted((self._ranks[mends] for mends in chosen), reverse=True), chosen))
            return
        first = min(left)
        fitting = [group for group in self._groups if first in group.mends and group.mends <= left]
        for group in fitting:
            self.choose(left - group.mends, (*chosen, group.mends), cost + group.rank[0])
        if not fitting:
            self.choose(left - {first}, chosen, cost + _UNEXPLAINED)
