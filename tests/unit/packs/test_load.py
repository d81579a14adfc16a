"""A pack loads whole, or every fault of it is named at its line and column with what to do."""

import os

import pytest

from gik_lint.packs.builtin import builtin_names
from gik_lint.packs.faults import PackFaults
from gik_lint.packs.load import load_pack


def faults(pack):
    """What is wrong: (file, line, column, message, suggestion), the file inside the pack."""
    with pytest.raises(PackFaults) as raised:
        load_pack(pack.folder)
    return [
        (os.path.relpath(one.file, pack.folder), one.line, one.column, one.message, one.suggestion)
        for one in raised.value.faults
    ]


def only_fault(pack):
    (fault,) = faults(pack)
    return fault


def test_a_sound_pack_is_read_into_frozen_models(pack):
    loaded = load_pack(pack.folder)

    (rule,) = loaded.rules
    assert (loaded.name, loaded.version, loaded.title) == ("样例", "0.1.0", "样例规则包")
    assert (rule.id, rule.kind, rule.pack, rule.file) == (
        "cut-off-word",
        "phrase",
        "样例",
        "language/cut-off-word.yaml",
    )
    assert list(rule.parameters["patterns"]) == [r"(?P<wrong>截止)(?=\d{4}年)"]
    assert rule.examples.fails[0].at == "截止"
    with pytest.raises(AttributeError):
        rule.id = "another"


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (("severity: warning", "severty: warning"),
         (7, 1, "不认得的键「severty」", "是不是「severity」？")),
        (("severity: warning", "severity: warn"),
         (7, 11, "「warn」不在可选的词里", "是不是「warning」？")),
        (("patterns:", "pattern:"),
         (6, 5, "不认得的键「pattern」", "是不是「patterns」？")),
        (("  phrase:", "  phrases:"),
         (5, 3, "没有「phrases」这种检查", "是不是「phrase」？")),
        (("cut-off-word", "cut-off-words"),
         (1, 5, "规则名「cut-off-words」与文件名「cut-off-word.yaml」不一致", "两者要相同")),
        (("category: language", "category: residue"),
         (3, 11, "类别「residue」与所在文件夹「language」不一致", "请移动文件或改类别")),
        (("remedy: 请改为「截至」\n", "remedy:\n"),
         (10, 1, "键「remedy」没有写内容", "请填写，或者整行删去")),
        (("patterns: [", "scope: 5\n    patterns: ["),
         (6, 12, "「5」不在可选的词里", None)),
        (("\\d{4}年)']", "\\d{4}年']"),
         (6, 16, "式样写错了", "请核对括号、方括号和反斜杠")),
        (("{found}", "{fond}"),
         (9, 7, "这种检查不提供「{fond}」", "是不是「found」？")),
        (("{found}", "{found.__class__}"),
         (9, 7, "花括号里只能写一个名字：{found.__class__}", None)),
        (("{found}", "{0}"),
         (9, 7, "花括号里只能写一个名字：{0}", None)),
        (("{found}", "{found"),
         (9, 7, "花括号里只能写一个名字：{found", None)),
        (("{found}", "{found!r:>20}"),
         (9, 7, "花括号里只能写一个名字：{found!r:>20}", None)),
        (("title: ", "title: '{found}' # "),
         (2, 8, "标题里不能有「{found}」", None)),
        (("severity: ", "applies: {from: 2024, to: 2019}\nseverity: "),
         (7, 17, "起始年度 2024 晚于终止年度 2019", None)),
        (("severity: ", "applies: {from: 年}\nseverity: "),
         (7, 17, "这里要写整数，写的是「年」", "")),
        (("severity: ", "enabled: yes\nseverity: "),
         (7, 10, "这里要写 true 或 false，写的是「yes」", "")),
        (("severity: ", "pack: 别人\nseverity: "),
         (7, 1, "不认得的键「pack」", None)),
        (("      at: 截止", "      at: 截至"),
         (14, 11, "例子的文字里没有「截至」", "at 要与 text 中的原文一字不差")),
        (("- text: 申请", "- base: nowhere\n      text: 申请"),
         (16, 7, "例子要写「text」或「base」，只写一个", None)),
        (("      at: 截止", "      set: {t3.r7.natural: 1}"),
         (14, 7, "「set」只用于「base」的例子", None)),
        (("  passes:\n    - text: 申请截止日期为5月1日。\n", ""),
         (11, 1, "规则没有「不应报」的例子", None)),
        (("fails:", "undecided:"),
         (11, 1, "规则没有「应报」的例子", None)),
    ],
)  # fmt: skip
def test_each_fault_stands_at_its_own_place(pack, change, fault):
    line, column, message, suggestion = fault
    pack.change(change)

    found = [one for one in faults(pack) if one[3].startswith(message)]

    assert [one[:3] for one in found] == [("language/cut-off-word.yaml", line, column)]
    if suggestion is not None:
        assert found[0][4] == suggestion


@pytest.mark.parametrize("day", ["2024-02-30", "二月", "2024"])
def test_a_day_of_an_example_must_exist(pack, day):
    pack.change(("      at: 截止", f"      published: {day}"))

    assert only_fault(pack)[:4] == ("language/cut-off-word.yaml", 14, 18, f"「{day}」不是日期")


@pytest.mark.parametrize("place", ["{found}", "{wrong}", "{quote}", "{count}"])
def test_sentences_may_name_what_the_kind_and_its_patterns_give(pack, place):
    pack.change(("{found}", place))

    assert place in load_pack(pack.folder).rules[0].says


def test_all_faults_of_all_files_are_named_at_once(pack):
    pack.change(("severity: warning", "severity: bad"), ("confidence: high", "confidence: sure"), ("{found}", "{fond}"))
    pack.write("pack.yaml", "name: 样例\nversoin: 0.1.0\ntitle: 样例\n")
    pack.write("language/second-rule.yaml", "id: second-rule\n  title: x: y\n")

    assert [(file, line, message) for file, line, _, message, _ in faults(pack)] == [
        ("language/cut-off-word.yaml", 7, "「bad」不在可选的词里"),
        ("language/cut-off-word.yaml", 8, "「sure」不在可选的词里"),
        ("language/cut-off-word.yaml", 9, "这种检查不提供「{fond}」"),
        ("language/second-rule.yaml", 2, "这里不能再有冒号"),
        ("pack.yaml", 1, "缺少键「version」"),
        ("pack.yaml", 2, "不认得的键「versoin」"),
    ]


def test_a_missing_key_is_named(pack):
    pack.change(("says: 「{found}」应为「截至」\n", ""))

    assert only_fault(pack) == ("language/cut-off-word.yaml", 1, 1, "缺少键「says」", "")


def test_texts_are_taken_as_written_not_as_yaml_guesses(pack):
    pack.change(("remedy: 请改为「截至」", "remedy: no\nsince: 0.10\nbasis: [{document: 2007-04-05, article: 010}]"))

    (rule,) = load_pack(pack.folder).rules

    assert (rule.remedy, rule.since) == ("no", "0.10")
    assert (rule.basis[0].document, rule.basis[0].article) == ("2007-04-05", "010")


def test_a_number_printed_in_a_cell_may_be_written_without_quotes(pack):
    pack.write("examples/blank.txt", "一份底稿")
    pack.change(
        ("- text: 申请截止日期为5月1日。", "- base: blank\n      set: {t3.r7.natural: 2923}\n      replace: {底稿: 00}")
    )

    (rule,) = load_pack(pack.folder).rules

    assert rule.examples.passes[0].set == {"t3.r7.natural": "2923"}
    assert rule.examples.passes[0].replace == {"底稿": "00"}


def test_a_base_that_is_not_there_is_a_fault(pack):
    pack.write("examples/form-2021-minimal.txt", "一份底稿")
    pack.change(("- text: 申请截止日期为5月1日。", "- base: form-2021-minmal"))

    assert only_fault(pack) == (
        "language/cut-off-word.yaml",
        16,
        13,
        "没有底稿「form-2021-minmal」",
        "是不是「form-2021-minimal」？",
    )


def test_an_undecided_example_says_its_reason(pack):
    pack.change(("  passes:", "  undecided:\n    - text: 甲\n  passes:"))

    assert only_fault(pack)[:4] == ("language/cut-off-word.yaml", 16, 7, "「undecided」的例子没有写原因")


def test_one_id_belongs_to_one_rule(pack):
    text = (pack.folder / "language/cut-off-word.yaml").read_text("utf-8")
    pack.write("dates/cut-off-word.yaml", text.replace("category: language", "category: dates"))

    file, line, column, message, _ = only_fault(pack)

    assert (file, line, column) == ("language/cut-off-word.yaml", 1, 1)
    assert message == "规则名「cut-off-word」已经用过（dates/cut-off-word.yaml）"


def test_a_rule_where_nothing_looks_for_it_is_a_fault(pack):
    pack.write("langauge/another.yaml", "id: another")
    pack.write("loose.yaml", "id: loose")
    pack.write("language/old/deep.yaml", "id: deep")
    pack.write("language/other.yml", "id: other")

    found = {file: (message, suggestion) for file, _, _, message, suggestion in faults(pack)}

    assert found["langauge/another.yaml"] == ("这个位置的文件不会被读取", "是不是「language」？")
    assert found["loose.yaml"][0] == "这个位置的文件不会被读取"
    assert found["language/old/deep.yaml"][0] == "这个位置的文件不会被读取"
    assert found["language/other.yml"] == ("扩展名要写作 .yaml", "请改名")


def test_a_folder_without_a_manifest_is_no_pack(pack):
    (pack.folder / "pack.yaml").unlink()

    assert only_fault(pack) == ("pack.yaml", 1, 1, "规则包没有 pack.yaml", "请写上 name、version、title")


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(PackFaults, match="没有这个规则包"):
        load_pack(tmp_path / "nowhere")


def test_words_come_from_the_list_of_their_name(pack):
    pack.write("words/vocabulary.yaml", "- {word: 档案, mainland: 文件, not_before: [馆]}\n")

    (entry,) = load_pack(pack.folder).words.vocabulary

    assert (entry.word, entry.mainland, entry.not_before) == ("档案", "文件", ("馆",))


def test_faults_in_word_lists_are_named(pack):
    pack.write("words/vocabulary.yaml", "- {word: 档案, mainlnd: 文件}\n")
    pack.write("words/vocabluary.yaml", "- {word: 档案, mainland: 文件}\n")

    assert faults(pack) == [
        ("words/vocabluary.yaml", 1, 1, "没有「vocabluary」这种词表", "是不是「vocabulary」？"),
        ("words/vocabulary.yaml", 1, 3, "缺少键「mainland」", ""),
        ("words/vocabulary.yaml", 1, 14, "不认得的键「mainlnd」", "是不是「mainland」？"),
    ]


FORM = """\
id: form-2030
title: 将来的格式
from: 2030
tables:
  - id: t9
    title: 表九
    layout: list
    columns:
      - {id: v, label: 统计数}
    rows:
      - {id: a, label: 甲}
      - {id: b, label: 乙, parent: a}
    relations:
      - {id: F30.01, equation: 甲 >= 乙, every: column, strength: derived}
"""


def test_a_form_is_read(pack):
    pack.write("forms/form-2030.yaml", FORM)

    (form,) = load_pack(pack.folder).forms

    assert form.covers(2031)
    assert [row.label for row in form.tables[0].rows] == ["甲", "乙"]


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("id: form-2030", "id: form-2031", 1, "格式名「form-2031」与文件名「form-2030.yaml」不一致"),
        ("from: 2030", "from: 2030\nto: 2029", 3, "起始年度晚于终止年度"),
        ("{id: b,", "{id: a,", 12, "「a」重复，第 11 行已经写过"),
        ("parent: a", "parent: c", 12, "没有「c」这一行"),
        ("甲 >= 乙", "甲 >= 丙", 14, "勾稽关系「F30.01」写错了，在第 6 个字处：表里没有“丙”"),
        ("甲 >= 乙", "甲 * 乙", 14, "勾稽关系「F30.01」写错了，在第 1 个字处：等式里没有"),
    ],
)
def test_faults_in_forms_are_named(pack, old, new, line, message):
    pack.write("forms/form-2030.yaml", FORM)
    pack.change((old, new), path="forms/form-2030.yaml")

    file, at, _, said, _ = only_fault(pack)

    assert (file, at) == ("forms/form-2030.yaml", line)
    assert said.startswith(message)


def test_a_rule_may_only_name_forms_there_are(pack):
    pack.write("forms/form-2030.yaml", FORM)
    pack.change(("severity:", "applies: {forms: [form-2003]}\nseverity:"))

    assert only_fault(pack) == (
        "language/cut-off-word.yaml",
        7,
        19,
        "没有「form-2003」这个格式",
        "是不是「form-2030」？",
    )


def test_coverage_names_rules_there_are(pack):
    wrong = "- {document: 条例, article: 第五十条, requires: 标题, covered: yes, rules: [cut-of-word]}\n"
    pack.write(
        "coverage.yaml",
        wrong + "- {document: 条例, article: 第五十条, requires: 内容, covered: partly, rules: [cut-off-word]}\n"
        "- {document: 条例, article: 第五十条, requires: 真实, covered: no, why: 机器看不到事实}\n",
    )

    assert [
        ("coverage.yaml", 1, wrong.index("cut") + 1, "没有「cut-of-word」这条规则", "是不是「cut-off-word」？"),
        ("coverage.yaml", 2, 3, "写了 covered: partly，却没有说明为什么", "请写 why"),
    ] == faults(pack)


@pytest.mark.parametrize("name", builtin_names())
def test_the_built_in_packs_have_no_fault(name):
    from gik_lint.packs.builtin import builtin_folder

    assert load_pack(builtin_folder(name)).name == name
