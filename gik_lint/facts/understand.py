"""Understanding a draft: the one place where all facts of a report are computed, once."""

from collections.abc import Sequence

from gik_lint.document import Document
from gik_lint.facts.citations import citations
from gik_lint.facts.comparisons import growths, shares
from gik_lint.facts.enumerations import enumerations
from gik_lint.facts.figures import figures
from gik_lint.facts.identity import Given, identify
from gik_lint.facts.reading import read_document
from gik_lint.facts.report import AnnualReport, OfficialTable
from gik_lint.facts.sections import sections
from gik_lint.facts.tables import official_tables
from gik_lint.packs.forms import Form
from gik_lint.packs.words import Words


def understand(document: Document, forms: Sequence[Form], words: Words, given: Given) -> AnnualReport:
    """Everything the rules look at; `given` is what the caller knows better than the draft."""
    reading = read_document(document, words.vocabulary)
    identity = identify(reading, words, given)
    tables = official_tables(reading, forms, identity.year)
    form = form_of(identity.year, tables, forms)
    counted = figures(reading, words, [table.at for table in tables])
    lists = enumerations(reading, counted, words.wholes)
    return AnnualReport(
        reading=reading,
        identity=identity,
        form=form,
        sections=sections(reading, tables, form, words),
        tables=tables,
        figures=counted,
        enumerations=lists,
        shares=shares(reading, counted, lists),
        growths=growths(reading, counted),
        citations=citations(reading),
    )


def form_of(year: int | None, tables: Sequence[OfficialTable], forms: Sequence[Form]) -> Form | None:
    """The form a report on `year` follows: a local one where its tables were recognised, else the national."""
    if year is None:
        return None
    local = {form.id: form for form in forms if form.local and form.covers(year)}
    found = next((local[table.of] for table in tables if table.of in local), None)
    return found or next((form for form in forms if not form.local and form.covers(year)), None)
