"""Sentences and clauses of a text, with their places; what stands in brackets or quotation marks is not cut."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gik_lint.fixed import fixed

_AROUND = r"“”‘’()《》〈〉「」『』\[\]【】〔〕"
_SENTENCE_MARKS = fixed(f"[{_AROUND}。!?.]")
_CLAUSE_MARKS = fixed(f"[{_AROUND}。!?.,;:]")
_OPENS = "“‘(《〈「『[【〔"
_CLOSES = dict(zip("”’)》〉」』]】〕", _OPENS, strict=True))
_STOPS = frozenset("。!?")
_FULL_STOP = fixed("[。!?.]")


class Piece(NamedTuple):
    """A stretch of text from `start` to `end` (exclusive, its closing mark included)."""

    start: int
    end: int


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[Piece]:
    """The sentences of `text[start:end]`, one paragraph: cut after 。 ! ? and a lone Latin full stop."""
    end = len(text) if end is None else end
    one = _FULL_STOP.search(text, start, max(end - 1, 0)) is None  # most headings and cells, and many paragraphs
    return _trimmed(text, start, end) if one else _pieces(text, start, end, _SENTENCE_MARKS, _STOPS)


def clauses(text: str, start: int = 0, end: int | None = None, marks: str = ",;:") -> Iterator[Piece]:
    """The clauses of `text[start:end]`: cut after each of `marks`, too."""
    return _pieces(text, start, len(text) if end is None else end, _CLAUSE_MARKS, _STOPS | frozenset(marks))


def _pieces(text: str, start: int, end: int, pattern: re.Pattern[str], stops: frozenset[str]) -> Iterator[Piece]:
    marks = [(found.start(), found[0]) for found in pattern.finditer(text, start, end)]
    partners = _partners(marks) if len(marks) > 1 else {}
    begin, closing = start, -1
    for offset, mark in marks:
        if offset <= closing:
            continue
        if offset in partners:
            closing = partners[offset]
        elif mark in stops or (mark == "." and _is_full_stop(text, offset, end)):
            yield from _trimmed(text, begin, offset + 1)
            begin = offset + 1
    yield from _trimmed(text, begin, end)


def _partners(marks: list[tuple[int, str]]) -> dict[int, int]:
    """For each opening mark that is closed, where; a mark without its partner holds nothing together."""
    partners: dict[int, int] = {}
    opened: dict[str, list[int]] = {}
    for offset, mark in marks:
        if mark in _OPENS:
            opened.setdefault(mark, []).append(offset)
        elif mark in _CLOSES and opened.get(_CLOSES[mark]):
            partners[opened[_CLOSES[mark]].pop()] = offset
    return partners


def _is_full_stop(text: str, offset: int, end: int) -> bool:
    """A dot behind a Chinese character or bracket, not inside a number, a name or an address."""
    before, after = text[offset - 1 : offset], text[offset + 1 : offset + 2] if offset + 1 < end else ""
    return ("\u3400" <= before <= "\u9fff" or before in "”》)") and not (after.isascii() and after.isalnum())


def _trimmed(text: str, start: int, end: int) -> Iterator[Piece]:
    piece = text[start:end]
    words = piece.strip()
    if words:
        start += piece.index(words)
        yield Piece(start, start + len(words))
