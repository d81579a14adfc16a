"""The command line: one file a command; parses, calls, renders, decides nothing."""

import sys


def main() -> None:
    """The `gik-lint` program. `--version` alone needs no command-line parser."""
    if sys.argv[1:] == ["--version"]:
        from gik_lint import __version__

        sys.stdout.write(f"gik-lint {__version__}\n")
        return
    from gik_lint.cli.program import run

    sys.exit(run(sys.argv[1:]))
