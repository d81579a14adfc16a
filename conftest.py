"""What is tested is the `gik_lint` that is installed: a wheel in CI, the checkout itself only where it is editable."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent

# The tests and the tools are found in the checkout, behind everything that is installed: `python -m pytest` puts
# the current folder first, and so would every `python -m gik_lint` that a test starts there.
sys.path[:] = [entry for entry in sys.path if Path(entry).resolve() != ROOT] + [str(ROOT)]
os.environ["PYTHONSAFEPATH"] = "1"


def pytest_report_header() -> str:
    """Where the program under test lies."""
    import gik_lint

    return f"gik_lint {gik_lint.__version__}: {Path(gik_lint.__file__).parent}"
