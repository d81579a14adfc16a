# ruff: noqa: INP001 - a script, not a package
"""The program as PyInstaller starts it; `freeze_support` lets it start itself again for the workers of `--jobs`."""

import multiprocessing
import runpy

if __name__ == "__main__":
    multiprocessing.freeze_support()
    runpy.run_module("gik_lint", run_name="__main__", alter_sys=True)
