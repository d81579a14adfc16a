"""Plain text → blocks: each line a paragraph (unless a page broke the lines), piped or tabbed lines tables.

A line with a pipe or a tab is only a *row* in the company of others (or framed by pipes on both sides): a bar in a
sentence, or the tab that Word puts after a generated number, makes no table. One cell a line stays paragraphs.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from msgspec import Struct

from gik_lint.document import Block, Document, Paragraph, SourceText
from gik_lint.fixed import fixed
from gik_lint.readers.layout import MAX_COLUMNS, grid, lines, piece
from gik_lint.readers.wrapped import unwrapped

_BARS = "|\uff5c│┃║"
_MARKS = f"{_BARS}\t"
_BAR = fixed(rf"[{_BARS}]")
_RULE = fixed(rf"[\s{_BARS}:+=─━═┄┈┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝-]+")
_DASHES = fixed(r"-{3}|:-|-:|[=─━═]{2}|[|+]--[|+]")
_CORNERS = fixed(rf"[{_BARS}+┬┼┴┳╋┻╦╬╩┌├└┏┣┗╔╠╚]")
_ENUMERATOR = fixed(r"[（(]?[0-9\uff10-\uff19一二三四五六七八九十百①-⑳⑴-⒇]{1,4}(?:[)）、.．,，]{1,2})?|[•●·◆■○*-]")
_FIGURE = fixed(r"[+-]?[0-9\uff10-\uff19][0-9\uff10-\uff19,，.．]*%?|[-—/]+")
_TAB = fixed("\t")
_LONG = 150


class Inline(Protocol):
    """How the words of a line are read: plain text takes them as they stand, Markdown has marks in them."""

    def cell(self, line: str, number: int, start: int, end: int) -> SourceText:
        """The text of a table cell."""

    def paragraphs(self, line: str, number: int) -> Iterator[Paragraph]:
        """The paragraphs a line makes."""


class Plain:
    """Words as they stand."""

    def cell(self, line: str, number: int, start: int, end: int) -> SourceText:
        """The text of a table cell."""
        return piece(line, number, start, end)

    def paragraphs(self, line: str, number: int) -> Iterator[Paragraph]:
        """The line as one paragraph."""
        yield Paragraph(piece(line, number))


class Row(Struct, frozen=True, gc=False):
    """A line that may be a table's row. `bounds` are the cells' start and end offsets in the line.

    `rule` is a separator line such as `|---|---|`; `framed` says that pipes stand at both ends.
    """

    line: str
    number: int
    mark: str
    bounds: tuple[tuple[int, int], ...]
    rule: bool = False
    framed: bool = False

    def filled(self) -> int:
        """How many cells hold text."""
        return len(self.written())

    def written(self) -> list[tuple[int, int]]:
        """The bounds of the cells that hold text."""
        return [(start, end) for start, end in self.bounds if self.line[start:end].strip()]


def read_text(source: str, name: str) -> Document:
    """A plain text as a document; every line and column is the source's own."""
    return Document(name, "text", unwrapped(text_blocks(lines(source))))


def text_blocks(source: Sequence[str], first: int = 1) -> Iterator[Block]:
    """The blocks of these lines, the first of which has the number `first`."""
    rows = Rows()
    for number, line in enumerate(source, first):
        if not line.strip():
            rows.gap += 1
            continue
        row = row_of(line, number)
        if rows.waiting and (row is None or not rows.takes(row)):
            yield from rows.flush()
        if row is None:
            yield Paragraph(piece(line, number))
        else:
            rows.add(row)
    yield from rows.flush()


def row_of(line: str, number: int, bar: re.Pattern[str] = _BAR) -> Row | None:
    """The line as a row, or None if it is prose whatever stands beside it."""
    if len(line) > MAX_COLUMNS < sum(map(line.count, _MARKS)) and not is_rule(line):
        return None
    if bar.search(line):
        bounds, framed = _piped(line, bar)
        if is_rule(line):
            return Row(line, number, "|", tuple(bounds), rule=True)
        return None if _is_prose(line, bounds) else Row(line, number, "|", tuple(bounds), framed=framed)
    if "\t" in line:
        bounds = _split(line, 0, len(line), _TAB)
        row = Row(line, number, "\t", tuple(bounds))
        return None if _is_prose(line, bounds) or _is_numbered(row) else row
    return Row(line, number, "|", (), rule=True) if is_rule(line) and _CORNERS.search(line) else None


def is_rule(line: str) -> bool:
    """Whether the line only draws: `|---|:--:|`, `+---+---+`, `├──┼──┤`; `| - | -- |` are empty figures."""
    return _RULE.fullmatch(line) is not None and _DASHES.search(line) is not None


class Rows:
    """The rows met so far that may make one table; `gap` counts the blank lines since the last."""

    def __init__(self, inline: Inline | None = None) -> None:
        self._rows: list[Row] = []
        self._inline = inline or Plain()
        self._spacing = self._width = 0
        self.gap = 0

    @property
    def waiting(self) -> bool:
        """Whether there are any."""
        return bool(self._rows)

    def takes(self, row: Row) -> bool:
        """Whether `row` belongs to the same table: the same mark, and the same spacing between all rows."""
        if not self._rows:
            return True
        last = self._rows[-1]
        if row.mark != last.mark or self.gap > 1:
            return False
        if len(self._rows) == 1:
            return self.gap == 0 or len(row.bounds) == len(last.bounds)
        return self.gap == self._spacing

    def add(self, row: Row) -> None:
        """Take the row."""
        if len(self._rows) == 1:
            self._spacing = self.gap
        self._rows.append(row)
        self._width = self._width or (0 if row.rule else len(row.bounds))
        self.gap = 0

    def head_follows(self, width: int) -> bool:
        """Whether the last row heads another table: it is as wide as the line drawn below it, and the first is not."""
        last = self._rows[-1] if self._rows else None
        return last is not None and not last.rule and len(last.bounds) == width != self._width

    def flush(self, *, keep: bool = False) -> Iterator[Block]:
        """The table, or the paragraphs, that the rows make; afterwards there are none (with `keep`, the last)."""
        kept = [self._rows.pop()] if keep else []
        rows = [row for row in self._rows if not row.rule]
        ruled = len(rows) < len(self._rows)
        self._rows, self.gap = kept, 0
        self._width = len(kept[0].bounds) if kept else 0
        if not rows:
            return
        if rows[0].mark == "|" and len(rows) > 1 and not ruled and all(map(_is_torn, rows)):
            for row in rows:
                yield from (Paragraph(self._inline.cell(row.line, row.number, *bounds)) for bounds in row.written())
            return
        if _is_table(rows, ruled=ruled):
            yield grid([[self._inline.cell(row.line, row.number, *bounds) for bounds in row.bounds] for row in rows])
            return
        for row in rows:
            yield from self._inline.paragraphs(row.line, row.number)


def _is_table(rows: list[Row], *, ruled: bool) -> bool:
    if rows[0].mark == "\t":
        strong = [row for row in rows if row.filled() > 1]
        return bool(strong) and (len(rows) > 1 or _figures(rows[0]) > 1)
    return len(rows) > 1 or ruled or (rows[0].framed and len(rows[0].bounds) > 1)


def _is_torn(row: Row) -> bool:
    """Whether a row holds one cell, or the figures that a label on the line above has lost: 规章 | / 0 | 3 | 12 ||."""
    return row.filled() <= 1 or _figures(row) == row.filled()


def _figures(row: Row) -> int:
    return sum(_FIGURE.fullmatch(row.line[start:end].strip()) is not None for start, end in row.bounds)


def _is_prose(line: str, bounds: list[tuple[int, int]]) -> bool:
    """A sentence that happens to hold a bar: no cell of a table is that long and goes on after a full stop."""
    return any(end - start > _LONG and "。" in line[start : end - 1] for start, end in bounds)


def _is_numbered(row: Row) -> bool:
    """A number, a tab and words is how Word's own numbering comes out as text; so is an indent."""
    cells = [text for start, end in row.bounds if (text := row.line[start:end].strip())]
    if len(cells) == 1:
        return row.line[:1] == "\t" and bool(row.line[row.bounds[-1][0] :].strip())
    marked = len(cells) == 2 and _ENUMERATOR.fullmatch(cells[0]) is not None  # noqa: PLR2004 - number and words
    return marked and _FIGURE.fullmatch(cells[1]) is None


def _piped(line: str, bar: re.Pattern[str]) -> tuple[list[tuple[int, int]], bool]:
    start = len(line) - len(line.lstrip())
    end = len(line.rstrip())
    bars = [found.span() for found in bar.finditer(line, start, end)]
    leading, trailing = bars[0][0] == start, bars[-1][1] == end
    inner = bars[leading : len(bars) - trailing]
    begins = [start + leading, *(after for _, after in inner)]
    ends = [*(before for before, _ in inner), max(end - trailing, start + leading)]
    return list(zip(begins, ends, strict=True)), leading and trailing


def _split(line: str, start: int, end: int, mark: re.Pattern[str]) -> list[tuple[int, int]]:
    bounds = []
    for found in mark.finditer(line, start, end):
        bounds.append((start, found.start()))
        start = found.end()
    bounds.append((start, end))
    return bounds
