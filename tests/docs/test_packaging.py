"""What leaves the repository: the offline bundle, the container, the files for Windows."""

import hashlib
import json
import re
import subprocess
import sys
import tomllib
from importlib.metadata import distribution
from pathlib import Path
from zipfile import ZipFile

import pytest

import gik_lint
from tests.docs.blocks import ROOT
from tools.lowest import lowest
from tools.offline_bundle import PLATFORMS, missing, target


@pytest.mark.parametrize("folder", [ROOT, ROOT / "tests"])
def test_what_is_tested_is_what_is_installed(folder):
    """Here and in every program that a test starts; only where the install is editable is it the checkout."""
    installed = distribution("gik-lint")
    origin = json.loads(installed.read_text("direct_url.json") or "{}")
    editable = origin.get("dir_info", {}).get("editable", False)
    home = ROOT / "gik_lint" if editable else Path(str(installed.locate_file("gik_lint"))).resolve()
    command = [sys.executable, "-c", "import gik_lint; print(gik_lint.__file__)"]

    started = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout.strip()

    assert Path(gik_lint.__file__).resolve().parent == home
    assert Path(started).resolve().parent == home


def test_the_lowest_versions_are_those_of_the_bounds():
    pyproject = """
        [project]
        dependencies = ["click>=8.1", "msdoc2docx==0.36.6", "ruamel.yaml>=0.18.6,<1"]
        optional-dependencies = {test = ["coverage[toml]>=7", "pytest >= 8.2"]}
        """

    assert list(lowest(pyproject)) == ["click==8.1", "ruamel.yaml==0.18.6", "coverage==7", "pytest==8.2"]


def test_every_dependency_says_from_which_version_on():
    pyproject = (ROOT / "pyproject.toml").read_text("utf-8")
    project = tomllib.loads(pyproject)["project"]
    pinned = [one for one in project["dependencies"] if "==" in one]

    assert len(list(lowest(pyproject))) + len(pinned) == len(
        project["dependencies"] + project["optional-dependencies"]["test"]
    )


@pytest.fixture
def wheels(tmp_path):
    def make(name, version="1.0", *requires):
        wheel = tmp_path / f"{name.replace('-', '_')}-{version}-py3-none-any.whl"
        lines = ["Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}"]
        lines += [f"Requires-Dist: {one}" for one in requires]
        with ZipFile(wheel, "w") as archive:
            archive.writestr(f"{name.replace('-', '_')}-{version}.dist-info/METADATA", "\n".join(lines) + "\n")
        return wheel

    make.folder = tmp_path
    return make


def test_a_requirement_without_a_wheel_is_missing(wheels):
    wheels("gik-lint", "0.1.0", "click>=8.1", "Ruamel.YAML>=0.18")
    wheels("ruamel-yaml", "0.19")

    assert list(missing(wheels.folder, target("win_amd64", "3.12"))) == ["click>=8.1"]


def test_a_requirement_of_windows_only_is_missing_there_and_nowhere_else(wheels):
    """pip, run on Linux, leaves it out."""
    wheels("gik-lint", "0.1.0", 'colorama; platform_system == "Windows"', 'uvloop; sys_platform == "linux"')

    assert list(missing(wheels.folder, target("win_amd64", "3.12"))) == ["colorama"]
    assert list(missing(wheels.folder, target("manylinux_2_28_x86_64", "3.12"))) == ["uvloop"]


def test_requirements_of_other_pythons_and_of_extras_are_not_missing(wheels):
    wheels("gik-lint", "0.1.0", 'tomli; python_version < "3.11"', 'pytest; extra == "test"')

    assert list(missing(wheels.folder, target("win_amd64", "3.11"))) == []


def test_a_wheel_that_is_too_old_does_not_count(wheels):
    wheels("gik-lint", "0.1.0", "click>=8.1")
    wheels("click", "7.0")

    assert list(missing(wheels.folder, target("win_amd64", "3.12"))) == ["click>=8.1"]


def test_every_target_states_all_conditions():
    for platform in PLATFORMS:
        conditions = target(platform, "3.12")
        assert {"sys_platform", "platform_system", "os_name", "platform_machine", "python_version"} <= conditions.keys()


@pytest.mark.parametrize("name", ["安装.bat", "检查草稿.bat"])
def test_files_for_windows_have_its_line_ends_and_set_the_code_page_first(name):
    data = (ROOT / "packaging" / "windows" / name).read_bytes()

    assert data.count(b"\n") == data.count(b"\r\n")
    assert data.splitlines()[:2] == [b"@echo off", b"chcp 65001 >nul"]
    assert b"goto" not in data, "cmd loses its place at labels after a change of code page"
    assert not data.startswith(b"\xef\xbb\xbf")


def test_the_container_is_built_of_all_that_the_wheel_needs():
    """Everything is kept out of the build but what is named."""
    kept = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    project = (ROOT / "pyproject.toml").read_text("utf-8")

    assert {"gik_lint", "rules", "hatch_build.py", "pyproject.toml", "README.md"} <= kept
    assert all((ROOT / name).exists() for name in kept)
    assert 'readme = "README.md"' in project


def test_nothing_that_is_packed_names_a_registry_or_a_host():
    files = [ROOT / name for name in ("Dockerfile", "action.yml", "mkdocs.yml", "packaging/gik-lint.spec")]

    for file in [*files, *(ROOT / "packaging" / "windows").iterdir(), *(ROOT / "tools").rglob("*.py")]:
        assert not re.search(r"https?://", file.read_text("utf-8")), file.name


def test_the_borrowed_script_is_the_published_one():
    """docs/assets/iframe-worker.js holds the licence, then the file as published, byte for byte."""
    data = (ROOT / "docs" / "assets" / "iframe-worker.js").read_bytes()
    script = data[data.index(b"*/\n") + 3 :]

    assert b"Martin Donath" in data
    assert hashlib.sha256(script).hexdigest() == "e8e412dbcfea9b7e31b5ffa288d7b6035915e714c542f4176a0cdbe262fc9609"
