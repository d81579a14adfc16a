"""What a person reads in the terminal: the verdict, each finding where it stands, what was not decided."""

from collections.abc import Iterable, Iterator
from io import StringIO

from gik_lint.reporters.columns import Line, Style
from gik_lint.reporters.terminal.run import lines
from gik_lint.reporters.view import View
from gik_lint.result import Result

_STYLES: dict[Style, str] = {
    "plain": "",
    "strong": "bold",
    "dim": "dim",
    "error": "bold red",
    "warning": "bold yellow",
    "info": "bold cyan",
    "good": "bold green",
    "mark": "bold underline",
    "path": "blue",
}


def parts(result: Result, view: View) -> Iterator[str]:
    """The run as text, line by line; with escape codes for colour only where the view asks for it."""
    drawn = lines(result, view)
    return _painted(drawn) if view.colour else _plain(drawn)


def _plain(drawn: Iterable[Line]) -> Iterator[str]:
    for line in drawn:
        yield "".join(text for text, _ in line).rstrip() + "\n"


def _painted(drawn: Iterable[Line]) -> Iterator[str]:
    # rich takes longer to import than a report to check: only where colour is seen
    from rich.console import Console
    from rich.text import Text

    stream = StringIO()
    console = Console(file=stream, force_terminal=True, legacy_windows=False, color_system="standard", highlight=False)
    for line in drawn:
        styled = Text.assemble(*((text, _STYLES[style]) for text, style in line))
        console.print(styled, soft_wrap=True, markup=False, emoji=False)
        yield stream.getvalue()
        stream.seek(0)
        stream.truncate()


__all__ = ["parts"]
