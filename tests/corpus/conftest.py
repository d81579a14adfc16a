"""The linter that real reports are held against: the built-in packs on a fixed day."""

from datetime import date

import pytest

from gik_lint.config.settings import Settings
from gik_lint.linter import Linter
from gik_lint.packs.compiled import load_packs


@pytest.fixture(scope="session")
def linter() -> Linter:
    settings = Settings()
    return Linter(load_packs(settings.packs), lambda _: settings, date(2026, 11, 22))
