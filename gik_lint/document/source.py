"""Text that remembers where in the source each of its characters stands.

Vocabulary: a *position* is a 1-based line and column, columns counted in Unicode code points of the
source as it stands; a *span* is two positions, the second exclusive. In paged and boxed formats
(Word, PDF, spreadsheets, OFD) "line" is the number of the unit in document order.
"""

from bisect import bisect_right

from msgspec import Struct


class Span(Struct, frozen=True, gc=False):
    """A place in the source: 1-based, the end exclusive; `page` only where the format has pages."""

    line: int
    column: int
    end_line: int
    end_column: int
    page: int | None = None


class Run(Struct, frozen=True, gc=False):
    """From `offset` on, the text stands at (`line`, `column`), each character `step` columns wide.

    `step` is 1 for plain text; an HTML entity such as `&nbsp;` is a run of one character whose step
    is the entity's length in the source.
    """

    offset: int
    line: int
    column: int
    step: int = 1


class SourceText(Struct, frozen=True, gc=False):
    """A piece of text and the runs that place it; `runs` is sorted by offset and starts at 0."""

    text: str
    runs: tuple[Run, ...]
    page: int | None = None

    @classmethod
    def at(cls, text: str, line: int, column: int = 1, page: int | None = None) -> "SourceText":
        """Text that stands in the source in one piece, on one line."""
        return cls(text, (Run(0, line, column),), page)

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of the character at `offset` (0-based, clamped to the text's end)."""
        run = self._run(offset)
        return run.line, run.column + (offset - run.offset) * run.step

    def span(self, start: int, end: int) -> Span:
        """The place of `text[start:end]`; an empty range gives an empty span at `start`."""
        first = self._run(start)
        column = first.column + (start - first.offset) * first.step
        if end <= start:
            return Span(first.line, column, first.line, column, self.page)
        last = self._run(end - 1)
        return Span(first.line, column, last.line, last.column + (end - last.offset) * last.step, self.page)

    def _run(self, offset: int) -> Run:
        if len(self.runs) == 1:
            return self.runs[0]
        index = bisect_right(self.runs, offset, key=lambda run: run.offset) - 1
        return self.runs[max(index, 0)]
