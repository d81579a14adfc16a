"""The command line is written with the public names of the library and nothing else."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import gik_lint
from gik_lint import cli

MODULES = sorted(Path(cli.__file__).parent.glob("*.py"))


@pytest.mark.parametrize("module", MODULES, ids=lambda file: file.stem)
def test_it_imports_public_names_only(module):
    inner = []
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "gik_lint":
            inner += [one.name for one in node.names if one.name not in (*gik_lint.__all__, "__version__")]
        elif isinstance(node, ast.ImportFrom):
            inner += [node.module] * ((node.module or "").startswith("gik_lint.") and not _of_the_cli(node.module))
        elif isinstance(node, ast.Import):
            inner += [one.name for one in node.names if one.name.startswith("gik_lint") and not _of_the_cli(one.name)]

    assert inner == []


def _of_the_cli(name):
    return name == "gik_lint.cli" or name.startswith("gik_lint.cli.")


@pytest.mark.parametrize(
    ("arguments", "spared"),
    [
        (["--version"], ("click", "msgspec", "gik_lint.api")),
        (["--help"], ("msgspec", "gik_lint.api.checking", "gik_lint.linter")),
        (["check", "--format", "json", "{draft}"], ("rich", "jinja2", "lxml", "ruamel", "gik_lint.fixes", "difflib")),
        (["check", "{draft}"], ("jinja2", "lxml", "ruamel", "gik_lint.fixes", "gik_lint.packs.load")),
    ],
)
def test_a_command_imports_no_more_than_it_needs(tmp_path, arguments, spared):
    draft = tmp_path / "draft.txt"
    draft.write_text("某县人民政府2016年政府信息公开工作年度报告\n一、概述\n公开政府信息120条。\n", "utf-8")
    program = (
        "import os, sys\nos._exit = lambda code: None  # the program leaves by it, and would say nothing more\n"
        "from gik_lint.cli import main\nmain()\n"
        f"print([one for one in {spared!r} if one in sys.modules], file=sys.stderr)"
    )
    command = [sys.executable, "-c", program, *(one.format(draft=draft) for one in arguments)]

    done = [subprocess.run(command, capture_output=True, text=True, check=False) for _ in range(2)][-1]

    assert done.stderr.splitlines()[-1] == "[]"
