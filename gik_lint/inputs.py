"""What is walked: the files that the paths of a command line name."""

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from gik_lint.readers.open import EXTENSIONS


class Input(Struct, frozen=True):
    """A draft to check. `named`: the user named it, so that it must be checked or the run is incomplete.

    `data` holds what came from standard input; else the file is read when its turn comes.
    """

    path: str
    named: bool = True
    data: bytes | None = None


class Inputs(Struct, frozen=True):
    """The files found, in order and once each, and the arguments that matched nothing."""

    files: tuple[Input, ...]
    unmatched: tuple[str, ...] = ()


def find_inputs(arguments: Iterable[str], *, named: bool = True) -> Inputs:
    """Files for `arguments`: files as they are, folders walked, patterns expanded.

    In folders only the extensions of the readers count; hidden files, Word's lock files (`~$…`) and links
    that lead out of the folder do not.
    """
    files: dict[str, Input] = {}
    unmatched = []
    for argument in arguments:
        if os.path.isdir(argument):  # noqa: PTH112 - a name with NUL or odd bytes must not raise
            found = [Input(path, named=False) for path in _walk(Path(argument))]
        elif os.path.lexists(argument) or not glob.has_magic(argument):
            found = [Input(argument, named)]
        else:
            matches = sorted(glob.glob(argument, recursive=True))  # noqa: PTH207 - patterns may be absolute
            found = [Input(path, named) for path in matches if not Path(path).is_dir()]
        if not found:
            unmatched.append(argument)
        for one in found:
            files.setdefault(os.path.abspath(one.path), one)  # noqa: PTH100 - links are not resolved here
    return Inputs(tuple(files.values()), tuple(unmatched))


def _walk(folder: Path) -> Iterator[str]:
    root = Path(os.path.realpath(folder))  # a circle of links has no end, and none is looked for
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(here, name)
            if name.startswith((".", "~$")) or path.suffix.lower() not in EXTENSIONS:
                continue
            if path.is_symlink() and root not in Path(os.path.realpath(path)).parents:
                continue
            yield str(path)
