"""`gik-lint check`: lint drafts, show what was found, say by the exit code what it means."""

import os
import shutil
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click
import msgspec
from msgspec import structs

from gik_lint import baseline, suppressions
from gik_lint.baseline import BaselineError
from gik_lint.cli import exit_codes, verdicts
from gik_lint.cli.changes import fix, review_copy, say
from gik_lint.cli.files import write
from gik_lint.cli.options import CHANGE, FILE_FORMATS, GATE, RUN, SHOW, WHAT, options
from gik_lint.config.load import ConfigurationError
from gik_lint.config.resolve import Resolver
from gik_lint.config.settings import Settings
from gik_lint.config.sidecars import read_baseline, read_suppressions
from gik_lint.inputs import Input, Inputs, find_inputs
from gik_lint.linter import Linter, lint
from gik_lint.packs.compiled import load_packs
from gik_lint.packs.faults import PackFaults
from gik_lint.packs.select import UnknownNameError
from gik_lint.reporters import Detail, View, encodable, render
from gik_lint.result import Result
from gik_lint.suppressions import SuppressionsError


@click.command(short_help="检查年度报告草稿")
@click.argument("paths", nargs=-1, metavar="PATH…")
@options(WHAT, GATE, SHOW, CHANGE, RUN)
def check(paths: tuple[str, ...], **asked: Any) -> int:
    """检查年度报告草稿：文件、文件夹、通配符，或 - 表示标准输入。"""
    if not paths:
        raise click.UsageError("请给出要检查的文件或文件夹，例如：gik-lint check 草稿.docx")
    try:
        resolver = resolver_of(asked)
        settings = resolver.settings()
        linter = Linter(load_packs(settings.packs), resolver.settings, date.today(), debug=asked["debug"])  # noqa: DTZ011
        inputs = inputs_of(paths, asked)
        for source in inputs.files:
            linter.rules(source.path)
        if asked["show_settings"]:
            return show_settings(resolver, inputs)
        result = withheld(lint(linter, inputs), settings, resolver, asked)
    except (PackFaults, ConfigurationError, BaselineError, SuppressionsError) as faults:
        say(str(faults))
        return exit_codes.USAGE
    except UnknownNameError as unknown:
        raise click.UsageError(str(unknown)) from unknown
    written = write_files(result, inputs, asked) and change(result, inputs, asked)
    if not (asked["diff"] or (asked["fix"] and inputs.files and inputs.files[0].data is not None)):
        show(result, asked)
    if asked["open_"]:
        open_page(result, asked)
    code = verdicts.exit_code(result, allow_incomplete=settings.allow_incomplete, exit_zero=asked["exit_zero"])
    return code if written else max(code, exit_codes.USAGE)


def resolver_of(asked: Mapping[str, Any]) -> Resolver:
    """Where the settings come from: the command line, and the configuration files it allows."""
    single: tuple[str, ...] = (
        "year",
        "body",
        "kind",
        "tier",
        "published",
        "min_severity",
        "min_confidence",
        "profile",
        "fail_on",
    )
    single += ("baseline", "allow_incomplete", "max_bytes", "max_seconds", "jobs", "suppressions")
    given: dict[str, Any] = {name: asked.get(name) for name in single}
    given |= {name: names(asked.get(name, ())) for name in ("select", "ignore", "extend_select")}
    given |= {"packs": asked["packs"], "cache": False if asked["no_cache"] else None}
    if asked.get("no_suppressions"):
        given["suppressions"] = ""
    return Resolver(given, asked["config"], off=asked["no_config"])


def withheld(result: Result, settings: Settings, resolver: Resolver, asked: Mapping[str, Any]) -> Result:
    """The result with suppressions and the baseline applied, and what the verdict must say of them."""
    reports, notices = result.reports, resolver.notices()
    if settings.suppressions and not asked["no_suppressions"]:
        entries = read_suppressions(Path(settings.suppressions))
        reports, more = suppressions.applied(reports, entries, date.today())  # noqa: DTZ011
        notices += more
    if settings.baseline:
        known = read_baseline(Path(settings.baseline))
        reports = tuple(baseline.applied(one, known) for one in reports)
    return structs.replace(result, reports=reports, notices=notices)


def show_settings(resolver: Resolver, inputs: Inputs) -> int:
    """Print the settings in force and where they come from, for the run and for each draft that differs."""
    lines: list[str] = []
    common = resolver.settings()
    for path in ("", *(source.path for source in inputs.files)):
        settings, loaded = resolver.settings(path), resolver.loaded(path)
        if path and settings == common:
            continue
        lines.append(f"# {path or '整个运行'}（配置文件：{loaded.file if loaded else '无'}）")
        values = msgspec.to_builtins(settings)
        lines += [f"{name}: {msgspec.json.encode(value).decode()}" for name, value in values.items()]
    sys.stdout.write("\n".join(lines) + "\n")
    return exit_codes.CLEAN


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


def write_files(result: Result, inputs: Inputs, asked: Mapping[str, Any]) -> bool:
    """Write every `--output-FORMAT FILE`; a sentence on standard error for each that cannot be written."""
    drafts = {Path(source.path).resolve() for source in inputs.files if source.data is None}
    done = True
    for name in FILE_FORMATS:
        target = asked[f"output_{name}"]
        if not target:
            continue
        if Path(target).resolve() in drafts:
            sys.stderr.write(f"{target} 是要检查的草稿，不能覆盖，请换一个文件名。\n")
            done = False
        elif name == "docx":
            done &= write_copies(result, inputs, Path(target), view_of("docx", asked))
        else:
            done &= write(Path(target), rendered(result, name, asked))
    return done


def write_copies(result: Result, inputs: Inputs, target: Path, view: View) -> bool:
    """The review copy of the one Word draft as `target`; of several, in the folder `target`."""
    checked = {one.path: one for one in result.reports if one.report}
    drafts = [source for source in inputs.files if source.path in checked]
    if len(drafts) == 1:
        return review_copy(drafts[0], checked[drafts[0].path], target, view)
    written = [review_copy(one, checked[one.path], target / Path(one.path).name, view) for one in drafts]
    return all(written)


def change(result: Result, inputs: Inputs, asked: Mapping[str, Any]) -> bool:
    """Make or show the fixes the options ask for."""
    if not (asked["fix"] or asked["diff"] or asked["unsafe_fixes"]):
        return True
    checked = {one.path: one for one in result.reports if one.report}
    made = [fix(source, checked[source.path], asked) for source in inputs.files if source.path in checked]
    return all(made)


def open_page(result: Result, asked: Mapping[str, Any]) -> None:
    """The HTML report in the browser, from a file of its own in the folder for temporary files."""
    import tempfile
    import webbrowser

    with tempfile.NamedTemporaryFile("wb", prefix="gik-lint-", suffix=".html", delete=False) as page:
        content = rendered(result, "html", asked)
        page.write(content.encode("utf-8", "replace") if isinstance(content, str) else content)
    webbrowser.open(Path(page.name).as_uri())


def rendered(result: Result, format_name: str, asked: Mapping[str, Any], *, colour: bool = False) -> str | bytes:
    """The result in a format, as the options ask for it."""
    return render(result, format_name, view_of(format_name, asked, colour=colour))


def view_of(format_name: str, asked: Mapping[str, Any], *, colour: bool = False) -> View:
    """How the options ask a result to be shown."""
    detail: Detail = "quiet" if asked["quiet"] else "verbose" if asked["verbose"] else "normal"
    width = _width() if format_name == "terminal" else 100
    return View(lang=asked["lang"], width=width, colour=colour, detail=detail, statistics=asked["statistics"])


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
