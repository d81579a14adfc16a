"""The sections of a report: a tree of its headings, whatever their numbering style and layout."""

from collections.abc import Sequence

from gik_lint.facts.headings import UNNUMBERED, Heading, line_headings, without_contents
from gik_lint.facts.labels import Labels, table_lines
from gik_lint.facts.lines import lines
from gik_lint.facts.numbering import CHAPTER
from gik_lint.facts.reading import Reading
from gik_lint.facts.report import OfficialTable, Range, Section
from gik_lint.facts.runon import inline_headings
from gik_lint.facts.titles import titles as reports_titles
from gik_lint.packs.forms import Form, SectionForm
from gik_lint.packs.words import Words
from gik_lint.text.likeness import core, likeness

_ALIKE = 0.75
_MANY = 500  # headings beyond which no report goes: the rest is not held against the form


def sections(reading: Reading, tables: Sequence[OfficialTable], form: Form | None, words: Words) -> tuple[Section, ...]:
    """The headings of the report in reading order, each with its level, its parent and the text it heads.

    Rows of tables, list items and tables of contents are no headings. `official` is set where a title is, or
    nearly is, one of the form's sections.
    """
    del words
    text = reading.text
    titles = [title for section in (form.sections if form else ()) for title in section.names]
    labels = Labels(form, tables)
    all_lines = lines(reading)
    rows = table_lines(reading, all_lines, labels, tables)
    own = [title.at for title in reports_titles(reading)]
    titled = {number for number, line in enumerate(all_lines) if any(at.start <= line.start < at.end for at in own)}
    found = line_headings(text, all_lines, rows | titled, labels, titles)
    found += inline_headings(text, all_lines, found, labels, titles)
    found.sort(key=lambda heading: heading.heading.start)
    end = max((zone.end for zone in reading.zones if zone.role != "furniture"), default=0)
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
    titles = [text[heading.title_at.start : heading.title_at.end] for heading in headings]
    officials = _officials([title if level == 1 else "" for title, level in zip(titles, levels, strict=True)], forms)
    built: list[Section] = []
    for index, heading in enumerate(headings):
        following = (one for one in range(index + 1, len(headings)) if levels[one] <= levels[index])
        stop = next((headings[one].heading.start for one in following), end)
        built.append(
            Section(
                level=levels[index],
                number=heading.number,
                ordinal=heading.ordinal,
                title=titles[index],
                heading=heading.heading,
                title_at=heading.title_at,
                body=Range(heading.heading.end, stop),
                parent=parents[index],
                official=officials[index],
            )
        )
    return tuple(built)


def _below(heading: Heading, above: Heading) -> bool:
    """Whether `heading` stands under `above`: by the levels the format states, else by the style of numbers."""
    if (
        heading.rank > CHAPTER
        and UNNUMBERED in (heading.rank, above.rank)
        and heading.level is not None
        and above.level is not None
    ):
        return heading.level > above.level
    return heading.rank > above.rank


def _officials(titles: Sequence[str], forms: Sequence[SectionForm]) -> list[str | None]:
    """For each title the id of the form's section it is: exactly, or nearly where no other title is so exactly."""
    exact = {core(name): section.id for section in forms for name in section.names}
    found: list[str | None] = [exact.get(core(title)) for title in titles]
    titles = titles[:_MANY]
    for section in forms:
        if section.id in found:
            continue
        names = section.names
        scores = [max(likeness(name, title) for name in names) if title else 0 for title in titles]
        best = max(range(len(titles)), key=lambda index: scores[index], default=None)
        if best is not None and scores[best] >= _ALIKE and found[best] is None:
            found[best] = section.id
    return found


__all__ = ["sections"]
