"""The draft as the page draws it: blocks in reading order, tables with their spans, the findings noted beside them.

Findings are named by their number on the page.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from gik_lint.document import Document, Paragraph, Table
from gik_lint.facts.report import AnnualReport
from gik_lint.finding import Finding
from gik_lint.reporters.clean import clean
from gik_lint.reporters.html.marks import Cutter, Mark, Slice
from gik_lint.reporters.passages import Passages, Stretch
from gik_lint.reporters.redrawn import likely

_LARGEST_GRID = 20_000  # places of a table that is drawn with its spans
_LONG_DRAFT = 250_000  # characters above which what stands far from every finding is left out
_AROUND = (3, 1, 0)  # blocks kept on each side of a finding in a long draft, as many as fit
_LONGEST_BLOCK = 4000  # characters a block takes at most, however long it is


class DrawnCell(Struct, frozen=True):
    """A cell with its spans as they can be drawn; `ought` is what a suspect should be."""

    slices: tuple[Slice, ...]
    rowspan: int
    colspan: int
    number: bool
    ought: str = ""
    filler: bool = False


class DrawnBlock(Struct, frozen=True):
    """One block: its slices or its rows, and the findings that miss something here (`absent`)."""

    kind: Literal["title", "heading", "body", "note", "textbox", "furniture", "margin", "table", "left-out"]
    level: int = 0
    number: str = ""
    slices: tuple[Slice, ...] = ()
    rows: tuple[tuple[DrawnCell, ...], ...] = ()
    absent: tuple[int, ...] = ()
    left_out: int = 0


class Passage(Struct, frozen=True):
    """A block with the numbers of the findings noted beside it, and the blocks after it that have none."""

    first: DrawnBlock
    notes: tuple[int, ...]
    rest: tuple[DrawnBlock, ...]


class _Marks(Struct, frozen=True):
    """Where everything lies: marks by unit, suggestions by unit, missing things and notes by block."""

    units: dict[int, list[Mark]]
    oughts: dict[int, str]
    absent: dict[int, list[int]]
    notes: dict[int, list[int]]
    cutter: Cutter


def draw(report: AnnualReport, findings: Sequence[Finding]) -> tuple[Passage, ...]:
    """The whole draft; `findings` are numbered from 1 in their order."""
    document = report.reading.document
    passages = Passages(document)
    marks = _marks(passages, findings)
    headings = _headings(report)
    first_unit = _first_units(passages)
    drawn: list[Passage] = []
    for index, gap in _kept(document, marks.notes):
        if gap:
            block = DrawnBlock("left-out", left_out=gap)
        else:
            block = _block(document, index, first_unit.get(index, 0), headings, marks)
        notes = () if gap else tuple(marks.notes.get(index, ()))
        if notes or not drawn:
            drawn.append(Passage(block, notes, ()))
        else:
            last = drawn.pop()
            drawn.append(Passage(last.first, last.notes, (*last.rest, block)))
    return tuple(drawn)


def _marks(passages: Passages, findings: Sequence[Finding]) -> _Marks:
    marks = _Marks({}, {}, {}, {}, Cutter({number: finding.severity for number, finding in enumerate(findings, 1)}))
    for number, finding in enumerate(findings, 1):
        stretches = passages.at(finding.location.span)
        block = passages.units[stretches[0].unit].block if stretches else 0
        marks.notes.setdefault(block, []).append(number)
        if finding.location.absent or not stretches:
            marks.absent.setdefault(block, []).append(number)
        else:
            _lay(marks, stretches, number)
        for suspect in finding.suspects:
            where = passages.at(suspect.location.span)
            if where and suspect.location.span != finding.location.span:
                _lay(marks, where, number, kin=True)
            if where and likely(finding) == (suspect,):
                marks.oughts.setdefault(where[0].unit, clean(suspect.suggested))
        for related in finding.related:
            _lay(marks, passages.at(related.location.span), number, kin=True)
    return marks


def _lay(marks: _Marks, stretches: Iterable[Stretch], number: int, *, kin: bool = False) -> None:
    for stretch in stretches:
        marks.units.setdefault(stretch.unit, []).append(Mark(stretch.start, stretch.end, number, kin))


def _headings(report: AnnualReport) -> dict[int, int]:
    """Blocks that are headings, with their level; the title has level 0."""
    reading = report.reading
    found: dict[int, int] = {}
    if reading.zones:
        for section in report.sections:
            zone = reading.zone(section.heading.start)
            # a heading run in with its text is drawn as text
            if zone.cell is None and zone.end - section.heading.end <= 1:
                found.setdefault(zone.block, max(section.level, 1))
        title = report.identity.title_at
        last = reading.zone(max(title.end - 1, title.start)) if title else None
        if title and last and last.end - title.end <= 1:  # nor is one that the text runs on behind
            found |= dict.fromkeys(range(reading.zone(title.start).block, last.block + 1), 0)
    return found


def _first_units(passages: Passages) -> dict[int, int]:
    """The number of each block's first unit."""
    found: dict[int, int] = {}
    for number, unit in enumerate(passages.units):
        found.setdefault(unit.block, number)
    return found


def _kept(document: Document, notes: Mapping[int, object]) -> Iterator[tuple[int, int]]:
    """The indexes of the blocks to draw; of a very long draft only those near findings, with the gaps' sizes."""
    sizes = [_size(block) for block in document.blocks]
    count = len(sizes)
    kept = set(range(count))
    for around in _AROUND:
        if sum(sizes[index] for index in kept) <= _LONG_DRAFT:
            break
        near = {index for noted in notes for index in range(noted - around, noted + around + 1)}
        kept = {index for index in near | {0} if 0 <= index < count}
    gap = 0
    for index in range(count):
        if index in kept:
            if gap:
                yield index, gap
            gap = 0
            yield index, 0
        else:
            gap += 1
    if gap:
        yield count, gap


def _size(block: Paragraph | Table) -> int:
    """About how many characters a block takes on the page."""
    if isinstance(block, Paragraph):
        return min(len(block.text.text), _LONGEST_BLOCK)
    return sum(min(len(cell.text.text), _LONGEST_BLOCK) + 20 for cell in block.cells)


def _block(document: Document, index: int, unit: int, headings: Mapping[int, int], marks: _Marks) -> DrawnBlock:
    block = document.blocks[index]
    absent = tuple(marks.absent.get(index, ()))
    if isinstance(block, Table):
        return DrawnBlock("table", rows=_rows(block, unit, marks), absent=absent)
    slices = marks.cutter.cut(block.text.text, marks.units.get(unit, ()))
    level = headings.get(index, block.level)
    if block.role != "body":
        return DrawnBlock(block.role, number=block.number, slices=slices, absent=absent)
    if level is None:
        return DrawnBlock("body", number=block.number, slices=slices, absent=absent)
    kind: Literal["title", "heading"] = "heading" if level else "title"
    return DrawnBlock(kind, level, block.number, slices, absent=absent)


def _rows(table: Table, unit: int, marks: _Marks) -> tuple[tuple[DrawnCell, ...], ...]:
    """The cells by rows, holes of the grid filled so that columns stay under their headings."""
    rows: dict[int, list[tuple[int, DrawnCell]]] = {}
    taken: set[tuple[int, int]] = set()
    small = table.rows * table.columns <= _LARGEST_GRID
    for number, cell in enumerate(table.cells):
        text = cell.text.text
        rowspan = min(max(cell.rowspan, 1), max(table.rows - cell.row, 1)) if small else 1
        colspan = min(max(cell.colspan, 1), max(table.columns - cell.column, 1)) if small else 1
        drawn = DrawnCell(
            marks.cutter.cut(text, marks.units.get(unit + number, ())),
            rowspan,
            colspan,
            number=_is_figure(text),
            ought=marks.oughts.get(unit + number, ""),
        )
        rows.setdefault(cell.row, []).append((cell.column, drawn))
        taken.update((cell.row + down, cell.column + right) for down in range(rowspan) for right in range(colspan))
    if small:
        filler = DrawnCell((), 1, 1, number=False, filler=True)
        for row in range(table.rows):
            for column in range(table.columns):
                if (row, column) not in taken:
                    rows.setdefault(row, []).append((column, filler))
    return tuple(tuple(cell for _, cell in sorted(rows[row], key=lambda one: one[0])) for row in sorted(rows))


def _is_figure(text: str) -> bool:
    stripped = text.strip()
    return len(stripped) < 20 and sum(character.isdigit() for character in stripped) * 2 > len(stripped)  # noqa: PLR2004
