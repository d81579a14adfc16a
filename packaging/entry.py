# ruff: noqa: INP001 - a script, not a package
"""The program as PyInstaller starts it; `freeze_support` lets `--jobs` start workers from the same file."""

import multiprocessing

from gik_lint.cli import main

if __name__ == "__main__":
    multiprocessing.freeze_support()
    main()
