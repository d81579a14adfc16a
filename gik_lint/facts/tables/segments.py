"""Events → segments: the records and headings that belong to one printing of one table, whichever form it is of."""

from collections import Counter
from collections.abc import Iterable, Iterator

from gik_lint.facts.tables.events import Event, Heading, Prose, Record, Year

_STRONG = frozenset(("column", "path", "caption"))
_PENDING = 60  # headings remembered before a table begins
_ENOUGH = 2  # headings of one table that tell which table comes, where no caption does


class Segment:
    """One printing of a table of `family`: its headings and records in reading order."""

    def __init__(self, family: str, headings: Iterable[Heading | Year], before: Prose | None) -> None:
        self.family = family
        self.items: list[Heading | Year | Record] = []
        self.records: list[Record] = []
        self.headings: list[Heading] = []
        self.years: list[Year] = []
        self.before = before
        self._announce(headings)
        self._seen: set[tuple[str, str]] = set()
        self._last: tuple[str, str] | None = None

    @property
    def start(self) -> int:
        """Where its first own heading, or else its first record, begins."""
        own = (item for item in self.items if isinstance(item, Record) or self._own(item))
        return next(own, self.items[0]).at.start

    @property
    def captioned(self) -> bool:
        """Whether the table's caption stands above it."""
        return _captions(self.headings, self.family)

    @property
    def headed(self) -> bool:
        """Whether columns of a real grid have their heads: these tell the form better than a row's wording."""
        return any(heading.block >= 0 and _names_column(heading, self.family) for heading in self.headings)

    def columns_named(self, form: str) -> frozenset[str]:
        """The ids of this form's columns that have a heading."""
        return frozenset(
            name.id
            for heading in self.headings
            for name in heading.names
            if name.axis == "column" and name.form == form and name.family == self.family
        )

    def _own(self, item: Heading | Year) -> bool:
        return isinstance(item, Heading) and any(name.family == self.family for name in item.names)

    @property
    def year_above(self) -> int | None:
        """The last year named before the first record."""
        above: int | None = None
        for item in self.items:
            if isinstance(item, Record):
                break
            if isinstance(item, Year):
                above = item.year
        return above

    def restarts(self, record: Record) -> bool:
        """Whether this row was read before, so that the table begins anew (a row cut in two by a page does not)."""
        key = _key(record)
        return bool(record.values) and key in self._seen and key != self._last

    def mentioned_before(self, record: Record) -> bool:
        """Whether all so far was running text (制发行政规范性文件12件) and only now the ruled table begins."""
        return record.solid and not any(one.solid for one in self.records)

    def begins_below(self, pending: Iterable[Heading | Year]) -> bool:
        """Whether its caption stands only here, so that all so far was a sentence with a row's name in it."""
        return _captions(pending, self.family) and not self.captioned

    def add(self, items: Iterable[Heading | Year], record: Record) -> None:
        """Take a record and the headings before it."""
        self._announce(items)
        self.items.append(record)
        self.records.append(record)
        if record.names and record.values:
            self._last = _key(record)
            if len({name.form for name in record.names}) == len(record.names):
                self._seen.add(self._last)

    def _announce(self, items: Iterable[Heading | Year]) -> None:
        for item in items:
            self.items.append(item)
            if isinstance(item, Heading):
                self.headings.append(item)
            else:
                self.years.append(item)


def _names_column(heading: Heading, family: str) -> bool:
    return any(name.axis == "column" and name.family == family for name in heading.names)


def _captions(items: Iterable[Heading | Year], family: str) -> bool:
    """Whether one of them is the caption of a table of the family."""
    headings = (item for item in items if isinstance(item, Heading))
    return any(name.axis == "caption" and name.family == family for heading in headings for name in heading.names)


def _key(record: Record) -> tuple[str, str]:
    return record.names[0].core if record.names else "", record.mark


def segments(events: Iterable[Event]) -> Iterator[Segment]:
    """The segments of a draft in reading order; not all of them will prove to be tables."""
    current: Segment | None = None
    pending: list[Heading | Year] = []
    before: Prose | None = None
    for event in events:
        if isinstance(event, Prose):
            if current:
                yield current
            current, pending, before = None, [], event
            continue
        if not isinstance(event, Record):
            pending = [*pending[-_PENDING:], event]
            continue
        announced = _announced(pending)
        family = _family(event, current, announced)
        if family and (
            current is None
            or current.family != family
            or current.restarts(event)
            or (announced == family and current.mentioned_before(event))
            or current.begins_below(pending)
        ):
            if not event.values and announced != family:
                continue  # a label alone, in prose
            if current:
                yield current
            current = Segment(family, pending, before)
            pending = []
        if current:
            current.add(pending, event)
            pending = []
    if current:
        yield current


def _family(record: Record, current: Segment | None, announced: str) -> str:
    """The family the record belongs to, given the one announced before it; nothing where nobody can tell."""
    families = {name.family for name in record.names}
    if families:
        if current and current.family in families and announced in {"", current.family}:
            return current.family
        return announced if announced in families else min(families)
    if announced and (current is None or announced != current.family) and record.values:
        return announced
    return current.family if current else ""


def _announced(pending: list[Heading | Year]) -> str:
    """The family that the headings read since the last record announce."""
    if not pending:
        return ""
    headings = [item for item in pending if isinstance(item, Heading)]
    votes: Counter[str] = Counter()
    for heading in headings:
        captioned = [name.family for name in heading.names if name.axis == "caption"]
        if captioned:
            votes = Counter(dict.fromkeys(captioned, _ENOUGH))
        strong = [name.family for name in heading.names if name.axis in _STRONG and name.axis != "caption"]
        votes.update(dict.fromkeys(strong, 1))  # in the order of the names: of two with as many votes the first counts
    if not votes:
        return ""
    family, count = votes.most_common(1)[0]
    return family if count >= _ENOUGH or len(votes) == 1 else ""
