"""The official tables of a report: which form's, which cell is which, and how sure that is."""

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct, structs

from gik_lint.facts.reading import Reading
from gik_lint.facts.report import OfficialTable
from gik_lint.facts.tables.events import Event
from gik_lint.facts.tables.fill import Filled, Filler, span_of
from gik_lint.facts.tables.grid import row_events
from gik_lint.facts.tables.names import Vocabulary, vocabulary
from gik_lint.facts.tables.segments import Segment, segments
from gik_lint.facts.tables.single import SingleRow
from gik_lint.facts.tables.stretch import stretch_events
from gik_lint.facts.tables.strips import GridRow, strips
from gik_lint.packs.forms import Form, TableForm

_SMALL = 3
"""A table of fewer rows is one only under its caption or its columns' headings."""
_COVER = 0.4


class _Reading(Struct, frozen=True):
    """A segment read as a table of one form, and how well it fits."""

    segment: Segment
    form: str
    table: TableForm
    filler: "Filler | SingleRow"
    filled: tuple[Filled, ...]
    fit: tuple[int, ...]
    missing: int


def official_tables(reading: Reading, forms: Sequence[Form], year: int | None = None) -> tuple[OfficialTable, ...]:
    """Every official table of the report, in reading order.

    `year`, the report's, settles only what the table leaves open between forms that print it alike.
    """
    words = vocabulary(forms)
    if not words.names:
        return ()
    covering = {form.id for form in forms if year is not None and form.covers(year)}
    candidates = [
        found for segment in segments(_events(reading, words), words) if (found := _readings(segment, words, reading.text))
    ]
    votes = Counter(found[0].form for found in candidates if len(found) == 1)
    chosen = [_choose(found, votes, covering) for found in candidates]
    return tuple(_tables(chosen))


def _events(reading: Reading, words: Vocabulary) -> Iterator[Event]:
    text = reading.text
    for strip in strips(reading):
        if isinstance(strip, GridRow):
            yield from row_events(text, strip, words)
        else:
            yield from stretch_events(text, strip.start, strip.end, words)


def _readings(segment: Segment, words: Vocabulary, text: str) -> list[_Reading]:
    """The equally best readings of a segment; none if it is no table of its family."""
    found = []
    for form, table in words.tables[segment.family]:
        filler = SingleRow(segment, form, table) if table.layout == "single-row" else Filler(segment, form, table, text)
        filled = tuple(filler.fill())
        if filled and _is_table(segment, form, table, filled):
            rows = {row for row, _ in filled[0].cells}
            headings = {
                name.id for heading in segment.headings for name in heading.names
                if name.axis == "column" and name.form == form and name.family == segment.family
            }
            numbers = sum(cell.state != "lost" for cell in filled[0].cells.values())
            missing = len([row for row in table.rows if row.kind == "data" and not row.optional and row.id not in rows])
            found.append(_Reading(segment, form, table, filler, filled, (filled[0].matched, len(headings), numbers), missing))
    best = max((one.fit for one in found), default=())
    return [one for one in found if one.fit == best]


def _is_table(segment: Segment, form: str, table: TableForm, filled: Sequence[Filled]) -> bool:
    cells = filled[0].cells
    if not cells:
        return False
    if table.layout == "single-row":
        return True
    data = len([row for row in table.rows if row.kind == "data"])
    if data >= _SMALL:
        return filled[0].matched >= max(_SMALL, _COVER * data)
    axes = {name.axis for heading in segment.headings for name in heading.names if name.family == segment.family}
    return bool(axes & {"caption", "column"}) and any(cell.state != "blank" for cell in cells.values())


def _choose(found: Sequence[_Reading], votes: Counter[str], covering: set[str]) -> _Reading:
    """Among equal readings: the form of the other tables, the year's form, the one that misses fewest rows."""
    return max(found, key=lambda one: (votes[one.form], one.form in covering, -one.missing))


def _tables(chosen: Sequence[_Reading]) -> Iterator[OfficialTable]:
    counted: Counter[str] = Counter()
    repeated = Counter(one.table.id for one in chosen)
    for one in chosen:
        for filled in one.filled:
            counted[one.table.id] += 1
            scope = one.segment.before.text if repeated[one.table.id] > 1 and one.segment.before else None
            yield OfficialTable(
                form=one.table,
                of=one.form,
                index=counted[one.table.id],
                at=span_of(one.segment.items),
                cells=filled.cells,
                confidence=filled.sureness,
                doubts=filled.doubts,
                settled_by=filled.settled_by,
                year=filled.year,
                scope=scope,
                labels=one.filler.labels(),
            )


__all__ = ["official_tables", "structs"]
