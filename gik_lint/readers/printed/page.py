"""What stands on a printed page: characters and straight lines. In points, x to the right, y downwards."""

from msgspec import Struct


class Glyph(Struct):
    """One printed character: its box, the line it stands on (`base`), the size of its font (one em).

    `turn` is how its line of writing runs: 0 as usual, 1 downwards, 2 upside down, 3 upwards. `struck`: a line
    runs through it.
    """

    text: str
    left: float
    right: float
    top: float
    bottom: float
    base: float
    size: float
    bold: bool = False
    turn: int = 0
    struck: bool = False

    @property
    def middle(self) -> tuple[float, float]:
        """The point by which the glyph belongs to a cell."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


class Rule(Struct):
    """A straight line from `start` to `end` at `at`: y of a level one, x of an upright one."""

    at: float
    start: float
    end: float


class Page(Struct):
    """A page, its glyphs in the order of the file; `pictures` counts images large enough to hold content."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph]
    level: list[Rule]
    upright: list[Rule]
    pictures: int = 0


class Line(Struct):
    """A line of text as printed; `struck` is what stands in it with a line through, at offsets of the text.

    `spread`: its parts stand far from each other, as in the columns of a table. `blank`: the file holds a blank after
    its last word.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool = False
    page: int = 0
    struck: tuple[tuple[int, str], ...] = ()
    spread: bool = False
    blank: bool = False


class BoxedCell(Struct):
    """A cell: the rows it takes within its table, its left and right edges, its lines."""

    row: int
    end_row: int
    left: float
    right: float
    lines: list[Line]

    @property
    def text(self) -> str:
        """The lines without their breaks, to compare by."""
        return "".join(line.text for line in self.lines)


class BoxedTable(Struct):
    """A ruled table, or the part of one that stands on a page, top and bottom in points."""

    cells: list[BoxedCell]
    rows: int
    left: float
    right: float
    top: float
    bottom: float
    page: int
