"""Which edition of the program this is: what was kept by another one is not taken for its own."""

import hashlib
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

FILE = "edition.txt"
_HOME = Path(__file__).parent


@cache
def edition() -> str:
    """A digest of the program's code: written into the wheel, or taken of a checkout, which changes at any time."""
    try:
        return (_HOME / "_compiled" / FILE).read_text("ascii")
    except OSError:
        return _digest(f"{path} {status.st_size} {status.st_mtime_ns}".encode() for path, status in _modules())


def of_contents() -> str:
    """The digest for the wheel: the same code gives the same, wherever and whenever it is built."""
    return _digest(path.encode() + b"\0" + Path(_HOME, path).read_bytes() for path, _ in _modules())


def _modules() -> Iterator[tuple[str, os.stat_result]]:
    """Every module of the program by its path below the program's folder."""
    folders = [""]
    for folder in folders:
        for entry in sorted(os.scandir(_HOME / folder), key=lambda entry: entry.name):
            path = f"{folder}/{entry.name}".lstrip("/")
            if entry.is_dir() and not entry.name.startswith("_"):
                folders.append(path)
            elif entry.name.endswith(".py"):
                yield path, entry.stat()


def _digest(parts: Iterator[bytes]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part + b"\n")
    return digest.hexdigest()
