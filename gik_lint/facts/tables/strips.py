"""The reading cut into strips: rows of real tables, and stretches of everything else."""

from collections.abc import Iterator

from msgspec import Struct

from gik_lint.document import Table
from gik_lint.facts.reading import Reading, Zone

_LONGEST_CELL = 300  # more text than any cell of a form: the table only lays out the page


class GridCell(Struct, frozen=True, gc=False):
    """A cell by its canonical range and its first grid column."""

    start: int
    end: int
    slot: int
    width: int


class GridRow(Struct, frozen=True, gc=False):
    """The cells that begin in one row of a table block, left to right."""

    block: int
    row: int
    cells: tuple[GridCell, ...]


class Stretch(Struct, frozen=True, gc=False):
    """A canonical range of running text: paragraphs, and table rows of a single cell."""

    start: int
    end: int


Strip = GridRow | Stretch


def strips(reading: Reading) -> Iterator[Strip]:
    """All strips in reading order; page furniture is left out and parts stretches."""
    open_at = close_at = -1
    for strip in _pieces(reading):
        if isinstance(strip, Stretch) and strip.start <= close_at + 1 and open_at >= 0:
            close_at = strip.end
            continue
        if open_at >= 0:
            yield Stretch(open_at, close_at)
            open_at = -1
        if isinstance(strip, Stretch):
            open_at, close_at = strip.start, strip.end
        else:
            yield strip
    if open_at >= 0:
        yield Stretch(open_at, close_at)


def _pieces(reading: Reading) -> Iterator[Strip]:
    zones = reading.zones
    index, count = 0, len(zones)
    while index < count:
        zone = zones[index]
        if zone.cell is None:
            if zone.role != "furniture":
                yield Stretch(zone.start, zone.end)
            index += 1
            continue
        table = reading.document.blocks[zone.block]
        assert isinstance(table, Table)  # noqa: S101 - a zone with a cell is a table's
        row = table.cells[zone.cell].row
        last = index
        while last < count and zones[last].block == zone.block and table.cells[zones[last].cell or 0].row == row:
            last += 1
        yield _row(table, zone.block, row, zones[index:last])
        index = last


def _row(table: Table, block: int, row: int, zones: tuple[Zone, ...]) -> Strip:
    if len(zones) == 1 or any(zone.end - zone.start > _LONGEST_CELL for zone in zones):
        return Stretch(zones[0].start, zones[-1].end)
    cells = (table.cells[zone.cell or 0] for zone in zones)
    return GridRow(
        block,
        row,
        tuple(
            GridCell(zone.start, zone.end, cell.column, cell.colspan) for zone, cell in zip(zones, cells, strict=True)
        ),
    )
