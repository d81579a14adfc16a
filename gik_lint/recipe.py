"""What a linter is made of: plain values, so that another process can make the same one."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from msgspec import Struct

from gik_lint.config.resolve import Resolver
from gik_lint.linter import Linter
from gik_lint.packs.compiled import load_packs


class Recipe(Struct, frozen=True):
    """`asked` are the settings of the command line; `config` the file it names, if any."""

    asked: Mapping[str, Any]
    today: date
    config: str | None = None
    no_config: bool = False
    debug: bool = False

    def resolver(self) -> Resolver:
        """Where settings come from; ConfigurationError if a named file cannot be used."""
        return Resolver(self.asked, self.config, off=self.no_config)

    def linter(self, resolver: Resolver | None = None) -> Linter:
        """The linter; PackFaults if a pack cannot be used."""
        resolver = resolver or self.resolver()
        return Linter(load_packs(resolver.settings().packs), resolver.settings, self.today, self.debug)
