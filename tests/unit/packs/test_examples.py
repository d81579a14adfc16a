"""Examples are tests: a promise that is not kept is said in a sentence, one that is kept is silent."""

import pytest
from msgspec import structs

from gik_lint.packs.builtin import builtin_folder
from gik_lint.packs.examples import BrokenExampleError, report_of, run_example, run_examples
from gik_lint.packs.layers import PackSet
from gik_lint.packs.load import load_pack, load_standing
from gik_lint.packs.model import Applies, Example, Pack, Rule

RULE = Rule(
    "cut-off-word",
    "「截至」写成「截止」",
    "language",
    {"phrase": {"patterns": [r"(?P<wrong>截止)(?=\d{4}年)"]}},
    "warning",
    "high",
    "「{found}」应为「截至」",
    "请改为「截至」",
)
PACKS = PackSet((Pack("样例", "1", rules=(RULE,)),))
WRONG = "截止2024年底,共公开信息5条。"
RIGHT = "截至2024年底,共公开信息5条。"


@pytest.mark.parametrize(
    ("promise", "example"),
    [
        ("fails", Example(WRONG)),
        ("fails", Example(WRONG, at="截止", message="应为「截至」", count=1)),
        ("fails", Example(WRONG, message="请改为")),
        ("fails", Example(WRONG * 2, count=2)),
        ("passes", Example(RIGHT)),
    ],
)
def test_a_kept_promise_is_silent(promise, example):
    assert run_example(PACKS, RULE, promise, example) == []


@pytest.mark.parametrize(
    ("promise", "example", "said"),
    [
        ("fails", Example(RIGHT), "应为 failed，结果是 passed"),
        ("passes", Example(WRONG), "应为 passed，结果是 failed：「截止」应为「截至」"),
        ("undecided", Example(WRONG), "应为 undecided，结果是 failed：「截止」应为「截至」"),
        ("fails", Example(WRONG, count=2), "应有 2 处，结果有 1 处"),
        ("fails", Example(WRONG, at="年底"), "没有一处指着「年底」，指的是「截止」"),
        ("fails", Example(WRONG, message="不妥"), "说明里没有「不妥」，写的是「「截止」应为「截至」」"),
        ("fails", Example(base="nowhere"), "没有底稿「nowhere」"),
    ],
)
def test_a_broken_promise_is_said(promise, example, said):
    assert run_example(PACKS, RULE, promise, example) == [said]


def test_a_rule_that_breaks_down_has_not_passed():
    broken = Rule("broken", "", "language", {"phrase": {"patterns": ["("]}}, "error", "high", "", "")

    (said,) = run_example(PACKS, broken, "passes", Example(RIGHT))

    assert said.startswith("broken")


def test_an_example_that_the_rule_does_not_speak_of_proves_nothing():
    rule = structs.replace(RULE, applies=Applies(from_year=2030))

    (said,) = run_example(PACKS, rule, "passes", Example(RIGHT, year=2020))

    assert said.startswith("应为 passed，结果是 not-applicable：")


def test_an_undecided_example_names_a_part_of_the_reason():
    rule = Rule(
        **{name: getattr(RULE, name) for name in RULE.__struct_fields__} | {"applies": Applies(kinds=("office",))}
    )

    assert run_example(PACKS, rule, "undecided", Example(WRONG, reason="机关类型")) == []
    (said,) = run_example(PACKS, rule, "undecided", Example(WRONG, reason="年度"))
    assert said.startswith("原因里没有「年度」，写的是「机关类型未能确定")
    assert run_example(PACKS, rule, "fails", Example(WRONG, kind="office")) == []


def test_a_short_text_takes_a_year_in_which_the_rule_is_in_force():
    rule = structs.replace(RULE, applies=Applies(to_year=2018))

    assert report_of(PACKS, rule, Example("主动公开政府信息5条。")).identity.year == 2018
    assert report_of(PACKS, rule, Example("主动公开政府信息5条。", year=2016)).identity.year == 2016


@pytest.fixture(scope="module")
def national():
    return load_standing(builtin_folder("annual-report"))


def report(national, **example):
    return report_of(national, national.rules[0], Example(base="form-2021-minimal", **example))


def test_a_base_is_a_report_of_its_form(national):
    base = report(national)

    assert (base.identity.year, base.form.id) == (2023, "form-2021")
    assert base.table("t3").value("r7", "natural") == 2932


def test_cells_are_changed_where_they_stand(national):
    base, changed = report(national), report(national, set={"t3.r7.natural": "2923", "t3.new_recv.total": ""})

    assert changed.table("t3").value("r7", "natural") == 2923
    assert changed.table("t3").cells["new_recv", "total"].state == "blank"
    same = {key for key, cell in base.table("t3").cells.items() if cell.text == changed.table("t3").cells[key].text}
    assert set(base.table("t3").cells) - same == {("r7", "natural"), ("new_recv", "total")}


def test_texts_are_replaced_wherever_they_stand(national):
    changed = report(national, replace={"一、总体情况": "一、概述"})

    assert "一、概述" in changed.reading.text
    assert "一、总体情况" not in changed.reading.text


@pytest.mark.parametrize(
    ("example", "said"),
    [
        ({"set": {"t3.r99.natural": "1"}}, "底稿里没有单元格「t3.r99.natural」"),
        ({"set": {"t9.r1.natural": "1"}}, "底稿里没有单元格「t9.r1.natural」"),
        ({"set": {"t3": "1"}}, "底稿里没有单元格「t3」"),
        ({"replace": {"没有的话": "1"}}, "底稿「form-2021-minimal」里没有「没有的话」"),
    ],
)
def test_what_is_not_in_the_base_cannot_be_changed(national, example, said):
    with pytest.raises(BrokenExampleError) as raised:
        report(national, **example)

    assert str(raised.value) == said


def test_a_local_rule_may_stand_on_the_shared_reports_of_the_pack_below(pack):
    pack.write("pack.yaml", "name: 某市\nversion: 1.0.0\ntitle: 某市补充\nextends: annual-report\n")
    pack.change(("- text: 申请截止日期为5月1日。", "- base: form-2021-minimal"))

    packs = load_standing(pack.folder)

    assert run_examples(packs, packs.rule("cut-off-word")) == []


def test_each_failing_example_is_numbered(pack):
    pack.change(
        ("    - text: 申请截止日期为5月1日。", "    - text: 申请截止日期为5月1日。\n    - text: 截止2023年底。"),
    )
    packs = PackSet((load_pack(pack.folder),))

    (failure,) = run_examples(packs, packs.rule("cut-off-word"))

    assert (failure.rule, failure.promise, failure.number) == ("cut-off-word", "passes", 2)
