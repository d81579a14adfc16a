"""A draft checked in memory: text in, outcomes and findings of the built-in rules out."""

from datetime import date
from functools import cache
from pathlib import Path

from gik_lint import engine
from gik_lint.checks.base import Run
from gik_lint.facts.identity import Given
from gik_lint.facts.understand import understand
from gik_lint.inputs import Input
from gik_lint.linter import Linter
from gik_lint.packs.compiled import load_packs
from gik_lint.readers.open import read_bytes
from gik_lint.result import ReportResult

ROOT = Path(__file__).parent.parent


@cache
def packs(local=True):
    """The built-in packs, the local one of Fujian laid upon them."""
    return load_packs(["fujian"] if local else [])


@cache
def base(name):
    """A shared minimal report of the national pack."""
    return (ROOT / "rules/annual-report/examples" / f"{name}.txt").read_text("utf-8")


def report(text, name="draft.txt", **given):
    """The draft, understood."""
    document = read_bytes(text if isinstance(text, bytes) else text.encode(), name)
    return understand(document, packs().forms, packs().words, Given(**given))


def check(text, *rules, categories=("arithmetic", "table"), name="draft.txt", **given):
    """The result of these rules (or all of these categories) on a draft."""
    chosen = [rule for rule in packs().rules if rule.id in rules or (not rules and rule.category in categories)]
    assert not rules or len(chosen) == len(rules)
    run = Run(date(2030, 1, 1), words=packs().words, forms=packs().forms, debug=True)
    return engine.check(report(text, name, **given), chosen, run)


def findings(text, *rules, **more):
    """The findings of `check`."""
    return check(text, *rules, **more).findings


def outcome(text, rule, *others, **more):
    """What one rule says, the others in force beside it."""
    return next(each for each in check(text, rule, *others, **more).outcomes if each.rule == rule)


def checked_by(linter: Linter, name: str, data: bytes) -> ReportResult:
    """The result of a whole linter on a draft, which must be one that it can check."""
    result = linter.check(Input(name, data=data))
    assert result.status == "checked", result.error
    return result
