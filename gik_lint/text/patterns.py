"""Patterns of rule packs: compiled once, bounded in time, and skipped where they cannot match.

A pack is somebody else's file: every search runs on `regex` with a timeout, on one zone of the text at a
time. Most patterns hold a few words that every match must contain (截止 in `截止(?=目前)`); where the
text lacks them the pattern is not even compiled.
"""

from collections.abc import Iterator
from functools import lru_cache

import regex

from gik_lint.text.literals import required

SECONDS = 1.0


@lru_cache(maxsize=4096)
def compiled(pattern: str) -> "regex.Pattern[str]":
    """The pattern, compiled; `regex.error` if it is none."""
    return regex.compile(pattern)


def can_match(pattern: str, text: str) -> bool:
    """False only if no match of `pattern` in `text` is possible."""
    for words in required(pattern):
        for word in words:
            if word in text:
                break
        else:
            return False
    return True


def search_all(pattern: str, text: str, start: int = 0, end: int | None = None) -> Iterator["regex.Match[str]"]:
    """Every match in `text[start:end]`; TimeoutError if it takes longer than `SECONDS`."""
    if can_match(pattern, text):
        yield from compiled(pattern).finditer(text, start, len(text) if end is None else end, timeout=SECONDS)


def found(pattern: str, text: str, start: int = 0, end: int | None = None) -> "regex.Match[str] | None":
    """The first match in `text[start:end]`, or None; TimeoutError if it takes longer than `SECONDS`."""
    if not can_match(pattern, text):
        return None
    return compiled(pattern).search(text, start, len(text) if end is None else end, timeout=SECONDS)


__all__ = ["SECONDS", "can_match", "compiled", "found", "search_all"]
