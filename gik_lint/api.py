"""The library: what `import gik_lint` offers, the same that the command line uses.

>>> import gik_lint
>>> result = gik_lint.check(["drafts/"], year=2025)
>>> [finding.message for report in result.reports for finding in report.findings]
"""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from gik_lint.facts.report import AnnualReport
from gik_lint.inputs import Input, find_inputs
from gik_lint.linter import lint
from gik_lint.packs.compiled import load_packs as _load_packs
from gik_lint.packs.layers import PackSet
from gik_lint.recipe import Recipe
from gik_lint.result import Result


def check(paths: Iterable[str | Path], *, today: date | None = None, **settings: Any) -> Result:
    """Check drafts: files, folders and patterns, as `gik-lint check` takes them.

    `settings` are those of `config.settings.Settings` (year, body, kind, tier, published, packs, select,
    ignore, profile, …); no configuration file is read. `today` is the day taken for the present.

    Raises:
        UnknownNameError: a setting names a rule or category that there is not.
        PackFaults: a pack cannot be used.
    """
    return lint(_recipe(settings, today).linter(), find_inputs(str(path) for path in paths))


def check_text(text: str, name: str = "draft.txt", *, today: date | None = None, **settings: Any) -> Result:
    """Check a draft that is at hand as text; `name` tells its format where the text does not (`.md`)."""
    linter = _recipe(settings, today).linter()
    from gik_lint.inputs import Inputs

    return lint(linter, Inputs((Input(name, data=text.encode("utf-8", "surrogatepass")),)))


def extract(path: str | Path, *, today: date | None = None, **settings: Any) -> AnnualReport:
    """What is understood of one draft: identity, sections, official cells, figures, citations.

    Raises:
        UnreadableError: the file cannot be read.
        NoReportError: it holds no annual report.
    """
    return _recipe(settings, today).linter().understand(Input(str(path)))


def load_packs(*names: str | Path) -> PackSet:
    """The built-in packs and `names`: folders, or names of other built-in packs; PackFaults if one is faulty."""
    return _load_packs(tuple(str(name) for name in names))


def _recipe(settings: dict[str, Any], today: date | None) -> Recipe:
    return Recipe(settings, today or date.today(), no_config=True)  # noqa: DTZ011 - the caller's own day
