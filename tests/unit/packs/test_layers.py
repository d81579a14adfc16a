"""Packs laid one upon another: a local pack adds to the national rules and changes them with a reason."""

import pytest

from gik_lint.packs.compiled import load_packs
from gik_lint.packs.faults import PackFaults
from gik_lint.packs.load import load_pack, load_standing
from tests.pack_folder import RULE, PackFolder

FORM = """\
id: form-2030
title: 将来的格式
from: 2030
sections:
  - {id: overview, number: 一, title: 总体情况}
tables:
  - id: t9
    title: 表九
    layout: list
    columns:
      - {id: v, label: 统计数}
    rows:
      - {id: a, label: 甲}
"""


@pytest.fixture
def local(pack, tmp_path):
    """A pack upon the pack of the tests."""
    pack.write("forms/form-2030.yaml", FORM)
    local = PackFolder(tmp_path / "local")
    (local.folder / "language/cut-off-word.yaml").unlink()
    local.write("pack.yaml", "name: 某市\nversion: 1.0.0\ntitle: 某市补充\nextends: 样例\n")
    return local


@pytest.fixture
def layered(pack, local):
    return lambda: load_packs([str(pack.folder), str(local.folder)], always=())


def test_rules_of_all_packs_are_in_force_in_their_order(local, layered):
    local.write("language/second-rule.yaml", RULE.replace("cut-off-word", "second-rule"))

    packs = layered()

    assert [(rule.pack, rule.id) for rule in packs.rules] == [("样例", "cut-off-word"), ("某市", "second-rule")]
    assert packs.rule("second-rule").pack == "某市"
    with pytest.raises(KeyError):
        packs.rule("third-rule")


def test_an_override_changes_the_rule_and_keeps_its_reason(local, layered):
    local.write(
        "pack.yaml",
        "name: 某市\nversion: 1.0.0\ntitle: 某市补充\nextends: 样例\n"
        "overrides:\n  cut-off-word: {severity: error, enabled: false, reason: 市里通知要求}\n",
    )

    packs = layered()

    rule = packs.rule("cut-off-word")
    assert (rule.severity, rule.confidence, rule.enabled) == ("error", "high", False)
    assert [(pack, change.reason) for pack, change in packs.overrides("cut-off-word")] == [("某市", "市里通知要求")]


def test_aliases_reach_sections_rows_and_columns(local, layered):
    local.write(
        "pack.yaml",
        "name: 某市\nversion: 1.0.0\ntitle: 某市补充\nextends: 样例\n"
        "aliases:\n  form-2030: {overview: [总体工作情况], t9.a: [甲项], t9.v: [数量]}\n",
    )

    form = layered().form("form-2030")

    assert form.sections[0].aliases == ("总体工作情况",)
    assert form.tables[0].rows[0].aliases == ("甲项",)
    assert form.tables[0].columns[0].aliases == ("数量",)


def test_words_stand_one_behind_another(pack, local, layered):
    pack.write("words/vocabulary.yaml", "- {word: 档案, mainland: 文件}\n")
    local.write("words/vocabulary.yaml", "- {word: 程式, mainland: 程序}\n")

    assert [entry.word for entry in layered().words.vocabulary] == ["档案", "程式"]


@pytest.mark.parametrize(
    ("manifest", "message"),
    [
        ("extends: 样列\n", "没有「样列」这个规则包"),
        ("overrides:\n  cut-of-word: {severity: error, reason: 甲}\n", "下面的规则包没有「cut-of-word」这条规则"),
        ("overrides:\n  cut-off-word: {severity: error}\n", "缺少键「reason」"),
        ("overrides:\n  cut-off-word: {severity: error, reason: ' '}\n", "没有写理由"),
        ("aliases:\n  form-2031: {overview: [甲]}\n", "下面的规则包没有「form-2031」这个格式"),
        ("aliases:\n  form-2030: {t9.b: [甲]}\n", "格式「form-2030」没有「t9.b」"),
    ],
)
def test_a_manifest_may_only_speak_of_what_is_below(local, layered, manifest, message):
    local.write("pack.yaml", "name: 某市\nversion: 1.0.0\ntitle: 某市补充\n" + manifest)

    with pytest.raises(PackFaults) as raised:
        layered()

    assert [fault.message for fault in raised.value.faults] == [message]


def test_a_rule_of_the_pack_below_cannot_be_written_again(local, layered):
    local.write("language/cut-off-word.yaml", RULE)

    with pytest.raises(PackFaults, match="规则名「cut-off-word」已经用过（样例）"):
        layered()


def test_two_packs_cannot_have_one_name(pack, local):
    local.write("pack.yaml", "name: 样例\nversion: 1.0.0\ntitle: 另一个\n")

    with pytest.raises(PackFaults, match=r"pack.yaml:1:7: 规则包「样例」已经启用"):
        load_packs([str(pack.folder), str(local.folder)], always=())


def test_a_pack_named_twice_is_laid_once(pack):
    again = str(pack.folder / ".." / "pack")

    assert [one.name for one in load_packs([str(pack.folder), again], always=()).packs] == ["样例"]
    assert [one.name for one in load_packs(["fujian"], always=["annual-report", "fujian"]).packs] == [
        "annual-report",
        "fujian",
    ]


def test_a_pack_that_is_not_there_is_said_with_the_nearest_name():
    with pytest.raises(PackFaults, match=r"没有这个规则包（是不是「fujian」？）"):
        load_packs(["fujain"])


def test_a_local_pack_brings_the_built_in_pack_it_extends(tmp_path):
    local = PackFolder(tmp_path / "local")
    local.write("pack.yaml", "name: 某市\nversion: 1.0.0\ntitle: 某市补充\nextends: annual-report\n")

    assert [pack.name for pack in load_packs([str(local.folder)], always=()).packs] == ["annual-report", "某市"]
    assert [pack.name for pack in load_standing(local.folder).packs] == ["annual-report", "某市"]
    assert load_pack(local.folder).extends == "annual-report"


def test_the_default_packs_hold_the_national_and_the_recognisable_local_forms():
    forms = {form.id for form in load_packs().forms}

    assert {"none", "stat-2014", "form-2019", "form-2021", "fujian-2009", "fujian-2014"} <= forms
