"""`gik-lint rules`, `rules validate`, `rules test` and `explain`, as a user sees them."""

import json

import pytest

from gik_lint.cli.program import run
from gik_lint.packs.compiled import load_packs
from tests.pack_folder import PackFolder


@pytest.fixture
def pack(tmp_path):
    return PackFolder(tmp_path / "pack")


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    """A cache of these tests' own."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def screen(monkeypatch, cache):
    """A plain screen of 100 columns."""
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))


def test_rules_are_listed_by_category_with_severity_confidence_and_years(capsys):
    code = run(["rules"])

    out = capsys.readouterr().out
    assert code == 0
    assert "残留内容（residue）" in out
    assert f"共 {len(load_packs().rules)} 条规则，" in out
    assert "条默认不启用（*）；规则包：annual-report 0.1.0、fujian 0.1.0" in out
    (line,) = (line for line in out.splitlines() if line.lstrip().startswith("pinyin-notes "))
    assert line.split() == ["pinyin-notes", "错误", "高", "各年", "夹带拼音注音"]


def test_rules_as_json_hold_what_a_program_needs(capsys):
    code = run(["rules", "--format", "json"])

    said = json.loads(capsys.readouterr().out)
    assert code == 0
    assert said["version"] == 1
    assert [pack["name"] for pack in said["packs"]] == ["annual-report", "fujian"]
    rule = next(rule for rule in said["rules"] if rule["id"] == "pinyin-notes")
    assert (rule["category"], rule["severity"], rule["check"], rule["pack"]) == (
        "residue",
        "error",
        "conversion",
        "annual-report",
    )
    assert {"title", "confidence", "applies", "basis", "says", "remedy", "since", "enabled", "fix"} <= rule.keys()


def test_rules_of_one_year_are_those_in_force_then(pack, capsys):
    pack.change(("severity:", "applies: {from: 2019, to: 2020}\nseverity:"))

    ids = {}
    for year in ("2018", "2019", "2020", "2021"):
        run(["rules", "--pack", str(pack.folder), "--year", year, "--format", "json"])
        ids[year] = {rule["id"] for rule in json.loads(capsys.readouterr().out)["rules"]}

    assert [year for year, rules in ids.items() if "cut-off-word" in rules] == ["2019", "2020"]


def test_rules_of_one_category(capsys):
    run(["rules", "--category", "residue", "--format", "json"])

    assert {rule["category"] for rule in json.loads(capsys.readouterr().out)["rules"]} == {"residue"}


def test_coverage_shows_which_rules_look_after_an_article_and_what_no_machine_can_judge(capsys):
    assert run(["rules", "--coverage"]) == 0

    lines = [line.strip() for line in capsys.readouterr().out.splitlines()]
    at = lines.index("第十七条：公开前依法进行保密审查 [机器查不了]")
    assert lines[at + 1] == "审查是否做过、结论是什么，不写在报告里"
    at = lines.index("第五十条第一款第五项：其他需要报告的事项 [已覆盖]")
    assert "section-missing" in lines[at + 1]


def test_coverage_of_a_year_is_that_of_its_law_and_form(capsys):
    assert run(["rules", "--coverage", "--year", "2012"]) == 0

    said = capsys.readouterr().out
    assert "第三十二条第（三）项：政府信息公开的收费及减免情况" in said
    assert "711号" not in said
    assert "篇幅原则上不超过一千字" not in said


def test_coverage_as_json(capsys):
    assert run(["rules", "--coverage", "--format", "json"]) == 0

    said = json.loads(capsys.readouterr().out)
    assert said["version"] == 1
    assert {"document", "article", "requires", "covered", "rules", "why", "applies"} == said["coverage"][0].keys()
    named = {name for rule in load_packs().rules for name in (rule.id, rule.category)}
    assert all(set(article["rules"]) <= named for article in said["coverage"])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["rules", "--category", "residu"], "是不是「residue」？"),
        (["rules", "--year", "1999"], "1999"),
        (["rules", "--pack", "nowhere"], "没有这个规则包"),
        (["rules", "validate", "nowhere"], "没有「nowhere」这个规则包"),
        (["rules", "validate", "fujain"], "是不是「fujian」？"),
        (["rules", "test", "nowhere"], "没有「nowhere」这个规则包"),
        (["rules", "test", "--rule", "pinyin-note"], "是不是「pinyin-notes」？"),
        (["explain", "pinyin-note"], "是不是「pinyin-notes」？"),
        (["explain"], "RULE"),
    ],
)
def test_wrong_usage_is_2_and_says_what_was_meant(capsys, arguments, said):
    assert run(arguments) == 2
    assert said in capsys.readouterr().err


def test_a_sound_pack_validates(pack, capsys):
    assert run(["rules", "validate", str(pack.folder)]) == 0
    assert capsys.readouterr().out == f"{pack.folder}：没有错误（1 条规则，0 张格式）\n"


def test_every_fault_is_a_line_with_file_line_and_column(pack, capsys):
    pack.change(("severity: warning", "severty: warning"), ("confidence: high", "confidence: sure"))

    assert run(["rules", "validate", str(pack.folder)]) == 1
    file = pack.folder / "language/cut-off-word.yaml"
    assert capsys.readouterr().out.splitlines() == [
        f"{file}:1:1: 缺少键「severity」",
        f"{file}:7:1: 不认得的键「severty」（是不是「severity」？）",
        f"{file}:8:13: 「sure」不在可选的词里（可用：high、low、medium）",
        f"{pack.folder}：3 处错误",
    ]


def test_a_broken_pack_is_wrong_usage_elsewhere(pack, capsys):
    pack.change(("severity: warning", "severty: warning"))

    assert run(["rules", "--pack", str(pack.folder)]) == 2
    assert "cut-off-word.yaml:7:1: 不认得的键「severty」" in capsys.readouterr().err


def test_a_pack_that_shows_control_characters_does_not_reach_the_terminal(pack, capsys):
    pack.change(("severity: warning", 'severity: "\\e[2J"'))

    run(["rules", "validate", str(pack.folder)])

    assert "\x1b" not in capsys.readouterr().out


def test_kept_examples_are_0(pack, capsys):
    assert run(["rules", "test", str(pack.folder)]) == 0
    assert capsys.readouterr().out == f"{pack.folder}：1 条规则，2 个例子，全部符合\n"


def test_a_broken_promise_is_1_and_stands_at_its_example(pack, capsys):
    pack.change(("text: 申请截止日期为5月1日。", "text: 截止2023年底。"))

    assert run(["rules", "test", str(pack.folder)]) == 1
    first, last = capsys.readouterr().out.splitlines()
    file = pack.folder / "language/cut-off-word.yaml"
    assert first == f"{file}:16:7: cut-off-word（passes）：应为 passed，结果是 failed：「截止」应为「截至」"
    assert last == f"{pack.folder}：1 条规则，2 个例子，1 处不符"


def test_a_broken_pack_cannot_be_tested(pack, capsys):
    pack.change(("severity: warning", "severty: warning"))

    assert run(["rules", "test", str(pack.folder)]) == 1
    assert "不认得的键「severty」" in capsys.readouterr().out


def test_one_rule_can_be_tested_alone(pack, capsys):
    text = (pack.folder / "language/cut-off-word.yaml").read_text("utf-8")
    pack.write(
        "language/second-rule.yaml", text.replace("cut-off-word", "second-rule").replace("申请截止", "截止2023年,")
    )

    assert run(["rules", "test", str(pack.folder), "--rule", "cut-off-word"]) == 0
    assert run(["rules", "test", str(pack.folder)]) == 1
    assert "second-rule（passes）" in capsys.readouterr().out


def test_explain_shows_what_why_law_examples_problems_and_remedy(pack, capsys):
    more = (
        "why: 截止是到某时停止\nbasis: [{document: 现代汉语词典, article: 第7版}]\n"
        "known_problems: [引文里的截止不报]\nfix: safe\nfix_why: 只改一个字\n"
    )
    pack.change(("examples:", f"{more}examples:"))

    assert run(["explain", "cut-off-word", "--pack", str(pack.folder)]) == 0
    assert [line.rstrip() for line in capsys.readouterr().out.splitlines()] == [
        "「截至」写成「截止」",
        "cut-off-word  警告 · 把握高",
        "类别：文字（language）",
        "适用：各年",
        "规则包：样例 0.1.0",
        "",
        "报什么",
        "  「{found}」应为「截至」",
        "",
        "怎么改",
        "  请改为「截至」",
        "",
        "为什么",
        "  截止是到某时停止",
        "",
        "依据",
        "  现代汉语词典第7版",
        "",
        "应报的例子",
        "  · 截止2024年底,共公开信息5条。",
        "    （指向「截止」）",
        "",
        "不应报的例子",
        "  · 申请截止日期为5月1日。",
        "",
        "已知问题",
        "  · 引文里的截止不报",
        "",
        "自动修改",
        "  可安全改正",
        "  只改一个字",
    ]


def test_explain_in_english_takes_the_words_the_rule_carries(pack, capsys):
    pack.change(("examples:", "en: {title: Cut-off for up to, says: '“{found}” should be 截至'}\nexamples:"))

    run(["explain", "cut-off-word", "--pack", str(pack.folder), "--lang", "en"])

    out = capsys.readouterr().out
    assert "Cut-off for up to" in out
    assert "What it says\n  “{found}” should be 截至" in out.replace(" \n", "\n")
    assert "请改为「截至」" in out


def test_explain_says_what_a_local_pack_changed_and_why(pack, tmp_path, capsys):
    local = PackFolder(tmp_path / "local")
    (local.folder / "language/cut-off-word.yaml").unlink()
    local.write(
        "pack.yaml",
        "name: 某市\nversion: 1.0.0\ntitle: 某市\noverrides:\n  cut-off-word: {severity: error, reason: 市里通知}\n",
    )

    run(["explain", "cut-off-word", "--pack", str(pack.folder), "--pack", str(local.folder)])

    out = capsys.readouterr().out
    assert "cut-off-word  错误" in out
    assert "· 某市：市里通知" in out


@pytest.mark.parametrize("rule", load_packs().rules, ids=lambda rule: rule.id)
def test_every_rule_has_its_page(rule, capsys):
    assert run(["explain", rule.id]) == 0
    out = capsys.readouterr().out
    assert rule.title in out
    assert "应报的例子" in out
    assert "不应报的例子" in out
