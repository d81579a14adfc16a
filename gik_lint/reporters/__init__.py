"""Reporters turn results into what a person or a machine reads; one file or folder a format."""

from collections.abc import Iterator
from importlib import import_module

from gik_lint.reporters.view import Detail, View
from gik_lint.result import Result

FORMATS = {
    "terminal": "gik_lint.reporters.terminal",
    "html": "gik_lint.reporters.html",
    "json": "gik_lint.reporters.json",
    "sarif": "gik_lint.reporters.sarif",
    "junit": "gik_lint.reporters.junit",
    "github": "gik_lint.reporters.github",
    "gitlab": "gik_lint.reporters.gitlab",
    "markdown": "gik_lint.reporters.markdown",
    "xlsx": "gik_lint.reporters.xlsx",
}


BINARY = frozenset({"xlsx"})


def render(result: Result, format_name: str, view: View | None = None) -> str | bytes:
    """The run in one of the `FORMATS`; bytes for `xlsx`, text for all others. KeyError for an unknown format.

    The text may hold any character of Unicode but lone surrogates and active controls: see `encodable` for
    consoles that cannot show them all.
    """
    pieces = render_parts(result, format_name, view)
    if format_name in BINARY:
        return b"".join(piece for piece in pieces if isinstance(piece, bytes))
    return "".join(piece.decode() if isinstance(piece, bytes) else piece for piece in pieces)


def render_parts(result: Result, format_name: str, view: View | None = None) -> Iterator[str | bytes]:
    """The same in pieces, so that what is said of very many drafts need not be held all at once.

    Pieces of text are text or, where that is what they are made in, UTF-8.
    """
    yield from import_module(FORMATS[format_name]).parts(result, view or View())


def encodable(text: str, encoding: str) -> str:
    """`text` with what `encoding` (a console's code page) cannot hold replaced by `?`; never an error."""
    try:
        return text.encode(encoding, "replace").decode(encoding, "replace")
    except LookupError:
        return text.encode("ascii", "replace").decode("ascii")


__all__ = ["FORMATS", "Detail", "View", "encodable", "render", "render_parts"]
