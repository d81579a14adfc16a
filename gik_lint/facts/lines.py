"""The lines of running text of a report: paragraphs, and the cells of layout tables that hold whole passages."""

from collections.abc import Iterator
from typing import cast

from msgspec import Struct

from gik_lint.document import Paragraph
from gik_lint.facts.reading import Reading
from gik_lint.fixed import fixed

_LOST_BLANKS = fixed(r"[ \t\u3000]{0,8}\?{2,8}(?=[^?])")  # ????一、概述: the blanks of another encoding
_LAYOUT_CELL = 200  # a cell longer than any label of a form: the table only lays out the page


class Line(Struct, frozen=True, gc=False):
    """One line of running text, `text[start:end]` without the blanks around it; never empty.

    `level`, `number` and `bold` are what the format says of its paragraph.
    """

    start: int
    end: int
    level: int | None = None
    number: str = ""
    bold: bool = False


def lines(reading: Reading) -> tuple[Line, ...]:
    """Every line of the report's own text in reading order, table cells and page furniture left out."""
    if "_lines" not in reading.__dict__:  # identity, figures and sections all go by them
        reading.__dict__["_lines"] = tuple(_lines(reading))
    return cast("tuple[Line, ...]", reading.__dict__["_lines"])


def _lines(reading: Reading) -> Iterator[Line]:
    text = reading.text
    for zone in reading.zones:
        if zone.role == "furniture" or (zone.role == "cell" and zone.end - zone.start < _LAYOUT_CELL):
            continue
        block = reading.block(zone)
        level, number, bold = (
            (block.level, block.number, block.bold) if isinstance(block, Paragraph) else (None, "", False)
        )
        begin = zone.start
        for line in text[begin : zone.end].split("\n"):
            lost = _LOST_BLANKS.match(line)
            stripped = (line[lost.end() :] if lost else line).strip()
            if stripped:
                start = begin + line.index(stripped[0], lost.end() if lost else 0)
                yield Line(start, start + len(stripped), level, number, bold)
            begin += len(line) + 1


__all__ = ["Line", "lines"]
