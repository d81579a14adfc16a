"""Files as LibreOffice writes them, for tests that need a format this project does not write."""

import shutil
import subprocess
from pathlib import Path

import pytest

needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


def saved_as(folder: Path, data: bytes, source: str, target: str) -> bytes:
    """The file `data` of the extension `source`, saved by LibreOffice with the extension `target`."""
    path = folder / f"draft.{source}"
    path.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", target, "--outdir", str(folder / "made"), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return (folder / "made" / f"draft.{target}").read_bytes()
