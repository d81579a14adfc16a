"""Labels that a page or a narrow column tore in two: one row holds the values, the other the rest of the label."""

from collections.abc import Iterable, Iterator

from msgspec import structs

from gik_lint.facts.tables.events import Event, Record
from gik_lint.facts.tables.names import Name, Vocabulary, label_of


def mended(events: Iterable[Event], words: Vocabulary) -> Iterator[Event]:
    """The events with the two halves of torn labels in grids put together."""
    held: Record | None = None
    for event in events:
        if not isinstance(event, Record) or not event.solid:
            if held:
                yield held
                held = None
            yield event
            continue
        whole = _joined(held, event, words) if held else None
        if whole:
            held = None
            yield whole
            continue
        if held:
            yield held
        held = event if _may_be_half(event) else None
        if not held:
            yield event
    if held:
        yield held


def _may_be_half(record: Record) -> bool:
    return bool(record.text) and not record.names


def _joined(first: Record, second: Record, words: Vocabulary) -> Record | None:
    """Both as one row, if their texts together are a label and only one of them has values."""
    if first.block != second.block or second.row != first.row + 1 or not _may_be_half(second):
        return None
    filled = [record for record in (first, second) if any(value.amount.state != "blank" for value in record.values)]
    names = rows_named(first.text + second.text, words)
    if len(filled) > 1 or not names:
        return None
    values = (filled[0] if filled else first).values
    return structs.replace(first, names=names, text=first.text + second.text, values=values)


def rows_named(text: str, words: Vocabulary) -> tuple[Name, ...]:
    """The rows whose label `text` is."""
    return tuple(name for name in words.find(label_of(text)) if name.axis == "row")
