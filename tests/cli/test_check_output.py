"""`gik-lint check` as a screen, a pipe and a CI job see it: whole outputs, with a pack that stays as it is."""

import json
import os
import subprocess
import sys
from html import unescape
from pathlib import Path
from zipfile import ZipFile

import pytest

from gik_lint.cli.program import run
from tests.pack_folder import PackFolder

ROOT = Path(__file__).parents[2]
DRAFT = """\
某市人民政府2024年政府信息公开工作年度报告
根据《中华人民共和国政府信息公开条例》，编制本报告。
一、总体情况
截止2024年底，全市主动公开政府信息3201条。
二、主动公开政府信息情况
全年制发行政规范性文件12件。
三、收到和处理政府信息公开申请情况
全年新收申请75件，办结74件。
四、政府信息公开行政复议、行政诉讼情况
无。
五、存在的主要问题及改进情况
存在问题：公开的主动性有待提高。改进：加强培训。
六、其他需要报告的事项
没有收取信息处理费。
"""
FINDING = """\
1  错误  cut-off-word                                              draft.txt:4:1
   「一、总体情况」
   「截止」应为「截至」
     | 截止2024年底，全市主动公开政府信息3201条。
     | ^^^^
   改法  请改为「截至」
"""
ONE = f"""\
draft.txt
某市人民政府，2024 年度，格式：年度报告格式，国办公开办函〔2021〕30号

× 发现 1 项错误
  规则：通过 0，未通过 1，未能判定 0，不适用 0

{FINDING}
"""
TWO = f"""\
× 发现 1 项错误
  共 3 份：查了 2 份，未能检查 1 份，跳过 0 个不是年度报告的文件

clean.txt
某市人民政府，2024 年度，格式：年度报告格式，国办公开办函〔2021〕30号

√ 本工具未发现问题
  规则：通过 1，未通过 0，未能判定 0，不适用 0

{ONE}missing.txt

× 未检查：找不到这个文件，请检查路径和文件名是否写对。

"""


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    """A cache of these tests' own, so that packs are compiled once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch, cache):
    """A folder with a draft that has one finding, one that has none, and a pack with one rule."""
    pack = PackFolder(tmp_path / "pack")
    pack.change(("severity: warning", "severity: error"))
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "clean.txt").write_text(DRAFT.replace("截止", "截至"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    return tmp_path


def check(*arguments: str) -> int:
    return run(["check", "--pack", "pack", "--select", "cut-off-word", *arguments])


def shown(text: str) -> str:
    """The output as far as it speaks of the drafts; what is not checked depends on the packs of the day."""
    return text.partition("本工具不检查\n")[0].partition("“未发现问题”")[0]


def test_one_draft(capsys):
    assert check("draft.txt") == 1
    assert shown(capsys.readouterr().out) == ONE


def test_what_is_left_to_a_person_is_what_the_years_of_the_drafts_ask_for(capsys):
    """The law of 2008 knows no limit of a thousand characters as the form of 2021 does; 福建 has its own table."""
    Path("2012.txt").write_text("某某县2012年政府信息公开工作年度报告\n一、概述\n全年公开信息12条。\n", "utf-8")
    Path("2023.txt").write_text("某某县2023年政府信息公开工作年度报告\n一、总体情况\n全年公开信息12条。\n", "utf-8")

    def left(*drafts: str) -> str:
        check(*drafts)
        return capsys.readouterr().out.partition("本工具不检查\n")[2]

    assert "便于公众知晓" in left("2012.txt")
    assert "一千字" not in left("2012.txt")
    assert "一千字" in left("2023.txt")
    assert "便于公众知晓" not in left("2023.txt")
    assert all(words in left("-v", "2012.txt", "2023.txt") for words in ("便于公众知晓", "一千字"))
    assert "历年累计" not in left("-v", "2012.txt", "2023.txt")


def test_several_drafts_one_of_which_is_not_there(capsys):
    assert check("clean.txt", "draft.txt", "missing.txt") == 3
    assert shown(capsys.readouterr().out) == TWO


def test_quiet_says_the_errors_and_the_verdict(folder, capsys):
    assert check("--quiet", "draft.txt", "clean.txt") == 1
    assert capsys.readouterr().out == "draft.txt:4:1: 错误 [cut-off-word] 「截止」应为「截至」\n× 发现 1 项错误\n"

    assert check("-q", "clean.txt") == 0
    assert capsys.readouterr().out == "√ 本工具未发现问题\n"

    rule = folder / "pack" / "language" / "cut-off-word.yaml"
    rule.write_text(rule.read_text("utf-8").replace("severity: error", "severity: warning"), "utf-8")
    assert check("-q", "draft.txt") == 0
    assert capsys.readouterr().out == "! 发现 1 项警告\n"


def test_quiet_hides_nothing_that_was_not_checked_or_is_withheld(folder, capsys):
    assert check("draft.txt", "--format", "json") == 1
    fingerprint = json.loads(capsys.readouterr().out)["reports"][0]["findings"][0]["fingerprint"]
    entry = f"{{rule: cut-off-word, fingerprint: {fingerprint}, reason: 已核, by: 张三}}"
    (folder / "withheld.yaml").write_text(f"suppressions: [{entry}]\n", "utf-8")

    assert check("-q", "draft.txt", "missing.txt", "no*.txt", "--suppressions", "withheld.yaml") == 3
    assert capsys.readouterr().out.splitlines() == [
        "missing.txt: 未检查：找不到这个文件，请检查路径和文件名是否写对。",
        "× 没有找到：no*.txt",
        "! 检查不完整",
        "  未列出：豁免 1 项，基线中已有 0 项",
    ]


@pytest.mark.parametrize("ending", ["docx", "pdf", "xlsx", "odt", "doc", "png"])
def test_a_text_by_another_name_is_read_as_the_text_it_is(folder, capsys, ending):
    named = folder / f"draft.{ending}"
    named.write_text(DRAFT, "utf-8")

    assert check(named.name) == 1
    assert capsys.readouterr().out.splitlines()[0] == named.name
    named.write_text("会议通知\n", "utf-8")
    assert check(named.name) == 3
    assert f"{named.name}\n\n× 未检查：没有在文件中找到" in capsys.readouterr().out


def test_pages_name_the_form_by_its_title_and_json_by_its_id(capsys):
    for name in ("html", "markdown"):
        check("--format", name, "draft.txt")
        page = unescape(capsys.readouterr().out)
        assert "年度报告格式，国办公开办函〔2021〕30号" in page
        assert "form-2021" not in page

    check("--format", "json", "draft.txt")
    assert json.loads(capsys.readouterr().out)["reports"][0]["form"] == "form-2021"


@pytest.mark.parametrize("name", ["terminal", "html", "json", "sarif", "junit", "github", "gitlab", "markdown"])
def test_the_format_never_changes_the_exit_code(name):
    assert check("--format", name, "clean.txt") == 0
    assert check("--format", name, "draft.txt") == 1
    assert check("--format", name, "draft.txt", "missing.txt") == 3


def test_any_number_of_files_is_written_beside_what_is_shown(folder, capsys):
    names = ("html", "json", "sarif", "junit", "github", "gitlab", "markdown", "xlsx")
    files = [part for name in names for part in (f"--output-{name}", f"out/report.{name}")]

    assert check("draft.txt", *files) == 1
    assert shown(capsys.readouterr().out) == ONE

    written = {name: (folder / "out" / f"report.{name}") for name in names}
    assert json.loads(written["json"].read_text("utf-8"))["summary"]["error"] == 1
    assert json.loads(written["sarif"].read_text("utf-8"))["version"] == "2.1.0"
    assert len(json.loads(written["gitlab"].read_text("utf-8"))) == 1
    assert written["html"].read_text("utf-8").startswith("<!DOCTYPE html>")
    assert written["junit"].read_text("utf-8").startswith("<?xml")
    assert written["github"].read_text("utf-8").startswith("::error file=draft.txt,line=4")
    assert "| 1 | **错误** |" in written["markdown"].read_text("utf-8")
    with ZipFile(written["xlsx"]) as book:
        assert "xl/worksheets/sheet1.xml" in book.namelist()


def test_json_on_standard_output_is_what_stands_in_the_file(folder, capsys):
    check("draft.txt", "--format", "json", "--output-json", "report.json")

    assert capsys.readouterr().out == (folder / "report.json").read_text("utf-8")


def piped(folder: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The program as another process sees it."""
    command = [sys.executable, "-m", "gik_lint", "check", "--pack", "pack", "--select", "cut-off-word", "draft.txt"]
    clean = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR", "TERM"}}
    return subprocess.run(
        command, cwd=folder, capture_output=True, check=False, env={**clean, "PYTHONPATH": str(ROOT), **environment}
    )


def test_a_pipe_gets_plain_text(folder):
    ran = piped(folder)

    assert ran.returncode == 1
    assert shown(ran.stdout.decode("utf-8")) == ONE
    assert ran.stderr == b""


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "cp437"])
def test_an_old_console_gets_what_it_can_show(folder, encoding):
    ran = piped(folder, PYTHONIOENCODING=encoding)

    assert ran.returncode == 1
    assert b"cut-off-word" in ran.stdout
    assert b"Traceback" not in ran.stderr
    if encoding == "gbk":
        assert shown(ran.stdout.decode("gbk")) == ONE


def test_colour_on_request_and_never_against_it(capsys):
    check("draft.txt", "--color", "always")
    assert "\x1b[1;31m错误\x1b[0m" in capsys.readouterr().out

    check("draft.txt", "--color", "never")
    assert "\x1b" not in capsys.readouterr().out


def test_english(capsys):
    check("draft.txt", "--lang", "en")

    lines = capsys.readouterr().out.splitlines()
    assert lines[1] == "某市人民政府, 2024, form: 年度报告格式，国办公开办函〔2021〕30号"
    assert lines[3] == "× Found 1 error(s)"
    assert lines[6] == "1  error  cut-off-word" + " " * 45 + "draft.txt:4:1"
