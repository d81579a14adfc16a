"""The wheel carries its packs compiled: an installed program checks without reading YAML."""

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from zipfile import ZipFile

import pytest

from gik_lint import edition, prepared
from gik_lint.packs.builtin import builtin_names
from gik_lint.packs.compiled import load_packs

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """The built wheel, unpacked where nothing else lies."""
    if find_spec("hatchling") is None or find_spec("pip") is None:
        pytest.skip("没有安装 hatchling 或 pip，无法打包")
    home = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", str(ROOT), "--no-build-isolation", "--no-deps", "--no-index"]
    subprocess.run([*command, "-q", "-w", str(home)], check=True, capture_output=True)
    (wheel,) = home.glob("*.whl")
    ZipFile(wheel).extractall(home / "site")
    return home / "site"


def run(installed, program):
    """What `program` prints when the unpacked wheel is the only gik_lint there is."""
    environment = {**os.environ, "PYTHONPATH": str(installed), "XDG_CACHE_HOME": str(installed / "no-cache")}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=installed, env=environment, capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def test_every_built_in_pack_is_shipped_compiled_and_as_yaml(installed):
    packs = {f"{name}.json" for name in builtin_names()}
    assert {file.name for file in (installed / "gik_lint/_compiled").iterdir()} == packs | {prepared.FILE, edition.FILE}
    assert (installed / "gik_lint/_rules/annual-report/pack.yaml").is_file()


def test_an_installed_program_loads_its_packs_without_yaml_and_without_a_cache(installed):
    said = run(
        installed,
        "import sys, json; sys.modules['ruamel'] = None; import gik_lint\n"
        "from gik_lint.packs.compiled import load_packs\n"
        "packs = load_packs()\n"
        "print(json.dumps([gik_lint.__file__, [pack.name for pack in packs.packs], len(packs.rules)]))",
    )

    assert said[0].startswith(str(installed))
    assert said[1:] == [["annual-report", "fujian"], len(load_packs().rules)]
    assert not (installed / "no-cache").exists()


def test_an_installed_program_finds_its_patterns_compiled(installed):
    drafts = sorted(str(file) for file in (ROOT / "reports_examples").glob("*.txt"))
    said = run(
        installed,
        "import json, msgspec, gik_lint\n"
        "from gik_lint import prepared\n"
        f"found = sum(len(one.findings) for one in gik_lint.check({drafts!r}).reports)\n"
        "anew = msgspec.msgpack.decode(prepared.everything_compiled())\n"
        "print(json.dumps([found, list(anew['plain']), list(anew['packs'])]))",
    )

    assert said[0] > 0
    assert said[1:] == [[], []]


def test_an_installed_program_checks_a_draft_without_yaml(installed):
    draft = installed / "gik_lint/_rules/annual-report/examples/form-2021-minimal.txt"

    said = run(
        installed,
        "import sys; sys.modules['ruamel'] = None\n"
        "from gik_lint.cli.program import run\n"
        f"run(['check', '--no-config', '--format', 'json', {str(draft)!r}])",
    )

    assert said["reports"][0]["status"] == "checked"
    assert len(said["reports"][0]["rules"]) == sum(rule.enabled for rule in load_packs().rules)


def test_an_installed_program_explains_rules_with_their_examples(installed):
    said = run(
        installed,
        "import json\n"
        "from gik_lint.packs.compiled import load_packs\n"
        "from gik_lint.packs.load import load_rule\n"
        "packs = load_packs()\n"
        "rules = [load_rule(packs.pack(rule.pack), rule) for rule in packs.rules]\n"
        "print(json.dumps([len(rules), sum(bool(rule.examples.fails) for rule in rules)]))",
    )

    assert said[0] == said[1] == len(load_packs().rules)
