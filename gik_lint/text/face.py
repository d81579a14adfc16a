"""The two faces of a text: as printed, and canonical, with an exact map between them.

Canonical text is simplified, in half-width letters, digits and punctuation, with mainland words and without
pinyin notes, glyph variants, invisible characters and the blanks some set around figures. Rules match the
canonical face; findings point at the printed one.
"""

from bisect import bisect_right
from typing import Literal

from msgspec import Struct

EditKind = Literal["traditional", "vocabulary", "pinyin", "width", "glyph", "invisible", "spacing"]


class FaceEdit(Struct, frozen=True, gc=False):
    """One change made on the way from printed to canonical; offsets into both, the ends exclusive.

    `printed` and `canonical` are the two texts; what was removed (pinyin, invisible) has an empty canonical
    range. For `vocabulary`, `word` is the list's entry (档案). A converted word may hold traditional
    characters: then edits of both kinds cover it.
    """

    kind: EditKind
    start: int
    end: int
    printed_start: int
    printed_end: int
    printed: str
    canonical: str
    word: str = ""


class Face(Struct, frozen=True):
    """`text` is the canonical face of `printed`.

    The faces are cut into segments, which begin at `starts` in the canonical and at `printed_starts` in the
    printed text; both end with the texts' lengths. Segments of equal length correspond character by
    character, others only as a whole. `edits` are in text order.
    """

    printed: str
    text: str
    starts: tuple[int, ...]
    printed_starts: tuple[int, ...]
    edits: tuple[FaceEdit, ...] = ()

    def printed_range(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` stands in the printed face; what was removed at its edges stays out."""
        return _mapped(start, end, self.starts, self.printed_starts)

    def canonical_range(self, printed_start: int, printed_end: int) -> tuple[int, int]:
        """What became of `printed[printed_start:printed_end]` in the canonical face; empty if it was removed."""
        return _mapped(printed_start, printed_end, self.printed_starts, self.starts)


def _mapped(start: int, end: int, source: tuple[int, ...], target: tuple[int, ...]) -> tuple[int, int]:
    """A range of one face, whose segments begin at `source`, in the other; an empty range stays empty."""
    index = bisect_right(source, start) - 1
    first, one_to_one = _segment(index, start, source, target)
    if end <= start:
        return first, first
    if one_to_one and end <= source[index + 1]:
        return first, first + end - start
    last = bisect_right(source, end - 1) - 1
    offset, one_to_one = _segment(last, end - 1, source, target)
    return first, offset + 1 if one_to_one else target[min(last + 1, len(target) - 1)]


def _segment(index: int, offset: int, source: tuple[int, ...], target: tuple[int, ...]) -> tuple[int, bool]:
    """Where the character at `offset` of a segment stands in the other face, and whether by itself."""
    if index + 1 < len(source) and source[index + 1] - source[index] == target[index + 1] - target[index]:
        return target[index] + offset - source[index], True
    return target[index], False
