"""What a person reads in the terminal: the verdict, each finding where it stands, what was not decided."""

from collections.abc import Iterable
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


def render(result: Result, view: View) -> str:
    """The run as text; with escape codes for colour only where the view asks for it."""
    drawn = lines(result, view)
    return _painted(drawn) if view.colour else _plain(drawn)


def _plain(drawn: Iterable[Line]) -> str:
    return "".join("".join(text for text, _ in line).rstrip() + "\n" for line in drawn)


def _painted(drawn: Iterable[Line]) -> str:
    # rich takes longer to import than a report to check: only where colour is seen
    from rich.console import Console
    from rich.text import Text

    stream = StringIO()
    console = Console(file=stream, force_terminal=True, legacy_windows=False, color_system="standard", highlight=False)
    for line in drawn:
        styled = Text.assemble(*((text, _STYLES[style]) for text, style in line))
        console.print(styled, soft_wrap=True, markup=False, emoji=False)
    return stream.getvalue()


__all__ = ["render"]
