"""The two faces of a text: as printed, and canonical, with an exact map between them.

Canonical text is simplified, in half-width letters and digits, with mainland words and without pinyin notes,
glyph variants and invisible characters. Rules match the canonical face; findings point at the printed one.
"""

from bisect import bisect_right
from typing import Literal

from msgspec import Struct

EditKind = Literal["traditional", "vocabulary", "pinyin", "width", "glyph", "invisible", "space"]


class FaceEdit(Struct, frozen=True):
    """One change made on the way from printed to canonical; offsets into both, the ends exclusive.

    `printed` and `canonical` are the two texts; for `vocabulary`, `word` is the list's entry (档案).
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

    `breaks` are (canonical, printed) offset pairs, sorted, starting with (0, 0): between two breaks both
    faces advance one character at a time. `edits` are in text order.
    """

    printed: str
    text: str
    breaks: tuple[tuple[int, int], ...]
    edits: tuple[FaceEdit, ...] = ()

    def printed_range(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` stands in the printed face; what was removed at its edges stays out."""
        first = self._printed(start)
        if end <= start:
            return first, first
        return first, self._printed_end(end)

    def _printed(self, offset: int) -> int:
        index = bisect_right(self.breaks, (offset, len(self.printed) + 1)) - 1
        canonical, printed = self.breaks[index]
        return min(printed + offset - canonical, len(self.printed))

    def _printed_end(self, end: int) -> int:
        """One past the last printed character of the canonical character at `end - 1`."""
        raise NotImplementedError
