"""Official forms as data: which law and form a report year has, its contents, sections and tables.

Row, column and table ids are those of the official tables as `rules/*/forms/*.yaml` lists them
(`t3.r7.natural` is 表三, row （七）总计, column 自然人).
"""

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from gik_lint.packs.references import Pattern

Strength = Literal["printed", "structural", "derived", "heuristic"]


class Row(Struct, frozen=True, forbid_unknown_fields=True):
    """One printed line of a table; a `group` line carries no number.

    `short` is the name people use in relations; `aliases` are labels seen in the wild that mean this row,
    `altered` those that mean it but are wrong (reported by the rule on altered labels). `becomes` is the row
    of the next year's table that must hold the same figures (结转下年度继续办理 → 上年结转). `only_for` names the
    bodies whose figure here may be above zero, as `kind/tier` (`government/prefecture`); empty: everybody.
    """

    id: str
    label: str
    short: str = ""
    aliases: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()
    note: str = ""
    kind: Literal["data", "group"] = "data"
    parent: str | None = None
    of_which: bool = False
    computed: bool = False
    optional: bool = False
    unit: str = ""
    unit_variants: tuple[str, ...] = ()
    decimal: bool = False
    law: str = ""
    only_for: tuple[str, ...] = ()
    becomes: str = ""


class Column(Struct, frozen=True, forbid_unknown_fields=True):
    """One data column; `path` are the group labels printed above it, outermost first.

    `aliases` and `altered` are other labels seen in the wild, as those of a row.
    """

    id: str
    label: str
    short: str = ""
    aliases: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()
    path: tuple[str, ...] = ()
    computed: bool = False
    signed: bool = False
    decimal: bool = False


class Relation(Struct, frozen=True, forbid_unknown_fields=True):
    """A linear relation as people say it: `本年新收 + 上年结转 = 总计 + 结转下年度`, for every column.

    Names are rows' or columns' `short`, label or id. `every` says over what it is evaluated: each data
    `column` (names are rows), each data `row` (names are columns), or `once`. `each` stands for one of
    its names at a time (written `每一项` in the equation). Only `=`, `<=` and `>=` between sums of names; the
    right side may be `0`. `where` names a group row: the relation then holds only in tables that print figures
    in that row itself, and there takes the place of the relation `instead_of`.
    """

    id: str
    equation: str
    every: Literal["column", "row", "once"]
    strength: Strength
    each: tuple[str, ...] = ()
    caveat: str = ""
    where: str = ""
    instead_of: str = ""


class Stated(Struct, frozen=True, forbid_unknown_fields=True):
    """A figure that the prose often gives too: the subject of the word list, and the cell (ROW.COLUMN) it is in."""

    what: str
    cell: str


class TableForm(Struct, frozen=True, forbid_unknown_fields=True):
    """One official table. `layout` is how the form draws it; drafts come in any shape.

    `stated` are cells whose figure prose gives as well: witnesses where the table contradicts itself.
    `columns_by` and `rows_by` say what tells the columns (申请人类别) and the rows (办理结果) apart.
    """

    id: str
    title: str
    layout: Literal["matrix", "list", "single-row"]
    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    relations: tuple[Relation, ...] = ()
    section: str = ""
    caption: str = ""
    corner: str = ""
    unit: str = ""
    header: tuple[str, ...] = ()
    required: bool = True
    columns_by: str = ""
    rows_by: str = ""
    stated: tuple[Stated, ...] = ()


class SectionForm(Struct, frozen=True, forbid_unknown_fields=True):
    """A required section of the form; `title` is the form's, `aliases` other official wordings.

    `words` are those of which a heading in other words has one (概况 for 总体情况) if it means this section.
    For blank drafts: `guidance` says what to write, `parts` are sub-headings to write under.
    """

    id: str
    number: str
    title: str
    aliases: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    content: Literal["text", "table"] = "text"
    guidance: str = ""
    parts: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The title and the other official wordings."""
        return (self.title, *self.aliases)


class Content(Struct, frozen=True, forbid_unknown_fields=True):
    """Something the law wants reported, under whatever heading (第三十二条); patterns match canonical text.

    `titles` recognise a heading of this content, `words` a sentence that reports it; where only `thin`
    matches, there is a bare figure and no report. `facets` are things it must speak of, each with its pattern.
    For blank drafts: `guidance` says what to write.
    """

    id: str
    label: str
    titles: tuple[Pattern, ...] = ()
    words: tuple[Pattern, ...] = ()
    thin: tuple[Pattern, ...] = ()
    facets: dict[str, Pattern] = {}
    guidance: str = ""


class Instrument(Struct, frozen=True, forbid_unknown_fields=True):
    """A law, notice or form: its exact name and number, and from when to when it was in force (ISO dates).

    `replaces` is the number of the one whose place it took, `articles` how many articles it has (0: not said).
    """

    name: str
    number: str
    issued: str = ""
    in_force: str = ""
    repealed: str = ""
    short: tuple[str, ...] = ()
    replaces: str = ""
    articles: int = 0


class Deadline(Struct, frozen=True, forbid_unknown_fields=True):
    """The last day (`MM-DD` of the year after the report year) for these kinds and tiers of body."""

    day: str
    kinds: tuple[str, ...] = ()
    tiers: tuple[str, ...] = ()
    basis: str = ""


class Form(Struct, frozen=True, forbid_unknown_fields=True, rename={"from_year": "from", "to_year": "to"}):
    """What a report of these years must look like (inclusive; `to` open: still in force).

    `local` forms (of a province or city) are chosen only where their tables are recognised. `opening` is the
    first paragraph of a blank draft, with places for {body} and {year}.
    """

    id: str
    title: str
    from_year: int
    to_year: int | None = None
    local: bool = False
    opening: str = ""
    instruments: tuple[Instrument, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    contents: tuple[Content, ...] = ()
    sections: tuple[SectionForm, ...] = ()
    tables: tuple[TableForm, ...] = ()

    def covers(self, year: int) -> bool:
        """Whether a report on `year` follows this form."""
        return self.from_year <= year and (self.to_year is None or year <= self.to_year)


def governs(document: str, year: int | None, forms: Iterable[Form]) -> bool:
    """Whether a law or notice is one for a report on `year`: where forms rest on it, it is that of their years."""
    resting = [form for form in forms if any(one.number in document for one in form.instruments)]
    return year is None or not resting or any(form.covers(year) for form in resting)
