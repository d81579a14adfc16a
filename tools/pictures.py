"""Takes the README's pictures of real output: `python -m tools.pictures` (needs chromium and a CJK font).

Writes `docs/images/terminal.png` and `docs/images/page.png`.
"""

import os
import shutil
import subprocess
import sys
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

ROOT = Path(__file__).parent.parent
IMAGES = ROOT / "docs" / "images"
SHOWN = "yunchuan-kejiju-2024.html"
REDRAWN = "yunchuan-2025.docx"
COLUMNS = 84
_SCREEN = """<!DOCTYPE html><meta charset="utf-8"><style>
body {{ margin: 0; padding: 18px 22px; background: #0c0c0c; color: #d9d9d9 }}
pre {{ margin: 0; font: 15px/1.45 "Noto Sans Mono CJK SC", "Noto Sans CJK SC", monospace }}
</style><pre>{code}</pre>"""


def terminal(folder: Path) -> Path:
    """The screen after checking `SHOWN`, colours and all, as a page."""
    screen = run("check", SHOWN, "--color", "always")
    console = Console(record=True, width=COLUMNS, file=StringIO())
    console.print(Text.from_ansi(f"$ gik-lint check {SHOWN}\n{screen}"), soft_wrap=True)
    page = folder / "terminal.html"
    code = console.export_html(theme=MONOKAI, inline_styles=True, code_format="{code}")
    page.write_text(_SCREEN.format(code=code), "utf-8")
    return page


def report(folder: Path) -> Path:
    """The page that `--output-html` makes of `REDRAWN`."""
    page = folder / "report.html"
    run("check", REDRAWN, "--output-html", str(page))
    return page


def run(*arguments: str) -> str:
    """What the program of this checkout prints, run among the example drafts."""
    environment = {**os.environ, "COLUMNS": str(COLUMNS), "PYTHONPATH": str(ROOT)}
    program = [sys.executable, "-m", "gik_lint", *arguments, "--exit-zero", "--no-cache"]
    here = ROOT / "reports_examples"
    return subprocess.run(program, cwd=here, env=environment, capture_output=True, text=True, check=True).stdout  # noqa: S603


def photograph(page: Path, picture: Path, width: int, height: int) -> None:
    """The first `height` pixels of a page in a window of `width`."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome") or "chromium"
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
    options += [f"--window-size={width},{height}", f"--screenshot={picture}"]
    subprocess.run([chromium, *options, page.as_uri()], capture_output=True, check=True)  # noqa: S603


if __name__ == "__main__":
    IMAGES.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as scratch:
        photograph(terminal(Path(scratch)), IMAGES / "terminal.png", 690, 1320)
        photograph(report(Path(scratch)), IMAGES / "page.png", 1280, 1080)
