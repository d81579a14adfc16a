"""Running text → events: labels found by their wording, and the figures that stand behind each.

The text may be one cell a line, a line a row, or a whole report in one paragraph whose cells are glued together.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from gik_lint.facts.report import Range
from gik_lint.facts.tables.amounts import DIGITS, Amount, amount_of
from gik_lint.facts.tables.events import Event, Heading, Prose, Record, Value, Year
from gik_lint.facts.tables.names import Name, Vocabulary, fitting, letters

_UNITS = ("万元", "亿元", "人次", "元", "件", "条", "次", "篇", "个", "人", "宗", "起", "份", "项")
_LETTERS_OR_FIGURES = re.compile(r"[㐀-鿿A-Za-z]+|[0-9]+")
_NEITHER = re.compile(r"[^㐀-鿿A-Za-z0-9]+")
_FIGURE = re.compile(r"[0-9]+")
_MARK = re.compile(
    r"(?:其\s*中\s*[:：]?\s*)?"
    r"(?:[(]\s*([一二三四五六七八九十]{1,3}|\d{1,2})\s*[)]|(?<![一二三四五六七八九十第])([一二三四五六七八九十]{1,3})\s*[、.:]|(\d+)\s*[、.)])"
    r"\s*(?:其\s*中\s*[:：]?)?[\s\"“”‘’'《〈]*$"
)
_PAGE = re.compile(r"^[ \t]*(?:[-—–·]+\s*\d{1,4}\s*[-—–·]+|第\s*\d{1,4}\s*页.{0,12}|\d{1,3}\s*/\s*\d{1,3})[ \t]*$", re.MULTILINE)
_PART = re.compile(
    r"(?P<year>(?:19|20)\d\d\s*年(?:度)?)(?!\s*\d)"
    rf"|(?P<number>[+−-]?(?:{DIGITS})(?:[ \t]*(?:{'|'.join(_UNITS)}))?(?P<note>\([^()\n]{{1,60}}\))?)"
    r"|(?P<dash>[-—–―─−/]+)|(?P<none>无(?![㐀-鿿]))|(?P<line>\n)|(?P<aside>\((?!(?:19|20)\d\d)[^()]{1,80}\))|(?P<word>[㐀-鿿A-Za-z]+)"
)
_REACH = 20  # characters before a core in which its numbering stands
_PROSE = 24  # letters between two labels that make running text of them
_LONG_GAP = 600
_APART = 80  # letters and figures between two labels of one table, at most


def stretch_events(text: str, start: int, end: int, words: Vocabulary) -> Iterator[Event]:
    """The events of `text[start:end]`; a stretch without any known label is one `Prose`."""
    hits = _hits(text, start, end, words)
    ends = [*(hit.start for hit in hits), end]
    yield from _gap(text, start, ends[0], None)
    for hit, after in zip(hits, ends[1:], strict=True):
        yield from _gap(text, hit.end, after, hit)


class _Hit:
    """A label in running text: its range with numbering, and what it may mean."""

    __slots__ = ("end", "mark", "names", "start")

    def __init__(self, text: str, begin: int, start: int, end: int, names: tuple[Name, ...]) -> None:
        self.start, self.mark = start, ""
        head = text[max(begin, start - _REACH) : start]
        found = _MARK.search(head)
        if found:
            self._take(found, start - len(head), names)
        self.names = fitting(names, self.mark)
        self.end = end
        self.reach(text, end)

    def reach(self, text: str, end: int) -> None:
        """Take the text up to `end` and the closing marks behind it, which belong to the label or its note."""
        self.end = end
        while self.end < len(text) and text[self.end] in "”\"’'》〉)":
            self.end += 1

    def _take(self, found: re.Match[str], offset: int, names: tuple[Name, ...]) -> None:
        if found[3] is None:
            self.mark, self.start = found[1] or found[2], offset + found.start()
            return
        # A figure glued to the numbering (70000072.没有现成信息): only the label's own number is numbering.
        marks = {name.mark for name in names if name.mark and found[3].endswith(name.mark)}
        self.mark = max(marks, key=len, default=found[3] if len(found[3]) == 1 else "")
        if self.mark == found[3]:
            self.start = offset + found.start()
        elif self.mark:
            self.start = offset + found.end(3) - len(self.mark)


def _hits(text: str, start: int, end: int, words: Vocabulary) -> list[_Hit]:
    """All labels of the stretch, found across blanks and line ends."""
    squeezed = _NEITHER.sub("", _FIGURE.sub("0", text[start:end]))
    found = _close(words.cores(squeezed), len(squeezed))
    if not found:
        return []
    firsts: list[int] = []
    offsets: list[int] = []
    length = 0
    for part in _LETTERS_OR_FIGURES.finditer(text, start, end):
        firsts.append(length)
        offsets.append(part.start())
        length += 1 if part[0][0].isdigit() else part.end() - part.start()
    hits: list[_Hit] = []
    begin = start
    for first, last in found:
        index = bisect_right(firsts, first) - 1
        at = offsets[index] + first - firsts[index]
        index = bisect_right(firsts, last - 1, index) - 1
        stop = offsets[index] + last - firsts[index]
        names = words.names[squeezed[first:last]]
        if hits and all(name.axis == "frame" for name in names):
            hits[-1].reach(text, stop)
        else:
            hits.append(_Hit(text, begin, at, stop, names))
        begin = hits[-1].end
    return hits


def _close(found: list[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """The cores near another one or an end of the stretch: labels of a table stand together, words in prose alone."""
    kept = []
    before = 0
    for index, (first, last) in enumerate(found):
        after = found[index + 1][0] if index + 1 < len(found) else length
        if min(first - before, after - last) < _APART:
            kept.append((first, last))
        before = last
    return kept


def _gap(text: str, start: int, end: int, hit: _Hit | None) -> Iterator[Event]:
    """The events from one label to the next: the values of the label, then those of words that are no known label."""
    if hit is not None and start - end > 0:
        end = start
    names = hit.names if hit else ()
    rows = tuple(name for name in names if name.axis == "row")
    if hit and not rows:
        yield Heading(names, text[hit.start : hit.end], Range(hit.start, hit.end))
    label = _Open(text, hit, rows)
    if end - start <= _LONG_GAP:
        yield from label.read(start, end)
        return
    head, tail = start + _LONG_GAP // 2, end - _LONG_GAP // 4
    yield from label.read(start, head)
    yield Prose(_last_line(text, head, tail), Range(head, tail))
    yield from _Open(text, None, ()).read(tail, end)


class _Open:
    """The label being read and its values so far."""

    def __init__(self, text: str, hit: _Hit | None, rows: tuple[Name, ...]) -> None:
        self.text = text
        self.rows = rows
        self.mark = hit.mark if hit else ""
        self.label = Range(hit.start, hit.end) if hit and rows else None
        self.values: list[Value] = []
        self.residue: list[tuple[int, int]] = []
        self.lettered = 0

    def read(self, start: int, end: int) -> Iterator[Event]:
        pages = [(page.start(), page.end()) for page in _PAGE.finditer(self.text, start, end)] if end > start else []
        line = 0
        for part in _PART.finditer(self.text, start, end):
            if pages and any(first <= part.start() < last for first, last in pages):
                continue
            if part["line"]:
                line += 1
            elif part["year"]:
                yield Year(int(part["year"][:4]), Range(part.start(), part.end()))
            elif part["number"]:
                yield from self._number(part, line)
            elif part["dash"] or part["none"]:
                self._value(amount_of(part[0]), part.start(), part.end(), line)
            elif part["word"] and not self._is_unit(part):
                yield from self._word(part.start(), part.end())
        yield from self.close()

    def _number(self, part: re.Match[str], line: int) -> Iterator[Event]:
        if self.residue and self.lettered > _PROSE:
            yield from self.close()
            self.residue, self.lettered = [], 0
        if self.residue:
            yield from self.close()
            self.label, self.rows = Range(self.residue[0][0], self.residue[-1][1]), ()
            self.residue, self.lettered = [], 0
        self._value(amount_of(part[0]), part.start(), part.end(), line)

    def _value(self, amount: Amount, start: int, end: int, line: int) -> None:
        if not self.residue:
            self.values.append(Value(amount, Range(start, end), -1, line))

    def _is_unit(self, part: re.Match[str]) -> bool:
        return not self.values and not self.residue and part[0] in _UNITS

    def _word(self, start: int, end: int) -> Iterator[Event]:
        self.residue.append((start, end))
        self.lettered += end - start
        if self.lettered > _PROSE:
            yield from self.close()
            yield Prose(self.text[self.residue[0][0] : end], Range(self.residue[0][0], end))
            self.residue, self.lettered = [], 0
            self.label, self.rows, self.mark = None, (), ""

    def close(self) -> Iterator[Event]:
        """The record read so far, if there is one."""
        if self.label and (self.rows or self.values):
            text = self.text[self.label.start : self.label.end]
            yield Record(self.rows, text, self.label, self.mark, tuple(self.values))
        elif self.values:
            at = self.values[0].at.start
            yield Record((), "", Range(at, at), "", tuple(self.values))
        self.label, self.values, self.mark = None, [], ""


def _last_line(text: str, start: int, end: int) -> str:
    return text[start:end].strip().rpartition("\n")[2].strip()[-80:]


__all__ = ["letters", "stretch_events"]
