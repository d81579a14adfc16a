"""The sections of a report: a tree of its headings, whatever their numbering style and layout."""

from collections.abc import Sequence

from gik_lint.facts.headings import UNNUMBERED, Heading, line_headings, without_contents
from gik_lint.facts.labels import Labels, table_lines
from gik_lint.facts.lines import lines
from gik_lint.facts.reading import Reading
from gik_lint.facts.report import OfficialTable, Range, Section
from gik_lint.facts.runon import inline_headings
from gik_lint.packs.forms import Form, SectionForm
from gik_lint.packs.words import Words
from gik_lint.text.likeness import core, likeness

_ALIKE = 0.75


def sections(reading: Reading, tables: Sequence[OfficialTable], form: Form | None, words: Words) -> tuple[Section, ...]:
    """The headings of the report in reading order, each with its level, its parent and the text it heads.

    Rows of tables, list items and tables of contents are no headings. `official` is set where a title is, or
    nearly is, one of the form's sections.
    """
    del words
    text = reading.text
    titles = [title for section in (form.sections if form else ()) for title in (section.title, *section.aliases)]
    labels = Labels(form, tables)
    all_lines = list(lines(reading))
    rows = table_lines(text, all_lines, labels, tables)
    found = line_headings(text, all_lines, rows, labels, titles)
    found += inline_headings(text, all_lines, found, labels, titles)
    found.sort(key=lambda heading: heading.heading.start)
    end = all_lines[-1].end if all_lines else 0
    return _tree(text, list(without_contents(found, text)), end, form.sections if form else ())


def _tree(text: str, headings: Sequence[Heading], end: int, forms: Sequence[SectionForm]) -> tuple[Section, ...]:
    """Each heading below the last one of a higher style; a style seen before on the way up goes back to it."""
    parents: list[int | None] = []
    levels: list[int] = []
    path: list[int] = []
    for index, heading in enumerate(headings):
        while path and not _below(heading, headings[path[-1]]):
            path.pop()
        parents.append(path[-1] if path else None)
        levels.append(len(path) + 1)
        path.append(index)
    built: list[Section] = []
    for index, heading in enumerate(headings):
        following = (one for one in range(index + 1, len(headings)) if levels[one] <= levels[index])
        stop = next((headings[one].heading.start for one in following), end)
        title = text[heading.title_at.start : heading.title_at.end]
        built.append(
            Section(
                level=levels[index],
                number=heading.number,
                ordinal=heading.ordinal,
                title=title,
                heading=heading.heading,
                title_at=heading.title_at,
                body=Range(heading.heading.end, stop),
                parent=parents[index],
                official=official_section(title, forms) if levels[index] == 1 else None,
            )
        )
    return tuple(built)


def _below(heading: Heading, above: Heading) -> bool:
    """Whether `heading` stands under `above`: by the levels the format states, else by the style of numbers."""
    if UNNUMBERED in (heading.rank, above.rank) and heading.level is not None and above.level is not None:
        return heading.level > above.level
    return heading.rank > above.rank


def official_section(title: str, forms: Sequence[SectionForm]) -> str | None:
    """The id of the form's section that `title` names, exactly or nearly; None if it names none."""
    bare = core(title)
    best, id_of_best = _ALIKE, None
    for section in forms:
        for name in (section.title, *section.aliases):
            if core(name) == bare:
                return section.id
            score = likeness(name, title)
            if score > best:
                best, id_of_best = score, section.id
    return id_of_best


__all__ = ["official_section", "sections"]
