"""What stands between two labels of running text: the first one's values, other words with theirs, years, prose."""

import re
from collections.abc import Iterator

from gik_lint.facts.report import Range
from gik_lint.facts.tables.amounts import DIGITS, amount_of
from gik_lint.facts.tables.events import Event, Prose, Record, Value, Year
from gik_lint.facts.tables.names import Name
from gik_lint.fixed import HAN, LETTER, fixed

_UNITS = ("万元", "亿元", "人次", "元", "件", "条", "次", "篇", "个", "人", "宗", "起", "份", "项")
_CHINESE = "一二三四五六七八九十"
_PAGE = fixed(
    r"^[ \t]*(?:[-—–·]+\s*\d{1,4}\s*[-—–·]+|第\s*\d{1,4}\s*页.{0,12}|\d{1,3}\s*/\s*\d{1,3})[ \t]*$", re.MULTILINE
)
_PART = fixed(
    r"(?P<line>\n)"
    r"|(?P<year>(?:19|20)\d\d\s*年(?:度)?)(?!\s*\d)"
    rf"|(?P<mark>\d{{1,2}}[.、)](?=\s*{HAN})|\([{_CHINESE}]{{1,3}}\)|(?<!{HAN})[{_CHINESE}]{{1,3}}、)"
    rf"|(?P<number>[+\u2212-]?(?:{DIGITS})(?!\d?[.、)]\s*{HAN})"
    rf"(?:[ \t]*(?:{'|'.join(_UNITS)}))?(?:\([^()\n]{{1,60}}\))?)"
    rf"|(?P<dash>[-—–―─\u2212/]+)|(?P<none>无(?!{HAN}))"
    rf"|(?P<aside>\((?!(?:19|20)\d\d)(?:[^()\n]{{1,80}}|[^()\d]{{1,80}})\))|(?P<word>{LETTER}+)"
)
_TAIL = 120  # characters before a label that may be its caption
_PROSE = 40  # letters that no label has: running text


class Gap:
    """Reads on from a label (`rows`, `mark`, `at`), or from nothing."""

    def __init__(self, text: str, rows: tuple[Name, ...] = (), mark: str = "", at: Range | None = None) -> None:
        self._text = text
        self._rows, self._mark, self._label = rows, mark, at
        self._values: list[Value] = []
        self._words = -1  # where words began that are no known label
        self._letters = 0

    def read(self, start: int, end: int) -> Iterator[Event]:
        """The events of `text[start:end]`, the label's own record first; of prose only its end is read."""
        if self._text[start:end].isspace() or start == end:
            yield from self._close()
            return
        pages = self._pages(start, end)
        line = 0
        for part in _PART.finditer(self._text, start, end):
            kind = part.lastgroup
            if kind == "line":
                line += 1
            elif kind == "aside" or (pages and any(first <= part.start() < last for first, last in pages)):
                continue
            elif kind == "number" or (kind in {"dash", "none"} and self._words < 0):
                yield from self._value(part, line)
            elif kind == "year":
                yield Year(int(part[0][:4]), Range(*part.span()))
            elif kind in {"word", "mark"} and self._runs_on(part, lettered=kind == "word"):
                yield from self._close()
                yield Prose(self._text[self._words : part.end()], Range(self._words, part.end()))
                yield from Gap(self._text).read(max(part.end(), end - _TAIL), end)
                return
        yield from self._close()

    def _pages(self, start: int, end: int) -> list[tuple[int, int]]:
        """The lines that are page numbers."""
        if self._text.find("\n", start, end) < 0:
            return []
        return [page.span() for page in _PAGE.finditer(self._text, start, end)]

    def _runs_on(self, part: re.Match[str], *, lettered: bool) -> bool:
        """Take words behind the values, perhaps a label in a wording nobody knows; whether they are prose by now."""
        if self._words < 0:
            if not self._values and part[0] in _UNITS:
                return False
            self._words = part.start()
        elif not lettered:
            self._words, self._letters = part.start(), 0
        self._letters += (part.end() - part.start()) * lettered
        return self._letters > _PROSE

    def _value(self, part: re.Match[str], line: int) -> Iterator[Event]:
        if self._words >= 0:
            at = Range(self._words, self._text_end(part.start()))
            yield from self._close()
            self._label, self._words, self._letters = at, -1, 0
        self._values.append(Value(amount_of(part[0]), Range(*part.span()), -1, line))

    def _text_end(self, end: int) -> int:
        """`end` without the blanks and marks before it."""
        while end > self._words and not self._text[end - 1].isalnum():
            end -= 1
        return end

    def _close(self) -> Iterator[Event]:
        """The record read so far, if there is one."""
        if self._label and (self._rows or self._values):
            text = self._text[self._label.start : self._label.end]
            yield Record(self._rows, text, self._label, self._mark, tuple(self._values))
        elif self._values:
            at = self._values[0].at.start
            yield Record((), "", Range(at, at), "", tuple(self._values))
        self._label, self._rows, self._mark, self._values = None, (), "", []
