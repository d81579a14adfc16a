"""What every page repeats and no reader reads: page numbers, running heads and feet."""

from collections import Counter
from collections.abc import Sequence

from gik_lint.fixed import fixed
from gik_lint.readers.printed.page import Line, Page

_MARGIN = 0.12
_DASHES = r"[-\uff0d\u2010-\u2015─~～·.\s]*"
_NUMBER = fixed(
    rf"{_DASHES}(?:第\s*)?(?:\d{{1,4}}|[ivxl]{{1,6}}|[IVXL]{{1,6}}|[一二三四五六七八九十]{{1,3}}(?=\s*页))(?:\s*页)?"
    rf"(?:\s*[/\uff0f,，、]?\s*(?:共|of)?\s*\d{{1,4}}(?:\s*页)?)?{_DASHES}"
)
_DIGITS = fixed(r"\d+")
_OFTEN = 0.3
_LEVEL = 3.0


def in_margin(line: Line, page: Page) -> bool:
    """Whether the line stands where furniture stands: near the upper or lower edge of the page."""
    return not _MARGIN * page.height < line.base < (1 - _MARGIN) * page.height


def furniture(pages: Sequence[Page], edge_lines: Sequence[Line]) -> set[int]:
    """The ids of those lines in the margins of the pages that are no part of the text."""
    found = {id(line) for line in edge_lines if _NUMBER.fullmatch(line.text)}
    keys = {
        id(line): (_DIGITS.sub("0", line.text), round(line.base / _LEVEL))
        for line in edge_lines
        if id(line) not in found
    }
    seen = {(*keys[id(line)], line.page) for line in edge_lines if id(line) in keys}
    counts = Counter((text, level) for text, level, _ in seen)
    needed = max(2, _OFTEN * len(pages))
    for key, (text, level) in keys.items():
        if sum(counts[text, near] for near in (level - 1, level, level + 1)) >= needed:
            found.add(key)
    return found
