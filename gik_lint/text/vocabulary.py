"""Words of another region that a machine conversion leaves in a text, and where a text really holds them."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from gik_lint import prepared

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


def occurrences(plain: str, simplified: str, vocabulary: Sequence[Vocabulary]) -> list[Occurrence]:
    """Where a text, given before and after simplification, holds words of the list; in order.

    Of overlapping words the leftmost longest counts. Guards see simplified characters.
    """
    found = list(_in(simplified, simplified, vocabulary))
    found += _in(plain, simplified, vocabulary) if plain is not simplified else ()
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


@lru_cache(maxsize=8)
def _begins(words: tuple[str, ...]) -> re.Pattern[str]:
    """Finds the first sign of each of these words wherever the whole word stands."""
    rests: dict[str, list[str]] = {}
    for word in words:
        rests.setdefault(word[0], []).append(re.escape(word[1:]))
    return prepared.plain("|".join(f"{re.escape(sign)}(?={'|'.join(rest)})" for sign, rest in rests.items()) or r"(?!)")


def _in(text: str, simplified: str, vocabulary: Sequence[Vocabulary]) -> Iterator[Occurrence]:
    """Where the words stand in `text`, which may be the same before simplification; guards are heeded."""
    begun = list(_begins(tuple(entry.word for entry in vocabulary)).finditer(text))
    if not begun:
        return
    entries: dict[str, list[Vocabulary]] = {}
    for entry in vocabulary:
        entries.setdefault(entry.word[0], []).append(entry)
    for sign in begun:
        start = sign.start()
        for entry in entries[sign[0]]:
            end = start + len(entry.word)
            if text.startswith(entry.word, start) and not (
                simplified.startswith(entry.not_before, end)
                or simplified.endswith(entry.not_after, 0, start)
                or (entry.near and not _near(entry.near, simplified, end))
            ):
                yield Occurrence(start, end, entry)


def _near(words: tuple[str, ...], text: str, start: int) -> bool:
    clause = text[start : start + REACH]
    stop = next((index for index, sign in enumerate(clause) if sign in _CLAUSE_ENDS), len(clause))
    return any(0 <= clause.find(word) < stop for word in words)
