"""Text cut where findings begin and end, so that overlapping and nested ones can each be marked.

A *slice* is a piece of text over which the same findings lie; findings are named by their number on the page.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from gik_lint.finding import SEVERITIES, Severity
from gik_lint.reporters.clean import clean

_LONGEST = 4000  # characters that are shown in one piece


class Mark(Struct, frozen=True):
    """A finding lies over `start` to `end` of a text; `kin` where it only mentions it as another place."""

    start: int
    end: int
    finding: int
    kin: bool = False


class Slice(Struct, frozen=True):
    """Text, cleaned, with the findings over it. `target` is the one a click leads to, `ends` those that end here.

    `starts` are findings whose first mark this is; `kin` are findings that mention the text as another place.
    """

    text: str
    severity: Severity | None = None
    target: int = 0
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    kin: tuple[int, ...] = ()


class Cutter:
    """Cuts the texts of one draft; remembers which findings have been marked already."""

    def __init__(self, severities: Mapping[int, Severity]) -> None:
        self._severities = severities
        self._started: set[int] = set()

    def cut(self, text: str, marks: Iterable[Mark]) -> tuple[Slice, ...]:
        """`text` cut at every mark's ends; marks of no length stand at their place with no text."""
        marks = sorted(marks, key=lambda mark: (mark.start, mark.end))
        edges = sorted({0, len(text), *(mark.start for mark in marks), *(mark.end for mark in marks)})
        slices: list[Slice] = []
        for start, end in pairwise(edges):
            slices.append(self._point(start, marks))
            over = [mark for mark in marks if mark.start <= start and end <= mark.end]
            slices.append(self._slice(text[start:end], end, over))
        slices.append(self._point(len(text), marks))
        return tuple(one for one in slices if one.text or one.starts or one.ends)

    def _point(self, at: int, marks: Sequence[Mark]) -> Slice:
        """What is marked between two characters."""
        here = tuple(mark.finding for mark in marks if mark.start == mark.end == at and not mark.kin)
        return Slice("", self._worst(here), here[0] if here else 0, self._fresh(here), here)

    def _slice(self, text: str, end: int, over: Sequence[Mark]) -> Slice:
        own = [mark for mark in over if not mark.kin]
        kin = tuple(sorted({mark.finding for mark in over if mark.kin}))
        if not own:
            return Slice(_shortened(text), kin=kin)
        innermost = min(own, key=lambda mark: (mark.end - mark.start, mark.finding))
        numbers = tuple(dict.fromkeys(mark.finding for mark in own))
        ends = tuple(dict.fromkeys(mark.finding for mark in own if mark.end == end))
        return Slice(_shortened(text), self._worst(numbers), innermost.finding, self._fresh(numbers), ends, kin)

    def _fresh(self, numbers: Iterable[int]) -> tuple[int, ...]:
        """Those not marked before."""
        fresh = tuple(number for number in numbers if number not in self._started)
        self._started.update(fresh)
        return fresh

    def _worst(self, numbers: Iterable[int]) -> Severity | None:
        found = {self._severities[number] for number in numbers}
        return next((severity for severity in SEVERITIES if severity in found), None)


def _shortened(text: str) -> str:
    if len(text) <= _LONGEST:
        return clean(text)
    half = _LONGEST // 2
    return f"{clean(text[:half])} …… [{len(text) - 2 * half}] …… {clean(text[-half:])}"
