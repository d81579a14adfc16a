"""Compiles the built-in rule packs and all patterns into the wheel: a check reads no YAML and compiles little."""

import sys
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

YEARS = range(2008, 2041)
"""Patterns with a place for the report year are compiled for these."""


class CompiledPacks(BuildHookInterface[Any]):
    """Puts packs and patterns into `gik_lint/_compiled/`; a pack with a fault stops the build."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the packs, unless the install is editable: then `rules/` may change under it."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from gik_lint import edition
        from gik_lint.packs.builtin import builtin_folder, builtin_names
        from gik_lint.packs.compiled import encode, without_examples
        from gik_lint.packs.load import load_pack

        self._folder = TemporaryDirectory()
        folder = Path(self._folder.name)
        packs = [load_pack(found) for name in builtin_names() if (found := builtin_folder(name))]
        for pack in packs:
            folder.joinpath(f"{pack.name}.json").write_bytes(encode(without_examples(pack)))
        folder.joinpath("patterns.msgpack").write_bytes(patterns(packs, self.root))
        folder.joinpath(edition.FILE).write_text(edition.of_contents(), "ascii")
        for file in folder.iterdir():
            build_data["force_include"][str(file)] = f"gik_lint/_compiled/{file.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Remove the temporary files."""
        if version != "editable":
            self._folder.cleanup()


def patterns(packs: list[Any], root: str) -> bytes:
    """Every pattern of the code and of the packs, and those made of both while the example drafts are checked."""
    import gik_lint
    from gik_lint import prepared
    from gik_lint.checks.phrase import for_year
    from gik_lint.fixed import Fixed

    for module in walk_packages(gik_lint.__path__, "gik_lint."):
        if not module.name.endswith("__main__"):
            for value in vars(import_module(module.name)).values():
                if isinstance(value, Fixed):
                    value.pattern  # noqa: B018 - asking for anything compiles it
    for pattern in (pattern for pack in packs for pattern in pack.needs):
        for year in YEARS if "year}" in pattern else (0,):
            prepared.of_pack(for_year(pattern, year))
    gik_lint.check([str(Path(root, "reports_examples"))], jobs=1)
    return prepared.everything_compiled()
