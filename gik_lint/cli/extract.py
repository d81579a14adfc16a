"""`gik-lint extract`: show what was understood of a draft."""

import sys
from pathlib import Path
from typing import Any

import click

from gik_lint import ConfigurationError, Input, NoReportError, PackFaults, UnreadableError, encodable
from gik_lint.cli import exit_codes
from gik_lint.cli.asked import checker_of, standard_input
from gik_lint.cli.files import write
from gik_lint.cli.options import RUN, WHAT, options
from gik_lint.cli.saying import say


@click.command(short_help="显示从草稿中读出的内容")
@click.argument("path", metavar="PATH")
@click.option("--format", "format_", type=click.Choice(("text", "json", "csv", "xlsx")), default="text", help="格式")
@click.option("-o", "--output", metavar="FILE", help="写入文件")
@options(WHAT[:6], RUN)
def extract(path: str, format_: Any, output: str | None, **asked: Any) -> int:
    """显示从草稿中读出的机关、年度、标题层次、官方表格的每一格和文中的数字。"""
    from gik_lint import render_extract

    source = standard_input(asked) if path == "-" else Input(path)
    try:
        report = checker_of(asked).understand(source)
    except (PackFaults, ConfigurationError) as faults:
        say(str(faults))
        return exit_codes.USAGE
    except (UnreadableError, NoReportError) as trouble:
        say(f"{path}：{trouble}")
        return exit_codes.INCOMPLETE
    content = render_extract(report, format_, source.path)
    if output:
        return exit_codes.CLEAN if write(Path(output), content) else exit_codes.USAGE
    if isinstance(content, bytes):
        raise click.UsageError("xlsx 是二进制文件，请用 -o 指定文件名")
    if format_ == "text":
        sys.stdout.write(encodable(content, sys.stdout.encoding or "utf-8"))
    else:
        sys.stdout.buffer.write(content.encode("utf-8", "replace"))
    return exit_codes.CLEAN
