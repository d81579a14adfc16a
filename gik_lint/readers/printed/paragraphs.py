"""Printed lines → paragraphs: what was one paragraph before the page broke it into lines is one again."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from statistics import median

from msgspec import Struct, field

from gik_lint.readers.printed.breaks import ended, numbered
from gik_lint.readers.printed.page import Line
from gik_lint.readers.printed.text import Written

_LONG = 10
_ENOUGH = 3
_FULL = 0.6
_OFTEN = 0.15
_INDENT = 1.2
_LOOSE = 1.45
_WIDEST = 2.4  # ems from line to line, where the page does not tell what is usual
_FARTHEST = 4
_LARGER = 1.15
_NEAR = 3.0
_SENTENCE_ENDS = tuple("。！？：；!?:;")


class Margins(Struct, frozen=True):
    """Where the lines of running text begin and end, and how far apart they stand (0: unknown)."""

    left: float
    right: float
    pitch: float = 0


class Passage(Struct):
    """A paragraph, and the line it ends with so far."""

    last: Line
    page: int
    bold: bool
    written: Written = field(default_factory=Written)


def margins(lines: Sequence[Line], width: float) -> dict[int, Margins]:
    """The margins of each page; a page with little running text takes those of all pages together.

    Where no line is long enough to show the right margin, it is as wide as the left one, of pages so many points wide.
    """
    long = [line for line in lines if len(line.text) >= _LONG]
    common = _margins(long or lines)
    if common.right - common.left < _FULL * width:
        common = Margins(common.left, max(common.right, width - common.left), common.pitch)
    by_page: dict[int, list[Line]] = {}
    for line in long:
        by_page.setdefault(line.page, []).append(line)
    return {
        page: _margins(own) if len(own := by_page.get(page, [])) >= _ENOUGH else common
        for page in {line.page for line in lines}
    }


def paragraphs(lines: Iterable[Line], margins_of: Mapping[int, Margins]) -> list[Passage]:
    """The paragraphs of lines that follow each other with nothing between them."""
    found: list[Passage] = []
    for line in lines:
        if not found or _begins(line, found[-1].last, margins_of):
            found.append(Passage(line, line.page, line.bold))
        found[-1].written.add(line)
        found[-1].last = line
        found[-1].bold = found[-1].bold and line.bold
    return found


def _begins(line: Line, last: Line, margins_of: Mapping[int, Margins]) -> bool:
    """Whether a line begins a paragraph: it is indented or set apart, or the one before was ended early."""
    before, here = margins_of[last.page], margins_of[line.page]
    if line.spread or last.spread:
        return True
    smaller, larger = sorted((line.size, last.size))
    if larger > _LARGER * smaller or line.left - here.left > _INDENT * line.size:
        return True
    if line.page == last.page:
        step = line.base - last.base
        if step <= 0 or step > (_LOOSE * max(here.pitch, line.size) if here.pitch else _WIDEST * line.size):
            return True
    if numbered(line.text) and last.text.endswith(_SENTENCE_ENDS):
        return True
    return ended(line, before.right - last.right)


def _margins(lines: Sequence[Line]) -> Margins:
    lefts = Counter(round(line.left / _NEAR) for line in lines)
    needed = max(2, _OFTEN * len(lines))
    left = min((place for place, count in lefts.items() if count >= needed), default=min(lefts)) * _NEAR
    rights = sorted(line.right for line in lines)
    steps = [
        below.base - above.base
        for above, below in pairwise(lines)
        if above.page == below.page and 0 < below.base - above.base < _FARTHEST * above.size
    ]
    return Margins(left, rights[int(0.9 * (len(rights) - 1))], median(steps) if steps else 0)
