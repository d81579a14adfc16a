"""Cells out of ruling lines: the faces of the grid, joined wherever no line parts them.

That finds merged cells without being told of them, and a table whose outer border is missing (open sides, or cut by
the end of a page) is closed by where its lines end.
"""

from bisect import bisect_right
from collections.abc import Container, Sequence

from gik_lint.readers.printed.page import BoxedCell, BoxedTable, Glyph, Page, Rule
from gik_lint.readers.printed.rules import SNAP, edges, groups, joined
from gik_lint.readers.printed.strikes import strike
from gik_lint.readers.printed.writing import lines_of

Place = tuple[int, int]

_WIDEST, _LONGEST = 200, 2_000
_MOST_FACES = 100_000


def ruled_tables(page: Page) -> tuple[list[BoxedTable], list[Glyph]]:
    """The page's ruled tables and the glyphs that stand in none; what is struck through is told from the rest."""
    level, upright = joined(page.level), joined(page.upright)
    frames = [frame for rules in groups(level, upright) if (frame := Frame.of(*rules)) is not None]
    frames.sort(key=lambda frame: (frame.right - frame.left) * (frame.bottom - frame.top))
    drawn = {id(rule) for frame in frames for rule in frame.level}
    strike(page.glyphs, [rule for rule in level if id(rule) not in drawn])
    outside = [glyph for glyph in page.glyphs if not any(frame.takes(glyph) for frame in frames)]
    for frame in frames:
        if not frame.is_table:
            outside += [glyph for glyphs in frame.glyphs.values() for glyph in glyphs]
    return [frame.table(page.number) for frame in frames if frame.is_table], outside


class Frame:
    """A grid of lines that meet, and the glyphs that stand in its faces."""

    def __init__(self, level: Sequence[Rule], upright: Sequence[Rule], xs: list[float], ys: list[float]) -> None:
        self.level = level
        self._xs, self._ys = xs, ys
        self.left, self.right, self.top, self.bottom = xs[0], xs[-1], ys[0], ys[-1]
        self.cells = _cells(level, upright, xs, ys)
        self._cell_at = {
            (row, column): index
            for index, (top, left, end_row, end_column) in enumerate(self.cells)
            for row in range(top, end_row)
            for column in range(left, end_column)
        }
        self.glyphs: dict[int, list[Glyph]] = {}

    @classmethod
    def of(cls, level: Sequence[Rule], upright: Sequence[Rule]) -> "Frame | None":
        """The grid these lines make; None where they are a drawing or enclose nothing."""
        xs = edges([rule.at for rule in upright] + _ends(level))
        ys = edges([rule.at for rule in level] + _ends(upright))
        columns, rows = len(xs) - 1, len(ys) - 1
        if not 0 < columns <= _WIDEST or not 0 < rows <= _LONGEST or columns * rows > _MOST_FACES:
            return None
        return cls(level, upright, xs, ys)

    @property
    def is_table(self) -> bool:
        """Whether it has cells beside or below each other; a frame around a passage has not."""
        return len(self.cells) > 1 and len(self.glyphs) > 0 and (len(self._xs) > 2 or len(self.glyphs) > 1)  # noqa: PLR2004

    def takes(self, glyph: Glyph) -> bool:
        """Put the glyph in its cell, if it stands within the frame."""
        x, y = glyph.middle
        if not (self.left <= x <= self.right and self.top <= y <= self.bottom):
            return False
        place = (
            min(bisect_right(self._ys, y), len(self._ys) - 1) - 1,
            min(bisect_right(self._xs, x), len(self._xs) - 1) - 1,
        )
        self.glyphs.setdefault(self._cell_at[place], []).append(glyph)
        return True

    def table(self, page: int) -> BoxedTable:
        """The cells with their text."""
        cells = [
            BoxedCell(top, end_row, self._xs[left], self._xs[end], lines_of(self.glyphs.get(index, []), page))
            for index, (top, left, end_row, end) in enumerate(self.cells)
        ]
        return BoxedTable(cells, len(self._ys) - 1, self.left, self.right, self.top, self.bottom, page)


def _ends(rules: Sequence[Rule]) -> list[float]:
    return [min(rule.start for rule in rules), max(rule.end for rule in rules)]


def _cells(
    level: Sequence[Rule], upright: Sequence[Rule], xs: list[float], ys: list[float]
) -> list[tuple[int, int, int, int]]:
    """The cells as (row, column, end row, end column), in reading order."""
    below = _parted(level, ys, xs)  # (line index, column) that a level line closes
    beside = _parted(upright, xs, ys)
    rows, columns = len(ys) - 1, len(xs) - 1
    owner: dict[Place, Place] = {}
    for row in range(rows):
        for column in range(columns):
            if (row, column) in owner:
                continue
            for place in _face((row, column), (rows, columns), below, beside, owner):
                owner[place] = (row, column)
    return _rectangles(owner, rows, columns)


def _face(place: Place, shape: Place, below: set[Place], beside: set[Place], taken: Container[Place]) -> set[Place]:
    """Every place of the grid (of this many rows and columns) that can be reached without crossing a line."""
    found, waiting = {place}, [place]
    while waiting:
        y, x = waiting.pop()
        for near, shut in (
            ((y + 1, x), (y + 1, x) in below),
            ((y - 1, x), (y, x) in below),
            ((y, x + 1), (x + 1, y) in beside),
            ((y, x - 1), (x, y) in beside),
        ):
            inside = 0 <= near[0] < shape[0] and 0 <= near[1] < shape[1]
            if inside and not shut and near not in found and near not in taken:
                found.add(near)
                waiting.append(near)
    return found


def _rectangles(owner: dict[Place, Place], rows: int, columns: int) -> list[tuple[int, int, int, int]]:
    """Cells out of the owners of places; what is no rectangle, for want of a line, is cut where its width changes."""
    found: list[list[int]] = []
    growing: dict[tuple[int, int, tuple[int, int]], list[int]] = {}
    for row in range(rows):
        runs: dict[tuple[int, int, tuple[int, int]], list[int]] = {}
        start = 0
        for column in range(1, columns + 1):
            whose = owner[row, start]
            if column < columns and owner[row, column] == whose:
                continue
            key = (start, column, whose)
            cell = growing.get(key)
            if cell is None:
                cell = [row, start, row + 1, column]
                found.append(cell)
            cell[2] = row + 1
            runs[key] = cell
            start = column
        growing = runs
    return sorted((top, left, bottom, right) for top, left, bottom, right in found)


def _parted(rules: Sequence[Rule], places: list[float], across: list[float]) -> set[Place]:
    """(index of the place a line lies at, index of a gap of `across` it covers by more than half)."""
    covered: dict[tuple[int, int], float] = {}
    for rule in rules:
        index = bisect_right(places, rule.at) - 1
        first = max(bisect_right(across, rule.start - SNAP) - 1, 0)
        for gap in range(first, len(across) - 1):
            if across[gap] > rule.end:
                break
            length = min(rule.end, across[gap + 1]) - max(rule.start, across[gap])
            covered[index, gap] = covered.get((index, gap), 0) + length
    return {(index, gap) for (index, gap), length in covered.items() if length > (across[gap + 1] - across[gap]) / 2}
