"""Results of drafts already checked, by content, rules, settings and version.

Entries are JSON, never pickle, one file each in the user's cache folder, written beside and then moved into
place, so that two runs at once do no harm. What was understood of a draft is not kept, and nothing for long.
"""

import contextlib
import hashlib
import os
import stat
import time
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import structs

from gik_lint.edition import edition
from gik_lint.inputs import Input
from gik_lint.linter import Linter
from gik_lint.packs.compiled import cache_folder
from gik_lint.result import ReportResult
from gik_lint.shelf import packed, unpacked

_DAY = 24 * 3600
_KEPT = 2 * _DAY
"""Seconds a result is kept: it depends on the day of the run, too, and is of no use on the next."""


def check(linter: Linter, source: Input, keep: Literal["findings", "illustrations"]) -> ReportResult:
    """The result for a draft, from the cache where the same was checked before to be shown in the same way."""
    key = key_of(linter, source, keep)
    file = cache_folder() / "results" / key[:2] / f"{key}.json" if key else None
    if file and (known := _read(file)):
        return structs.replace(known, path=source.path)
    result = linter.check(source, keep)
    if file:
        _keep(file, result)
    return result


def key_of(linter: Linter, source: Input, keep: str) -> str:
    """What a result depends on: the draft's bytes and ending, packs, settings, day and program; empty if unreadable."""
    settings = linter.settings_of(source.path)
    try:
        data = source.data if source.data is not None else _bytes(Path(source.path), settings.max_bytes)
    except (OSError, ValueError):
        return ""
    digest = hashlib.sha256(data)
    parts = [
        edition(),
        keep,
        str(linter.today),
        Path(source.path).suffix,
        msgspec.json.encode(settings).decode(),
    ]
    for part in (*parts, *(one.digest for one in linter.packs.packs)):
        digest.update(b"\0" + part.encode("utf-8", "replace"))
    return digest.hexdigest()


def _bytes(file: Path, largest: int) -> bytes:
    """A file that can be checked; ValueError for a pipe, which would be waited for, or one over the limit."""
    status = file.stat()
    if not stat.S_ISREG(status.st_mode) or status.st_size > largest:
        raise ValueError(file)
    return file.read_bytes()


def _read(file: Path) -> ReportResult | None:
    try:
        return unpacked(file.read_bytes())
    except (OSError, msgspec.MsgspecError):
        return None


def _keep(file: Path, result: ReportResult) -> None:
    beside = file.with_suffix(f".{os.getpid()}")
    with contextlib.suppress(OSError, UnicodeEncodeError):  # a cache that cannot be written is no trouble
        data = packed(structs.replace(result, path=""))
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside.write_bytes(data)
        os.replace(beside, file)  # noqa: PTH105 - the same on every system
        _forget_old(file.parents[1])


def _forget_old(folder: Path) -> None:
    """Once a day, remove the results of other days."""
    mark, now = folder / "swept", time.time()
    with contextlib.suppress(OSError):
        if mark.exists() and now - mark.stat().st_mtime < _DAY:
            return
        mark.touch()
        for file in folder.glob("*/*"):
            if now - file.stat().st_mtime > _KEPT:
                file.unlink()
