"""Lines as a Chinese console draws them: how wide a text is, where a line may break, styled pieces of lines.

A *piece* is a text and the name of its style, a *line* is a tuple of pieces. Characters of ambiguous width
(“ ” — … ·) count two columns, as Chinese consoles draw them.
"""

import unicodedata
from collections.abc import Iterable, Iterator
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
    lines: list[Line] = []
    current: list[Piece] = []
    used = 0
    for atom in _atoms(line):
        size = line_width(atom)
        blank = atom[0][0].isspace()
        if used + size > columns and current:
            lines.append(_joined(current))
            current, used = [], 0
            if blank:
                continue
        if size > columns:
            *full, rest = _split(atom, columns)
            lines.extend(full)
            current, used = list(rest), line_width(rest)
        else:
            current.extend(atom)
            used += size
    if current or not lines:
        lines.append(_joined(current))
    return lines


def under(line: Line) -> str:
    """A line of `^` under the marked pieces of `line`, empty if none is marked."""
    drawn = "".join(("^" if style == "mark" else " ") * width(text) for text, style in line)
    return drawn.rstrip()


def _atoms(line: Line) -> Iterator[Line]:
    """The smallest parts that stay on one line."""
    atom: list[Piece] = []
    last = ""
    for text, style in line:
        for character in text:
            if atom and _may_break(last, character):
                yield tuple(atom)
                atom = []
            atom.append((character, style))
            last = character
    if atom:
        yield tuple(atom)


def _may_break(left: str, right: str) -> bool:
    if left.isspace() or right.isspace():
        return True
    if right in _CLOSING or left in _OPENING:
        return False
    return _wide(left) == 2 or _wide(right) == 2  # noqa: PLR2004 - between two narrow characters stands a word


def _split(atom: Line, columns: int) -> Iterator[Line]:
    """An atom that is too long for a line, cut anywhere."""
    current: list[Piece] = []
    used = 0
    for text, style in atom:
        for character in text:
            if used + _wide(character) > columns:
                yield _joined(current)
                current, used = [], 0
            current.append((character, style))
            used += _wide(character)
    yield tuple(current)


def _joined(pieces: Iterable[Piece]) -> Line:
    """Pieces with neighbours of one style joined."""
    joined: list[list[str]] = []
    styles: list[Style] = []
    for text, style in pieces:
        if styles and styles[-1] == style:
            joined[-1].append(text)
        else:
            joined.append([text])
            styles.append(style)
    return tuple(("".join(texts), style) for texts, style in zip(joined, styles, strict=True))
