"""LibreOffice as a converter, where it is installed: one conversion, one profile, one process that ends in time."""

import os
import shutil
import signal
import subprocess
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

SECONDS = 8
_PROGRAMS = ("soffice", "libreoffice")
_USUAL = (
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)


def converted(data: bytes, extension: str) -> bytes | None:
    """The file as .docx; None where LibreOffice is not installed, cannot read it or does not end in time.

    Its exit code says nothing: only what lies in the folder afterwards does.
    """
    program = _program()
    if program is None:
        return None
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        source, made = Path(folder, f"draft{extension}"), Path(folder, "made", "draft.docx")
        source.write_bytes(data)
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        command = [program, "--headless", "--norestore", "--nolockcheck", profile, "--convert-to", "docx"]
        _run([*command, "--outdir", str(made.parent), str(source)])
        return made.read_bytes() if made.is_file() else None


def _program() -> str | None:
    found = (shutil.which(name) for name in _PROGRAMS)
    return next(filter(None, found), None) or next((path for path in _USUAL if Path(path).is_file()), None)


def _run(command: list[str]) -> None:
    """Run it to its end or until its time is up; what it started ends with it."""
    with suppress(OSError):
        process = subprocess.Popen(  # noqa: S603 - a program of the system, no shell
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            process.wait(SECONDS)
        except subprocess.TimeoutExpired:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    with suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()
