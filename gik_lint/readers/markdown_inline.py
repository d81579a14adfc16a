"""The words of one Markdown line: marks of emphasis, links and tags fall away, every other character keeps its place.

Marks are paired within the line (or cell) by kind and length, without CommonMark's rules on punctuation beside
them: `**重点：**内容` is meant to be bold, though those rules deny it.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from gik_lint.document import Paragraph, SourceText
from gik_lint.fixed import fixed
from gik_lint.readers.html_tokens import references
from gik_lint.readers.layout import TextBuilder, piece

_SPECIAL = fixed(r"[\\`*_~\[<&]")
_MARK = fixed(
    r"""(?P<escape>\\[!-/:-@\[-`{-~])
    |(?P<picture>!\[[^\[\]]*\]\([^()\s]*(?:\s+"[^"]*")?\s*\))
    |(?P<link>\[(?P<words>[^\[\]]*)\]\([^()\s]*(?:\s+"[^"]*")?\s*\))
    |(?P<comment><!--[^<]*?-->)
    |<(?P<address>https?://[^<>\s]+)>
    |(?P<br><br\s*/?>)
    |(?P<tag></?(?P<name>[A-Za-z][A-Za-z0-9:]*)(?:\s[^<>]*)?/?>)
    |(?P<run>\*+|_+|~~|`+)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BOLD_TAGS = ("b", "strong")
_STRONG = 2


class Piece(Struct, frozen=True):
    """A stretch of the line that is text; `character` what it stands for, if not itself."""

    start: int
    end: int
    character: str = ""
    bold: bool = False
    broken: bool = False


class MarkdownInline:
    """Reads the words of lines; counts the pictures met and keeps the conditional comments."""

    def __init__(self) -> None:
        self.pictures = 0
        self.comments: list[tuple[str, int, int]] = []

    def cell(self, line: str, number: int, start: int, end: int) -> SourceText:
        """The text of a table cell; `<br>` is a line feed."""
        if not _SPECIAL.search(line, start, end):
            return piece(line, number, start, end)
        builder = TextBuilder()
        parts = list(self._pieces(line, number, start, end))
        for index, part in enumerate(parts):
            after = index > 0 and parts[index - 1].broken
            before = index + 1 < len(parts) and parts[index + 1].broken
            _add(builder, _trimmed(part, line, left=after, right=before), line, number)
        text = builder.build()
        return text if text.text else piece(line, number, start, start)

    def paragraphs(self, line: str, number: int, *, level: int | None = None) -> Iterator[Paragraph]:
        """The paragraphs of a line (`<br>` parts them); bold where all of their words are."""
        if not _SPECIAL.search(line):
            if line.strip():
                yield Paragraph(piece(line, number), level)
            return
        builder, plain, bold = TextBuilder(), 0, 0
        for part in [*self._pieces(line, number, 0, len(line)), Piece(len(line), len(line), broken=True)]:
            if part.broken:
                text = builder.build()
                if text.text:
                    yield Paragraph(text, level, bold=bool(bold) and not plain)
                builder, plain, bold = TextBuilder(), 0, 0
                continue
            _add(builder, part, line, number)
            size = len((part.character or line[part.start : part.end]).strip())
            plain, bold = plain + size * (not part.bold), bold + size * part.bold

    def _pieces(self, line: str, number: int, start: int, end: int) -> Iterator[Piece]:
        marks = list(_MARK.finditer(line, start, end))
        paired = _pairs(marks, line)
        position, bold = start, 0
        for mark in marks:
            if mark.start() < position:
                continue
            run = mark["run"]
            if run and mark.start() not in paired:
                continue
            yield from _text(line, position, mark.start(), bold=bold > 0)
            position = mark.end()
            if run:
                bold += paired[mark.start()] * (len(run) >= _STRONG and run[0] in "*_")
            elif mark["name"]:
                self.pictures += mark["name"].lower() == "img"
                if mark["name"].lower() in _BOLD_TAGS:
                    bold = max(bold + (-1 if mark[0][1] == "/" else 1), 0)
            else:
                yield from self._marked(line, number, mark, bold=bold > 0)
        yield from _text(line, position, end, bold=bold > 0)

    def _marked(self, line: str, number: int, mark: re.Match[str], *, bold: bool) -> Iterator[Piece]:
        """What is left of an escape, a link, an address, a line break, a picture or a comment."""
        if mark["escape"]:
            yield Piece(mark.start() + 1, mark.end(), bold=bold)
        elif mark["link"]:  # its words may be marked in their turn, but hold no link
            for part in self._pieces(line, number, *mark.span("words")):
                yield Piece(part.start, part.end, part.character, bold or part.bold, part.broken)
        elif mark["address"]:
            yield Piece(*mark.span("address"), bold=bold)
        elif mark["br"]:
            yield Piece(mark.start(), mark.end(), "\n", broken=True)
        elif mark["picture"]:
            self.pictures += 1
        else:
            self.comments.append((mark["comment"], number, mark.start() + 1))


def _pairs(marks: list[re.Match[str]], line: str) -> dict[int, int]:
    """Where the marks of emphasis stand that have a partner: 1 for an opening, -1 for a closing one."""
    waiting: dict[str, int] = {}
    paired: dict[int, int] = {}
    for mark in marks:
        run = mark["run"]
        if not run:
            continue
        before, after = line[mark.start() - 1 : mark.start()], line[mark.end() : mark.end() + 1]
        inside = before.isascii() and before.isalnum() and after.isascii() and after.isalnum()
        if inside and (run[0] == "_" or (before.isdigit() and after.isdigit())):
            continue
        opened = waiting.pop(run, None)
        if opened is not None and (not before.isspace() or len(run) > 1):
            paired[opened], paired[mark.start()] = 1, -1
        elif after.strip():
            waiting[run] = mark.start()
    return paired


def _text(line: str, start: int, end: int, *, bold: bool) -> Iterator[Piece]:
    for found, stop, meaning in references(line, start, end):
        if start < found:
            yield Piece(start, found, bold=bold)
        yield Piece(found, stop, meaning, bold)
        start = stop
    if start < end:
        yield Piece(start, end, bold=bold)


def _add(builder: TextBuilder, part: Piece, line: str, number: int) -> None:
    if part.character:
        for character in part.character:
            builder.add(character, number, part.start + 1, part.end - part.start)
    else:
        builder.add(line[part.start : part.end], number, part.start + 1)


def _trimmed(part: Piece, line: str, *, left: bool, right: bool) -> Piece:
    """The piece without its blanks beside a line break."""
    start, end = part.start, part.end
    if part.character or not (left or right):
        return part
    end = start + len(line[start:end].rstrip()) if right else end
    start = end - len(line[start:end].lstrip()) if left else start
    return Piece(start, end, bold=part.bold)
