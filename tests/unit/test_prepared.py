"""Patterns that come with the wheel are the very patterns they were made from, or are compiled anew."""

import re

import msgspec
import pytest
import regex

from gik_lint import prepared

PLAIN = [
    (r"(?P<wrong>截止)+[一-龥]{2,4}|x(?i:b)", 0),
    (r"^\s*第(\d+)条", re.MULTILINE),
    (rb"charset\s*=\s*(?P<name>[a-z]+)", re.IGNORECASE),
    ("[\ud800-\udfff]", 0),
]
OF_PACKS = [r"(?P<wrong>截止)(?=\d{4}年)[\u4e00-\u9fff]{0,4}", "(?i)abc(?<=c)", r"(?P<a>[\u4e00-\u9fff])(?P=a)"]
TEXT = "截止截止目前xB\n第12条 截止2024年底 ABC 天天\ud805"
BYTES = b"<meta CharSet=gbk>"


@pytest.fixture
def shipped(monkeypatch, tmp_path):
    """The patterns as a wheel carries them, in force for the length of a test; those of an installed one are not."""
    monkeypatch.setattr(prepared, "_PLACE", tmp_path / "none")
    monkeypatch.setattr(prepared, "_known", [])
    monkeypatch.setattr(prepared, "_compiled", {})
    monkeypatch.setattr(prepared, "_of_packs", {})
    for pattern, flags in PLAIN:
        prepared.plain(pattern, flags)
    for pattern in OF_PACKS:
        prepared.of_pack(pattern)
    return msgspec.msgpack.decode(prepared.everything_compiled())


def put_in_force(shipped, folder, monkeypatch, **changes):
    file = folder / prepared.FILE
    file.write_bytes(msgspec.msgpack.encode({**shipped, **changes}))
    monkeypatch.setattr(prepared, "_PLACE", file)
    monkeypatch.setattr(prepared, "_known", [])
    monkeypatch.setattr(prepared, "_compiled", {})
    monkeypatch.setattr(prepared, "_of_packs", {})


def compiled_anew():
    """How many patterns of either library this test had compiled."""
    made = msgspec.msgpack.decode(prepared.everything_compiled())
    return len(made["plain"]), len(made["packs"])


def found(pattern, text):
    return [(match.span(), match.groupdict(), match.groups()) for match in pattern.finditer(text)]


def test_shipped_patterns_find_what_compiled_ones_find(shipped, tmp_path, monkeypatch):
    put_in_force(shipped, tmp_path, monkeypatch)

    for pattern, flags in PLAIN:
        text = BYTES if isinstance(pattern, bytes) else TEXT
        ready, compiled = prepared.plain(pattern, flags), re.compile(pattern, flags)
        assert found(ready, text) == found(compiled, text) != []
        assert (ready.pattern, ready.flags, ready.groupindex) == (pattern, compiled.flags, compiled.groupindex)
    for pattern in OF_PACKS:
        ready, compiled = prepared.of_pack(pattern), regex.compile(pattern)
        assert found(ready, TEXT) == found(compiled, TEXT) != []
        assert ready.pattern == pattern

    assert compiled_anew() == (0, 0)


@pytest.mark.parametrize("changes", [{"python": "cpython-39", "regex": "1"}, {"plain": 3}])
def test_what_another_version_made_is_compiled_anew(shipped, tmp_path, monkeypatch, changes):
    put_in_force(shipped, tmp_path, monkeypatch, **changes)

    assert found(prepared.plain(*PLAIN[0]), TEXT) == found(re.compile(*PLAIN[0]), TEXT)
    assert found(prepared.of_pack(OF_PACKS[0]), TEXT) == found(regex.compile(OF_PACKS[0]), TEXT)
    assert compiled_anew() == (1, 1)


def test_a_faulty_pattern_is_refused_as_its_library_does():
    with pytest.raises(regex.error):
        prepared.of_pack("(")
    with pytest.raises(re.error):
        prepared.plain("(")
