"""What the program says of itself: commands, settings, formats, JSON."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from typing import Any

import click
from click.testing import CliRunner

from gik_lint.cli.options import CHANGE, GATE, RUN, SHOW, WHAT, Decorator, options
from gik_lint.cli.program import COMMANDS, program
from gik_lint.config.schema import NOT_FOUND_IN_FOLDERS, Configuration, Override
from gik_lint.config.settings import Settings
from gik_lint.readers.open import FORMATS
from tools.manual.examples import DRAFTS, result_of
from tools.manual.markdown import block, page, plain, table

_GROUPS = {"查什么": WHAT, "怎样算不通过": GATE, "怎样显示": SHOW, "改稿": CHANGE, "运行": RUN}
_KEYS = {
    "extends": "在另一个配置文件的基础上改：写它的路径（从本文件算起）",
    "packs": "另加的规则包",
    "severities": "给规则另定级别：规则名 → error、warning 或 info",
    "overrides": "给路径符合 paths 的草稿另定设置",
    "cache": "是否用结果缓存",
    "paths": "哪些草稿，从本文件所在的文件夹算起，可用 * 和 ?",
}


def pages() -> dict[str, str]:
    """File name → page."""
    return {"docs/reference/cli.md": _cli()}


def _cli() -> str:
    parts = [
        "# 命令行",
        "`gik-lint 草稿.docx` 就是 `gik-lint check 草稿.docx`。返回码见[看懂结果](../看懂结果.md#返回码)。",
    ]
    context = click.Context(program, info_name="gik-lint")
    for name, title in COMMANDS.items():
        command = _command(name)
        if command is None:
            continue
        parts += [f"## {name}", f"{title}。", *_usage(command, context, name)]
        if isinstance(command, click.Group):
            inner = click.Context(command, context, info_name=name)
            for sub in command.list_commands(inner):
                found = command.get_command(inner, sub)
                if found is not None:
                    parts += [f"### {name} {sub}", plain(found.get_short_help_str(200)), *_usage(found, inner, sub)]
    return page(*parts)


def _command(name: str) -> click.Command | None:
    """The command; None if it is not there yet."""
    try:
        command: click.Command = getattr(import_module(f"gik_lint.cli.{name}"), name)
    except ModuleNotFoundError:
        return None
    return command


def _usage(command: click.Command, parent: click.Context, name: str) -> Iterator[str]:
    context = click.Context(command, parent, info_name=name)
    yield block(f"{context.command_path} {' '.join(command.collect_usage_pieces(context))}", "text")
    given = [one for one in command.params if isinstance(one, click.Option) and not one.hidden]
    if name == "check":
        grouped: set[str] = set()
        for title, group in _GROUPS.items():
            names = _names(group)
            grouped |= names
            yield f"**{title}**\n\n{_options((one for one in given if one.name in names), context)}"
        given = [one for one in given if one.name not in grouped]
    if given:
        yield _options(given, context)


def _names(group: tuple[Decorator, ...]) -> set[str]:
    """The names of the options in a group, as click puts them on a function."""
    decorated = options(group)(lambda: None)
    params: list[click.Option] = decorated.__click_params__  # type: ignore[attr-defined]
    return {one.name for one in params if one.name}


def _options(given: Iterable[click.Option], context: click.Context) -> str:
    return table(("选项", "含义"), (_option(one, context) for one in given))


def _option(option: click.Option, context: click.Context) -> tuple[str, str]:
    value = "" if option.is_flag else " " + option.make_metavar(context)
    names = "、".join(f"`{name}`" for name in (*option.opts, *option.secondary_opts))
    return names + (f" `{value.strip()}`".replace("|", "\\|") if value else ""), plain(option.help or "")


def _settings() -> str:
    """Every key of a configuration file, what it means and what holds without it."""
    command = _command("check")
    options_of = command.params if command else ()
    helps = {one.name: one.help or "" for one in options_of if isinstance(one, click.Option)}
    rows = []
    for field, key in zip(Configuration.__struct_fields__, Configuration.__struct_encode_fields__, strict=True):
        meaning = _KEYS.get(field) or helps[field]
        note = "；随草稿找到的配置文件不能写" if key in NOT_FOUND_IN_FOLDERS else ""
        rows.append((f"`{key}`", plain(meaning) + note, _default(field)))
    within = "、".join(f"`{key}`" for key in Override.__struct_encode_fields__)
    return table(("键", "含义", "不写时"), rows) + f"\n\n`overrides` 的每一项可以写：{within}。"


def _default(field: str) -> str:
    if field not in Settings.__struct_fields__:
        return "无"
    value: Any = getattr(Settings(), field)
    if isinstance(value, bool):
        return "`true`" if value else "`false`"
    return "无" if value in ((), {}, None) else f"`{value:.12g}`" if isinstance(value, float) else f"`{value}`"


def _files() -> str:
    """What can be read, and what must be saved as something else first."""
    read = [
        (one.title, "、".join(f"`{extension}`" for extension in one.extensions))
        for one in FORMATS.values()
        if one.reader
    ]
    rest = [one for one in FORMATS.values() if not one.reader]
    said = table(("文件", "扩展名"), read)
    if rest:
        names = "、".join(f"{one.title}（{'、'.join(one.extensions)}）" for one in rest)
        said += f"\n\n还不能读的：{names}。请先转为 Word 或 PDF 文件。"
    return said


def _json_example() -> str:
    """One finding and the frame around it, out of a real run."""
    whole = json.loads(json_of(DRAFTS[-1]))
    report = whole["reports"][0]
    report["findings"] = report["findings"][1:2]
    report["rules"] = [one for one in report["rules"] if one["outcome"] == "failed"][:1]
    return block(json.dumps(whole, ensure_ascii=False, indent=2), "json")


def json_of(name: str) -> str:
    """What `--format json` prints of an example draft."""
    from gik_lint.reporters import render

    return str(render(result_of(name), "json"))


def _cli_help() -> str:
    """`gik-lint --help` as it stands."""
    return block(CliRunner().invoke(program, ["--help"], prog_name="gik-lint").output)


PASSAGES: Mapping[str, Callable[[], str]] = {
    "设置": _settings,
    "文件": _files,
    "json": _json_example,
    "帮助": _cli_help,
}
