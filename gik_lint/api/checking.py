"""Checking drafts: from paths, from text, or with a `Checker` for whoever wants to ask more than once."""

import os
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import structs

from gik_lint.config.settings import Settings
from gik_lint.facts.report import AnnualReport
from gik_lint.illustration import Keep
from gik_lint.inputs import Input, Inputs, find_inputs
from gik_lint.linter import gather
from gik_lint.packs.layers import PackSet
from gik_lint.packs.model import Rule
from gik_lint.recipe import Recipe
from gik_lint.result import ReportResult, Result

Watch = Callable[[Iterable[ReportResult]], Iterable[ReportResult]]
"""Is given the results as they come and hands them on, for instance to show how far the run is."""


class Checker:
    """Packs and settings made ready to check any number of drafts.

    `settings` are those of `Settings` by name; they win over configuration files. `config` says which of these
    count: `False` none, `True` the closest one to each draft, a path that file alone. `today` is the day taken
    for the present, the caller's own by default. With `debug` a rule that breaks raises.

    Raises:
        ConfigurationError: a configuration file that counts cannot be used.
        PackFaults: a pack cannot be used.
    """

    def __init__(
        self, *, today: date | None = None, config: bool | str | Path = False, debug: bool = False, **settings: Any
    ) -> None:
        today = today or date.today()  # noqa: DTZ011 - the caller's own day
        named = None if isinstance(config, bool) else str(config)
        self._recipe = Recipe(settings, today, named, no_config=config is False, debug=debug)
        self._resolver = self._recipe.resolver()
        self._linter = self._recipe.linter(self._resolver)

    @property
    def packs(self) -> PackSet:
        """The packs in force."""
        return self._linter.packs

    def settings(self, path: str = "") -> Settings:
        """The settings for the draft at `path`; without one, for the run as a whole."""
        return self._resolver.settings(path)

    def configuration(self, path: str = "") -> Path | None:
        """The configuration file that counts for the draft at `path`, if any."""
        loaded = self._resolver.loaded(path)
        return loaded.file if loaded else None

    def rules(self, path: str = "") -> tuple[Rule, ...]:
        """The rules in force for a draft; UnknownNameError if the settings name what there is not."""
        return self._linter.rules(path)

    def understand(self, source: Input) -> AnnualReport:
        """What one draft says; UnreadableError or NoReportError if nothing can be understood."""
        return self._linter.understand(source)

    def check(self, inputs: Inputs, *, keep: Keep = "report", watch: Watch = iter) -> Result:
        """The result of the run, in the order of the inputs, suppressions and baseline applied.

        The settings say on how many processes (`jobs`). `keep` says what each result keeps beside its findings:
        the `report`, what was understood of its draft, which pages, fixes and review copies are made of; only the
        `illustrations`, which show each finding by itself; nothing. With less than the report memory stays small
        and what was checked before comes from the cache.

        Raises:
            UnknownNameError: the settings name a rule or category that there is not.
            ConfigurationError, BaselineError, SuppressionsError: a file that the settings name cannot be used.
        """
        for source in inputs.files:
            self._linter.rules(source.path)
        made: Iterable[ReportResult] = watch(self._made(inputs.files, keep))
        settings, withholding = self.settings(), None
        if settings.suppressions:
            from gik_lint.config.sidecars import read_suppressions
            from gik_lint.suppressions import Withholding

            withholding = Withholding(read_suppressions(Path(settings.suppressions)), self._linter.today)
            made = map(withholding.marked, made)
        if settings.baseline:
            from gik_lint.config.sidecars import read_baseline

            made = map(read_baseline(Path(settings.baseline)).marked, made)
        result = gather(self._linter, inputs, made, whole=keep == "report")
        notices = (*self._resolver.notices(), *(withholding.notices() if withholding else ()))
        return structs.replace(result, notices=notices)

    def _made(self, files: tuple[Input, ...], keep: Keep) -> Iterable[ReportResult]:
        settings = self.settings()
        jobs = settings.jobs or os.cpu_count() or 1
        if jobs > 1 and len(files) > 1:
            from gik_lint.parallel import check_all

            return check_all(self._recipe, files, jobs, keep)
        if keep == "report" or not settings.cache:
            return (self._linter.check(source, keep) for source in files)
        from gik_lint import cache

        return (cache.check(self._linter, source, keep) for source in files)


def check(
    paths: Iterable[str | Path], *, today: date | None = None, config: bool | str | Path = False, **settings: Any
) -> Result:
    """Check drafts: files, folders and patterns, as `gik-lint check` takes them.

    `settings` are those of `Settings` (year, body, packs, select, ignore, profile, jobs, baseline, …); `config`
    and `today` are those of a `Checker`. From a program, `jobs` needs `if __name__ == "__main__":` around it.

    Raises:
        UnknownNameError: a setting names a rule or category that there is not.
        PackFaults: a pack cannot be used.
        ConfigurationError, BaselineError, SuppressionsError: a file that the settings name cannot be used.
    """
    return Checker(today=today, config=config, **settings).check(find_inputs(str(path) for path in paths))


def check_text(text: str, name: str = "draft.txt", *, today: date | None = None, **settings: Any) -> Result:
    """Check a draft that is at hand as text; `name` tells its format where the text does not (`.md`)."""
    source = Input(name, data=text.encode("utf-8", "surrogatepass"))
    return Checker(today=today, **settings).check(Inputs((source,)))


def extract(path: str | Path, *, today: date | None = None, **settings: Any) -> AnnualReport:
    """What is understood of one draft: identity, sections, official cells, figures, citations.

    Raises:
        UnreadableError: the file cannot be read.
        NoReportError: it holds no annual report.
    """
    return Checker(today=today, **settings).understand(Input(str(path)))
