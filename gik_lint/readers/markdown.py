"""Markdown → blocks, line by line, every character at its place.

Why our own: markdown-it-py knows lines but no columns, makes `2024. 年度` a list that starts at 2024, denies bold to
`**重点：**内容` and merges a heading line with the prose below it. What reports need of Markdown is small: headings,
piped tables (also those that converters break), bold lines, lists, and HTML tables, which the HTML reader reads.
As in plain text, each line is a paragraph, unless a page broke the lines.
"""

import re
from collections.abc import Iterator, Sequence

from gik_lint.document import Block, Document, Mark, Span
from gik_lint.fixed import fixed
from gik_lint.readers.html import html_blocks
from gik_lint.readers.html_text import Places
from gik_lint.readers.layout import lines
from gik_lint.readers.markdown_inline import MarkdownInline
from gik_lint.readers.text import Rows, row_of
from gik_lint.readers.wrapped import unwrapped

_BAR = fixed(r"(?<!\\)[|\uff5c│┃║]")
_HEADING = fixed(r"\s{0,3}(#{1,6})(?:\s+|(?=[^\s#]))(?=\S)")
_HASHTAG = fixed(r"\s{0,3}#[^\s#][^#]*#")
_CLOSING = fixed(r"\s+#+\s*$")
_UNDERLINE = fixed(r"\s{0,3}(?:={3,}|-{3,})\s*")
_BREAK = fixed(r"\s{0,3}(?:-(?:\s*-){2,}|\*(?:\s*\*){2,}|_(?:\s*_){2,})\s*")
_FENCE = fixed(r"\s{0,3}(`{3,}|~{3,})")
_QUOTE = fixed(r"\s*(?:>\s?)+")
_ITEM = fixed(r"\s*[-*+]\s+(?:\[[ xX]\]\s+)?(?=\S)")
_DEFINITION = fixed(r"\s{0,3}\[[^\[\]]+\]:\s*<?(?:https?:|/|#|mailto:)\S*\s*(?:\"[^\"]*\")?\s*$")
_HTML = fixed(r"\s*<(table|div|center|p|h[1-6]|ul|ol|section|article)\b[^<>]*>", re.IGNORECASE)
_COMMENT = fixed(r"\s*<!--(?!.*-->)")
_PROPERTY = fixed(r"([A-Za-z_][\w-]*)\s*:(.*)")
_CONDITIONAL = fixed(r"<!--\s*\[(?:if|endif)", re.IGNORECASE)
_LONGEST_TITLE = 60
_FRONT = 60


def read_markdown(source: str, name: str) -> Document:
    """A Markdown text as a document."""
    reader = _Markdown(lines(source))
    blocks = unwrapped(reader.blocks())
    return Document(name, "markdown", blocks, tuple(reader.marks()), reader.title, reader.pictures())


class _Markdown:
    """Goes through the lines; `_index` is the next one (0-based)."""

    def __init__(self, source: Sequence[str]) -> None:
        self._lines = source
        self._index = self._first = 0
        self._inline = MarkdownInline()
        self._places: Places | None = None
        self._found: list[Mark] = []
        self._pictures = 0
        self._last_close: dict[str, int] = {}
        self.title = ""

    def blocks(self) -> Iterator[Block]:
        """The blocks in reading order."""
        self._front_matter()
        self._first = self._index
        rows = Rows(self._inline)
        while self._index < len(self._lines):
            line = self._lines[self._index]
            if not line.strip():
                rows.gap += 1
                self._index += 1
                continue
            line = _bare(line, _QUOTE)
            row = None if _BREAK.fullmatch(line) else row_of(line, self._index + 1, _BAR)
            if row is None:
                yield from rows.flush()
                yield from self._block(_bare(line, _ITEM))
                continue
            if not rows.takes(row):
                yield from rows.flush()
            elif row.rule and rows.head_follows(len(row.bounds)):
                yield from rows.flush(keep=True)
            rows.add(row)
            self._index += 1
        yield from rows.flush()

    def marks(self) -> Iterator[Mark]:
        """The conditional comments and hidden words met."""
        yield from self._found
        for text, line, column in self._inline.comments:
            if _CONDITIONAL.match(text):
                yield Mark("conditional-comment", text, Span(line, column, line, column + len(text)))

    def pictures(self) -> int:
        """How many pictures there are."""
        return self._pictures + self._inline.pictures

    def _block(self, line: str) -> Iterator[Block]:
        fence = _FENCE.match(line)
        if fence:
            yield from self._fenced(fence[1])
        elif _HTML.match(line):
            yield from self._html(line)
        elif _COMMENT.match(line):
            self._comment()
        else:
            self._index += 1
            yield from self._text(line)

    def _text(self, line: str) -> Iterator[Block]:
        number = self._index
        heading = None if _HASHTAG.match(line) else _HEADING.match(line)
        if heading:
            closing = _CLOSING.search(line, heading.end()) if line.rstrip().endswith("#") else None
            words = " " * heading.end() + line[heading.end() : closing.start() if closing else None]
            yield from self._inline.paragraphs(words, number, level=len(heading[1]))
        elif self._underlined(line):
            level = 1 if "=" in self._lines[self._index] else 2
            self._index += 1
            yield from self._inline.paragraphs(line, number, level=level)
        elif not _BREAK.fullmatch(line) and not _DEFINITION.fullmatch(line):
            yield from self._inline.paragraphs(line.removesuffix("\\"), number)

    def _underlined(self, line: str) -> bool:
        """Whether the next line underlines this one, a short line on its own."""
        if self._index >= len(self._lines) or not _UNDERLINE.fullmatch(self._lines[self._index]):
            return False
        before = self._lines[self._index - 2] if self._index - 1 > self._first else ""
        alone = not before.strip() or _BREAK.fullmatch(before) is not None
        return alone and len(line) <= _LONGEST_TITLE

    def _fenced(self, fence: str) -> Iterator[Block]:
        """What stands between fences is taken as it is, line by line."""
        self._index += 1
        while self._index < len(self._lines):
            line = self._lines[self._index]
            self._index += 1
            if line.strip().startswith(fence) and not line.strip().strip(fence[0]):
                return
            if line.strip():
                yield from self._inline.paragraphs(line, self._index)

    def _html(self, line: str) -> Iterator[Block]:
        """An element that begins a line, up to where it ends (or, unclosed, to the next empty line)."""
        places = self._whole()
        start = places.start(self._index + 1)
        found = _HTML.match(line)
        last = self._html_end(found[1].lower() if found else "", start)
        stop = places.start(last + 1) if last < len(self._lines) else len(places.source)
        blocks, marks, pictures = html_blocks(places, start, stop)
        self._index = last
        self._found += marks
        self._pictures += pictures
        yield from blocks

    def _html_end(self, name: str, start: int) -> int:
        """The index of the line after the element that begins at the offset `start`."""
        places = self._whole()
        if name not in self._last_close:
            closes = re.compile(rf"</{name}\s*>", re.IGNORECASE).finditer(places.source)
            self._last_close[name] = max((close.end() for close in closes), default=-1)
        if self._last_close[name] > start:
            depth = 0
            for tag in re.compile(rf"<(/?){name}\b[^<>]*>", re.IGNORECASE).finditer(places.source, start):
                depth += -1 if tag[1] else 1
                if depth <= 0 or tag.end() >= self._last_close[name]:
                    return places.at(tag.end() - 1)[0]
        index = self._index + 1
        while index < len(self._lines) and self._lines[index].strip():
            index += 1
        return index

    def _comment(self) -> None:
        """Skip a comment of several lines; one that never ends is one line."""
        index = self._index + 1
        if "-->" not in self._last_close:
            self._last_close["-->"] = max((i for i, line in enumerate(self._lines) if "-->" in line), default=-1)
        if self._last_close["-->"] >= index:
            while "-->" not in self._lines[index]:
                index += 1
            index += 1
        self._index = index

    def _whole(self) -> Places:
        if self._places is None:
            self._places = Places("\n".join(self._lines))
        return self._places

    def _front_matter(self) -> None:
        """Skip the properties between `---` lines at the very top; `title` is the file's title."""
        if not self._lines or self._lines[0].rstrip() != "---":
            return
        for index, line in enumerate(self._lines[1:_FRONT], 1):
            if line.rstrip() in ("---", "..."):
                self._index = index + 1
                return
            found = _PROPERTY.match(line)
            if found and found[1].lower() == "title":
                self.title = found[2].strip().strip("\"'")
            if not found and line.strip() and not line.startswith((" ", "-", "#")):
                break
        self.title = ""


def _bare(line: str, prefix: re.Pattern[str]) -> str:
    """The line with a mark of quotation or of a list blanked out, so that columns hold."""
    found = prefix.match(line)
    return " " * found.end() + line[found.end() :] if found and not _BREAK.fullmatch(line) else line
