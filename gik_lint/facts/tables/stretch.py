"""Running text → events: labels found by their wording, and the figures that stand behind each.

The text may be one cell a line, a line a row, or a whole report in one paragraph whose cells are glued together.
"""

import re
from collections.abc import Iterator

from gik_lint.facts.report import Range
from gik_lint.facts.tables.events import Event, Heading, Prose
from gik_lint.facts.tables.gap import Gap
from gik_lint.facts.tables.names import Name, Vocabulary, fitting
from gik_lint.facts.tables.squeezed import Squeezed
from gik_lint.fixed import HAN, fixed

_MARK = fixed(
    r"(?:其\s*中\s*[:：]?\s*)?"
    r"(?:[(]\s*([一二三四五六七八九十]{1,3}|\d{1,2})\s*[)]|(?<![一二三四五六七八九十第])([一二三四五六七八九十]{1,3})\s*[、.:]|(\d+)\s*[、.)])"
    r"\s*(?:其\s*中\s*[:：]?)?[\s\"“”‘’'《〈]*$"
)
_NOTE = fixed(r"[(][^()\d\n|]{8,200}[)]")
"""What a form's editor explains behind a label: words only, on its line."""
_REACH = 20  # characters before a core in which its numbering stands
_LONG_GAP = 600
_LAST = 80
_SHORT = 2  # letters of a label that other words may hold
_RUNS_ON = fixed(r"(?![一二三四五六七八九十]{1,3}、)" + HAN)
_RUNS_UP = fixed(HAN)
_APART = 50  # letters and figures between two labels of one table, at most: one misspelt label and its row


def stretch_events(text: str, start: int, end: int, words: Vocabulary) -> Iterator[Event]:
    """The events of `text[start:end]`; a stretch without any known label is one `Prose`."""
    hits = _hits(text, start, end, words)
    ends = [*(hit.start for hit in hits), end]
    yield from _after(text, start, ends[0], None)
    for hit, after in zip(hits, ends[1:], strict=True):
        yield from _after(text, hit.end, after, hit)


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
    squeezed = Squeezed(text, start, end)
    found = _close(words.cores(squeezed.text), len(squeezed.text))
    hits: list[_Hit] = []
    begin = start
    noted = start  # where the note behind the last label ends: no label stands inside it
    for number, (first, last) in enumerate(found):
        at, stop = squeezed.offset(first), squeezed.offset(last - 1) + 1
        if at < noted:
            continue
        if last - first <= _SHORT and _inside_a_word(text, at, stop, found, number):
            continue
        names = words.names[squeezed.text[first:last]]
        if hits and all(name.axis == "frame" for name in names):
            hits[-1].reach(text, stop)
        else:
            hits.append(_Hit(text, begin, at, stop, names))
            note = _NOTE.match(text, hits[-1].end)
            if note and any(name.axis == "row" for name in names):
                hits[-1].reach(text, note.end())
                noted = hits[-1].end
        begin = hits[-1].end
    return hits


def _inside_a_word(text: str, at: int, stop: int, found: list[tuple[int, int]], number: int) -> bool:
    """Whether a short label (其他, 总计) is but a part of other words, which are no labels themselves."""
    first, last = found[number]
    after = number + 1 < len(found) and found[number + 1][0] == last
    before = number > 0 and found[number - 1][1] == first
    return (not after and _RUNS_ON.match(text, stop) is not None) or (
        not before and _RUNS_UP.match(text, at - 1) is not None
    )


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


def _after(text: str, start: int, end: int, hit: _Hit | None) -> Iterator[Event]:
    """The events of one label and of what stands behind it, up to the next label."""
    rows = tuple(name for name in hit.names if name.axis == "row") if hit else ()
    if hit and not rows:
        yield Heading(hit.names, text[hit.start : hit.end], Range(hit.start, hit.end))
    gap = Gap(text, rows, hit.mark, Range(hit.start, hit.end)) if hit and rows else Gap(text)
    if end - start <= _LONG_GAP:
        yield from gap.read(start, end)
        return
    head, tail = start + _LONG_GAP // 2, end - _LONG_GAP // 4
    yield from gap.read(start, head)
    yield Prose(text[head:tail].strip().rpartition("\n")[2][-_LAST:], Range(head, tail))
    yield from Gap(text).read(tail, end)
