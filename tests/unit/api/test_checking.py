"""Checking from a program gives what the command line gives, with every setting that it has."""

from datetime import date
from pathlib import Path

import pytest

import gik_lint

EXAMPLES = Path(__file__).parents[3] / "reports_examples"
DRAFT = "某县人民政府2016年政府信息公开工作年度报告\n一、概述\n截止2016年12月31日，公开政府信息120条。\n"


def test_a_text_is_checked_like_a_file(tmp_path):
    file = tmp_path / "draft.txt"
    file.write_text(DRAFT, "utf-8")
    today = date(2017, 3, 1)

    from_text = gik_lint.check_text(DRAFT, today=today).reports[0].findings
    from_file = gik_lint.check([file], today=today).reports[0].findings

    assert [one.fingerprint for one in from_file] == [one.fingerprint for one in from_text]
    assert "截至" in next(one.message for one in from_text if one.rule == "confused-word")


def test_what_is_understood_can_be_had_without_checking(tmp_path):
    file = tmp_path / "draft.txt"
    file.write_text(DRAFT, "utf-8")

    report = gik_lint.extract(file)

    assert ("某县人民政府", "government", 2016) == (report.identity.body, report.identity.kind, report.identity.year)


def test_settings_reach_the_rules():
    result = gik_lint.check_text(DRAFT, select=("confused-word",))

    assert ["confused-word"] == [one.rule for one in result.reports[0].findings]


def test_an_unknown_rule_is_named():
    with pytest.raises(gik_lint.UnknownNameError, match="no-such-rule"):
        gik_lint.check_text(DRAFT, select=("no-such-rule",))


@pytest.fixture
def drafts(tmp_path):
    """A folder of three drafts with the same slip in each."""
    for body in ("甲县", "乙县", "丙县"):
        (tmp_path / f"{body}.txt").write_text(DRAFT.replace("某县", body), "utf-8")
    return tmp_path


def test_no_configuration_file_counts_unless_asked_for(drafts):
    (drafts / ".gik-lint.yaml").write_text("ignore: [confused-word]\n", "utf-8")

    def slips(**how):
        return [one for report in gik_lint.check([drafts], **how).reports for one in report.findings]

    assert "confused-word" in {one.rule for one in slips()}
    assert "confused-word" not in {one.rule for one in slips(config=True)}
    assert "confused-word" not in {one.rule for one in slips(config=drafts / ".gik-lint.yaml")}


def test_what_a_found_configuration_keeps_quiet_is_said(drafts):
    (drafts / ".gik-lint.yaml").write_text("ignore: [confused-word]\n", "utf-8")

    assert any("--no-config" in one for one in gik_lint.check([drafts], config=True).notices)
    assert gik_lint.check([drafts]).notices == ()


def test_several_processes_give_the_same_in_the_same_order(drafts):
    alone = gik_lint.check([drafts], select=("confused-word",))
    together = gik_lint.check([drafts], select=("confused-word",), jobs=2)

    assert [Path(one.path).stem for one in together.reports] == sorted(("甲县", "乙县", "丙县"))
    assert [one.findings for one in together.reports] == [one.findings for one in alone.reports]


def test_without_the_drafts_results_come_from_the_cache(drafts, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(drafts / "cache"))
    checker = gik_lint.Checker(select=("confused-word",))
    inputs = gik_lint.find_inputs([str(drafts)])
    first = checker.check(inputs, keep="findings")

    with monkeypatch.context() as changed:
        changed.setattr("gik_lint.linter.Linter.check", None)  # checking anew would now fail
        assert checker.check(inputs, keep="findings") == first
    assert all(one.report is None for one in first.reports)
    assert all(one.report for one in checker.check(inputs).reports)


def test_suppressions_and_baseline_are_applied(drafts):
    known = drafts / "known.json"
    first = gik_lint.check([drafts / "甲县.txt"], select=("confused-word",))
    known.write_bytes(gik_lint.Baseline.of(first.reports).written())
    withheld = drafts / "withheld.yaml"
    fingerprint = first.reports[0].findings[0].fingerprint
    entry = f"{{rule: confused-word, fingerprint: {fingerprint}, path: '*乙县*', reason: 已核, by: 张三}}"
    withheld.write_text(f"suppressions: [{entry}]\n", "utf-8")

    result = gik_lint.check([drafts], select=("confused-word",), baseline=str(known), suppressions=str(withheld))

    told = {Path(one.path).stem: (one.known, one.suppressed, len(one.open_findings)) for one in result.reports}
    assert told == {"甲县": (1, 0, 0), "乙县": (0, 1, 0), "丙县": (0, 0, 1)}


def test_whoever_watches_sees_each_result_as_it_comes(drafts):
    seen = []

    def watch(results):
        for one in results:
            seen.append(Path(one.path).stem)
            yield one

    gik_lint.Checker().check(gik_lint.find_inputs([str(drafts)]), watch=watch)

    assert seen == sorted(("甲县", "乙县", "丙县"))


@pytest.mark.parametrize(("fail_on", "failed"), [("error", False), ("warning", True), ("info", True), ("never", False)])
def test_a_result_says_whether_it_fails(fail_on, failed):
    result = gik_lint.check_text(DRAFT, select=("confused-word",), fail_on=fail_on)

    assert {one.severity for one in result.reports[0].findings} == {"warning"}
    assert result.failed is failed
    assert not result.incomplete


def test_a_result_says_whether_anything_could_not_be_checked(drafts):
    assert gik_lint.check([drafts / "没有.txt"]).incomplete
    assert gik_lint.check([drafts / "没有*.txt"]).incomplete
    assert gik_lint.check([]).incomplete


def test_files_that_cannot_be_used_are_told(drafts):
    (drafts / "broken.yaml").write_text("no-such-key: 1\n", "utf-8")

    with pytest.raises(gik_lint.ConfigurationError, match=r"broken\.yaml:1:1"):
        gik_lint.check([drafts], config=drafts / "broken.yaml")
    with pytest.raises(gik_lint.BaselineError, match=r"none\.json"):
        gik_lint.check([drafts], baseline=str(drafts / "none.json"))
    with pytest.raises(gik_lint.SuppressionsError, match=r"none\.yaml"):
        gik_lint.check([drafts], suppressions=str(drafts / "none.yaml"))
    with pytest.raises(gik_lint.PackFaults, match="no-such-pack"):
        gik_lint.check([drafts], packs=("no-such-pack",))


@pytest.mark.parametrize("form", ["terminal", "markdown"])
def test_what_is_kept_of_a_draft_shows_its_findings_as_the_draft_does(form, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    inputs = gik_lint.find_inputs([str(EXAMPLES)])
    checker, view = gik_lint.Checker(), gik_lint.View(detail="verbose", width=100)

    shown = gik_lint.render(checker.check(inputs), form, view)

    assert "相差" in shown
    assert gik_lint.render(checker.check(inputs, keep="illustrations"), form, view) == shown
    assert gik_lint.render(checker.check(inputs, keep="illustrations"), form, view) == shown  # from the cache


def test_a_draft_that_breaks_the_program_costs_its_own_result_only(drafts, monkeypatch):
    from gik_lint import engine

    right = engine.check

    def broken(report, *others):
        if "乙县" in report.identity.title:
            raise ZeroDivisionError
        return right(report, *others)

    monkeypatch.setattr(engine, "check", broken)
    reports = gik_lint.check([drafts], select=("confused-word",)).reports

    assert [Path(one.path).stem for one in reports if one.status == "not-checked"] == ["乙县"]
    assert sum(one.status == "checked" for one in reports) == 2
    (said,) = [one.error for one in reports if one.error]
    assert "自身出错（ZeroDivisionError）" in said
