"""Wrong usage and help pages in Chinese: what click says in English of its own accord, said for our users."""

from typing import Any

import click

_HEADINGS = {"Options": "选项", "Commands": "命令", "Usage": "用法"}
_HELP = {
    "Show this message and exit.": "显示这份说明",
    "Show the version and exit.": "显示版本",
    "INTEGER RANGE": "整数",
    "INTEGER": "整数",
    "FLOAT RANGE": "数字",
    " TEXT": " 文字",
    "[default: ": "[默认：",
    "[required]": "[必填]",
    "; required]": "；必填]",
}
_NO_ARGUMENTS: Any = getattr(click.exceptions, "NoArgsIsHelpError", ())  # click before 8.2 has none


class HelpPage(click.HelpFormatter):
    """A help page whose fixed words are Chinese."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line that shows how the command is written."""
        super().write_usage(prog, args, prefix or "用法：")

    def write_heading(self, heading: str) -> None:
        """The heading of a part of the page."""
        self.write(f"{'':>{self.current_indent}}{_HEADINGS.get(heading, heading)}：\n")

    def write_dl(self, rows: list[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:  # type: ignore[override]
        """A list of options or commands with what they do."""
        super().write_dl([(_translated(name), _translated(what)) for name, what in rows], col_max, col_spacing)


def said(mistake: click.ClickException) -> str:
    """What is wrong with a command line, and where the right way to write it stands."""
    from gik_lint import clean

    if isinstance(mistake, _NO_ARGUMENTS):
        return f"{mistake.message}\n"
    context = mistake.ctx if isinstance(mistake, click.UsageError) else None
    where = f"\n用 {context.command_path} --help 查看用法。" if context else ""
    return clean(f"错误：{_sentence(mistake)}{where}\n")


def _sentence(mistake: click.ClickException) -> str:
    match mistake:
        case click.NoSuchOption():
            near = "、".join(sorted(mistake.possibilities or ()))
            sentence = f"没有 {mistake.option_name} 这个选项" + (f"，是不是 {near}？" if near else "。")
        case click.BadOptionUsage():
            after = "要写一个值" if "requires" in mistake.message else "不用写值"
            sentence = f"选项 {mistake.option_name} 后面{after}。"
        case click.MissingParameter():
            sentence = f"没有写 {_named(mistake)}。"
        case click.BadParameter():
            sentence = f"{_named(mistake)}：{_wrong(mistake)}。"
        case click.UsageError() if mistake.message.startswith("No such command"):
            sentence = f"没有这个子命令，可用的有：{'、'.join(_commands(mistake.ctx))}。"
        case click.UsageError() if mistake.message.startswith("Got unexpected extra argument"):
            sentence = f"多写了：{mistake.message.partition('(')[2].rstrip(').')}"
        case _:
            sentence = mistake.message
    return sentence


def _commands(context: click.Context | None) -> list[str]:
    group = context.command if context else None
    return group.list_commands(context) if isinstance(group, click.Group) and context else []


def _named(mistake: click.BadParameter) -> str:
    if mistake.param is None:
        return str(mistake.param_hint or "参数")
    return mistake.param.opts[0] if isinstance(mistake.param, click.Option) else (mistake.param.metavar or "参数")


def _wrong(mistake: click.BadParameter) -> str:
    """What is wrong with a value: our own words, or what click says it is not (`'x' is not one of …`)."""
    if any("一" <= letter <= "鿿" for letter in mistake.message.partition(" is not ")[2] or mistake.message):
        return mistake.message
    written = mistake.message.partition(" is not ")[0].strip("'")
    return f"{written} 不对，{_allowed(mistake.param)}"


def _allowed(param: click.Parameter | None) -> str:
    """What may be written for a parameter."""
    match param.type if param else None:
        case click.Choice(choices=choices):
            return f"可以写：{'、'.join(map(str, choices))}"
        case click.IntRange(min=least, max=most) | click.FloatRange(min=least, max=most):
            low, high = (f"不小于 {least}" if least is not None else ""), (f"不大于 {most}" if most is not None else "")
            return f"请写{'、'.join(filter(None, (low, high)))} 的数"
    return "请看用法"


def _translated(text: str) -> str:
    for english, chinese in _HELP.items():
        text = text.replace(english, chinese)
    return text
