"""Every promise that a built-in rule makes in its examples is kept."""

import pytest

from gik_lint.packs.builtin import builtin_folder, builtin_names
from gik_lint.packs.examples import numbered, run_example
from gik_lint.packs.load import load_standing

PACKS = {name: load_standing(builtin_folder(name)) for name in builtin_names()}


def examples():
    """Each example with its rule and packs; the id names the rule, the promise and the number in its list."""
    for packs in PACKS.values():
        for rule in packs.packs[-1].rules:
            for promise, number, example in numbered(rule):
                yield pytest.param(packs, rule, promise, example, id=f"{rule.id}-{promise}-{number}")


@pytest.mark.parametrize(("packs", "rule", "promise", "example"), list(examples()))
def test_example(packs, rule, promise, example):
    assert run_example(packs, packs.rule(rule.id), promise, example) == []
