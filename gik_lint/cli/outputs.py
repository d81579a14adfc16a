"""What `check` shows and writes: the result on standard output, in files, in the browser, in Word copies."""

import os
import sys
from collections.abc import Iterator, Mapping
from os.path import realpath
from pathlib import Path
from typing import Any

from gik_lint import Detail, Inputs, Result, View, encodable, render_parts
from gik_lint.cli.files import write
from gik_lint.cli.options import FILE_FORMATS
from gik_lint.cli.saying import say


def write_files(result: Result, inputs: Inputs, asked: Mapping[str, Any]) -> bool:
    """Write every `--output-FORMAT FILE`; a sentence on standard error for each that cannot be written."""
    drafts = {realpath(source.path) for source in inputs.files if source.data is None}
    done = True
    for name in FILE_FORMATS:
        target = asked[f"output_{name}"]
        if not target:
            continue
        if realpath(target) in drafts:
            say(f"{target} 是要检查的草稿，不能覆盖，请换一个文件名。")
            done = False
        elif name == "docx":
            done &= write_copies(result, inputs, Path(target), view_of("docx", asked))
        else:
            done &= write(Path(target), rendered(result, name, asked))
    return done


def write_copies(result: Result, inputs: Inputs, target: Path, view: View) -> bool:
    """The review copy of the one draft as `target`; of several, of the Word files among them, below that folder."""
    from gik_lint.cli.changes import write_review_copy

    checked = {one.path: one for one in result.reports if one.report}
    drafts = [source for source in inputs.files if source.path in checked]
    if len(drafts) == 1:
        return write_review_copy(drafts[0], checked[drafts[0].path], target, view)
    words = [one for one in drafts if checked[one.path].format == "docx"]
    if len(words) < len(drafts):
        say(f"{len(drafts) - len(words)} 份草稿不是 Word（.docx）文件，没有批注副本。")
    places = {one.path: Path(realpath(one.path)) for one in words}
    shared = os.path.commonpath([place.parent for place in places.values()]) if places else ""
    copies = {path: target / place.relative_to(shared) for path, place in places.items()}
    written = [write_review_copy(one, checked[one.path], copies[one.path], view) for one in words]
    return bool(words) and all(written)


def open_page(result: Result, asked: Mapping[str, Any]) -> None:
    """The HTML report in the browser, from a file of its own in the folder for temporary files."""
    import tempfile
    import webbrowser

    with tempfile.NamedTemporaryFile("wb", prefix="gik-lint-", suffix=".html", delete=False) as page:
        for piece in rendered(result, "html", asked):
            page.write(piece.encode("utf-8", "replace") if isinstance(piece, str) else piece)
    webbrowser.open(Path(page.name).as_uri())


def rendered(
    result: Result, format_name: str, asked: Mapping[str, Any], *, colour: bool = False
) -> Iterator[str | bytes]:
    """The result in a format, as the options ask for it, in pieces."""
    return render_parts(result, format_name, view_of(format_name, asked, colour=colour))


def view_of(format_name: str, asked: Mapping[str, Any], *, colour: bool = False) -> View:
    """How the options ask a result to be shown."""
    detail: Detail = "quiet" if asked["quiet"] else "verbose" if asked["verbose"] else "normal"
    width = _width() if format_name == "terminal" else 100
    return View(lang=asked["lang"], width=width, colour=colour, detail=detail, statistics=asked["statistics"])


def show(result: Result, asked: Mapping[str, Any]) -> None:
    """The result on standard output."""
    colour = asked["format_"] == "terminal" and wants_colour(asked["color"])
    sys.stdout.flush()
    for piece in rendered(result, asked["format_"], asked, colour=colour):
        if isinstance(piece, bytes):
            sys.stdout.buffer.write(piece)
        elif asked["format_"] == "terminal":
            sys.stdout.write(encodable(piece, sys.stdout.encoding or "utf-8"))
        else:
            sys.stdout.buffer.write(piece.encode("utf-8", "replace"))
    sys.stdout.flush()


def wants_colour(asked: str) -> bool:
    """Whether to colour: as asked, else only on a terminal that has not been told NO_COLOR."""
    if asked != "auto":
        return asked == "always"
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _width() -> int:
    import shutil

    return min(shutil.get_terminal_size((80, 24)).columns, 120)
