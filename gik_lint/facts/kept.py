"""Compiled once: what is made of forms, kept by the identity of the very objects it was made of."""

from collections.abc import Callable
from typing import Generic, TypeVar

Thing = TypeVar("Thing")
Made = TypeVar("Made")


class Kept(Generic[Thing, Made]):
    """`make`, remembering its last results; the objects need not be hashable, and must not change."""

    def __init__(self, make: Callable[[tuple[Thing, ...]], Made], most: int = 64) -> None:
        self._make, self._most = make, most
        self._made: dict[tuple[int, ...], tuple[tuple[Thing, ...], Made]] = {}

    def __call__(self, *things: Thing) -> Made:
        """What is made of these objects."""
        key = tuple(map(id, things))
        found = self._made.get(key)
        if found is None:
            if len(self._made) >= self._most:
                self._made.clear()
            found = self._made[key] = (things, self._make(things))
        return found[1]
