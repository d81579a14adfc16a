"""Ruling lines as drawn, in pieces and doubled, made into whole lines, and into the groups that may be tables."""

from collections.abc import Iterable, Iterator, Sequence

from gik_lint.readers.printed.page import Rule

SNAP = 3.0
"""Points by which lines may miss each other and still be drawn as one, or as meeting."""

MOST = 1_500
"""Lines a page may have each way; a drawing has more, a table has not."""

_SAME = 1.0
_SHORTEST = 5.0


def joined(rules: Iterable[Rule]) -> list[Rule]:
    """Whole lines of the pieces (dashes, a piece a cell) that continue each other; specks are none."""
    found: list[Rule] = []
    for level in _levels(sorted(rules, key=_at), _SAME):
        last: Rule | None = None
        for piece in sorted(level, key=_start):
            if last is not None and piece.start <= last.end + SNAP:
                last.end = max(last.end, piece.end)
            else:
                last = Rule(piece.at, piece.start, piece.end)
                found.append(last)
    return [rule for rule in found if rule.end - rule.start >= _SHORTEST]


def groups(level: Sequence[Rule], upright: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Level and upright lines that hang together by meeting; other lines that meet none are in no group.

    An upright line beside a group, as tall as that, bounds a merged cell of which the page shows only the middle.
    """
    if len(level) > MOST or len(upright) > MOST:
        return []
    parent = list(range(len(level) + len(upright)))
    for i, one in enumerate(level):
        for j, other in enumerate(upright, len(level)):
            if _within(one.at, other) and _within(other.at, one):
                parent[_root(parent, j)] = _root(parent, i)
    found: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, rule in enumerate((*level, *upright)):
        found.setdefault(_root(parent, i), ([], []))[i >= len(level)].append(rule)
    whole = [(across, down) for across, down in found.values() if across and down]
    alone = [rule for across, down in found.values() if not across for rule in down]
    for _, down in whole if alone else ():
        top, bottom = min(rule.start for rule in down), max(rule.end for rule in down)
        down += [rule for rule in alone if abs(rule.start - top) <= SNAP and abs(rule.end - bottom) <= SNAP]
    return whole


def edges(places: Iterable[float], snap: float = SNAP) -> list[float]:
    """The distinct places, those nearer than `snap` to their neighbour taken together."""
    found: list[float] = []
    last = 0.0
    for place in sorted(places):
        if not found or place - last > snap:
            found.append(place)
        last = place
    return found


def _levels(rules: Sequence[Rule], near: float) -> Iterator[list[Rule]]:
    """Neighbours that lie on one line."""
    level: list[Rule] = []
    for rule in rules:
        if level and rule.at - level[0].at > near:
            yield level
            level = []
        level.append(rule)
    if level:
        yield level


def _within(place: float, rule: Rule) -> bool:
    return rule.start - SNAP <= place <= rule.end + SNAP


def _root(parent: list[int], item: int) -> int:
    while parent[item] != item:
        parent[item] = parent[parent[item]]
        item = parent[item]
    return item


def _at(rule: Rule) -> float:
    return rule.at


def _start(rule: Rule) -> float:
    return rule.start
