"""Running text in the pieces that hold whole sentences, also where a converter broke its lines."""

from collections.abc import Iterator

from gik_lint.facts.lines import lines
from gik_lint.facts.reading import Reading
from gik_lint.fixed import fixed
from gik_lint.text.sentences import Piece

_ENDS = frozenset("。!?;:”)")
_BEGINS = fixed(
    r"[一二三四五六七八九十]{1,3}、|[((]?[一二三四五六七八九十\d]{1,3}[)).、]|第[一二三四五六七八九十]|[#•·|]|附"
)
_CLAUSES = fixed("[,，;；。]")
_FULL_LINE = 25


def paragraphs(reading: Reading) -> Iterator[Piece]:
    """Ranges of running text in reading order; a long line that ends in mid-sentence goes on in the next."""
    text = reading.text
    start = end = -1
    for line in lines(reading):
        if start >= 0 and _goes_on(text, start, end, line.start):
            end = line.end
            continue
        if start >= 0:
            yield Piece(start, end)
        start, end = line.start, line.end
    if start >= 0:
        yield Piece(start, end)


def _goes_on(text: str, start: int, end: int, following: int) -> bool:
    if text[end - 1] in _ENDS or end - start < _FULL_LINE or text[end:following].strip():
        return False
    begun = text.rfind("\n", start, end) + 1 or start
    if end - begun < _FULL_LINE or _BEGINS.match(text, following):
        return False
    heading = _BEGINS.match(text, begun) and not _CLAUSES.search(text, begun, end)
    return not heading  # a long one: 四、因政府信息公开申请行政复议、提起行政诉讼的情况
