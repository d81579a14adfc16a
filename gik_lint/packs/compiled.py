"""Packs as one JSON file each, so that a run need not read YAML: shipped in the wheel, or cached for this user.

Examples are left out, a check does not look at them; `load.load_pack` has them. A compiled pack is JSON read
into frozen models, never code.
"""

import contextlib
import hashlib
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec
from msgspec import structs

from gik_lint import __version__
from gik_lint.edition import edition
from gik_lint.fixed import fixed
from gik_lint.packs.builtin import ALWAYS, builtin_folder, builtin_names, shipped
from gik_lint.packs.faults import Fault, PackFaults, did_you_mean
from gik_lint.packs.files import read_folder
from gik_lint.packs.layers import PackSet
from gik_lint.packs.model import Examples, Pack
from gik_lint.text.budget import prove
from gik_lint.text.literals import remember

_EXTENDS = fixed(rb"^extends:[ \t]*([\w.-]+)", re.MULTILINE)


def load_packs(extra: Sequence[str] = (), always: Sequence[str] = ALWAYS) -> PackSet:
    """The packs in force: the built-in ones, then `extra`, each a folder or the name of a built-in pack.

    Raises:
        PackFaults: a pack cannot be used, or there is none of that name.
    """
    packs: list[Pack] = []
    for name in always:
        folder = builtin_folder(name)
        if folder:
            packs.append(_built_in(name, folder, packs))
    for name in extra:
        _lay(name, packs)
    return PackSet(tuple(packs))


def _lay(name: str, packs: list[Pack]) -> None:
    """Put the pack `name` on `packs`, unless it is there, and below it the built-in pack it extends."""
    named = Path(name).is_dir()
    folder = Path(name) if named else builtin_folder(name)
    if folder is None:
        raise PackFaults([Fault(name, 1, 1, "没有这个规则包", did_you_mean(name, builtin_names()))])
    if any(folder.resolve() == Path(pack.path).resolve() for pack in packs):
        return
    extends = _extended(folder)
    if extends != name and extends not in {pack.name for pack in packs} and builtin_folder(extends):
        _lay(extends, packs)
    packs.append(read_pack(folder, packs) if named else _built_in(name, folder, packs))


def _extended(folder: Path) -> str:
    """The name behind `extends:`, seen without reading YAML; the loader is the one to judge it."""
    with contextlib.suppress(OSError), (folder / "pack.yaml").open("rb") as stream:
        found = _EXTENDS.search(stream.read(10_000))
        return found[1].decode() if found else ""
    return ""


def _built_in(name: str, folder: Path, beneath: Sequence[Pack]) -> Pack:
    """The pack as shipped in the wheel; in a checkout, as any other folder."""
    shipped_pack = _cached(shipped(name))
    pack = structs.replace(shipped_pack, path=str(folder)) if shipped_pack else read_pack(folder, beneath)
    prove(pack.needs)
    return pack


def read_pack(folder: Path, beneath: Sequence[Pack]) -> Pack:
    """The pack in `folder` from this user's cache, or read anew and put there.

    Raises:
        PackFaults: the pack cannot be used; all of its faults are named.
    """
    digest = read_folder(folder).digest
    cached = cache_folder() / f"{_key(digest, beneath)}.json"
    pack = _cached(cached)
    if pack is None:
        from gik_lint.packs.load import load_pack

        pack = without_examples(load_pack(folder, beneath))
        _keep(cached, encode(pack))
    return structs.replace(pack, path=str(folder))


def without_examples(pack: Pack) -> Pack:
    """The pack without what a check does not look at."""
    rules = (structs.replace(rule, examples=Examples()) for rule in pack.rules)
    return structs.replace(pack, rules=tuple(rules), path="")


class _Compiled(msgspec.Struct, frozen=True):
    program: str
    pack: Pack


def encode(pack: Pack) -> bytes:
    """The compiled form of a pack, for this version of the program."""
    return msgspec.json.encode(_Compiled(__version__, pack))


def decode(data: bytes) -> Pack | None:
    """The pack of a compiled file, or None if this version of the program did not write it."""
    try:
        compiled = msgspec.json.decode(data, type=_Compiled)
    except msgspec.MsgspecError:
        return None
    if compiled.program != __version__:
        return None
    remember(compiled.pack.needs)
    return compiled.pack


def cache_folder() -> Path:
    """This user's cache, wherever the system keeps such things."""
    if sys.platform == "win32":
        home = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        home = Path.home() / "Library" / "Caches"
    else:
        home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(home) / "gik-lint" / "packs"


def _key(digest: str, beneath: Sequence[Pack]) -> str:
    """Contents of the pack and of those below it, and the program that reads them."""
    parts = [__version__, edition(), digest, *(pack.digest for pack in beneath)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _cached(file: Path) -> Pack | None:
    try:
        return decode(file.read_bytes())
    except OSError:
        return None


def _keep(file: Path, data: bytes) -> None:
    """Write to a temporary file, then move: a reader never sees half a pack. No cache is no fault."""
    import tempfile

    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, temporary = tempfile.mkstemp(dir=file.parent, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
            Path(temporary).replace(file)
        except OSError:
            Path(temporary).unlink(missing_ok=True)
