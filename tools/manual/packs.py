"""The built-in packs, examples and all, and what their rules say of their own examples."""

from collections.abc import Iterator
from datetime import date
from functools import cache

from gik_lint import engine
from gik_lint.checks.base import Run
from gik_lint.finding import Finding
from gik_lint.packs.builtin import builtin_folder, builtin_names
from gik_lint.packs.examples import report_of
from gik_lint.packs.layers import PackSet
from gik_lint.packs.load import load_pack
from gik_lint.packs.model import Example, Rule


@cache
def shelf() -> PackSet:
    """Every built-in pack, the local ones upon the national one."""
    folders = [folder for name in builtin_names() if (folder := builtin_folder(name))]
    packs = [load_pack(folder) for folder in folders]
    return PackSet(tuple(sorted(packs, key=lambda pack: pack.name != "annual-report")))


def standing(rule: Rule) -> PackSet:
    """The packs a rule is tested with: its own, and what that one extends."""
    own = shelf().pack(rule.pack)
    below = [shelf().pack(own.extends)] if own.extends else []
    return PackSet((*below, own))


@cache
def _said(rule_id: str, promise: str, number: int) -> tuple[Finding, ...]:
    rule = shelf().rule(rule_id)
    force = standing(rule)
    example: Example = getattr(rule.examples, promise)[number]
    report = report_of(force, rule, example)
    today = date((report.identity.year or 2024) + 1, 12, 31)
    return engine.check(report, [rule], Run(today, example.profile, force.words, force.forms)).findings


def findings(rule: Rule, number: int) -> tuple[Finding, ...]:
    """What the rule finds in its `number`th failing example, from 0."""
    return _said(rule.id, "fails", number)


def first_finding(rule: Rule) -> Finding | None:
    """A finding to show what the rule says; None if its examples yield none."""
    return next((one for number in range(len(rule.examples.fails)) for one in findings(rule, number)), None)


def rules() -> Iterator[Rule]:
    """All rules, pack by pack."""
    yield from shelf().rules
