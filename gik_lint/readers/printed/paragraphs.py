"""Printed lines → paragraphs: what was one paragraph before the page broke it into lines is one again."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from statistics import median

from msgspec import Struct, field, structs

from gik_lint.fixed import fixed
from gik_lint.readers.printed.breaks import ended, numbered
from gik_lint.readers.printed.page import Line
from gik_lint.readers.printed.text import Written

_LONG = 10
_ENOUGH = 3
_FULL = 0.6
_OFTEN = 0.15
_INDENT, _DEEP = 1.2, 3.0
_SHARE = 0.08
_EARLY = 4.0  # ems left free by a line that was ended although paragraphs are told by their indents
_SLACK = 0.3
_LOOSE = 1.45
_WIDEST = 2.4  # ems from line to line, where the page does not tell what is usual
_FARTHEST = 4
_LARGER = 1.15
_NEAR = 3.0
_SENTENCE_ENDS = tuple("。！？：；!?:;")
_BLANK = fixed(r"[\u4e00-\u9fff] (?=\d)|\d (?=[\u4e00-\u9fff])")
_CLOSE = fixed(r"[\u4e00-\u9fff](?=\d)|\d(?=[\u4e00-\u9fff])")


class Margins(Struct, frozen=True):
    """Where the lines of running text begin and end, and how far apart they stand (0: unknown).

    `indented`: paragraphs begin with an indent, so that a line without one goes on from the line before. `spaced`: a
    blank stands between Chinese and figures, so that one was lost where a line broke there.
    """

    left: float
    right: float
    pitch: float = 0
    indented: bool = False
    spaced: bool = False


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
    common = _margins(lines)
    if common.right - common.left < _FULL * width:
        common = structs.replace(common, right=max(common.right, width - common.left))
    common = structs.replace(common, spaced=_spaced(lines))
    by_page: dict[int, list[Line]] = {line.page: [] for line in lines}
    for line in lines:
        by_page[line.page].append(line)
    return {page: _of_page(own, common) for page, own in by_page.items()}


def _of_page(lines: Sequence[Line], common: Margins) -> Margins:
    """The margins of one page: its own, unless it has too little text, or nothing but indented lines."""
    if sum(len(line.text) >= _LONG for line in lines) < _ENOUGH:
        return common
    own = _margins(lines)
    indented = own.left - common.left > _INDENT * lines[0].size
    return structs.replace(
        own, left=common.left if indented else own.left, indented=common.indented, spaced=common.spaced
    )


def paragraphs(lines: Iterable[Line], margins_of: Mapping[int, Margins]) -> list[Passage]:
    """The paragraphs of lines that follow each other with nothing between them."""
    found: list[Passage] = []
    for line in lines:
        if not found or _begins(line, found[-1].last, margins_of):
            found.append(Passage(line, line.page, line.bold))
        found[-1].written.add(line, spaced=margins_of[line.page].spaced)
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
    if not here.indented and numbered(line.text) and last.text.endswith(_SENTENCE_ENDS):
        return True
    room = before.right - last.right
    return room > _EARLY * line.size if here.indented else ended(line, room - _SLACK * line.size)


def _spaced(lines: Sequence[Line]) -> bool:
    blank = sum(len(_BLANK.findall(line.text)) for line in lines)
    return blank > sum(len(_CLOSE.findall(line.text)) for line in lines)


def _margins(lines: Sequence[Line]) -> Margins:
    """What the lines show together; the right margin is where most of the longest end, not where commas hang out."""
    needed = max(2, _OFTEN * len(lines))
    lefts = Counter(round(line.left / _NEAR) for line in lines)
    left = min((place for place, count in lefts.items() if count >= needed), default=min(lefts)) * _NEAR
    long = [line for line in lines if len(line.text) >= _LONG] or lines
    ends = sorted(line.right for line in long)
    rights = Counter(round(end / _NEAR) for end in ends)
    usual = [place * _NEAR for place, count in rights.items() if count >= max(2, _OFTEN * len(long))]
    right = max(max(usual, default=0), ends[int(0.8 * len(ends))])
    steps = [
        below.base - above.base
        for above, below in pairwise(long)
        if above.page == below.page and 0 < below.base - above.base < _FARTHEST * above.size
    ]
    first = sum(_INDENT * line.size < line.left - left < _DEEP * line.size for line in long)
    return Margins(left, right, median(steps) if steps else 0, first >= max(_ENOUGH, _SHARE * len(long)))
