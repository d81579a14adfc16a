"""What a blank draft holds, whatever file it becomes: titles, paragraphs and official tables, with guidance."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from gik_lint.blank.grid import Grid, grid_of
from gik_lint.packs.forms import Form, TableForm

_NUMERALS = "一二三四五六七八九十"


class Title(Struct, frozen=True):
    """A heading of `level` (0 is the report's title); `guidance` says what belongs under it."""

    level: int
    text: str
    guidance: str = ""


class Text(Struct, frozen=True):
    """A paragraph; an empty one is to be written."""

    text: str = ""


Part = Title | Text | Grid


class Draft(Struct, frozen=True):
    """A blank draft: its parts in reading order."""

    parts: tuple[Part, ...]


def blank_draft(form: Form, year: int, body: str, filled: Mapping[tuple[str, str, str], str] | None = None) -> Draft:
    """A draft on `year` of `body` after the form; `filled` gives figures known already by table, row and column."""
    return Draft(tuple(_parts(form, year, body, filled or {})))


def _parts(form: Form, year: int, body: str, filled: Mapping[tuple[str, str, str], str]) -> Iterator[Part]:
    yield Title(0, f"{body}{year}年政府信息公开工作年度报告")
    if form.opening:
        yield Text(form.opening.replace("{year}", str(year)).replace("{body}", body))
    if form.sections:
        for section in form.sections:
            yield Title(1, f"{section.number}、{section.title}", section.guidance)
            for number, part in enumerate(section.parts):
                yield Title(2, f"（{_NUMERALS[number]}）{part}")
                yield Text()
            tables = [table for table in form.tables if table.section == section.id]
            yield from (_grid(table, filled) for table in tables)
            if not (tables or section.parts):
                yield Text()
        return
    for number, content in enumerate(form.contents):
        yield Title(1, f"{_NUMERALS[number]}、{content.label}", content.guidance)
        yield Text()
    for table in form.tables:
        yield Title(1, table.title)
        yield Text(f"（{year}年度）")
        yield _grid(table, filled)


def _grid(table: TableForm, filled: Mapping[tuple[str, str, str], str]) -> Grid:
    known = {(row, column): value for (name, row, column), value in filled.items() if name == table.id}
    return grid_of(table, known)
