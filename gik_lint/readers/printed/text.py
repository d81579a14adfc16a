"""Text put together from printed lines, with the places of what was struck out of it."""

from msgspec import Struct

from gik_lint.fixed import fixed
from gik_lint.readers.printed.breaks import ended
from gik_lint.readers.printed.page import Line

_WORDS = fixed(r"[A-Za-z][A-Za-z0-9]")
_FIGURES = fixed(r"[\u4e00-\u9fff]\d|\d[\u4e00-\u9fff]")
_PADDING = 11.0
"""Points that Word and WPS leave free in a cell, left and right together."""


class Written(Struct):
    """The text of one unit; `struck` holds what stands in it with a line through, at offsets of the text."""

    text: str = ""
    struck: list[tuple[int, str]] = []
    _blank: bool = False

    def add(self, line: Line, between: str | None = None, *, spaced: bool = False) -> None:
        """Append a line: after `between`, or as the text goes on.

        A blank was lost between words written with blanks, and between Chinese and figures if the text is `spaced`.
        """
        if between is None:
            seam = self.text[-1:] + line.text[:1]
            lost = bool(_WORDS.match(seam) or (spaced and _FIGURES.match(seam)))
            between = " " if self._blank or lost else ""
        self.text += between if self.text and line.text else ""
        self.struck += [(len(self.text) + offset, deleted) for offset, deleted in line.struck]
        self.text += line.text
        self._blank = line.blank


def cell_text(lines: list[Line], left: float, right: float) -> Written:
    """The text of a cell: lines that only wrapped are joined, others parted by line feeds."""
    written = Written()
    for index, line in enumerate(lines):
        broken = index > 0 and ended(line, room_in(lines[index - 1], left, right))
        written.add(line, "\n" if broken else None)
    return written


def room_in(line: Line, left: float, right: float) -> float:
    """How much room, in points, a line leaves in its cell."""
    return right - left - _PADDING - (line.right - line.left)
