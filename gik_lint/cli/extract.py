"""`gik-lint extract`: show what was understood of a draft."""

import sys
from pathlib import Path
from typing import Any

import click

from gik_lint.cli import exit_codes
from gik_lint.cli.changes import say
from gik_lint.cli.check import recipe_of
from gik_lint.cli.files import write
from gik_lint.cli.options import RUN, WHAT, options
from gik_lint.config.load import ConfigurationError
from gik_lint.inputs import Input
from gik_lint.linter import NoReportError
from gik_lint.packs.faults import PackFaults
from gik_lint.readers.errors import UnreadableError
from gik_lint.reporters import encodable


@click.command(short_help="显示从草稿中读出的内容")
@click.argument("path", metavar="PATH")
@click.option("--format", "format_", type=click.Choice(("text", "json", "csv", "xlsx")), default="text", help="格式")
@click.option("-o", "--output", metavar="FILE", help="写入文件")
@options(WHAT[:6], RUN)
def extract(path: str, format_: str, output: str | None, **asked: Any) -> int:
    """显示从草稿中读出的机关、年度、标题层次、官方表格的每一格和文中的数字。"""
    from gik_lint.reporters import extract as shown

    try:
        linter = recipe_of(asked).linter()
        source = Input(asked["stdin_filename"], data=sys.stdin.buffer.read()) if path == "-" else Input(path)
        report = linter.understand(source)
    except (PackFaults, ConfigurationError) as faults:
        say(str(faults))
        return exit_codes.USAGE
    except (UnreadableError, NoReportError) as trouble:
        say(f"{path}：{trouble}")
        return exit_codes.INCOMPLETE
    content: str | bytes
    match format_:
        case "json":
            content = shown.as_json(report, source.path)
        case "csv":
            content = shown.as_csv(report)
        case "xlsx":
            from gik_lint.reporters.sheet import workbook

            content = workbook({"官方表格": shown.rows(report)})
        case _:
            content = shown.as_text(report, source.path)
    if output:
        return exit_codes.CLEAN if write(Path(output), content) else exit_codes.USAGE
    if isinstance(content, bytes):
        raise click.UsageError("xlsx 是二进制文件，请用 -o 指定文件名")
    if format_ == "text":
        sys.stdout.write(encodable(content, sys.stdout.encoding or "utf-8"))
    else:
        sys.stdout.buffer.write(content.encode("utf-8", "replace"))
    return exit_codes.CLEAN
