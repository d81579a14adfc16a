"""Every gik-lint command in the manual, the snippets and the action is one the program takes."""

import os
import re
import shlex
import subprocess
import sys
from importlib import import_module

import click
import pytest
from ruamel.yaml import YAML

import gik_lint
from gik_lint.cli.program import COMMANDS
from gik_lint.config.load import load, settings_for
from gik_lint.config.sidecars import read_suppressions
from tests.docs.blocks import ROOT, blocks, pages

SNIPPETS = sorted((ROOT / "docs" / "snippets").iterdir())
_INLINE = re.compile(r"`(gik-lint [^`]+)`")


def commands_of(text):
    """The gik-lint commands in lines of a shell."""
    for line in text.splitlines():
        for part in re.split(r"\|\||&&|[;|]", line.strip().lstrip("- ")):
            words = shlex.split(part, comments=True, posix="\\" not in part)
            if words and re.split(r"[/\\]", words[0])[-1] in ("gik-lint", "gik-lint.exe"):
                yield words[1:]


def all_commands():
    for page in pages():
        if page.parent.name == "rules" or page.name == "cli.md":
            continue
        for block in blocks(page):
            if block.language in ("sh", "powershell", "yaml"):
                yield from ((page.name, words) for words in commands_of(block.text))
        for inline in _INLINE.findall(page.read_text("utf-8")):
            yield from ((page.name, words) for words in commands_of(inline))


@pytest.mark.parametrize(("page", "words"), list(all_commands()), ids=lambda one: " ".join(one)[:60])
def test_every_command_of_the_manual_is_understood(page, words):
    if words[:1] in (["--version"], ["--help"], []):
        return
    name = words[0] if words[0] in COMMANDS else "check"
    command = getattr(import_module(f"gik_lint.cli.{name}"), name)
    rest = words[1:] if words[0] in COMMANDS else words
    context = click.Context(command, info_name=name, resilient_parsing=True)
    if isinstance(command, click.Group) and rest and not rest[0].startswith("-"):
        command = command.get_command(context, rest[0])
        assert command is not None, f"{page}: {rest[0]}"
        rest = rest[1:]
        context = click.Context(command, context, info_name=command.name, resilient_parsing=True)
    command.make_parser(context).parse_args(list(rest))


def test_the_python_in_the_manual_runs(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    programs = [one.text for one in blocks(ROOT / "docs" / "reference" / "python.md") if one.language == "python"]

    for program in programs:
        exec(compile(program, "python.md", "exec"), {})  # noqa: S102 - the manual's own programs

    assert len(programs) == 2
    assert "erqi-2015.txt 80 error" in capsys.readouterr().out


def test_the_python_page_names_what_the_package_offers():
    page = (ROOT / "docs" / "reference" / "python.md").read_text("utf-8")

    for name in gik_lint.__all__:
        assert f"`{name}" in page, name


def test_the_manual_has_commands():
    assert len(list(all_commands())) > 30


@pytest.mark.parametrize("snippet", SNIPPETS, ids=lambda file: file.name)
def test_snippets_are_yaml(snippet):
    assert YAML(typ="safe").load(snippet.read_text("utf-8"))


def test_the_configuration_in_the_manual_counts(tmp_path):
    (text,) = (one.text for one in blocks(ROOT / "docs" / "配置.md") if one.text.startswith("kind:"))
    file = tmp_path / ".gik-lint.yaml"
    file.write_text(text, "utf-8")

    loaded = load(file, named=False)

    assert settings_for(loaded, {}, str(tmp_path / "局" / "a.docx")).kind == "department"
    assert settings_for(loaded, {}, str(tmp_path / "镇街" / "a.docx")).kind == "township"


def test_the_suppressions_in_the_manual_can_be_read(tmp_path):
    (text,) = (one.text for one in blocks(ROOT / "docs" / "配置.md") if one.text.startswith("suppressions:"))
    file = tmp_path / "s.yaml"
    file.write_text(text, "utf-8")

    (one,) = read_suppressions(file)

    assert (one.rule, one.by, one.until.isoformat()) == ("page-furniture", "张三", "2027-03-31")


@pytest.mark.skipif(os.name == "nt", reason="the action runs in bash")
@pytest.mark.parametrize(
    ("paths", "arguments", "code"),
    [
        ("shucheng-2012.txt\nyunchuan-2025.docx\n", "", 1),
        ("shucheng-2012.txt", "--exit-zero\n--min-severity=error", 0),
        ("没有 这个.docx; touch hacked", "", 3),
    ],
)
def test_the_action_checks_what_it_is_given(tmp_path, paths, arguments, code):
    action = YAML(typ="safe").load((ROOT / "action.yml").read_text("utf-8"))
    step = next(one for one in action["runs"]["steps"] if one.get("id") == "check")
    program = tmp_path / "gik-lint" / "bin" / "gik-lint"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m gik_lint "$@"\n')
    program.chmod(0o755)
    given = {"PATHS": paths, "ARGUMENTS": arguments, "FAIL_ON": "error", "SARIF": str(tmp_path / "out.sarif")}
    runner = {"RUNNER_TEMP": str(tmp_path), "GITHUB_OUTPUT": str(tmp_path / "output"), "PYTHONPATH": str(ROOT)}
    environment = {**os.environ, **given, **runner, "XDG_CACHE_HOME": str(tmp_path)}

    ran = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=ROOT / "reports_examples",
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert ran.returncode == code, ran.stdout + ran.stderr
    assert (tmp_path / "output").read_text() == f"code={code}\n"
    assert (tmp_path / "out.sarif").is_file()
    assert "::error" in ran.stdout or "::warning" in ran.stdout or code == 0
    assert not (ROOT / "reports_examples" / "hacked").exists()


def test_the_action_hands_inputs_over_as_environment_never_into_the_script():
    action = YAML(typ="safe").load((ROOT / "action.yml").read_text("utf-8"))

    for step in action["runs"]["steps"]:
        assert "${{" not in step["run"]
        assert step["shell"] == "bash"
    assert set(action["inputs"]) == {"paths", "arguments", "fail-on", "sarif"}
