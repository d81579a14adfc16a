"""Lines that belong to a table although the file has no table there: one cell a line, pipes, lost columns."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import ceil, floor

from msgspec import Struct

from gik_lint.facts.kept import Kept
from gik_lint.facts.lines import Line
from gik_lint.facts.numbering import CHAPTER, numbering
from gik_lint.facts.reading import Reading
from gik_lint.facts.report import OfficialTable
from gik_lint.fixed import HAN, fixed
from gik_lint.packs.forms import Form, SectionForm, TableForm
from gik_lint.text.likeness import core

_NUMBER = fixed(r"^\s*(?:其中[:：])?[\s(（]*(?:[一二三四五六七八九十]{1,3}|\d{1,2})[\s)）、.．]+")
_FIGURES = fixed(r"^[\d\s|.,+/—–-]+$")
_PAGE_NUMBER = fixed(r"^\s*[-—–]+\s*\d{1,4}\s*[-—–]+\s*$")
_FIGURE_SIGNS = "0123456789 \t\n.,+/—–-"
_NOTE = fixed(r"(?<=\w)[(（][^)）]*[)）]")
_WORD = fixed(rf"(?![条件次篇个人元万其]){HAN}")
_PROSE = fixed(rf"[ \t\u3000]{{0,4}}(?:20\d\d\s?年|(?![条件次篇个人元万其]){HAN})")
_A_WORD = 2  # 其他 alone may be anything
_NEAR = 12  # lines between two rows of one table that a torn header may fill
_SHORT = 40


class Labels:
    """The row and column labels of official tables, to tell a row from a heading."""

    def __init__(self, form: Form | None, tables: Sequence[OfficialTable]) -> None:
        printed = _printed(*(form.sections if form else ()), *_known(form, tables).values())
        self._rows, self._others, self._titles = printed.rows, printed.others, printed.titles
        self._longest, self._letters = printed.longest, printed.letters
        self._row_letters = printed.row_letters

    def is_row(self, text: str) -> bool:
        """Whether a line can only be a row: bare figures, cells between pipes or tabs, a label with its figures.

        A label that might also head a section (主动公开情况, 其他) needs figures or a dash behind it.
        """
        if text.count("|") or text.count("\t") > 1 or _FIGURES.match(text):
            return True
        if len(text) > self._longest + 2 * _SHORT:
            return False
        label = text[:-_SHORT] + text[-_SHORT:].rstrip(_FIGURE_SIGNS)
        bare = core_of(label)
        if bare not in self._rows:
            return False
        return len(label) < len(text) or not (bare.endswith("情况") or len(bare) <= _A_WORD)

    def is_label(self, text: str) -> bool:
        """Whether a line is a row or column label, a table's title or caption."""
        plain = _NOTE.sub("", text)
        return any(core(one) in self._others or core_of(one) in self._rows for one in (text, plain))

    def is_header(self, text: str) -> bool:
        """Whether a line is a label, or holds only letters that stand above one table: a file tore them apart."""
        letters = frozenset(core(text))
        return self.is_label(text) or (len(text) <= _SHORT and any(letters <= known for known in self._letters))

    def is_title(self, text: str) -> bool:
        """Whether a line is the title of one of the form's sections, whatever its number."""
        return core_of(text) in self._titles

    def is_torn(self, text: str) -> bool:
        """Whether a numbered line within a table may be two of its labels run together: 三、本⏎法提供."""
        return frozenset(core_of(text)) <= self._row_letters and not self.is_title(text)

    def starts_row(self, text: str, start: int) -> bool:
        """Whether, in running text without line breaks, a row label begins at `start` (behind its number).

        Behind a label stands a figure, a unit, a bracket or the next number, never the rest of a word. A label
        that might also head a section (回应解读情况) has no prose behind it, even after a blank.
        """
        bare = ""
        for offset in range(start, min(start + _SHORT, len(text))):
            sign = text[offset]
            if sign.isalnum() and sign != "的":
                bare += sign
                goes_on = _PROSE if bare.endswith("情况") else _WORD
                if bare in self._rows and not goes_on.match(text, offset + 1):
                    return True
        return False


def table_lines(
    reading: Reading, all_lines: Sequence[Line], labels: Labels, tables: Iterable[OfficialTable]
) -> set[int]:
    """Indices of the lines that are rows of a table, labels beside them, or torn pieces between two of its parts."""
    text = reading.text
    ranges = [table.at for table in tables]
    rows = [
        index
        for index, line in enumerate(all_lines)
        if labels.is_row(text[line.start : line.end])
        or (
            line.end - line.start < 2 * _SHORT
            and text[line.end - 1] != "。"
            and any(one.start <= line.start and line.end <= one.end for one in ranges)
            and (not _chapter(text, line) or labels.is_torn(text[line.start : line.end]))
        )
    ]
    members = set(rows)
    for index in rows:
        for way in (range(index - 1, -1, -1), range(index + 1, len(all_lines))):
            for beside in way:
                if beside in members or not labels.is_header(_of(text, all_lines[beside])):
                    break
                members.add(beside)
    starts = [line.start for line in all_lines]
    cells = (bisect_left(starts, zone.start) - 0.5 for zone in reading.zones if zone.role == "cell")
    anchors = {index for index in rows if not _PAGE_NUMBER.match(_of(text, all_lines[index]))}
    for before, after in pairwise(sorted({*anchors, *cells})):
        between = range(floor(before) + 1, ceil(after))
        if 0 < len(between) <= _NEAR and all(all_lines[one].end - all_lines[one].start <= _SHORT for one in between):
            told = _told(text, all_lines, between)
            torn = (one for one in between if one not in told)
            members.update(index for index in torn if not _is_prose(text, all_lines[index], labels))
    return members


def _told(text: str, all_lines: Sequence[Line], between: range) -> range:
    """The lines from the first sentence to the last, with the heading of the first: no piece of a table is there."""
    ends = [one for one in between if text[all_lines[one].end - 1] == "。"]
    if not ends:
        return range(0)
    above = all_lines[max(ends[0] - 1, 0)]
    headed = above.number or numbering(text, above.start, above.end)
    return range(ends[0] - bool(headed), ends[-1] + 1)


class _Printed(Struct, frozen=True):
    """The cores of what forms print: labels of rows, those of columns and tables, titles of sections.

    `letters` are those that stand above the rows of each table, `row_letters` those of all rows.
    """

    rows: frozenset[str]
    others: frozenset[str]
    titles: frozenset[str]
    longest: int
    letters: tuple[frozenset[str], ...]
    row_letters: frozenset[str]


def _known(form: Form | None, tables: Iterable[OfficialTable]) -> dict[str, TableForm]:
    """The tables by their ids: those found, and the form's own."""
    known = {table.form.id: table.form for table in tables}
    known.update({table.id: table for table in (form.tables if form else ())})
    return known


def _all_printed(parts: tuple[SectionForm | TableForm, ...]) -> _Printed:
    tables = [part for part in parts if isinstance(part, TableForm)]
    chapters = [part for part in parts if isinstance(part, SectionForm)]
    rows = frozenset(core_of(label) for table in tables for label in _row_labels(table))
    others = frozenset(core(label) for table in tables for label in _other_labels(table))
    titles = frozenset(core_of(title) for one in chapters for title in one.names)
    letters = tuple(frozenset("".join(map(core, _other_labels(table)))) for table in tables)
    longest = max(map(len, rows), default=0)
    return _Printed(rows, others, titles, longest, letters, frozenset("".join(rows)))


_printed = Kept(_all_printed)


def _of(text: str, line: Line) -> str:
    return text[line.start : line.end]


def _is_prose(text: str, line: Line, labels: Labels) -> bool:
    """Whether a line can be no torn piece of a table: it heads a chapter or ends a sentence."""
    return text[line.end - 1] == "。" or _chapter(text, line) or labels.is_title(_of(text, line))


def core_of(label: str) -> str:
    """A row label without its number, blanks and punctuation."""
    return core(_NUMBER.sub("", label.removeprefix("其中:").removeprefix("其中：")))


def _chapter(text: str, line: Line) -> bool:
    """Whether a line heads a chapter by its number, printed or generated by the format."""
    number = numbering(line.number) if line.number else numbering(text, line.start, line.end)
    return number is not None and number.style <= CHAPTER


def _row_labels(table: TableForm) -> Iterable[str]:
    for row in table.rows:
        for label in (row.label, *row.aliases, *row.altered):
            yield label
            yield _NOTE.sub("", label)


def _other_labels(table: TableForm) -> Iterable[str]:
    yield from (table.title, table.caption, table.corner, *table.header)
    for column in table.columns:
        yield from (column.label, column.short, *column.aliases, *column.altered, *column.path)


__all__ = ["Labels", "core_of", "table_lines"]
