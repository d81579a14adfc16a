"""Lines as a Chinese console draws them: how wide a text is, where a line may break, styled pieces of lines.

A *piece* is a text and the name of its style, a *line* is a tuple of pieces. Characters of ambiguous width
(“ ” — … ·) count two columns, as Chinese consoles draw them.
"""

import unicodedata
from functools import lru_cache
from typing import Literal

Style = Literal["plain", "strong", "dim", "error", "warning", "info", "good", "mark", "path"]
Piece = tuple[str, Style]
Line = tuple[Piece, ...]

_CLOSING = frozenset("。，、；：！？）》〉」』】〕”’…—·)],.;:!?%％")
_OPENING = frozenset("（《〈「『【〔“‘([")


@lru_cache(maxsize=4096)
def _wide(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WFA" else 1


def width(text: str) -> int:
    """The number of columns `text` takes on a Chinese console."""
    return len(text) if text.isascii() else sum(map(_wide, text))


def line_width(line: Line) -> int:
    """The number of columns a line takes."""
    return sum(width(text) for text, _ in line)


def head(text: str, columns: int) -> str:
    """The longest start of `text` that fits into `columns`."""
    used = 0
    for index, character in enumerate(text):
        used += _wide(character)
        if used > columns:
            return text[:index]
    return text


def tail(text: str, columns: int) -> str:
    """The longest end of `text` that fits into `columns`."""
    return head(text[::-1], columns)[::-1]


def pad(text: str, columns: int, *, right: bool = False) -> str:
    """`text` filled with blanks to `columns`, the text to the right where `right`."""
    blanks = " " * max(columns - width(text), 0)
    return blanks + text if right else text + blanks


def wrap(line: Line, columns: int) -> list[Line]:
    """`line` in lines of at most `columns`, broken at blanks and between Chinese characters (never before 。)."""
    columns = max(columns, 8)
    if line_width(line) <= columns:
        return [line]
    text = "".join(piece for piece, _ in line)
    lines: list[Line] = []
    start = used = 0
    breaking = 0
    for index, character in enumerate(text):
        if index > start and _may_break(text[index - 1], character):
            breaking = index
        if used + _wide(character) > columns:
            if character.isspace():
                cut, following = index, index + 1
            else:
                # a word longer than a line is cut anywhere
                cut = following = breaking if breaking > start else index
            lines.append(_cut(line, start, cut))
            start = following
            used = width(text[start : index + 1])
        else:
            used += _wide(character)
    if start < len(text):
        lines.append(_cut(line, start, len(text)))
    return lines


def under(line: Line) -> str:
    """A line of `^` under the marked pieces of `line`, empty if none is marked."""
    drawn = "".join(("^" if style == "mark" else " ") * width(text) for text, style in line)
    return drawn.rstrip()


def _may_break(left: str, right: str) -> bool:
    """Whether a line may end between two characters."""
    if left.isspace() or right.isspace():
        return True
    if right in _CLOSING or left in _OPENING:
        return False
    return _wide(left) == 2 or _wide(right) == 2  # noqa: PLR2004 - between two narrow characters stands a word


def _cut(line: Line, start: int, end: int) -> Line:
    """The pieces of `line` between two offsets of its text."""
    pieces: list[Piece] = []
    offset = 0
    for text, style in line:
        part = text[max(start - offset, 0) : max(end - offset, 0)]
        if part:
            pieces.append((part, style))
        offset += len(text)
    return tuple(pieces)
