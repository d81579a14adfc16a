"""`python -m gik_lint`."""

from gik_lint.cli import main

main()
