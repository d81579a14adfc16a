"""The words of one paragraph or cell of HTML, joined as a browser joins them, each character in its place."""

from bisect import bisect_right
from collections.abc import Callable

from gik_lint.document import SourceText, Span
from gik_lint.fixed import fixed
from gik_lint.readers.html_tokens import references
from gik_lint.readers.html_tree import Node, Words
from gik_lint.readers.layout import TextBuilder

_PIECE = fixed(r"[ \t\n\r\f]+|[^ \t\n\r\f&]+|&")
_LINE_END = fixed(r"\r\n?|\n")
_WIDE = fixed(r"[\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60“”‘’…—]")


class Places:
    """Offsets of a source as lines and columns."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._starts = [0, *(found.end() for found in _LINE_END.finditer(source))]

    def at(self, offset: int) -> tuple[int, int]:
        """The 1-based line and column of the character at `offset`."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def start(self, line: int) -> int:
        """The offset at which the 1-based `line` begins."""
        return self._starts[line - 1]

    def span(self, start: int, end: int) -> Span:
        """The place of `source[start:end]`."""
        return Span(*self.at(start), *self.at(end))


class HtmlText:
    """Collects words; `count`, `linked` and `bold` count the characters that are no blanks."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._builder = TextBuilder()
        self._blank: tuple[int, int] | None = None
        self._break: tuple[int, int] | None = None
        self._end = 0
        self.count = self.linked = self.bold = 0
        self.untouched = True

    def add(self, words: Words) -> None:
        """Take words as they stand in the source."""
        source, before = self._places.source, self.count
        self.untouched = False
        if "&" not in source[words.start : words.end]:
            self._plain(words.start, words.end)
        else:
            position = words.start
            for start, end, meaning in references(source, words.start, words.end):
                self._plain(position, start)
                for character in meaning:
                    self._put(character, start, end - start)
                position = end
            self._plain(position, words.end)
        self.linked += (self.count - before) * words.linked
        self.bold += (self.count - before) * words.bold

    def blank(self, start: int, end: int) -> None:
        """Part what follows from what was, by one blank."""
        if self._blank is None:
            self._blank = (start, end)

    def line_break(self, start: int, end: int) -> None:
        """Begin a new line, if any text follows; `start` and `end` are those of the tag that says so."""
        if self._break is None:
            self._break = (start, end)

    def build(self, start: int) -> SourceText:
        """The text without blanks at its ends; an empty one stands at the offset `start`."""
        text = self._builder.build()
        return text if text.text else SourceText.at("", *self._places.at(start))

    def _plain(self, start: int, end: int) -> None:
        source = self._places.source
        for found in _PIECE.finditer(source, start, end):
            if source[found.start()] in " \t\n\r\f":
                if self._blank is None:
                    self._blank = found.span()
            else:
                self._put(found[0], found.start(), 1)

    def _put(self, text: str, start: int, step: int) -> None:
        self._part(text[0])
        self._builder.add(text, *self._places.at(start), step)
        self.count += len(text) if not text.isspace() else 0

    def _part(self, following: str) -> None:
        """Put the line break or blank that stands before the next characters."""
        if self._break is not None:
            start, end = self._break
            if self._builder.length:
                self._builder.add("\n", *self._places.at(start), max(end - start, 1))
        elif self._blank is not None and self._builder.length:
            start, end = self._blank
            raw = self._places.source[start:end]
            broken = "\n" in raw or "\r" in raw
            if not (broken and _WIDE.match(self._builder.last) and _WIDE.match(following)):
                self._builder.add(" ", *self._places.at(start), 1 if broken else max(end - start, 1))
        self._blank = self._break = None


def traverse(
    root: Node, enter: Callable[[Node], bool], leave: Callable[[Node], None], words: Callable[[Words], None]
) -> None:
    """Walk below `root` in reading order; `enter` says whether to go into a node (only then is it left)."""
    path = [(root, iter(root.children))]
    while path:
        node, rest = path[-1]
        for child in rest:
            if isinstance(child, Words):
                words(child)
            elif enter(child):
                path.append((child, iter(child.children)))
                break
        else:
            path.pop()
            if path:
                leave(node)
