"""`gik-lint explain RULE`: the rule's page in the terminal."""

import click

from gik_lint.cli import exit_codes
from gik_lint.cli.rules import packs_or_usage_error
from gik_lint.packs.faults import did_you_mean


@click.command(help="说明一条规则：查什么、为什么、依据、应报和不应报的例子、已知问题、怎么改。")
@click.argument("rule", metavar="RULE")
@click.option("--pack", "packs", multiple=True, metavar="DIR", help="另加的规则包：文件夹，或内置的名字（可多次）")
@click.option("--lang", type=click.Choice(("zh", "en")), default="zh", help="界面语言")
def explain(rule: str, packs: tuple[str, ...], lang: str) -> int:
    """Print the page of a rule."""
    from gik_lint.packs.load import load_rule

    force = packs_or_usage_error(packs)
    try:
        known = force.rule(rule)
    except KeyError:
        hint = did_you_mean(rule, [one.id for one in force.rules])
        raise click.UsageError(f"没有「{rule}」这条规则。{hint or '用 gik-lint rules 查看全部规则。'}") from None
    from gik_lint.cli.rule_page import print_page

    print_page(force, load_rule(force.pack(known.pack), known), "en" if lang == "en" else "zh")
    return exit_codes.CLEAN
