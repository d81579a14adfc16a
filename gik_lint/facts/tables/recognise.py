"""The official tables of a report: which form's, which cell is which, and how sure that is."""

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from gik_lint.facts.reading import Reading
from gik_lint.facts.report import OfficialTable
from gik_lint.facts.tables.events import Event
from gik_lint.facts.tables.fill import Filler
from gik_lint.facts.tables.grid import row_events
from gik_lint.facts.tables.names import Vocabulary, vocabulary
from gik_lint.facts.tables.segments import Segment, segments
from gik_lint.facts.tables.single import SingleRow
from gik_lint.facts.tables.stretch import stretch_events
from gik_lint.facts.tables.strips import GridRow, strips
from gik_lint.facts.tables.torn import mended
from gik_lint.packs.forms import Form, TableForm

_SMALL = 3
"""A table of fewer rows is one only under its caption or its columns' headings."""
_COVER = 0.4


class _Attempt(Struct, frozen=True):
    """A segment read as a table of one form; the higher `fit`, the better it fits."""

    form: str
    table: TableForm
    filler: Filler | SingleRow
    fit: tuple[int, ...]

    @property
    def segment(self) -> Segment:
        return self.filler.segment


def official_tables(reading: Reading, forms: Sequence[Form], year: int | None = None) -> tuple[OfficialTable, ...]:
    """Every official table of the report, in reading order.

    `year`, the report's, settles only what the draft leaves open between forms that print a table alike.
    """
    words = vocabulary(forms)
    if not words.names:
        return ()
    covering = {form.id for form in forms if year is not None and form.covers(year)}
    events = mended(_events(reading, words), words)
    attempts = [found for segment in segments(events, words) if (found := _attempts(segment, words, reading.text))]
    votes = Counter(found[0].form for found in attempts if len(found) == 1)
    chosen = [
        max(found, key=lambda one: (votes[one.form], one.form in covering, -one.filler.missing)) for found in attempts
    ]
    return tuple(_tables(chosen))


def _events(reading: Reading, words: Vocabulary) -> Iterator[Event]:
    text = reading.text
    for strip in strips(reading):
        if isinstance(strip, GridRow):
            yield from row_events(text, strip, words)
        else:
            yield from stretch_events(text, strip.start, strip.end, words)


def _attempts(segment: Segment, words: Vocabulary, text: str) -> list[_Attempt]:
    """The equally best readings of a segment; none if it is no table of its family."""
    found: list[_Attempt] = []
    headings = {name for heading in segment.headings for name in heading.names if name.family == segment.family}
    for form, table in words.tables[segment.family]:
        columns = {name.id for name in headings if name.axis == "column" and name.form == form}
        captioned = any(name.axis == "caption" for name in headings)
        filler = (SingleRow if table.layout == "single-row" else Filler)(segment, form, table, text)
        if _is_table(table, filler, headed=bool(columns) or captioned):
            found.append(_Attempt(form, table, filler, (filler.matched, len(columns), filler.fitting)))
    best = max((one.fit for one in found), default=())
    return [one for one in found if one.fit == best]


def _is_table(table: TableForm, filler: Filler | SingleRow, *, headed: bool) -> bool:
    if table.layout == "single-row":
        return filler.matched > 0
    data = sum(row.kind == "data" for row in table.rows)
    if data >= _SMALL:
        return filler.matched >= max(_SMALL, _COVER * data)
    return headed and filler.matched + filler.fitting > 0


def _tables(chosen: Sequence[_Attempt]) -> Iterator[OfficialTable]:
    indices: Counter[str] = Counter()
    repeated = Counter(one.table.id for one in chosen)
    for one in chosen:
        labels = tuple(sorted(one.filler.labels(), key=lambda label: label.at.start))
        before = one.segment.before
        scope = before.text if before and repeated[one.table.id] > 1 else None
        for filled in one.filler.fill():
            indices[one.table.id] += 1
            yield OfficialTable(
                form=one.table,
                of=one.form,
                index=indices[one.table.id],
                at=filled.at,
                cells=filled.cells,
                confidence=filled.sureness,
                doubts=filled.doubts,
                settled_by=filled.settled_by,
                year=filled.year,
                scope=scope,
                labels=labels,
            )

