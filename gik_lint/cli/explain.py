"""`gik-lint explain RULE`: the rule's page in the terminal."""

import click

from gik_lint import UnknownNameError, find_rule
from gik_lint.cli import exit_codes
from gik_lint.cli.rules import packs_or_usage_error


@click.command(help="说明一条规则：查什么、为什么、依据、应报和不应报的例子、已知问题、怎么改。")
@click.argument("rule", metavar="RULE")
@click.option("--pack", "packs", multiple=True, metavar="DIR", help="另加的规则包：文件夹，或内置的名字（可多次）")
@click.option("--lang", type=click.Choice(("zh", "en")), default="zh", help="界面语言")
def explain(rule: str, packs: tuple[str, ...], lang: str) -> int:
    """Print the page of a rule."""
    force = packs_or_usage_error(packs)
    try:
        found = find_rule(force, rule)
    except UnknownNameError as unknown:
        raise click.UsageError(str(unknown)) from unknown
    from gik_lint.cli.rule_page import print_page

    print_page(force, found, "en" if lang == "en" else "zh")
    return exit_codes.CLEAN
