"""`gik-lint rules`: the rules in force; `validate` lints a rule pack, `test` runs the examples it carries."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from gik_lint import (
    Article,
    Pack,
    PackFaults,
    PackSet,
    Rule,
    UnknownNameError,
    articles_for,
    clean,
    load_packs,
    pack_folders,
    rules_for,
)
from gik_lint.cli import exit_codes

FORMATS = click.Choice(("terminal", "json"))


@click.group(invoke_without_command=True, help="列出启用的规则；校验、测试规则包。")
@click.option("--year", type=click.IntRange(2008, 2100), help="只列适用于这一报告年度的规则或条文")
@click.option("--category", metavar="NAME", help="只列这一类")
@click.option("--pack", "packs", multiple=True, metavar="DIR", help="另加的规则包：文件夹，或内置的名字（可多次）")
@click.option("--coverage", is_flag=True, help="按条文列出：哪些规则检查它，哪些机器查不了")
@click.option("--format", "format_", type=FORMATS, default="terminal", help="输出格式")
@click.pass_context
def rules(  # noqa: PLR0917 - click passes them by name
    ctx: click.Context, year: int | None, category: str | None, packs: tuple[str, ...], coverage: bool, format_: str
) -> int:
    """List the rules in force, or the articles they look after."""
    if ctx.invoked_subcommand:
        return exit_codes.CLEAN
    force = packs_or_usage_error(packs)
    try:
        wanted = rules_for(force, year, category)
    except UnknownNameError as unknown:
        raise click.UsageError(str(unknown)) from unknown
    if format_ == "json":
        _print_json(_coverage_json(force, articles_for(force, year)) if coverage else _rules_json(force, wanted))
        return exit_codes.CLEAN
    from gik_lint.cli import rule_tables

    if coverage:
        rule_tables.print_coverage(articles_for(force, year))
    else:
        rule_tables.print_rules(force, wanted)
    return exit_codes.CLEAN


@rules.command("validate", help="校验规则包：逐一指出每处错误的文件、行、列。不写 PACK 时校验内置的规则包。")
@click.argument("packs", metavar="[PACK]...", nargs=-1)
def validate(packs: tuple[str, ...]) -> int:
    """Print every fault of every pack; 1 if there is any."""
    from gik_lint import load_pack

    code = exit_codes.CLEAN
    for folder in _folders(packs):
        try:
            pack = load_pack(folder).packs[-1]
        except PackFaults as wrong:
            _print_faults(folder, wrong)
            code = exit_codes.FINDINGS
        else:
            click.echo(f"{folder}：没有错误（{len(pack.rules)} 条规则，{len(pack.forms)} 张格式）")
    return code


@rules.command("test", help="运行规则自带的例子。不写 PACK 时测试内置的规则包。")
@click.argument("packs", metavar="[PACK]...", nargs=-1)
@click.option("--rule", "only", multiple=True, metavar="RULE", help="只测这条规则（可多次）")
def test(packs: tuple[str, ...], only: tuple[str, ...]) -> int:
    """Run the examples of every rule of every pack; 1 if a promise is not kept or a pack is broken."""
    from gik_lint import load_pack, run_examples

    loaded, code = [], exit_codes.CLEAN
    for folder in _folders(packs):
        try:
            loaded.append(load_pack(folder))
        except PackFaults as wrong:
            _print_faults(folder, wrong)
            code = exit_codes.FINDINGS
    try:
        runs = run_examples(loaded, only if loaded else ())
    except UnknownNameError as unknown:
        raise click.UsageError(str(unknown)) from unknown
    for run in runs:
        for one in run.broken:
            click.echo(clean(f"{one.file}:{one.line}:{one.column}: {one.rule}（{one.promise}）：{one.message}"))
        outcome = f"{len(run.broken)} 处不符" if run.broken else "全部符合"
        click.echo(f"{run.folder}：{run.rules} 条规则，{run.examples} 个例子，{outcome}")
        code = exit_codes.FINDINGS if run.broken else code
    return code


def packs_or_usage_error(packs: Sequence[str]) -> PackSet:
    """The packs in force; a pack that cannot be used is a usage error that names every fault."""
    try:
        return load_packs(*packs)
    except PackFaults as wrong:
        raise click.UsageError(clean("规则包有错误：\n" + "\n".join(map(str, wrong.faults)))) from None


def _folders(names: Sequence[str]) -> tuple[Path, ...]:
    """The folder of each pack named; a usage error if there is none."""
    try:
        return pack_folders(names)
    except UnknownNameError as unknown:
        raise click.UsageError(str(unknown)) from unknown


def _print_faults(folder: Path, wrong: PackFaults) -> None:
    for fault in wrong.faults:
        click.echo(clean(str(fault)))
    click.echo(f"{folder}：{len(wrong.faults)} 处错误")


def _print_json(value: Any) -> None:
    import msgspec

    click.echo(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())


def _rules_json(force: PackSet, wanted: Sequence[Rule]) -> dict[str, Any]:
    return {"version": 1, "packs": _packs_json(force), "rules": [_rule_json(rule) for rule in wanted]}


def _coverage_json(force: PackSet, articles: Sequence[Article]) -> dict[str, Any]:
    return {"version": 1, "packs": _packs_json(force), "coverage": articles}


def _packs_json(force: PackSet) -> list[dict[str, str]]:
    return [_pack_json(pack) for pack in force.packs]


def _pack_json(pack: Pack) -> dict[str, str]:
    return {"name": pack.name, "version": pack.version, "title": pack.title, "digest": pack.digest}


def _rule_json(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "title": rule.title,
        "category": rule.category,
        "pack": rule.pack,
        "check": rule.kind,
        "severity": rule.severity,
        "confidence": rule.confidence,
        "enabled": rule.enabled,
        "applies": rule.applies,
        "basis": rule.basis,
        "says": rule.says,
        "remedy": rule.remedy,
        "fix": rule.fix,
        "since": rule.since,
    }
