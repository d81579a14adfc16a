"""`gik-lint check`: lint drafts, show what was found, say by the exit code what it means."""

import os
import shutil
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click

from gik_lint.cli import exit_codes, verdicts
from gik_lint.cli.options import CHANGE, FILE_FORMATS, GATE, RUN, SHOW, WHAT, options
from gik_lint.config.settings import Settings
from gik_lint.inputs import Input, Inputs, find_inputs
from gik_lint.linter import Linter, lint
from gik_lint.packs.compiled import load_packs
from gik_lint.packs.faults import PackFaults
from gik_lint.packs.select import UnknownNameError
from gik_lint.reporters import Detail, View, encodable, render
from gik_lint.result import Result


@click.command(short_help="检查年度报告草稿")
@click.argument("paths", nargs=-1, metavar="PATH…")
@options(WHAT, GATE, SHOW, CHANGE, RUN)
def check(paths: tuple[str, ...], **asked: Any) -> int:
    """检查年度报告草稿：文件、文件夹、通配符，或 - 表示标准输入。"""
    if not paths:
        raise click.UsageError("请给出要检查的文件或文件夹，例如：gik-lint check 草稿.docx")
    settings = settings_of(asked)
    try:
        linter = Linter(load_packs(settings.packs), settings, date.today(), debug=asked["debug"])  # noqa: DTZ011
        linter.rules()
    except PackFaults as faults:
        sys.stderr.write(f"{faults}\n")
        return exit_codes.USAGE
    except UnknownNameError as unknown:
        raise click.UsageError(str(unknown)) from unknown
    result = lint(linter, inputs_of(paths, asked))
    written = write_files(result, asked)
    show(result, asked)
    code = verdicts.exit_code(result, allow_incomplete=settings.allow_incomplete, exit_zero=asked["exit_zero"])
    return code if written else max(code, exit_codes.USAGE)


def settings_of(asked: Mapping[str, Any]) -> Settings:
    """The settings of a run: what the command line says over the defaults."""
    given = {name: asked.get(name) for name in ("year", "body", "kind", "tier", "published", "min_severity")}
    given |= {
        name: asked.get(name) for name in ("min_confidence", "profile", "fail_on", "baseline", "allow_incomplete")
    }
    given |= {name: asked.get(name) for name in ("max_bytes", "max_seconds", "jobs", "suppressions")}
    given |= {name: names(asked.get(name, ())) for name in ("select", "ignore", "extend_select")}
    given["packs"] = asked["packs"]
    return Settings(**{name: value for name, value in given.items() if value is not None and value != ()})


def names(values: tuple[str, ...]) -> tuple[str, ...]:
    """Rule and category names out of comma-separated lists."""
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())


def inputs_of(paths: tuple[str, ...], asked: Mapping[str, Any]) -> Inputs:
    """The drafts that the paths name; `-` is standard input."""
    if "-" not in paths:
        return find_inputs(paths, named=not asked["skip_unrelated"])
    rest = find_inputs([path for path in paths if path != "-"], named=not asked["skip_unrelated"])
    stdin = Input(asked["stdin_filename"], data=sys.stdin.buffer.read())
    return Inputs((stdin, *rest.files), rest.unmatched)


def write_files(result: Result, asked: Mapping[str, Any]) -> bool:
    """Write every `--output-FORMAT FILE`; a sentence on standard error for each that cannot be written."""
    done = True
    for name in FILE_FORMATS:
        target = asked[f"output_{name}"]
        if target and name != "docx":
            done &= write(Path(target), rendered(result, name, asked))
    return done


def write(target: Path, content: str | bytes) -> bool:
    """Write a file whole; False, with the reason said, if that cannot be done."""
    data = content.encode("utf-8", "replace") if isinstance(content, str) else content
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    except OSError as trouble:
        sys.stderr.write(f"写不了文件 {target}:{trouble.strerror};请换一个位置。\n")
        return False
    return True


def rendered(result: Result, format_name: str, asked: Mapping[str, Any], *, colour: bool = False) -> str | bytes:
    """The result in a format, as the options ask for it."""
    detail: Detail = "quiet" if asked["quiet"] else "verbose" if asked["verbose"] else "normal"
    width = _width() if format_name == "terminal" else 100
    return render(
        result,
        format_name,
        View(lang=asked["lang"], width=width, colour=colour, detail=detail, statistics=asked["statistics"]),
    )


def show(result: Result, asked: Mapping[str, Any]) -> None:
    """The result on standard output."""
    colour = asked["format_"] == "terminal" and wants_colour(asked["color"])
    content = rendered(result, asked["format_"], asked, colour=colour)
    text = content if isinstance(content, str) else content.decode("utf-8", "replace")
    if asked["format_"] == "terminal":
        sys.stdout.write(encodable(text, sys.stdout.encoding or "utf-8"))
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    sys.stdout.flush()


def wants_colour(asked: str) -> bool:
    """Whether to colour: as asked, else only on a terminal that has not been told NO_COLOR."""
    if asked != "auto":
        return asked == "always"
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _width() -> int:
    return min(shutil.get_terminal_size((80, 24)).columns, 120)
