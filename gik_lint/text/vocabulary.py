"""Words of another region that a machine conversion leaves in a text, and where a text really holds them."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from msgspec import Struct

REACH = 30
"""How far behind a word, in characters, `near` looks."""

WITNESSES = 2
"""So many different certain words show that a text went through a conversion."""

_CLAUSE_ENDS = ",.;:!?。、\n"


class Vocabulary(Struct, frozen=True, forbid_unknown_fields=True):
    """A word of another region that a machine conversion leaves behind, in simplified characters.

    `not_after` and `not_before` are guards: texts that, directly before or after the word, make it right
    (档案 before 馆). `near`, where given: one of these must follow within the same clause (设定 … 专栏).
    `certain` is false where the word is mainland usage, too: it then counts only in a text that shows its
    conversion by `WITNESSES` certain words, and does not hold the mainland word. A word may be spelt with a
    wrong traditional character (複議).
    """

    word: str
    mainland: str
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    certain: bool = True


class Occurrence(NamedTuple):
    """A word of the list in a text, from `start` to `end` (exclusive)."""

    start: int
    end: int
    entry: Vocabulary


def occurrences(
    plain: str, simplified: str, characters: AbstractSet[str], vocabulary: Iterable[Vocabulary]
) -> list[Occurrence]:
    """Where a text, given before and after simplification, holds words of the list; in order.

    `characters` holds at least those of both texts. Of overlapping words the leftmost longest counts. Guards
    see simplified characters.
    """
    entries = [entry for entry in vocabulary if entry.word[0] in characters and characters >= frozenset(entry.word)]
    found = [one for entry in entries for one in _of(entry, simplified, simplified)]
    if plain is not simplified:
        found += [one for entry in entries for one in _of(entry, plain, simplified)]
    found.sort(key=lambda one: (one.start, -one.end))
    kept: list[Occurrence] = []
    end = 0
    for one in found:
        if one.start >= end:
            kept.append(one)
            end = one.end
    witnesses = {one.entry.word for one in kept if one.entry.certain}
    if len(witnesses) >= WITNESSES:
        return [one for one in kept if one.entry.certain or one.entry.mainland not in simplified]
    return [one for one in kept if one.entry.certain]


def _of(entry: Vocabulary, text: str, simplified: str) -> Iterator[Occurrence]:
    start = text.find(entry.word)
    while start >= 0:
        end = start + len(entry.word)
        if not (
            simplified.startswith(entry.not_before, end)
            or simplified.endswith(entry.not_after, 0, start)
            or (entry.near and not _near(entry.near, simplified, end))
        ):
            yield Occurrence(start, end, entry)
        start = text.find(entry.word, end)


def _near(words: tuple[str, ...], text: str, start: int) -> bool:
    clause = text[start : start + REACH]
    stop = next((index for index, sign in enumerate(clause) if sign in _CLAUSE_ENDS), len(clause))
    return any(0 <= clause.find(word) < stop for word in words)
