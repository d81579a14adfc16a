"""The cells of official tables as they are made from what was read, and a table filled with them."""

from msgspec import Struct

from gik_lint.facts.report import CellState, OddRow, OfficialCell, Range, Sureness
from gik_lint.facts.tables.amounts import Amount


class Filled(Struct, frozen=True):
    """One set of a table's cells; there are several where years stand side by side."""

    cells: dict[tuple[str, str], OfficialCell]
    at: Range
    sureness: Sureness = "high"
    doubts: tuple[str, ...] = ()
    settled_by: tuple[str, ...] = ()
    split: tuple[str, ...] = ()
    aligned: bool = True
    year: int | None = None
    lacking: tuple[str, ...] = ()
    odd: tuple[OddRow, ...] = ()


def cell_of(row: str, column: str, amount: Amount, at: Range, unit: str = "", *, guessed: bool = False) -> OfficialCell:
    """A cell as read; `unit` is printed beside it, in a cell of its own."""
    unit = amount.unit or unit
    return OfficialCell(row, column, amount.text, amount.state, amount.value, amount.note, unit, at, guessed)


def lost(row: str, column: str, text: str, at: Range) -> OfficialCell:
    """A cell that the reading could not place."""
    state: CellState = "lost"
    return OfficialCell(row, column, text, state, at=at)


def whole(cell: OfficialCell) -> int | None:
    """The cell's figure, 0 where it is left out, None where nobody can tell."""
    if cell.state == "number" and cell.value is not None:
        return int(cell.value)
    return None if cell.state in {"lost", "text"} else 0
