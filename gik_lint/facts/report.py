"""What was understood of a draft: identity, sections, official tables, figures, citations.

Offsets are of the canonical text of the whole report (`Reading.text`); `Reading.span` turns them into
places in the source and `Reading.quote` into the text as printed.
"""

from datetime import date
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from gik_lint.facts.reading import Reading
from gik_lint.packs.forms import Form, TableForm

Sureness = Literal["high", "medium", "low"]


class Range(Struct, frozen=True, gc=False):
    """A half-open range of the canonical text."""

    start: int
    end: int


class Evidence(Struct, frozen=True, gc=False):
    """Why a reading of the identity was considered: `field` = `value` because of what stands `at`."""

    field: str
    value: str
    source: str
    weight: int
    at: Range | None = None


class Identity(Struct, frozen=True):
    """Who reports, on which year, when published; `None` where the draft does not tell."""

    title: str = ""
    title_at: Range | None = None
    body: str | None = None
    kind: str | None = None
    tier: str | None = None
    year: int | None = None
    published: date | None = None
    published_source: Literal["given", "signature", "page"] | None = None
    published_at: Range | None = None
    evidence: tuple[Evidence, ...] = ()


class Section(Struct, frozen=True):
    """A heading and what it heads. `number` as printed (一, （二）, 3.), `ordinal` its value.

    `heading` is the range of number and title, `title_at` of the title alone, `body` runs from the end of
    the heading to the next heading of the same or a higher level (subsections included). `parent` is an
    index into the report's sections. `official` is the id of the form's section it is, if any.
    """

    level: int
    number: str
    ordinal: int | None
    title: str
    heading: Range
    title_at: Range
    body: Range
    parent: int | None = None
    official: str | None = None


CellState = Literal["number", "blank", "dash", "none-word", "text", "lost"]


class OfficialCell(Struct, frozen=True, gc=False):
    """One official cell: its printed text, its value where it is a number, and what it is otherwise.

    `blank`: nothing printed; `dash`: -, ——, /; `none-word`: 无; `text`: something that is no number;
    `lost`: the reading could not place it. `note` is what stands beside the number (其中修订16件), `unit`
    a unit printed in the cell. `at` is where the cell's text stands (an empty range for a blank cell). `guessed`:
    the row's label stood apart from its figures, which were given to it by their order.
    """

    row: str
    column: str
    text: str
    state: CellState
    value: Decimal | None = None
    note: str = ""
    unit: str = ""
    at: Range = Range(0, 0)
    guessed: bool = False


class Label(Struct, frozen=True, gc=False):
    """A printed label of a table: the row or column id it was taken for, or none (`id` empty).

    `official` is what the form prints in its place, where the id alone does not tell (a caption, a group).
    """

    id: str
    text: str
    at: Range
    exact: bool = True
    official: str = ""


class OddRow(Struct, frozen=True, gc=False):
    """A row of a real grid with fewer or more cells than the table has columns: its id, its place, how many it has."""

    row: str
    at: Range
    cells: int


class OfficialTable(Struct, frozen=True):
    """An official table as found. `form` is the table's form, `of` the id of the report form it is from.

    `confidence` is `high` only if every cell was placed without doubt; `doubts` say why not. `aligned`: whether the
    figures of a row that was read stand in their columns beyond doubt, whatever became of other rows. `settled_by`
    are relation ids that were used to split glued digits (no evidence for this table; a relation within a row only for
    the rows that were `split` by it). `year` is the year
    the table or its column states. `labels` are the printed row and column labels. What a real grid plainly
    has not as the form has it: `lacking`, columns by their ids, `odd` rows, and rows printed `twice`.
    """

    form: TableForm
    of: str
    index: int
    at: Range
    cells: dict[tuple[str, str], OfficialCell]
    confidence: Sureness = "high"
    doubts: tuple[str, ...] = ()
    settled_by: tuple[str, ...] = ()
    split: tuple[str, ...] = ()
    aligned: bool = True
    year: int | None = None
    scope: str | None = None
    labels: tuple[Label, ...] = ()
    lacking: tuple[str, ...] = ()
    odd: tuple[OddRow, ...] = ()
    twice: tuple[Label, ...] = ()

    @property
    def id(self) -> str:
        """The table's id in the form (`t3`)."""
        return self.form.id

    def value(self, row: str, column: str) -> Decimal | None:
        """The cell's number, or None where it is not one."""
        cell = self.cells.get((row, column))
        return cell.value if cell else None


class Figure(Struct, frozen=True, gc=False):
    """A number in prose: `what` is counted, how much, in which `unit`, of which `year` and `scope`.

    `what` is the name of a subject of the word list (收到申请) or, where none fits, the words that stand with
    the number; `known` tells which. `value` has 万 and 亿 multiplied out, `scale` is what they stand for
    (12.85万条: 128500, 条, 10000); sums of money are in 元. `approximate` holds for 余, 约, 近, 多. A zero said
    in words (未收到, 无, 均已办结 as nothing carried over) has `stated` false. `year` is the one its sentence
    names; `period` is set where the figure is not of the report year (上年, or since ever); `change` where it
    is only the difference (比上年增加34条). `actor` is the agency that its own clause says it is of
    (县水利局收到12件). `at` is number and unit, `clause` the clause around it.
    """

    what: str
    value: Decimal
    unit: str
    at: Range
    approximate: bool = False
    stated: bool = True
    year: int | None = None
    scope: str = ""
    clause: Range = Range(0, 0)
    known: bool = False
    scale: int = 1
    period: Literal["", "last-year", "to-date"] = ""
    change: bool = False
    actor: str = ""


class Enumeration(Struct, frozen=True):
    """A whole and what it is made of: 共N条,其中甲a条,乙b条.

    `exhaustive` lists must add up (they name 其他, say 分别, or give shares of 100 %), `open` ones (等, 主要,
    包括, a single part) need not; of `unclear` ones only that they do not exceed the whole can be asked. `carried`
    are what the parts may be of besides: 收到34件,上年结转2件,其中….
    """

    whole: Figure
    parts: tuple[Figure, ...]
    completeness: Literal["exhaustive", "open", "unclear"]
    at: Range
    carried: tuple[Figure, ...] = ()


class Share(Struct, frozen=True):
    """A percentage and the two figures it comes from: 3933条,占79%  or  办理710件,办结699件,办结率98%.

    It is not `certain` where the rate is named otherwise than its part: 处理699件,办结率98%.
    """

    part: Figure
    whole: Figure
    percent: Figure
    certain: bool = True


class Growth(Struct, frozen=True):
    """A comparison with last year: `change` is a percentage or a difference; `before` where the text gives it."""

    now: Figure | None
    change: Figure
    direction: Literal["more", "less"]
    before: Figure | None = None


class Citation(Struct, frozen=True):
    """A cited instrument: 《name》, its number (〔2021〕30号), and an abbreviation it introduces."""

    name: str
    number: str
    at: Range
    number_at: Range | None = None
    alias: str = ""
    alias_at: Range | None = None


_SHEETS = ("csv", "sheet")  # the readers of figures in cells


class AnnualReport(Struct, frozen=True, dict=True):
    """A draft as understood; every rule looks at this and at nothing else."""

    reading: Reading
    identity: Identity
    form: Form | None
    sections: tuple[Section, ...] = ()
    tables: tuple[OfficialTable, ...] = ()
    figures: tuple[Figure, ...] = ()
    enumerations: tuple[Enumeration, ...] = ()
    shares: tuple[Share, ...] = ()
    growths: tuple[Growth, ...] = ()
    citations: tuple[Citation, ...] = ()

    @property
    def only_tables(self) -> bool:
        """Whether this is a sheet with official tables (or some of them) and not the text of a report."""
        return bool(self.tables) and not self.sections and self.reading.document.format in _SHEETS

    def table(self, table_id: str) -> OfficialTable | None:
        """The first table with this id, or None."""
        return next((table for table in self.tables if table.id == table_id), None)
