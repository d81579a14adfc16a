"""The options of `check`, in the groups in which the manual lists them."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import click

FORMATS = ("terminal", "html", "json", "sarif", "junit", "github", "gitlab", "markdown")
FILE_FORMATS = (*FORMATS, "docx", "xlsx")
_SAVED = {
    "terminal": "屏幕上的结果（文本）",
    "html": "网页",
    "docx": "带批注的 Word 副本（多份草稿时写文件夹）",
    "xlsx": "整改清单（Excel）",
}
KINDS = ("government", "office", "department", "township", "subdistrict", "committee", "authorised")
TIERS = ("national", "province", "prefecture", "county", "township")
SEVERITIES = ("error", "warning", "info")

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class Day(click.ParamType):  # type: ignore[type-arg]  # generic only in newer click
    """A date: 2025-01-28 or 2025年1月28日."""

    name = "日期"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date, or a usage error that shows how to write one."""
        if isinstance(value, date):
            return value
        for form in ("%Y-%m-%d", "%Y年%m月%d日", "%Y/%m/%d", "%Y.%m.%d"):
            try:
                return datetime.strptime(value, form).date()  # noqa: DTZ007 - a day has no time zone
            except ValueError:
                continue
        return self.fail(f"看不懂日期「{value}」，请写成 2025-01-28 的样子", param, ctx)


def _option(*names: str, **settings: Any) -> Decorator:
    return click.option(*names, **settings)


WHAT: tuple[Decorator, ...] = (
    _option("--year", type=click.IntRange(2008, 2100), help="报告年度（报告哪一年的工作）"),
    _option("--body", help="机关名称"),
    _option("--kind", type=click.Choice(KINDS), help="机关类型"),
    _option("--tier", type=click.Choice(TIERS), help="机关层级"),
    _option("--published", type=Day(), help="公布日期"),
    _option("--pack", "packs", multiple=True, metavar="DIR", help="另加的规则包（可多次）"),
    _option("--select", multiple=True, metavar="NAMES", help="只用这些规则或类别（逗号分隔）"),
    _option("--ignore", multiple=True, metavar="NAMES", help="不用这些规则或类别"),
    _option("--extend-select", multiple=True, metavar="NAMES", help="再加上这些默认关闭的规则"),
    _option("--min-severity", type=click.Choice(SEVERITIES), help="只显示这一级及以上的问题"),
    _option("--min-confidence", type=click.Choice(("high", "medium", "low")), help="只显示把握不低于此的问题"),
    _option("--profile", type=click.Choice(("draft", "final")), help="draft 草稿（默认）、final 定稿"),
)
GATE: tuple[Decorator, ...] = (
    _option("--fail-on", type=click.Choice((*SEVERITIES, "never")), help="出现哪一级问题时返回 1（默认 error）"),
    _option("--exit-zero", is_flag=True, help="有问题也返回 0"),
    _option("--allow-incomplete", is_flag=True, default=None, help="有没查成的也不返回 3"),
    _option("--baseline", metavar="FILE", help="基线文件：其中已知的问题不再计数"),
    _option("--suppressions", metavar="FILE", help="豁免清单"),
    _option("--no-suppressions", is_flag=True, help="不使用豁免清单"),
    _option("--skip-unrelated", is_flag=True, help="点名的文件里没有年度报告时跳过（供提交钩子用）"),
)
SHOW: tuple[Decorator, ...] = (
    _option("--format", "format_", type=click.Choice(FORMATS), default="terminal", help="屏幕输出的格式"),
    *(
        _option(f"--output-{name}", metavar="FILE", help=f"另存{_SAVED.get(name, f' {name} 文件')}")
        for name in FILE_FORMATS
    ),
    _option("--color", type=click.Choice(("auto", "always", "never")), default="auto", help="颜色"),
    _option("--lang", type=click.Choice(("zh", "en")), default="zh", help="界面语言"),
    _option("--quiet", "-q", is_flag=True, help="只显示结论和错误"),
    _option("--verbose", "-v", is_flag=True, help="显示每条规则的结果和识别依据"),
    _option("--statistics", is_flag=True, help="按规则统计"),
    _option("--show-settings", is_flag=True, help="显示生效的设置及其来源，不检查"),
    _option("--open", "open_", is_flag=True, help="在浏览器中打开网页报告"),
)
CHANGE: tuple[Decorator, ...] = (
    _option("--fix", is_flag=True, help="把有把握的修改写入新文件"),
    _option("--unsafe-fixes", is_flag=True, help="连同需要人核对的修改"),
    _option("--in-place", is_flag=True, help="直接改原文件"),
    _option("--diff", is_flag=True, help="只显示会怎么改"),
)
RUN: tuple[Decorator, ...] = (
    _option("--jobs", "-j", type=click.IntRange(0), help="同时检查几份（0 为全部处理器）"),
    _option("--no-cache", is_flag=True, help="不用结果缓存"),
    _option("--config", metavar="FILE", help="配置文件"),
    _option("--no-config", is_flag=True, help="不读任何配置文件"),
    _option("--max-bytes", type=click.IntRange(1), help="单个文件的大小上限（字节）"),
    _option("--max-seconds", type=click.FloatRange(0.1), help="单个文件的时间上限（秒）"),
    _option("--debug", is_flag=True, help="出错时显示详细信息"),
    _option("--stdin-filename", default="标准输入.txt", metavar="NAME", help="从标准输入读取时的文件名"),
)


def options(*groups: tuple[Decorator, ...]) -> Decorator:
    """All options of the groups as one decorator."""

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        for group in reversed(groups):
            for option in reversed(group):
                command = option(command)
        return command

    return decorate
