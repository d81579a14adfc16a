"""Which fixes are made: those the user allowed, and of two that touch the same characters the first."""

from bisect import bisect_left, insort
from collections.abc import Iterable
from itertools import pairwise

from msgspec import Struct

from gik_lint.document import Span
from gik_lint.finding import Edit, Finding

Place = tuple[int, int]


class _Taken:
    """The places that are spoken for; they never overlap, so that only neighbours can be in the way."""

    def __init__(self) -> None:
        self._places: list[tuple[Place, Place, str]] = []

    def free(self, edit: Edit) -> bool:
        """Whether nothing else is to happen there; the same edit wanted twice is one edit."""
        start, end = ends(edit.span)
        at = bisect_left(self._places, (start, end, edit.text))
        near = self._places[max(0, at - 2) : at + 2]
        return all((start, end, edit.text) == taken or not _meet(start, end, *taken[:2]) for taken in near)

    def add(self, edit: Edit) -> None:
        """Speak for the place."""
        entry = (*ends(edit.span), edit.text)
        at = bisect_left(self._places, entry)
        if self._places[at : at + 1] != [entry]:
            insort(self._places, entry)

    def edits(self) -> tuple[Edit, ...]:
        """The edits in order of their places."""
        return tuple(Edit(Span(*start, *end), text) for start, end, text in self._places)


class Chosen(Struct, frozen=True):
    """The fixes that are made: their findings, and the edits in order, none overlapping another."""

    findings: tuple[Finding, ...]
    edits: tuple[Edit, ...]


def choose(findings: Iterable[Finding], *, unsafe: bool = False) -> Chosen:
    """Of the findings those whose fix is made: wholly or not at all, in the order given, none suppressed."""
    taken = _Taken()
    made: list[Finding] = []
    for finding in findings:
        fix = finding.fix
        if fix is None or finding.suppressed or not (unsafe or fix.safety == "safe"):
            continue
        if _consistent(fix.edits) and all(taken.free(edit) for edit in fix.edits):
            made.append(finding)
            for edit in fix.edits:
                taken.add(edit)
    return Chosen(tuple(made), taken.edits())


def ends(span: Span) -> tuple[Place, Place]:
    """Where a span begins and where it ends."""
    return (span.line, span.column), (span.end_line, span.end_column)


def _consistent(edits: tuple[Edit, ...]) -> bool:
    places = sorted(ends(edit.span) for edit in edits)
    return bool(places) and not any(_meet(*a, *b) for a, b in pairwise(places))


def _meet(start: Place, end: Place, other_start: Place, other_end: Place) -> bool:
    """Whether two ranges share a character, or both insert at the same place."""
    return (start < other_end and other_start < end) or (start, end) == (other_start, other_end)
