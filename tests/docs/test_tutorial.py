"""The tutorial 写一条规则, followed to its end: files written, commands run, outputs compared."""

import os
import re
import subprocess
import sys

import pytest

from tests.docs.blocks import ROOT, blocks

PAGE = ROOT / "docs" / "写一条规则.md"
_FILE = re.compile(r"^`(?P<name>[^`]+)`(?:，(?P<where>第 \d+ 行|末尾加上))?：$")


@pytest.fixture
def shell(tmp_path):
    """Runs a block of commands in a folder of its own, gik-lint being that of this checkout."""
    program = tmp_path / "bin" / "gik-lint"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m gik_lint "$@"\n')
    program.chmod(0o755)
    here = tmp_path / "work"
    here.mkdir()
    environment = {
        "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "HOME": str(tmp_path),
        "LANG": "C.UTF-8",
        "COLUMNS": "100",
    }

    def run(commands):
        script = ["bash", "-euo", "pipefail", "-c", commands]
        ran = subprocess.run(script, cwd=here, env=environment, capture_output=True, text=True, check=False)
        assert ran.returncode == 0, f"{commands}\n{ran.stdout}{ran.stderr}"
        return ran.stdout

    run.here = here
    return run


@pytest.mark.skipif(os.name == "nt", reason="the commands are written for a POSIX shell")
def test_the_tutorial_can_be_followed_to_its_end(shell):
    printed = ""
    steps = {"file": 0, "commands": 0, "output": 0}

    for block in blocks(PAGE):
        named = _FILE.match(block.lead)
        if named:
            steps["file"] += 1
            write(shell.here / named["name"], block, named["where"])
        elif block.language == "sh":
            steps["commands"] += 1
            printed = shell(block.text)
        elif block.language == "text":
            steps["output"] += 1
            assert block.text == printed
        else:
            pytest.fail(f"nobody knows what to do with this block: {block.lead}")

    assert steps == {"file": 7, "commands": 6, "output": 3}
    assert "training-missing" in shell("gik-lint check --pack 我的规则 --no-cache --exit-zero 草稿.txt")


def write(file, block, where):
    """The file as the tutorial says: anew, one line of it changed, or with more at its end."""
    file.parent.mkdir(parents=True, exist_ok=True)
    if where is None:
        file.write_text(block.text, "utf-8")
    elif where.startswith("末尾"):
        file.write_text(file.read_text("utf-8") + block.text, "utf-8")
    else:
        lines = file.read_text("utf-8").splitlines()
        old, new = (line[1:] for line in block.text.splitlines())
        number = int(re.search(r"\d+", where)[0])
        assert lines[number - 1] == old
        lines[number - 1] = new
        file.write_text("\n".join(lines) + "\n", "utf-8")
