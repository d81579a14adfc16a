"""`gik-lint baseline`: accept today's findings, see what changed since, drop what is resolved."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from gik_lint import (
    Baseline,
    BaselineError,
    ConfigurationError,
    PackFaults,
    ReportResult,
    UnknownNameError,
    clean,
    read_baseline,
)
from gik_lint.cli import exit_codes
from gik_lint.cli.asked import checker_of, inputs_of
from gik_lint.cli.files import write
from gik_lint.cli.options import RUN, WHAT, options
from gik_lint.cli.saying import say

DEFAULT = "gik-lint-baseline.json"
_file = click.option("--baseline", "-o", "file", default=DEFAULT, show_default=True, metavar="FILE", help="基线文件")
_paths = click.argument("paths", nargs=-1, required=True, metavar="PATH…")


@click.group(short_help="记下现有问题，以后只报新的")
def baseline() -> None:
    """基线：把现有的问题记下来，以后检查时只算新出现的。"""


@baseline.command(name="write", short_help="记下现有的全部问题")
@_paths
@_file
@options(WHAT, RUN)
def write_(paths: tuple[str, ...], file: str, **asked: Any) -> int:
    """检查这些草稿，把现有的全部问题写入基线文件。"""
    reports = _checked(paths, asked)
    if reports is None:
        return exit_codes.USAGE
    if not write(Path(file), (accepted := Baseline.of(reports)).written()):
        return exit_codes.USAGE
    say(f"已把 {len(accepted.reports)} 份草稿的 {accepted.size} 项问题写入 {file}")
    return _code(reports)


@baseline.command(short_help="删去已经解决的")
@_paths
@_file
@options(WHAT, RUN)
def prune(paths: tuple[str, ...], file: str, **asked: Any) -> int:
    """检查这些草稿，从基线文件中删去已经解决的问题。"""
    reports, before = _checked(paths, asked), _baseline(file)
    if reports is None or before is None:
        return exit_codes.USAGE
    after = before.pruned(reports)
    if not write(Path(file), after.written()):
        return exit_codes.USAGE
    say(f"删去 {before.size - after.size} 项，基线中还有 {after.size} 项")
    return _code(reports)


@baseline.command(short_help="与基线比较")
@_paths
@_file
@options(WHAT, RUN)
def show(paths: tuple[str, ...], file: str, **asked: Any) -> int:
    """检查这些草稿，说明哪些问题是新的、哪些已知、哪些已经解决。"""
    reports, before = _checked(paths, asked), _baseline(file)
    if reports is None or before is None:
        return exit_codes.USAGE
    for report in reports:
        changed = before.difference(report)
        counts = f"新增 {changed.new}，已知 {changed.known}，已解决 {len(changed.resolved)}"
        click.echo(clean(f"{report.path}：{counts}"))
        for one in changed.resolved:
            click.echo(clean(f"  已解决 [{one.rule}] {one.message}"))
    return _code(reports)


def _checked(paths: tuple[str, ...], asked: dict[str, Any]) -> Sequence[ReportResult] | None:
    try:
        checker = checker_of(asked, baseline="", suppressions="")  # a baseline is made of everything there is
        return checker.check(inputs_of(paths, asked), keep="findings").reports
    except (PackFaults, ConfigurationError, UnknownNameError) as faults:
        say(str(faults))
        return None


def _baseline(file: str) -> Baseline | None:
    try:
        return read_baseline(Path(file))
    except BaselineError as trouble:
        say(str(trouble))
        return None


def _code(reports: Sequence[ReportResult]) -> int:
    missing = [one for one in reports if one.status == "not-checked"]
    for one in missing:
        say(f"{one.path}：未检查：{one.error}")
    if not reports:
        say("什么都没有检查：没有找到年度报告，请检查路径")
    return exit_codes.INCOMPLETE if missing or not reports else exit_codes.CLEAN
