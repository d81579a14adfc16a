"""Glyphs → lines of text: what stands on one line, from left to right, with the blanks a reader sees."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from gik_lint.fixed import fixed
from gik_lint.readers.printed.page import Glyph, Line

_SAME_LINE = 0.35
_WORD_GAP, _COLUMN_GAP, _WIDE_GAP = 0.2, 0.4, 1.5
_TWICE = 0.25
_STRETCH = 2.0
_NARROW = fixed(r"[!-~\u00a0-\u024f]")


def lines_of(glyphs: Iterable[Glyph], page: int) -> list[Line]:
    """The lines these glyphs make, from the top down."""
    return [line for row in rows_of(glyphs) if (line := line_of(row, page)).text or line.struck]


def rows_of(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Glyphs that stand on one line, each row from left to right, the rows from the top down."""
    upright: list[Glyph] = []
    turned: list[Glyph] = []
    for glyph in glyphs:
        (turned if glyph.turn else upright).append(glyph)
    rows: list[list[Glyph]] = []
    for glyph in sorted(upright, key=_base):
        row = rows[-1] if rows else None
        if row is not None and glyph.base - row[-1].base <= _SAME_LINE * min(glyph.size, row[-1].size):
            row.append(glyph)
        else:
            rows.append([glyph])
    rows += _turned(turned)
    return [_once(sorted(row, key=_left) if not row[0].turn else row) for row in rows]


def line_of(row: Sequence[Glyph], page: int) -> Line:
    """The line of one row of glyphs.

    A gap is a blank between words of letters and figures, or where it is very wide: Chinese is set with gaps of all
    sizes (justified lines, beside figures) that mean nothing.
    """
    text = ""
    struck: list[tuple[int, str]] = []
    last: Glyph | None = None
    spread, wide = is_spread(row), _wide(row)
    for glyph in row:
        if glyph.struck:
            deleted = struck.pop()[1] if struck and struck[-1][0] == len(text) else ""
            struck.append((len(text), deleted + glyph.text))
        elif text or not glyph.text.isspace():
            blank = " " if last is not None and _apart(last, glyph, wide, spread=spread) else ""
            text += blank + glyph.text
        last = glyph
    inked = [glyph for glyph in row if not glyph.text.isspace() and not glyph.struck] or row
    return Line(
        text.rstrip(),
        min(glyph.left for glyph in inked),
        max(glyph.right for glyph in inked),
        row[0].base,
        max(glyph.size for glyph in inked),
        all(glyph.bold for glyph in inked),
        page,
        tuple(struck),
        spread,
        text[-1:].isspace(),
    )


def is_spread(row: Sequence[Glyph]) -> bool:
    """Whether parts of the row stand far from each other, as in the columns of a table."""
    wide = _wide(row)
    return any(_gap(*pair) > wide for pair in _neighbours(row))


def pieces(row: Sequence[Glyph]) -> list[list[Glyph]]:
    """The parts of a spread row; figures are parted from their neighbours by smaller gaps."""
    found: list[list[Glyph]] = []
    wide = _wide(row)
    for glyph in row:
        if glyph.text.isspace():
            continue
        if found and not _apart(found[-1][-1], glyph, wide, spread=True):
            found[-1].append(glyph)
        else:
            found.append([glyph])
    return found


def _apart(last: Glyph, glyph: Glyph, wide: float, *, spread: bool) -> bool:
    """Whether a blank that the file does not hold is seen between two glyphs of a line."""
    if last.turn or last.text.isspace() or glyph.text.isspace():
        return False
    gap = _gap(last, glyph)
    if spread and (last.text.isdigit() or glyph.text.isdigit()):
        return gap > _COLUMN_GAP
    words = _NARROW.match(glyph.text) and _NARROW.match(last.text)
    return gap > (_WORD_GAP if words and not spread else wide)


def _wide(row: Sequence[Glyph]) -> float:
    """The gap, in ems, that parts what stands on a line; more where a line is stretched to fill its width."""
    usual = [_gap(*pair) for pair in _neighbours(row) if not any(_NARROW.match(glyph.text) for glyph in pair)]
    return _WIDE_GAP + _STRETCH * max(median(usual), 0) if usual else _WIDE_GAP


def _neighbours(row: Sequence[Glyph]) -> Iterator[tuple[Glyph, Glyph]]:
    return pairwise(glyph for glyph in row if not glyph.text.isspace())


def _gap(last: Glyph, glyph: Glyph) -> float:
    """The gap between two glyphs in ems."""
    return (glyph.left - last.right) / max(min(glyph.size, last.size), 1)


def _once(row: list[Glyph]) -> list[Glyph]:
    """Without the second print by which some programs make a character bold."""
    kept: list[Glyph] = []
    for glyph in row:
        twin = next((old for old in kept[-2:] if old.text == glyph.text and _over(old, glyph)), None)
        if twin is None:
            kept.append(glyph)
        else:
            twin.bold = True
    return kept


def _over(one: Glyph, other: Glyph) -> bool:
    near = _TWICE * min(one.size, max(one.right - one.left, 1))
    return abs(one.left - other.left) < near and abs(one.base - other.base) < _TWICE * one.size


def _turned(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """Lines of turned writing: downwards they follow each other from right to left, upwards from left to right."""
    rows: list[list[Glyph]] = []
    for turn in sorted({glyph.turn for glyph in glyphs}):
        sign = -1 if turn == 1 else 1
        for glyph in sorted((glyph for glyph in glyphs if glyph.turn == turn), key=lambda g: sign * g.left):
            row = rows[-1] if rows else None
            near = row is not None and row[0].turn == turn and abs(glyph.left - row[0].left) <= glyph.size / 2
            if row is not None and near:
                row.append(glyph)
            else:
                rows.append([glyph])
    for row in rows:
        row.sort(key=lambda glyph: -glyph.top if glyph.turn == 3 else glyph.top)  # noqa: PLR2004 - upwards
    return rows


def _base(glyph: Glyph) -> float:
    return glyph.base


def _left(glyph: Glyph) -> float:
    return glyph.left
