"""The group of commands, loaded one at a time, with `check` as the default."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from gik_lint import __version__
from gik_lint.cli import exit_codes
from gik_lint.cli.mistakes import HelpPage, said

COMMANDS = {
    "check": "检查年度报告草稿（默认命令）",
    "explain": "说明一条规则：查什么、为什么、依据、例子、怎么改",
    "rules": "列出、校验、测试规则",
    "extract": "显示从草稿中读出的内容",
    "baseline": "记下现有问题，以后只报新的",
    "new": "生成一份空白草稿",
    "init": "在本文件夹生成配置文件",
}


class Program(click.Group):
    """A group whose commands live in modules of the same name; a first word that is none means `check`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, in the order a user meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of the command asked for."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"gik_lint.cli.{cmd_name}"), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands without importing any of them."""
        with formatter.section("命令"):
            formatter.write_dl(list(COMMANDS.items()))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """`gik-lint draft.docx` is `gik-lint check draft.docx`."""
        if args and args[0] not in COMMANDS and args[0] not in ("--help", "--version"):
            _refuse_slip_of_the_pen(args[0], ctx)
            args = ["check", *args]
        return super().parse_args(ctx, args)


@click.command(cls=Program, no_args_is_help=True, context_settings={"max_content_width": 100})
@click.version_option(__version__, prog_name="gik-lint", message="%(prog)s %(version)s")
def program() -> None:
    """政府信息公开工作年度报告检查工具：公布之前，找出漏报的内容、对不上的数字和写错的地方。"""


def run(arguments: Sequence[str]) -> int:
    """Run the program and give its exit code; a fault of the program itself is one line and 70."""
    _survive_old_consoles()
    click.Context.formatter_class = HelpPage
    try:
        code = program.main(list(arguments), prog_name="gik-lint", standalone_mode=False)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as mistake:
        sys.stderr.write(said(mistake))
        return exit_codes.USAGE
    except (KeyboardInterrupt, click.Abort):
        sys.stderr.write("已中断。\n")
        return 130
    except (BrokenPipeError, SystemExit):  # the reader has seen enough; rich ends the program itself then
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - nothing is left to be flushed
        return exit_codes.CLEAN
    except Exception as fault:  # noqa: BLE001 - the contract: one line, no traceback
        if "--debug" in arguments:
            import traceback

            traceback.print_exc()
        sys.stderr.write(f"gik-lint 自身出错（{type(fault).__name__}），没有得出结果；请加 --debug 重跑并反馈。\n")
        return exit_codes.FAULT
    return code if isinstance(code, int) else exit_codes.CLEAN


def _refuse_slip_of_the_pen(word: str, ctx: click.Context) -> None:
    """A first word that is no file and nearly a command was meant as one."""
    if not word.isalpha() or os.path.lexists(word):
        return
    from difflib import get_close_matches

    if near := get_close_matches(word, COMMANDS, n=1, cutoff=0.7):
        raise click.UsageError(f"没有 {word} 这个命令，也没有这个文件，是不是 {near[0]}？", ctx)


def _survive_old_consoles() -> None:
    """A console of code page 936, or none at all, must not end the run with an encoding error."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
