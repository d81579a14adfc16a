"""Patterns of rule packs: compiled once, bounded in time, and skipped where they cannot match.

A pack is somebody else's file: its searches run on `regex` within a budget of time. Most patterns hold a few words
that every match must contain (截止 in `截止(?=目前)`); where the text lacks them the pattern is not even compiled.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple, cast

import regex

from gik_lint import prepared
from gik_lint.text.budget import seconds
from gik_lint.text.literals import required
from gik_lint.text.pairs import first_pairs, pairs_in, pairs_of

_SHORT = 60
_LONG = 300


@lru_cache(maxsize=4096)
def compiled(pattern: str) -> "regex.Pattern[str]":
    """The pattern, compiled; `regex.error` if it is none."""
    return cast("regex.Pattern[str]", prepared.of_pack(pattern))


def can_match(pattern: str, text: str) -> bool:
    """False only if no match of `pattern` in `text` is possible."""
    if len(text) > _LONG:
        return _can_match_long(pattern, text)
    for words in required(pattern).lists:
        for word in words:
            if word in text:
                break
        else:
            return False
    return True


def _can_match_long(pattern: str, text: str) -> bool:
    """The same for a whole report: a word is only looked for if each pair of its letters stands somewhere."""
    pairs = pairs_in(text)
    for begun, words in _sieves(pattern):
        if begun and pairs.isdisjoint(begun):
            return False
        for word in words:
            if pairs_of(word) <= pairs and word in text:
                break
        else:
            return False
    return True


class _Sieve(NamedTuple):
    """Words of which a text must hold one; `begun` are their first pairs, if all have any."""

    begun: frozenset[int]
    words: tuple[str, ...]


@lru_cache(maxsize=4096)
def _sieves(pattern: str) -> tuple[_Sieve, ...]:
    lists = required(pattern).lists
    return tuple(
        _Sieve(first_pairs(words) if all(word[1:] for word in words) else frozenset(), words) for words in lists
    )


def possible(patterns: tuple[str, ...], text: str) -> list[str]:
    """Those of the patterns that may match in `text`: of a long list most are never asked one by one."""
    index, others = _index(patterns)
    pairs = pairs_in(text)
    begun = {number for pair in pairs.intersection(index) for number in index[pair]}
    return [patterns[number] for number in sorted(begun.union(others)) if can_match(patterns[number], text)]


@lru_cache(maxsize=64)
def _index(patterns: tuple[str, ...]) -> tuple[dict[int, list[int]], list[int]]:
    """By each pair one of whose words begins with it, the patterns that need one of these words; the others."""
    index: dict[int, list[int]] = {}
    others: list[int] = []
    for number, pattern in enumerate(patterns):
        begun = min((sieve.begun for sieve in _sieves(pattern) if sieve.begun), key=len, default=None)
        if begun is None:
            others.append(number)
        for pair in begun or ():
            index.setdefault(pair, []).append(number)
    return index, others


def search_all(pattern: str, text: str, start: int = 0, end: int | None = None) -> Iterator["regex.Match[str]"]:
    """Every match in `text[start:end]`; TimeoutError if it takes longer than its budget."""
    if can_match(pattern, text):
        yield from compiled(pattern).finditer(
            text, start, len(text) if end is None else end, timeout=seconds(pattern, text)
        )


def found(pattern: str, text: str, start: int = 0, end: int | None = None) -> "regex.Match[str] | None":
    """The first match in `text[start:end]`, or None; TimeoutError if it takes longer than its budget."""
    if not can_match(pattern, text):
        return None
    return compiled(pattern).search(text, start, len(text) if end is None else end, timeout=seconds(pattern, text))


def match_at(pattern: str, text: str, start: int = 0, end: int | None = None) -> "regex.Match[str] | None":
    """The match that begins at `start`, or None; TimeoutError if it takes longer than its budget."""
    return compiled(pattern).match(text, start, len(text) if end is None else end, timeout=seconds(pattern, text))


def any_found(patterns: tuple[str, ...], text: str, start: int = 0, end: int | None = None) -> bool:
    """Whether one of the patterns matches in `text[start:end]`; TimeoutError as `found`."""
    if start or end is not None:
        return any(found(pattern, text, start, end) for pattern in patterns)
    return _any_in_short(patterns, text) if len(text) <= _SHORT else _any_in(patterns, text)


def matches(pattern: str, text: str) -> bool:
    """Whether the pattern matches anywhere in `text`; TimeoutError as `found`."""
    return can_match(pattern, text) and (
        required(pattern).enough or compiled(pattern).search(text, timeout=seconds(pattern, text)) is not None
    )


def _any_in(patterns: tuple[str, ...], text: str) -> bool:
    return any(matches(pattern, text) for pattern in patterns)


_any_in_short = lru_cache(maxsize=8192)(_any_in)  # titles and labels come again and again


__all__ = ["any_found", "can_match", "compiled", "found", "match_at", "matches", "possible", "search_all"]
