"""Somebody who mistypes a command reads Chinese that says what to write instead; the code is 2."""

import subprocess
import sys

import pytest

from gik_lint.cli.program import run
from tests.docx_factory import docx, p

MISTAKES = [
    (["check", "--output-dcx", "x", "a.txt"], "没有 --output-dcx 这个选项，是不是 --output-docx"),
    (["--formt", "json", "a.txt"], "没有 --formt 这个选项，是不是 --format"),
    (["check", "--format", "jsn", "a.txt"], "--format：jsn 不对，可以写：terminal、html、json"),
    (["check", "--year", "99999", "a.txt"], "--year：99999 不对，请写不小于 2008、不大于 2100 的数"),
    (["check", "--year"], "选项 --year 后面要写一个值"),
    (["check", "--fix=3", "a.txt"], "选项 --fix 后面不用写值"),
    (["check", "--published", "昨天", "a.txt"], "--published：看不懂日期「昨天」，请写成 2025-01-28 的样子"),
    (["check"], "请给出要检查的文件或文件夹"),
    (["explan", "figure-sum"], "没有 explan 这个命令，也没有这个文件，是不是 explain？"),
    (["explain"], "没有写 RULE"),
    (["explain", "a", "b"], "多写了：b"),
    (["new"], "没有写 --year"),
    (["baseline", "wirte"], "没有这个子命令，可用的有：prune、show、write"),
]


@pytest.mark.parametrize(("arguments", "says"), MISTAKES, ids=[" ".join(row[0]) for row in MISTAKES])
def test_a_mistake_is_explained_in_chinese(capsys, arguments, says):
    assert run(arguments) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"错误：{says}")
    assert "Error" not in said
    assert "Usage" not in said


def test_a_file_named_like_a_command_is_checked(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "explan").write_text("会议通知\n", "utf-8")

    assert run(["explan"]) == 3
    assert "explan" in capsys.readouterr().out


@pytest.mark.parametrize("command", [[], ["check"], ["new"], ["baseline"], ["rules"], ["extract"], ["explain"]])
def test_help_is_chinese(capsys, command):
    assert run([*command, "--help"]) == 0
    page = capsys.readouterr().out
    assert page.startswith("用法：gik-lint")
    assert "选项：" in page
    for english in ("Usage:", "Options:", "Show this", "INTEGER", "FLOAT", "required]"):
        assert english not in page


def test_a_reader_that_has_seen_enough_is_no_fault():
    command = [sys.executable, "-m", "gik_lint", "rules"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.readline()
        running.stdout.close()
        said = running.stderr.read()

    assert b"" == said
    assert running.returncode == 0


def test_copies_are_made_of_the_word_files_of_a_folder(tmp_path, monkeypatch, capsys):
    """Drafts of one name in two folders do not overwrite each other's copies; other formats are named."""
    monkeypatch.chdir(tmp_path)
    lines = ("某县人民政府2016年政府信息公开工作年度报告", "一、概述", "截止2016年12月31日，公开政府信息120条。")
    for name in ("甲局", "乙局"):
        (tmp_path / "各单位报送" / name).mkdir(parents=True)
        (tmp_path / "各单位报送" / name / "年报.docx").write_bytes(docx("".join(map(p, lines))))
    (tmp_path / "各单位报送" / "年报.txt").write_text("\n".join(lines), "utf-8")

    run(["check", "各单位报送", "--output-docx", "批注"])

    copies = {path.relative_to(tmp_path / "批注").as_posix() for path in (tmp_path / "批注").rglob("*.docx")}
    assert copies == {"乙局/年报.docx", "甲局/年报.docx"}
    assert "1 份草稿不是 Word" in capsys.readouterr().err
