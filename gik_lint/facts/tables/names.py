"""What the forms print: every row, column, group label and caption, found by its wording alone.

A label is compared by its *core*: its Chinese characters and letters, without its numbering (（七）, 3.), 其中,
blanks, punctuation and bracketed notes. The numbering is kept aside as its *mark*: it tells （七）总计, a row,
from 总计, a column.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Literal

from msgspec import Struct, structs

from gik_lint import prepared
from gik_lint.facts.kept import Kept
from gik_lint.fixed import LETTER, fixed
from gik_lint.packs.forms import Form, Row, TableForm

Axis = Literal["row", "column", "path", "caption", "header", "frame"]

_PREFIX = fixed(
    r"[\s.·•●■◆*#>-]*(?:其\s*中\s*[:：,，]?)?\s*"
    r"(?:[(（]\s*([一二三四五六七八九十]{1,3}|\d{1,2})\s*[)）]|([一二三四五六七八九十]{1,3})\s*[、.．,，:：]|(\d{1,2})\s*[、.．,，)）])?"
    r"\s*(?:其\s*中\s*[:：,，]?)?"
)
UNIT_COLUMN = "unit"
"""The id of a header that is neither the labels' nor a column of figures': what stands under it are units."""

_LETTERS = fixed(rf"{LETTER}+")
_BRACKETED = fixed(r"[(（](?![一二三四五六七八九十\d]+[)）])[^()（）]*[)）]")


class Label(Struct, frozen=True, gc=False):
    """A text taken apart as a label: its mark (一, 7 or nothing), its core, its core without bracketed notes."""

    mark: str
    core: str
    bare: str


class Name(Struct, frozen=True):
    """Something a form prints. `order` is the row's or column's index; `exact` is false for altered wordings.

    `family` joins the tables that a draft may mean by one and the same label (表三 of any year).
    """

    family: str
    form: str
    axis: Axis
    id: str
    order: int
    core: str = ""
    mark: str = ""
    group: bool = False
    exact: bool = True


class Vocabulary(Struct, frozen=True):
    """The names of all forms by core; `tables` lists each family's (form id, table) pairs, in pack order."""

    names: dict[str, tuple[Name, ...]]
    cores_in: re.Pattern[str]
    tables: dict[str, tuple[tuple[str, TableForm], ...]]

    def find(self, label: Label) -> tuple[Name, ...]:
        """The names that a whole text means, those with the same numbering first; none if it is no label."""
        found = self.names.get(label.core) or self.names.get(label.bare) or ()
        return fitting(found, label.mark)

    def cores(self, text: str) -> list[tuple[int, int]]:
        """Where labels' cores stand in running text (letters only), the longest first, none overlapping."""
        return [match.span() for match in self.cores_in.finditer(text)]


@lru_cache(maxsize=4096)
def label_of(text: str) -> Label:
    """`text` taken apart as a label."""
    prefix = _PREFIX.match(text)
    mark = next((group for group in prefix.groups() if group), "") if prefix else ""
    rest = text[prefix.end() :] if prefix else text
    core = letters(rest)
    bare = letters(_BRACKETED.sub("", rest)) if "(" in rest or "（" in rest else core
    return Label(mark, core or letters(text), bare or core)


def letters(text: str) -> str:
    """The Chinese characters and letters of `text`, nothing else."""
    return "".join(_LETTERS.findall(text))


def fitting(names: Iterable[Name], mark: str) -> tuple[Name, ...]:
    """The names that go with this numbering: those that carry it, else those with none, else all."""
    names = tuple(names)
    same = tuple(name for name in names if name.mark == mark)
    if same or not mark:
        return same or names
    return tuple(name for name in names if not name.mark) or names


def _compile(forms: tuple[Form, ...]) -> Vocabulary:
    names: dict[str, list[Name]] = {}
    tables: dict[str, list[tuple[str, TableForm]]] = {}
    for form in forms:
        for table in form.tables:
            family = _family(table)
            tables.setdefault(family, []).append((form.id, table))
            for text, name in _names_of(table, family, form.id):
                label = label_of(text)
                entry = structs.replace(name, core=label.core, mark=label.mark)
                for core in {label.core, label.bare}:
                    if len(core) > 1 and entry not in names.setdefault(core, []):
                        names[core].append(entry)
    begun: dict[str, list[str]] = {}
    for core in sorted(names, key=len, reverse=True):
        begun.setdefault(core[0], []).append(core[1:])
    return Vocabulary(
        {core: tuple(found) for core, found in names.items()},
        prepared.plain("|".join(f"{sign}(?:{'|'.join(rests)})" for sign, rests in begun.items()) or r"(?!)"),
        {family: tuple(pairs) for family, pairs in tables.items()},
    )


def vocabulary(forms: Sequence[Form]) -> Vocabulary:
    """The names of these forms; compiled once for the same forms."""
    return _compiled(*forms)


_compiled = Kept(_compile, most=8)


def _family(table: TableForm) -> str:
    """Lists are told apart by their rows although they share a title; other tables by their id."""
    return table.title if table.layout == "list" else table.id


def _names_of(table: TableForm, family: str, form: str) -> Iterable[tuple[str, Name]]:
    for order, row in enumerate(table.rows):
        for text, exact in _wordings(row):
            yield text, Name(family, form, "row", row.id, order, group=row.kind == "group", exact=exact)
        if row.note:
            yield row.note, Name(family, form, "frame", "", -1)
    for order, column in enumerate(table.columns):
        for text in (column.label, *column.aliases, *column.altered):
            yield text, Name(family, form, "column", column.id, order)
        for depth, text in enumerate(column.path):
            yield text, Name(family, form, "path", "/".join(column.path[: depth + 1]), depth)
    for order, text in enumerate(table.header):
        yield text, Name(family, form, "header", UNIT_COLUMN if order else "", order)
    if table.corner:
        yield table.corner, Name(family, form, "header", "", 0)
    if table.caption or table.layout == "list":
        yield table.caption or table.title, Name(family, form, "caption", "", -1)


def _wordings(row: Row) -> Iterable[tuple[str, bool]]:
    if row.label:
        yield row.label, True
    for alias in row.aliases:
        yield alias, True
    for wrong in row.altered:
        yield wrong, False
