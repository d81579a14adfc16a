"""Reading in a process of its own, with so much memory and time and no more.

Libraries written in C read PDF files and workbooks. What makes one of them hang, swallow the memory or crash then
costs one draft, and is said in one sentence. The answer comes back as data, never as pickled objects.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import cast

from msgspec import DecodeError, Struct, ValidationError, msgpack, structs

from gik_lint.document import Document
from gik_lint.readers.errors import Reason, UnreadableError

SECONDS = 7
MEMORY = 480 * 1024 * 1024
ARGUMENT = "--read-bounded"
"""Followed by MODULE:FUNCTION, what a program frozen into one file is called with instead of `-m`."""

_KEPT = ("PATH", "HOME", "SYSTEMROOT", "TEMP", "TMP", "APPDATA", "LD_LIBRARY_PATH", "LANG")
_TOO_MUCH = "文件过于复杂或已损坏，读取时超出了时间或内存上限，请重新导出或另存一份再检查。"


class Answer(Struct):
    """What the process says: a document, or why there is none."""

    document: Document | None = None
    refusal: str = ""
    reason: Reason = "damaged"


def read_bounded(reader: str, data: bytes, name: str) -> Document:
    """What the function `reader` (MODULE:FUNCTION below this package) reads from `data`.

    Raises:
        UnreadableError: what the reader raised, or that it crashed or passed a limit.
    """
    try:
        done = subprocess.run(  # noqa: S603 - this program's own interpreter, no shell
            [*_program(), reader],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            env=_environment(),
            check=False,
        )
        answer = msgpack.decode(done.stdout, type=Answer) if done.returncode == 0 else Answer()
    except (subprocess.TimeoutExpired, DecodeError, ValidationError) as trouble:
        raise UnreadableError(_TOO_MUCH, "too-large") from trouble
    if answer.document is None:
        raise UnreadableError(answer.refusal or _TOO_MUCH, answer.reason if answer.refusal else "too-large")
    return structs.replace(answer.document, path=name)


def main(reader: str) -> None:
    """Read standard input within the limits and write an `Answer` to standard output."""
    _limit()
    module, function = reader.split(":")
    try:
        read = cast("Callable[[bytes, str], Document]", getattr(import_module(f"gik_lint.readers.{module}"), function))
        answer = Answer(read(sys.stdin.buffer.read(), ""))
    except UnreadableError as refusal:
        answer = Answer(refusal=str(refusal), reason=refusal.reason)
    except (MemoryError, RecursionError):
        answer = Answer()
    sys.stdout.buffer.write(msgpack.encode(answer))
    sys.stdout.flush()
    os._exit(0)  # what a C library leaves behind need not be tidied up, and may crash while it is


def _program() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, ARGUMENT]
    return [sys.executable, "-P", "-m", "gik_lint.readers.bounded"]


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    here = str(Path(__file__).parents[2])
    path = os.pathsep.join(filter(None, (here, os.environ.get("PYTHONPATH"))))
    return {**kept, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}


def _limit() -> None:
    """Bound this process; Windows has no such limits, there the time alone is bounded."""
    try:
        import resource
    except ImportError:
        return
    for kind, limit in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_CORE, 0)):
        with suppress(ValueError, OSError):  # macOS knows some limits by name only
            resource.setrlimit(kind, (limit, limit))


if __name__ == "__main__":
    main(sys.argv[1])
