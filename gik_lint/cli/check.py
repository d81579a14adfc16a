"""`gik-lint check`: lint drafts, show what was found, say by the exit code what it means."""

import sys
from collections.abc import Mapping
from functools import partial
from typing import Any

import click

from gik_lint import (
    BaselineError,
    Checker,
    ConfigurationError,
    Inputs,
    Keep,
    PackFaults,
    Result,
    SuppressionsError,
    UnknownNameError,
)
from gik_lint.cli import exit_codes, verdicts
from gik_lint.cli.asked import checker_of, inputs_of
from gik_lint.cli.options import CHANGE, GATE, RUN, SHOW, WHAT, options
from gik_lint.cli.outputs import open_page, show, write_files
from gik_lint.cli.progress import watched
from gik_lint.cli.saying import say

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
        checker = checker_of(asked)
        inputs = inputs_of(paths, asked)
        if asked["show_settings"]:
            return show_settings(checker, inputs)
        watch = partial(watched, count=len(inputs.files), quiet=asked["quiet"])
        result = checker.check(inputs, keep=kept(asked, len(inputs.files)), watch=watch)
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
        allow_incomplete=checker.settings().allow_incomplete,
        exit_zero=asked["exit_zero"],
        skip_unrelated=asked["skip_unrelated"],
    )
    return code if written else max(code, exit_codes.USAGE)


def kept(asked: Mapping[str, Any], count: int) -> Keep:
    """What the outputs need beside the findings; of very many drafts not the drafts themselves."""
    changes = asked["fix"] or asked["diff"] or asked["unsafe_fixes"] or asked["output_docx"]
    pages = asked["format_"] == "html" or asked["output_html"] or asked["open_"]
    if changes or (pages and count <= MANY):
        return "report"
    shown = {"terminal", "markdown", "html"}
    return "illustrations" if asked["format_"] in shown or any(asked[f"output_{one}"] for one in shown) else "findings"


def show_settings(checker: Checker, inputs: Inputs) -> int:
    """Print the settings in force and where they come from, for the run and for each draft that differs."""
    import msgspec

    lines: list[str] = []
    common = checker.settings()
    for path in ("", *(source.path for source in inputs.files)):
        checker.rules(path)  # names that there are not are told here too
        settings = checker.settings(path)
        if path and settings == common:
            continue
        lines.append(f"# {path or '整个运行'}（配置文件：{checker.configuration(path) or '无'}）")
        values = msgspec.to_builtins(settings)
        lines += [f"{name}: {msgspec.json.encode(value).decode()}" for name, value in values.items()]
    sys.stdout.write("\n".join(lines) + "\n")
    return exit_codes.CLEAN


def change(result: Result, inputs: Inputs, asked: Mapping[str, Any]) -> bool:
    """Make or show the fixes the options ask for."""
    if not (asked["fix"] or asked["diff"] or asked["unsafe_fixes"]):
        return True
    from gik_lint.cli.changes import fix

    checked = {one.path: one for one in result.reports if one.report}
    made = [fix(source, checked[source.path], asked) for source in inputs.files if source.path in checked]
    return all(made)
