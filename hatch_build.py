"""Compiles the built-in rule packs into the wheel, so that a check never reads YAML."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledPacks(BuildHookInterface[Any]):
    """Puts `gik_lint/_compiled/NAME.json` beside the packs; a pack with a fault stops the build."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the packs, unless the install is editable: then `rules/` may change under it."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from gik_lint.packs.builtin import builtin_folder, builtin_names
        from gik_lint.packs.compiled import encode, without_examples
        from gik_lint.packs.load import load_pack

        self._folder = TemporaryDirectory()
        for name in builtin_names():
            folder = builtin_folder(name)
            if folder is None:
                continue
            file = Path(self._folder.name, f"{name}.json")
            file.write_bytes(encode(without_examples(load_pack(folder))))
            build_data["force_include"][str(file)] = f"gik_lint/_compiled/{name}.json"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Remove the temporary files."""
        if version != "editable":
            self._folder.cleanup()
