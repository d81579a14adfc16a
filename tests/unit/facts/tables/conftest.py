"""The national and the Fujian forms, and a reading of any draft given as text."""

from collections.abc import Callable

import pytest

from gik_lint.facts.reading import Reading, read_document
from gik_lint.facts.report import OfficialTable
from gik_lint.facts.tables import official_tables
from gik_lint.packs.forms import Form, TableForm
from gik_lint.readers.open import read_bytes
from tests.official_forms import official_forms, table_form


@pytest.fixture(scope="session")
def forms() -> tuple[Form, ...]:
    return official_forms()


@pytest.fixture(scope="session")
def table() -> Callable[[str, str], TableForm]:
    """A table form by form id and table id."""
    return table_form


def reading_of(text: str | bytes, name: str = "draft.txt") -> Reading:
    return read_document(read_bytes(text.encode() if isinstance(text, str) else text, name), ())


@pytest.fixture(scope="session")
def tables(forms: tuple[Form, ...]) -> Callable[..., tuple[OfficialTable, ...]]:
    """The official tables of a draft given as text; `name` says its format, `year` its report year."""

    def read(text: str | bytes, name: str = "draft.txt", year: int | None = None) -> tuple[OfficialTable, ...]:
        return official_tables(reading_of(text, name), forms, year)

    return read
