"""The command line: one file a command; parses, calls, renders, decides nothing."""

import gc
import os
import sys
from contextlib import suppress
from typing import NoReturn

_GARBAGE = 150_000
"""Objects made before Python looks for cycles: a check makes many that live on, and hardly any cycle.

One report makes fewer; of a thousand, memory is the same with three times or a third of it.
"""


def main() -> None:
    """The `gik-lint` program. `--version` alone needs no command-line parser."""
    if sys.argv[1:] == ["--version"]:
        from gik_lint import __version__

        sys.stdout.write(f"gik-lint {__version__}\n")
        return
    gc.set_threshold(_GARBAGE)
    from gik_lint.cli.program import run

    _leave(run(sys.argv[1:]))


def _leave(code: int) -> NoReturn:
    """End the program at once: taking apart what it holds takes as long as checking a report."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):  # who reads may be gone, a window has no streams
            stream.flush()
    os._exit(code)
