"""The hook works with the real pre-commit, from a clone of this repository."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DIRTY = "某县人民政府2016年政府信息公开工作年度报告\n一、概述\n在政府入口网站公开政府档案120条。\n"
CONFIG = """repos:
  - repo: {clone}
    rev: {revision}
    hooks:
      - id: gik-lint
"""

pytestmark = [
    pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed"),
    pytest.mark.skipif(not (ROOT / ".git").exists(), reason="the tests do not run in a clone"),
]


def git(folder, *arguments):
    identity = ("-c", "user.name=test", "-c", "user.email=test@localhost")
    done = subprocess.run(["git", *identity, *arguments], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A repository of drafts whose hook is a clone of this one; hooks installed."""
    pytest.importorskip("pre_commit", reason="pre-commit is not installed")
    home = tmp_path_factory.mktemp("drafts")
    clone = tmp_path_factory.mktemp("clone") / "gik-lint"
    git(ROOT, "clone", "--quiet", str(ROOT), str(clone))
    git(home, "init", "--quiet")
    config = CONFIG.format(clone=clone.as_uri(), revision=git(clone, "rev-parse", "HEAD"))
    (home / ".pre-commit-config.yaml").write_text(config, "utf-8")
    git(home, "add", ".")
    done = pre_commit(home, "install-hooks")
    if done.returncode:
        pytest.skip(f"the hook's dependencies cannot be installed here: {done.stdout[-200:]}")
    return home


def pre_commit(home, *arguments):
    environment = {**os.environ, "PRE_COMMIT_HOME": str(home.parent / "pre-commit-home")}
    command = [sys.executable, "-m", "pre_commit", *arguments]
    return subprocess.run(command, cwd=home, env=environment, capture_output=True, text=True, check=False)


def committed(home, name, text):
    """Add one file alone and run the hook on it."""
    (home / name).write_text(text, "utf-8")
    git(home, "add", name)
    return pre_commit(home, "run", "gik-lint", "--files", name)


def test_a_faulty_draft_stops_the_commit_and_says_why(home):
    done = committed(home, "draft.txt", DIRTY)

    assert done.returncode == 1
    assert "taiwan-vocabulary" in done.stdout


def test_a_clean_draft_passes(home):
    clean = (ROOT / "rules/annual-report/examples/form-2021-minimal.txt").read_text("utf-8")

    assert committed(home, "clean.txt", clean).returncode == 0


def test_a_file_that_is_no_report_is_no_trouble(home):
    assert committed(home, "notes.txt", "会议通知\n定于明天上午九时开会。\n").returncode == 0
