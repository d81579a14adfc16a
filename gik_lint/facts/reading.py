"""The whole report as one canonical text whose every offset knows its block, its place and its printed form."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from typing import Literal

from msgspec import Struct

from gik_lint.document import Block, Cell, Document, Paragraph, SourceText, Span, Table
from gik_lint.document.blocks import Role
from gik_lint.text.canonical import canonicalise
from gik_lint.text.face import Face
from gik_lint.text.vocabulary import Vocabulary

ZoneRole = Literal["prose", "cell", "note", "textbox", "furniture"]


class Zone(Struct, frozen=True, gc=False):
    """One block's share of the canonical text: a paragraph, or a single table cell.

    `start` and `end` are canonical offsets, `printed_start` the block's start in the printed face; zones
    are separated by one line feed in both faces. `block` is the index in the document's blocks, `cell` the
    cell's index in its table.
    """

    start: int
    end: int
    printed_start: int
    block: int
    role: ZoneRole
    source: SourceText
    cell: int | None = None


class Reading(Struct, frozen=True, dict=True):
    """Canonical text of the report with the way back to the source."""

    document: Document
    face: Face
    zones: tuple[Zone, ...]

    @property
    def text(self) -> str:
        """The canonical text, one line a zone."""
        return self.face.text

    def zone(self, offset: int) -> Zone:
        """The zone in which `offset` lies (the separating line feed counts with the zone before it)."""
        return self.zones[max(bisect_right(self._starts, offset) - 1, 0)]

    def block(self, zone: Zone) -> Block:
        """The block a zone belongs to."""
        return self.document.blocks[zone.block]

    def in_margin(self, zone: Zone) -> bool:
        """Whether a zone is a header or footer of the printed page."""
        block = self.block(zone)
        return isinstance(block, Paragraph) and block.role == "margin"

    def cell(self, zone: Zone) -> Cell:
        """The table cell a zone is; only for zones that have a `cell`."""
        table = self.document.blocks[zone.block]
        assert isinstance(table, Table) and zone.cell is not None  # noqa: PT018, S101 - what `cell` states
        return table.cells[zone.cell]

    def span(self, start: int, end: int) -> Span:
        """Where `text[start:end]` stands in the source."""
        return self.printed_span(*self.face.printed_range(start, end))

    def printed_span(self, start: int, end: int) -> Span:
        """Where a range of the printed face stands in the source."""
        first = self._printed_zone(start)
        offset = start - first.printed_start
        if end <= first.printed_start + len(first.source.text):
            return first.source.span(offset, end - first.printed_start)
        head = first.source.span(offset, offset)
        if end <= start:
            return head
        last = self._printed_zone(end - 1)
        tail = last.source.span(0, end - last.printed_start)
        return Span(head.line, head.column, tail.end_line, tail.end_column, head.page)

    def _printed_zone(self, offset: int) -> Zone:
        return self.zones[max(bisect_right(self._printed_starts, offset) - 1, 0)]

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(zone.start for zone in self.zones)

    @cached_property
    def _printed_starts(self) -> tuple[int, ...]:
        return tuple(zone.printed_start for zone in self.zones)

    def offset(self, span: Span) -> int:
        """The canonical offset of a place in the source: of the zone it stands in, else of the one before it."""
        index = bisect_right(self.zones, (span.line, span.column), key=lambda zone: zone.source.position(0))
        return self.zones[max(index - 1, 0)].start

    def quote(self, start: int, end: int) -> str:
        """`text[start:end]` as printed."""
        printed_start, printed_end = self.face.printed_range(start, end)
        return self.face.printed[printed_start:printed_end]


def read_document(document: Document, vocabulary: Sequence[Vocabulary]) -> Reading:
    """The text of all blocks, cell by cell, one zone a line, canonicalised at once."""
    sources: list[tuple[SourceText, int, ZoneRole, int | None]] = []
    for index, block in enumerate(document.blocks):
        if isinstance(block, Table):
            sources += [(cell.text, index, "cell", number) for number, cell in enumerate(block.cells)]
        else:
            sources.append((block.text, index, _ROLES[block.role], None))
    face = canonicalise("\n".join([source.text for source, _, _, _ in sources]), vocabulary)
    begins = [0, *accumulate(len(line) + 1 for line in face.text.split("\n"))]  # it keeps every line feed
    zones: list[Zone] = []
    line = printed_start = 0
    for source, index, role, cell in sources:
        last = line + source.text.count("\n") + 1
        zones.append(Zone(begins[line], begins[last] - 1, printed_start, index, role, source, cell))
        line = last
        printed_start += len(source.text) + 1
    return Reading(document, face, tuple(zones))


_ROLES: dict[Role, ZoneRole] = {
    "body": "prose",
    "note": "note",
    "textbox": "textbox",
    "furniture": "furniture",
    "margin": "furniture",
}
