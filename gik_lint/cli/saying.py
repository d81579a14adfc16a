"""A sentence for the user, beside what a command shows."""

import sys

from gik_lint import clean, encodable


def say(sentence: str) -> None:
    """Say it on standard error, whatever the console can show of it."""
    sys.stderr.write(encodable(clean(sentence), sys.stderr.encoding or "utf-8") + "\n")
