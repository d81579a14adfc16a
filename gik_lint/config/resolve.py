"""The settings of each draft: the command line over the configuration file closest to the draft."""

from collections.abc import Mapping
from os.path import realpath
from pathlib import Path
from typing import Any

from gik_lint.config.load import Loaded, find, load, settings_for
from gik_lint.config.settings import Settings


class Resolver:
    """Finds and reads configuration files once each.

    `named` is the file that the command line names: it alone counts then. With `off` no file counts.
    """

    def __init__(self, asked: Mapping[str, Any], named: str | None = None, *, off: bool = False) -> None:
        self._asked = dict(asked)
        self._off = off
        self._named = load(Path(named), named=True) if named and not off else None
        self._found: dict[Path, Loaded | None] = {}

    def settings(self, path: str = "") -> Settings:
        """The settings for the draft at `path`; without one, for the run as a whole (the current folder).

        Raises:
            ConfigurationError: a file that counts cannot be used.
        """
        return settings_for(self.loaded(path), self._asked, path)

    def loaded(self, path: str = "") -> Loaded | None:
        """The configuration file that counts for the draft at `path`."""
        if self._off or self._named:
            return self._named
        folder = Path(realpath(path)).parent if path else Path.cwd()
        if folder not in self._found:
            file = find(folder)
            same = next((one for one in self._found.values() if one and one.file == file), None)
            self._found[folder] = same or (load(file, named=False) if file else None)
        return self._found[folder]

    def notices(self) -> tuple[str, ...]:
        """What the verdict must say of the files that counted."""
        files = {one.file: one for one in self._found.values() if one}
        return tuple(notice for one in files.values() if (notice := one.notice()))
