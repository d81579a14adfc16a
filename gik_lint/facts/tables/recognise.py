"""The official tables of a report: which form's, which cell is which, and how sure that is."""

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from gik_lint.facts.reading import Reading
from gik_lint.facts.report import OfficialTable
from gik_lint.facts.tables.columns import trimmed
from gik_lint.facts.tables.events import Event
from gik_lint.facts.tables.fill import Filler
from gik_lint.facts.tables.glued import Patience
from gik_lint.facts.tables.grid import row_events
from gik_lint.facts.tables.names import Vocabulary, vocabulary
from gik_lint.facts.tables.segments import Segment, segments
from gik_lint.facts.tables.single import SingleRow
from gik_lint.facts.tables.stretch import stretch_events
from gik_lint.facts.tables.strips import GridRow, strips
from gik_lint.facts.tables.torn import mended
from gik_lint.fixed import fixed
from gik_lint.packs.forms import Form, TableForm

_SMALL = 3
"""A table of fewer rows is one only under its caption or its columns' headings."""
_COVER = 0.4
_MISSPELT = 2
"""Of the rows that make a table, one in so many must be in a known wording; the others may be misspelt."""


_SENTENCE = fixed(r"[、;。]|,(?!\d)")
"""Signs that stand between the words of a sentence, never between the labels of a small table."""
_DRAWN = ("pdf",)
"""Formats without cells: theirs are made out from lines and gaps, and one may be overlooked."""


class _Candidate(Struct, frozen=True):
    """A form whose labels a segment prints as well as any other form's."""

    form: str
    table: TableForm
    missing: int


def official_tables(reading: Reading, forms: Sequence[Form], year: int | None = None) -> tuple[OfficialTable, ...]:
    """Every official table of the report, in reading order.

    `year`, the report's, settles only what the draft leaves open between forms that print a table alike.
    """
    words = vocabulary(forms)
    if not words.names:
        return ()
    covering = {form.id for form in forms if year is not None and form.covers(year)}
    events = mended(_events(reading, words), words)
    found = [(segment, candidates) for segment in segments(events) if (candidates := _candidates(segment, words))]
    votes = Counter(candidates[0].form for _, candidates in found if len(candidates) == 1)
    patience = Patience()
    fillers = [
        _filler(segment, _likeliest(candidates, votes, covering), reading, patience) for segment, candidates in found
    ]
    counted = reading.document.format not in _DRAWN
    tables = [filler for filler in fillers if _is_table(filler, reading.text)]
    return tuple(_tables(_without_mentions(tables), counted=counted))


def _without_mentions(fillers: list[Filler | SingleRow]) -> list[Filler | SingleRow]:
    """Without words and figures of running text that look like a table of which the draft has a plain printing."""
    plain = {filler.table.id for filler in fillers if not (isinstance(filler, SingleRow) and filler.scattered)}
    return [
        filler
        for filler in fillers
        if not (isinstance(filler, SingleRow) and filler.scattered and filler.table.id in plain)
    ]


def _events(reading: Reading, words: Vocabulary) -> Iterator[Event]:
    text = reading.text
    for strip in strips(reading):
        if isinstance(strip, GridRow):
            yield from row_events(text, strip, words)
        else:
            yield from stretch_events(text, strip.start, strip.end, words)


def _candidates(segment: Segment, words: Vocabulary) -> list[_Candidate]:
    """The forms that print this segment's table equally well, by the rows and columns they name; none for prose."""
    best: tuple[int, ...] = ()
    found: list[_Candidate] = []
    for form, table in words.tables[segment.family]:
        rows: set[int] = set()
        fitting = 0
        for record in segment.records:
            orders = {name.order for name in record.names if name.form == form}
            rows |= orders
            fitting += bool(orders) and len(trimmed(record.values, len(table.columns))) == len(table.columns)
        columns = segment.columns_named(form)
        fit = (len(columns), len(rows), fitting) if segment.headed else (len(rows), len(columns), fitting)
        data = {order for order, row in enumerate(table.rows) if row.kind == "data" and row.label and not row.optional}
        if fit > best:
            best, found = fit, []
        if fit == best and len(rows) * _MISSPELT >= _fewest(table):
            found.append(_Candidate(form, table, len(data - rows)))
    return found


def _likeliest(candidates: Sequence[_Candidate], votes: Counter[str], covering: set[str]) -> _Candidate:
    """Among equals: the year's form where it misses no row, that of the other tables, the one that misses fewest."""

    def likely(one: _Candidate) -> tuple[bool, int, bool, int]:
        own = one.form in covering
        return own and not one.missing, votes[one.form], own, -one.missing

    return max(candidates, key=likely)


def _fewest(table: TableForm) -> float:
    """How many labelled rows make this table of a run of rows; nothing for tables told by their headings."""
    data = sum(row.kind == "data" for row in table.rows)
    return max(_SMALL, _COVER * data) if data >= _SMALL else 0


def _filler(segment: Segment, candidate: _Candidate, reading: Reading, patience: Patience) -> Filler | SingleRow:
    if candidate.table.layout == "single-row":
        return SingleRow(segment, candidate.form, candidate.table, patience)
    return Filler(segment, candidate.form, candidate.table, reading.text, patience)


def _is_table(filler: Filler | SingleRow, text: str) -> bool:
    table = filler.table
    if table.layout == "single-row":
        return filler.matched > 0
    fewest = _fewest(table)
    if fewest:
        return filler.matched >= fewest
    headed = filler.segment.captioned or filler.segment.columns_named(filler.form)
    return bool(headed) and filler.matched + filler.fitting > 0 and not _is_sentence(filler, text)


def _is_sentence(filler: Filler | SingleRow, text: str) -> bool:
    """Whether a sentence names rows and columns (规章、规范性文件对外公开总数量) and gives no row's figures."""
    records = filler.segment.records
    if filler.fitting or any(record.solid for record in records):
        return False
    return _SENTENCE.search(text, filler.segment.start, max(record.at.end for record in records)) is not None


def _tables(fillers: Sequence[Filler | SingleRow], *, counted: bool) -> Iterator[OfficialTable]:
    """The tables; what cells they have not is told only where the file has real cells, so that they can be counted."""
    indices: Counter[str] = Counter()
    repeated = Counter(filler.table.id for filler in fillers)
    for filler in fillers:
        table, before = filler.table, filler.segment.before
        printed = (label for label in filler.labels() if label.text or counted)
        labels = tuple(sorted(printed, key=lambda label: label.at.start))
        for filled in filler.fill():
            indices[table.id] += 1
            yield OfficialTable(
                form=table,
                of=filler.form,
                index=indices[table.id],
                at=filled.at,
                cells=filled.cells,
                confidence=filled.sureness,
                doubts=filled.doubts,
                settled_by=filled.settled_by,
                split=filled.split,
                aligned=filled.aligned,
                year=filled.year,
                scope=before.text if before and repeated[table.id] > 1 else None,
                labels=labels,
                lacking=filled.lacking if counted else (),
                odd=filled.odd if counted else (),
                twice=filler.twice,
            )
