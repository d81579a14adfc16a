"""The packs that come with the program: inside the wheel, or `rules/` of a checkout."""

from importlib.resources import files
from pathlib import Path

ALWAYS: tuple[str, ...] = ("annual-report", "fujian")
"""In force unless told otherwise; the forms of Fujian are there to be recognised, not to add demands."""


def builtin_root() -> Path:
    """The folder that holds the built-in packs."""
    packaged = Path(str(files("gik_lint").joinpath("_rules")))
    return packaged if packaged.is_dir() else Path(__file__).resolve().parents[2] / "rules"


def builtin_folder(name: str) -> Path | None:
    """The folder of the built-in pack `name`, or None if there is no such pack."""
    root = builtin_root()
    return next((folder for folder in (root / name, root / "local" / name) if (folder / "pack.yaml").is_file()), None)


def builtin_names() -> tuple[str, ...]:
    """The names of all built-in packs, the national one first."""
    root = builtin_root()
    return tuple(
        file.parent.name for file in [*sorted(root.glob("*/pack.yaml")), *sorted(root.glob("local/*/pack.yaml"))]
    )
