"""Exit codes (CONTRACT): row = situation, column = expected code. 70 > 2 > 3 > 1 > 0."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.pdf_factory import pdf, picture

CLEAN = Path(__file__).parents[2] / "rules/annual-report/examples/form-2021-minimal.txt"
DIRTY = "截止2016年12月31日，在政府入口网站公开政府档案120条。"
REPORT = f"某县人民政府2016年政府信息公开工作年度报告\n一、概述\n{DIRTY}\n二、主动公开政府信息情况\n公开120条。\n"
ONLY_WARNINGS = ("--select", "confused-word")


@pytest.fixture
def folder(tmp_path):
    """A folder with a draft of every sort."""
    (tmp_path / "clean.txt").write_text(CLEAN.read_text("utf-8"), "utf-8")
    (tmp_path / "dirty.txt").write_text(REPORT, "utf-8")
    (tmp_path / "none.txt").write_text("会议通知\n定于明天上午九时开会。\n", "utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "fake.docx").write_bytes(b"PK\x03\x04 no zip at all")
    pack = tmp_path / "pack"
    (pack / "language").mkdir(parents=True)
    (pack / "pack.yaml").write_text("name: broken\nversion: 1.0.0\ntitle: 坏包\n", "utf-8")
    (pack / "language" / "bad.yaml").write_text("id: bad\ntitle: [\n", "utf-8")
    return tmp_path


@pytest.fixture(scope="session")
def cache(tmp_path_factory):
    """One cache for all runs, so that the packs of a checkout are compiled once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def scrubbed(cache, monkeypatch):
    """No settings of this machine reach the program."""
    for name in set(os.environ) - {"PATH", "SYSTEMROOT", "HOME"}:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    monkeypatch.setenv("PYTHONIOENCODING", "utf-8")


def run(folder, *arguments, stdin=None):
    """Run the program in `folder`."""
    command = [sys.executable, "-m", "gik_lint", *arguments]
    return subprocess.run(command, cwd=folder, input=stdin, capture_output=True, check=False)


SITUATIONS = [
    ("nothing found", ["clean.txt", "--fail-on", "error"], 0),
    ("check is the default command", ["check", "clean.txt"], 0),
    ("an error found", ["dirty.txt"], 1),
    ("only warnings, gate at error", [*ONLY_WARNINGS, "dirty.txt"], 0),
    ("only warnings, gate at warning", [*ONLY_WARNINGS, "--fail-on", "warning", "dirty.txt"], 1),
    ("never fail", ["--fail-on", "never", "dirty.txt"], 0),
    ("exit zero", ["--exit-zero", "dirty.txt"], 0),
    ("exit zero does not hide what could not be checked", ["--exit-zero", "empty.txt"], 3),
    ("no path", ["check"], 2),
    ("unknown option", ["check", "--no-such-option", "clean.txt"], 2),
    ("unknown rule", ["--select", "no-such-rule", "clean.txt"], 2),
    ("broken pack", ["--pack", "pack", "clean.txt"], 2),
    ("no such pack", ["--pack", "nowhere", "clean.txt"], 2),
    ("no such configuration", ["--config", "nowhere.yaml", "clean.txt"], 2),
    ("no such baseline", ["--baseline", "nowhere.json", "clean.txt"], 2),
    ("missing file", ["missing.txt"], 3),
    ("no input matched", ["*.nothing"], 3),
    ("empty file", ["empty.txt"], 3),
    ("binary file", ["binary.txt"], 3),
    ("a zip that is no Word file", ["fake.docx"], 3),
    ("no report in a named file", ["none.txt"], 3),
    ("a file over the limit", ["--max-bytes", "10", "clean.txt"], 3),
    ("incomplete allowed", ["--allow-incomplete", "clean.txt", "missing.txt"], 0),
    ("findings and a missing file", ["dirty.txt", "missing.txt"], 3),
    ("findings and a missing file, incomplete allowed", ["--allow-incomplete", "dirty.txt", "missing.txt"], 1),
    ("usage wins over the rest", ["--select", "no-such-rule", "dirty.txt", "missing.txt"], 2),
    ("a file of a hook that is no report", ["check", "--skip-unrelated", "clean.txt", "none.txt"], 0),
    ("nothing but files that are no report", ["check", "--skip-unrelated", "none.txt"], 0),
    ("extract", ["extract", "clean.txt"], 0),
    ("extract of a missing file", ["extract", "missing.txt"], 3),
    ("explain", ["explain", "confused-word"], 0),
    ("explain an unknown rule", ["explain", "no-such-rule"], 2),
    ("version", ["--version"], 0),
    ("help", ["--help"], 0),
]


@pytest.mark.parametrize(("situation", "arguments", "expected"), SITUATIONS, ids=[row[0] for row in SITUATIONS])
def test_exit_code(folder, situation, arguments, expected):
    done = run(folder, *arguments)

    assert expected == done.returncode, situation + done.stdout.decode() + done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_a_fault_of_its_own_is_one_line_and_70(folder):
    """A fault that left nothing to report: here, a broken installation."""
    broken = "import gik_lint.linter as l, sys; l.Linter.check = None; from gik_lint.cli.program import run; "
    code = f"{broken} sys.exit(run(['check', 'clean.txt', '--no-cache', '--format', 'html']))"
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, check=False)

    assert done.returncode == 70
    assert len(done.stderr.decode().splitlines()) == 1


def test_the_other_files_of_a_run_are_still_checked(folder):
    done = run(folder, "empty.txt", "dirty.txt", "fake.docx", "--format", "json")

    reports = json.loads(done.stdout)["reports"]
    assert ["not-checked", "checked", "not-checked"] == [report["status"] for report in reports]
    assert reports[1]["findings"]


@pytest.mark.parametrize("name", ["terminal", "html", "json", "sarif", "junit", "github", "gitlab", "markdown"])
def test_the_format_never_changes_the_code(folder, name):
    assert run(folder, "dirty.txt", "--format", name).returncode == 1


def test_a_folder_skips_and_counts_what_is_no_report(folder):
    (folder / "drafts").mkdir()
    for name in ("clean.txt", "none.txt"):
        (folder / name).rename(folder / "drafts" / name)
    (folder / "drafts" / "~$clean.docx").write_bytes(b"lock")
    (folder / "drafts" / ".hidden.txt").write_text(REPORT, "utf-8")

    summary = json.loads(run(folder, "drafts", "--format", "json").stdout)["summary"]

    assert (1, 1, 0) == (summary["checked"], summary["skipped"], summary["not_checked"])


def test_a_scan_in_a_folder_may_be_a_report_and_is_never_passed_over(folder):
    (folder / "drafts").mkdir()
    (folder / "clean.txt").rename(folder / "drafts" / "clean.txt")
    (folder / "drafts" / "scan.pdf").write_bytes(pdf(picture(0, 0, 595, 842)))

    done = run(folder, "drafts", "--format", "json")

    summary = json.loads(done.stdout)["summary"]
    assert (1, 0, 1, 3) == (summary["checked"], summary["skipped"], summary["not_checked"], done.returncode)


def test_standard_input_is_a_draft(folder):
    done = run(folder, "-", "--stdin-filename", "稿.txt", "--format", "json", stdin=REPORT.encode())

    assert json.loads(done.stdout)["reports"][0]["path"] == "稿.txt"
    assert done.returncode == 1
