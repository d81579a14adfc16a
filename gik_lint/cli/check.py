"""`gik-lint check`: lint drafts, show what was found, say by the exit code what it means."""

import os
import sys
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click
import msgspec
from msgspec import structs

from gik_lint import baseline, suppressions
from gik_lint.baseline import BaselineError
from gik_lint.cli import exit_codes, verdicts
from gik_lint.cli.changes import fix, say
from gik_lint.cli.options import CHANGE, GATE, RUN, SHOW, WHAT, options
from gik_lint.cli.outputs import open_page, show, write_files
from gik_lint.cli.progress import watched
from gik_lint.config.load import ConfigurationError
from gik_lint.config.resolve import Resolver
from gik_lint.config.settings import Settings
from gik_lint.config.sidecars import read_baseline, read_suppressions
from gik_lint.inputs import Input, Inputs, find_inputs
from gik_lint.linter import Linter, gather
from gik_lint.packs.faults import PackFaults
from gik_lint.packs.select import UnknownNameError
from gik_lint.recipe import Recipe
from gik_lint.result import ReportResult, Result
from gik_lint.suppressions import SuppressionsError

MANY = 100
"""From more drafts than this on, outputs show what was found and not the drafts themselves."""


@click.command(short_help="检查年度报告草稿")
@click.argument("paths", nargs=-1, metavar="PATH…")
@options(WHAT, GATE, SHOW, CHANGE, RUN)
def check(paths: tuple[str, ...], **asked: Any) -> int:
    """检查年度报告草稿：文件、文件夹、通配符，或 - 表示标准输入。"""
    if not paths:
        raise click.UsageError("请给出要检查的文件或文件夹，例如：gik-lint check 草稿.docx")
    try:
        recipe = recipe_of(asked)
        resolver = recipe.resolver()
        settings = resolver.settings()
        linter = recipe.linter(resolver)
        inputs = inputs_of(paths, asked)
        for source in inputs.files:
            linter.rules(source.path)
        if asked["show_settings"]:
            return show_settings(resolver, inputs)
        result = withheld(checked(recipe, linter, inputs, asked), settings, resolver, asked)
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
    code = verdicts.exit_code(
        result,
        allow_incomplete=settings.allow_incomplete,
        exit_zero=asked["exit_zero"],
        skip_unrelated=asked["skip_unrelated"],
    )
    return code if written else max(code, exit_codes.USAGE)


def recipe_of(asked: Mapping[str, Any]) -> Recipe:
    """What the linter is made of, from the options of the command line."""
    single: tuple[str, ...] = ("year", "body", "kind", "tier", "published", "min_severity", "min_confidence")
    single += ("profile", "fail_on", "baseline", "allow_incomplete", "max_bytes", "max_seconds", "jobs")
    given: dict[str, Any] = {name: asked.get(name) for name in single}
    given |= {name: names(asked.get(name, ())) for name in ("select", "ignore", "extend_select")}
    given |= {"packs": asked["packs"], "cache": False if asked["no_cache"] else None}
    given["suppressions"] = "" if asked.get("no_suppressions") else asked.get("suppressions")
    today = date.today()  # noqa: DTZ011 - the day of the user's own calendar
    return Recipe(given, today, asked["config"], asked["no_config"], asked["debug"])


def checked(recipe: Recipe, linter: Linter, inputs: Inputs, asked: Mapping[str, Any]) -> Result:
    """Check the drafts: in turn or on several processes, from the cache where nothing must be redrawn."""
    settings = linter.settings_of("")
    jobs = settings.jobs or os.cpu_count() or 1
    whole = redraws(asked, len(inputs.files))
    made: Iterable[ReportResult]
    if jobs > 1 and len(inputs.files) > 1:
        from gik_lint.parallel import check_all

        made = check_all(recipe, inputs.files, jobs, whole=whole)
    elif whole or not settings.cache:
        made = map(linter.check if whole else linter.check_lean, inputs.files)
    else:
        from gik_lint import cache

        made = (cache.check(linter, source) for source in inputs.files)
    return gather(linter, inputs, watched(made, len(inputs.files), quiet=asked["quiet"]))


def redraws(asked: Mapping[str, Any], count: int) -> bool:
    """Whether an output shows the drafts themselves; of very many only what was found is kept."""
    changes = asked["fix"] or asked["diff"] or asked["unsafe_fixes"] or asked["output_docx"]
    pages = asked["format_"] == "html" or asked["output_html"] or asked["open_"]
    if changes or (pages and count <= MANY):
        return True
    return (asked["format_"] == "terminal" or bool(asked["output_terminal"])) and count <= MANY


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


def change(result: Result, inputs: Inputs, asked: Mapping[str, Any]) -> bool:
    """Make or show the fixes the options ask for."""
    if not (asked["fix"] or asked["diff"] or asked["unsafe_fixes"]):
        return True
    checked = {one.path: one for one in result.reports if one.report}
    made = [fix(source, checked[source.path], asked) for source in inputs.files if source.path in checked]
    return all(made)
