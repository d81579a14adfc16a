"""Compiled packs: as good as the YAML, quicker, private to the user, never code, never stale."""

import json
import os
import stat
import subprocess
import sys
import time

import pytest

from gik_lint.packs import compiled
from gik_lint.packs.compiled import decode, encode, load_packs, read_pack, without_examples
from gik_lint.packs.load import load_pack
from gik_lint.packs.model import Examples, Pack


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    """A cache of this test's own, on every system."""
    home = tmp_path / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(home))
    monkeypatch.setattr(sys, "platform", "linux")
    return home / "gik-lint" / "packs"


def test_a_compiled_pack_says_what_the_yaml_says(pack):
    whole = load_pack(pack.folder)

    back = decode(encode(without_examples(whole)))

    assert back.rules[0].parameters == whole.rules[0].parameters
    assert (back.name, back.version, back.digest) == (whole.name, whole.version, whole.digest)
    assert back.rules[0].examples == Examples()


def test_the_second_reading_needs_no_yaml(pack, cache, monkeypatch):
    first = read_pack(pack.folder, ())
    (file,) = cache.iterdir()
    monkeypatch.setitem(sys.modules, "gik_lint.packs.load", None)  # importing it now fails

    assert read_pack(pack.folder, ()) == first
    assert json.loads(file.read_bytes())["pack"]["name"] == "样例"


def test_a_change_of_the_pack_is_seen(pack):
    read_pack(pack.folder, ())
    pack.change(("severity: warning", "severity: error"))

    assert read_pack(pack.folder, ()).rules[0].severity == "error"


@pytest.mark.skipif(os.name == "nt", reason="权限位是 POSIX 的")
def test_the_cache_belongs_to_the_user_alone(pack, cache):
    read_pack(pack.folder, ())

    assert stat.S_IMODE(cache.stat().st_mode) == 0o700
    assert [stat.S_IMODE(file.stat().st_mode) for file in cache.iterdir()] == [0o600]


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"\x80\x04K\x01.", b'{"program": "0.0.0", "pack": {"name": "x", "version": "1"}}']
)
def test_a_damaged_or_foreign_cache_is_read_anew(pack, cache, content):
    first = read_pack(pack.folder, ())
    (file,) = cache.iterdir()
    file.write_bytes(content)

    assert read_pack(pack.folder, ()) == first
    assert decode(file.read_bytes()) is not None


def test_without_a_cache_folder_packs_still_load(pack, tmp_path, monkeypatch):
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder should be")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))

    assert read_pack(pack.folder, ()).name == "样例"


def test_nothing_but_the_compiled_file_is_left_in_the_cache(pack, cache):
    read_pack(pack.folder, ())

    assert [file.suffix for file in cache.iterdir()] == [".json"]


def test_the_pack_shipped_with_the_program_is_trusted_for_its_version_only(tmp_path, monkeypatch):
    shipped = tmp_path / "annual-report.json"
    monkeypatch.setattr(compiled, "shipped", lambda name: tmp_path / f"{name}.json")
    shipped.write_bytes(encode(Pack("annual-report", "9.9.9")))

    assert load_packs(always=["annual-report"]).packs[0].version == "9.9.9"

    shipped.write_bytes(shipped.read_bytes().replace(b'"program":"', b'"program":"0.0.0-'))

    assert load_packs(always=["annual-report"]).packs[0].version != "9.9.9"


def test_two_hundred_rules_are_there_in_ten_milliseconds(pack):
    (rule,) = load_pack(pack.folder).rules
    data = encode(Pack("large", "1", rules=(rule,) * 200))

    best = min(_seconds(data) for _ in range(5))

    assert best < 0.010


def _seconds(data):
    begin = time.perf_counter()
    decode(data)
    return time.perf_counter() - begin


def test_a_run_with_compiled_packs_imports_no_yaml(pack):
    program = (
        "import sys; from gik_lint.packs.compiled import load_packs\n"
        "load_packs(sys.argv[1:], always=())\n"
        "print([name for name in ('ruamel.yaml', 'jsonschema', 'rich', 'difflib', 'regex') if name in sys.modules])"
    )
    command = [sys.executable, "-c", program, str(pack.folder)]
    outputs = [subprocess.run(command, capture_output=True, text=True, check=True).stdout for _ in range(2)]

    assert outputs[1].strip() == "[]"
