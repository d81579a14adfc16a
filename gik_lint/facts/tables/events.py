"""What a draft's tables are made of, in reading order, before it is known which table they are.

A draft is read as a sequence of events: a *name* (a column, a group of columns, a caption), a *record* (a row's
label and the values beside or behind it), a *year*, or *prose*, which ends whatever table came before.
"""

from typing import Literal

from msgspec import Struct

from gik_lint.facts.report import Range
from gik_lint.facts.tables.amounts import Amount
from gik_lint.facts.tables.names import Name


class Value(Struct, frozen=True, gc=False):
    """An amount where it stands. `slot` is its grid column (-1 in running text), `line` tells lines apart."""

    amount: Amount
    at: Range
    slot: int = -1
    line: int = 0


class Heading(Struct, frozen=True, gc=False):
    """A name that is no row: `names` are what it may mean; `block` and `row` say in which grid row, if any."""

    names: tuple[Name, ...]
    text: str
    at: Range
    slot: int = -1
    block: int = -1
    row: int = -1


class Year(Struct, frozen=True, gc=False):
    """A year printed beside or above a table."""

    year: int
    at: Range
    slot: int = -1
    block: int = -1


class Record(Struct, frozen=True, gc=False):
    """A row's label and its values.

    `names` are the rows it may be (none: no known wording). A `solid` record's label and values share one
    row of a real grid; in running text values only follow the label. `beside` are the words in the grid row's
    cells before the label: those of groups.
    """

    names: tuple[Name, ...]
    text: str
    at: Range
    mark: str = ""
    values: tuple[Value, ...] = ()
    solid: bool = False
    block: int = -1
    row: int = -1
    beside: tuple[Heading, ...] = ()


class Prose(Struct, frozen=True, gc=False):
    """Running text: no table goes on behind it. `text` is its last line, which may be a caption."""

    text: str
    at: Range


Event = Heading | Record | Year | Prose
Place = Literal["grid", "text"]
