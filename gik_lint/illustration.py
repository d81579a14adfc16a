"""What shows a finding where the draft itself is no longer at hand: the passage around it, the sums that fail."""

from typing import Literal

from msgspec import Struct

Keep = Literal["findings", "illustrations", "report"]
"""What a result keeps beside its findings: nothing, what shows them, or all that was understood of the draft."""

Light = Literal["plain", "involved", "suspect"]


class Drawn(Struct, frozen=True):
    """One cell: the text as printed, how it is lit, what a suspect should be."""

    text: str
    light: Light = "plain"
    suggested: str = ""


class Part(Struct, frozen=True):
    """Some rows and columns of one official table, and the sums that fail there (`34 + 1 = 35 ≠ 36`)."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Drawn, ...]], ...]
    sums: tuple[str, ...] = ()


class Illustration(Struct, frozen=True):
    """What shows one finding.

    `text[start:end]` is the printed passage with what stands around it; no `text` where the finding lies outside
    of any. `part` is the piece of an official table it speaks of; the related places numbered in `drawn` (from 0)
    are cells of such tables.
    """

    text: str = ""
    start: int = 0
    end: int = 0
    part: Part | None = None
    drawn: frozenset[int] = frozenset()
