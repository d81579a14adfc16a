"""Texts whose lines were broken at a fixed width, as copies from a PDF are: their paragraphs are made whole again.

A text as people write it has a line a paragraph. Where most lines are of one width and stop in the middle of a
sentence, the page broke them, and what is cut in two (行政复⏎议) is neither found nor found fault with.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from gik_lint.document import Block, Paragraph, Run, SourceText
from gik_lint.fixed import fixed
from gik_lint.readers.printed.breaks import ems, first_word, numbered

_SHORTEST, _LONGEST = 40, 100
"""Columns (a Chinese character takes two) of the narrowest and the widest line of a page."""
_LESS, _MORE = 8, 16
"""So much less than most lines has one that begins with an indent, so much more one with many blanks and figures."""
_ENOUGH, _FULL, _BROKEN = 8, 0.6, 0.7
_SENTENCE_ENDS = tuple("。！？!?")
_CLAUSE_ENDS = fixed("[，。；：！？,;:!?]")
_OPENING, _CLOSING = fixed("[（《“(]"), fixed("[）》”)]")
_PAGE = fixed(r"[-—–－]+\s*\d{1,3}\s*[-—–－]+|第\s*\d{1,3}\s*页(?:\s*共\s*\d{1,3}\s*页)?")
_WORDS = fixed(r"[A-Za-z0-9]{2}")
_TURNED = 3
"""So many lines down may the text of the next page begin."""
_LETTER = 2
"""Columns of a Chinese character."""


def unwrapped(read: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks of a text, lines that only wrapped made one paragraph; a page number in between follows it."""
    blocks = tuple(read)
    full = _widths(blocks)
    return tuple(_joined(blocks, full)) if full else blocks


def _widths(blocks: Sequence[Block]) -> range | None:
    """The widths of the lines that the page broke; None where no page did."""
    lines = [one.text.text for one in blocks if isinstance(one, Paragraph) and _is_line(one)]
    long = [line for line in lines if len(line) >= _SHORTEST // 2]
    if len(long) < _ENOUGH or sum(len(line) * 2 > _LONGEST for line in long) * 10 > len(long):
        return None
    short = (line for line in long if len(line) <= _LONGEST)
    widths = [(width, line) for line in short if (width := _width(line)) >= _SHORTEST]
    usual = Counter(width // 2 * 2 for width, _ in widths).most_common(1)[0][0] if widths else 0
    full = range(usual - _LESS, usual + _MORE)
    stretched = [line for width, line in widths if width in full]
    broken = sum(not line.endswith(_SENTENCE_ENDS) for line in stretched)
    enough = len(stretched) >= max(_ENOUGH, _FULL * len(widths)) and broken >= _BROKEN * len(stretched)
    return full if enough else None


def _joined(blocks: Sequence[Block], full: range) -> Iterator[Block]:
    waiting: list[Paragraph] = []
    pages: list[Paragraph] = []  # page numbers within the paragraph
    begun = False  # whether the running text has: before it stand titles
    for block in blocks:
        line = block if isinstance(block, Paragraph) and _is_line(block) else None
        if line and waiting and _was_broken(waiting, line, full, begun=begun):
            if _PAGE.fullmatch(line.text.text):
                pages.append(line)
                continue
            if _follows(line, waiting[-1], pages):
                waiting.append(line)
                continue
        yield from (*_whole(waiting), *pages)
        begun = begun or any(one.text.text.endswith(_SENTENCE_ENDS) for one in waiting)
        waiting, pages = [line] if line else [], []
        if not line:
            yield block
    yield from (*_whole(waiting), *pages)


def _is_line(paragraph: Paragraph) -> bool:
    """Whether a paragraph is no more than a line of running text."""
    return paragraph.level is None and paragraph.role == "body" and _line(paragraph) == _last_line(paragraph)


def _was_broken(waiting: Sequence[Paragraph], following: Paragraph, full: range, *, begun: bool) -> bool:
    """Whether the last line so far broke because it had no room for the word that follows.

    One that ends with its sentence may have ended with its paragraph, and one that is a whole phrase may be a title.
    """
    text = waiting[-1].text.text
    if len(text) > _LONGEST or text.endswith(_SENTENCE_ENDS):
        return False
    width = _width(text)
    room = _width(first_word(following.text.text)) - _LETTER if width * 2 >= full.start else 0
    if width + room < full.start or width >= full.stop:
        return False
    return len(waiting) > 1 or not _is_phrase(text, begun=begun)


def _is_phrase(text: str, *, begun: bool) -> bool:
    """Whether a line that begins a paragraph may as well be a title, or once the text has `begun` a heading."""
    if _CLAUSE_ENDS.search(text) or len(_OPENING.findall(text)) != len(_CLOSING.findall(text)):
        return False
    return numbered(text) or not (begun or "、" in text)


def _follows(line: Paragraph, last: Paragraph, pages: Sequence[Paragraph]) -> bool:
    """Whether a line goes on from the last one: not indented, directly below it or the first of the next page."""
    turned = bool(pages) and _line(pages[-1]) > _line(last)
    apart = _line(line) - _line(pages[-1] if turned else last)
    indented = line.text.runs[0].column > last.text.runs[0].column
    return apart <= (_TURNED if turned else 1) and not indented and not numbered(line.text.text)


def _whole(lines: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """The lines as one paragraph, every character at its place."""
    if len(lines) < 2:  # noqa: PLR2004 - nothing to join
        yield from lines
        return
    texts: list[str] = []
    runs: list[Run] = []
    offset = 0
    for line in lines:
        seam = texts[-1][-1:] + line.text.text[:1] if texts else ""
        if _WORDS.fullmatch(seam):
            texts.append(" ")  # it stands where the line ended
            offset += 1
        texts.append(line.text.text)
        runs += [Run(run.offset + offset, run.line, run.column, run.step) for run in line.text.runs]
        offset += len(line.text.text)
    yield Paragraph(SourceText("".join(texts), tuple(runs)), bold=all(line.bold for line in lines))


def _line(paragraph: Paragraph) -> int:
    return paragraph.text.runs[0].line


def _last_line(paragraph: Paragraph) -> int:
    return paragraph.text.runs[-1].line


def _width(text: str) -> int:
    """The columns that a text takes."""
    return int(_LETTER * ems(text))
