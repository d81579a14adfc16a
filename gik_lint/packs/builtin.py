"""The packs that come with the program: inside the wheel, or `rules/` of a checkout."""

from pathlib import Path

_PROGRAM = Path(__file__).resolve().parents[1]  # importlib.resources costs a tenth of a whole start-up

ALWAYS: tuple[str, ...] = ("annual-report", "fujian")
"""In force unless told otherwise; the forms of Fujian are there to be recognised, not to add demands."""


def builtin_root() -> Path:
    """The folder that holds the built-in packs."""
    packaged = _PROGRAM / "_rules"
    return packaged if packaged.is_dir() else _PROGRAM.parent / "rules"


def shipped(name: str) -> Path:
    """Where the wheel carries the pack `name` compiled; there is no such file in a checkout."""
    return _PROGRAM / "_compiled" / f"{name}.json"


def builtin_folder(name: str) -> Path | None:
    """The folder of the built-in pack `name`, or None if there is no such pack."""
    if not name.replace("-", "").isalnum():
        return None  # a name, never a path
    root = builtin_root()
    return next((folder for folder in (root / name, root / "local" / name) if (folder / "pack.yaml").is_file()), None)


def builtin_names() -> tuple[str, ...]:
    """The names of all built-in packs, the national one first."""
    root = builtin_root()
    return tuple(
        file.parent.name for file in [*sorted(root.glob("*/pack.yaml")), *sorted(root.glob("local/*/pack.yaml"))]
    )
