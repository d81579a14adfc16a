"""Rule packs from a program: load, look up, prove by their examples."""

import pytest

import gik_lint
from tests.pack_folder import PackFolder


@pytest.fixture
def pack(tmp_path):
    """A sound pack of one rule."""
    return PackFolder(tmp_path / "pack")


def test_a_pack_is_loaded_with_its_examples(pack):
    (rule,) = gik_lint.load_pack(pack.folder).packs[-1].rules

    assert (rule.id, len(rule.examples.fails)) == ("cut-off-word", 1)


def test_every_fault_of_a_pack_is_named(pack):
    pack.change(("severity: warning", "severity: loud"), ("confidence: high", "confidence: huge"))

    with pytest.raises(gik_lint.PackFaults) as raised:
        gik_lint.load_pack(pack.folder)

    assert [one.line for one in raised.value.faults] == [7, 8]


def test_examples_that_hold_break_nothing(pack):
    (run,) = gik_lint.run_examples([gik_lint.load_pack(pack.folder)])

    assert (run.folder, run.rules, run.examples, run.broken) == (pack.folder, 1, 2, ())


def test_a_promise_that_is_not_kept_has_its_place(pack):
    pack.change(("申请截止日期为5月1日。", "截止2024年底,共公开5条。"))

    (run,) = gik_lint.run_examples([gik_lint.load_pack(pack.folder)], ("cut-off-word",))

    (broken,) = run.broken
    assert (broken.rule, broken.promise, broken.line) == ("cut-off-word", "passes", 16)
    assert "应为 passed" in broken.message


def test_names_that_there_are_not_are_told_with_what_was_meant(pack):
    loaded = gik_lint.load_pack(pack.folder)

    with pytest.raises(gik_lint.UnknownNameError, match="cut-off-word"):
        gik_lint.run_examples([loaded], ("cut-off-wrod",))
    with pytest.raises(gik_lint.UnknownNameError, match="cut-off-word"):
        gik_lint.find_rule(loaded, "cut-off-wrod")
    with pytest.raises(gik_lint.UnknownNameError, match="language"):
        gik_lint.rules_for(loaded, category="langauge")
    with pytest.raises(gik_lint.UnknownNameError, match="annual-report"):
        gik_lint.pack_folders(["annual-reprot"])


def test_rules_are_those_of_the_year():
    packs = gik_lint.load_packs()

    def ids(year):
        return {one.id for one in gik_lint.rules_for(packs, year, "arithmetic")}

    assert "results-total-mismatch" in ids(2024)
    assert "results-total-mismatch" not in ids(2010)


def test_a_rule_in_force_is_found_with_the_examples_that_a_run_does_not_need():
    packs = gik_lint.load_packs()

    assert gik_lint.find_rule(packs, "confused-word").examples.fails


def test_the_packs_always_in_force_have_their_folders():
    assert [one.name for one in gik_lint.pack_folders()] == ["annual-report", "fujian"]
