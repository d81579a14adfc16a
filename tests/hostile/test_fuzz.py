"""Anything at all, fed to every reader and to the loader of packs: a document, or one sentence that refuses it.

By default a few dozen inputs each, the same ones every time. For a longer search set the number, and a new seed
is drawn each time: `GIK_LINT_FUZZ=5000 python -m pytest tests/hostile/test_fuzz.py`.
"""

import io
import os
import zipfile
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gik_lint.inputs import Input, Inputs
from gik_lint.linter import Linter, gather
from gik_lint.packs.faults import PackFaults
from gik_lint.packs.load import load_pack
from gik_lint.readers.errors import UnreadableError
from gik_lint.readers.open import FORMATS, read_bytes
from gik_lint.recipe import Recipe
from gik_lint.reporters import FORMATS as REPORTS
from gik_lint.reporters import View, render
from tests.docx_factory import CHINESE, comment, commented, dele, docx, ins, num, numbered, p, tbl, tc, tr
from tests.pack_folder import MANIFEST, RULE, PackFolder
from tests.places import texts

MANY = int(os.environ.get("GIK_LINT_FUZZ", "0"))
SEARCH = settings(
    max_examples=MANY or 50,
    derandomize=not MANY,
    deadline=10_000,  # milliseconds, an input: the processors of a test run are shared
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)
ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "rules/annual-report/examples/form-2021-minimal.txt").read_text("utf-8")
ENDINGS = sorted({ending for known in FORMATS.values() for ending in known.extensions} | {"", ".bin"})


def _table() -> str:
    rows = (line.strip("| ").split("|") for line in TEXT.splitlines() if line.startswith("|"))
    return tbl(*(tr(*(tc(cell.strip()) for cell in row)) for row in rows))


def _word() -> bytes:
    body = p("云川市人民政府2023年政府信息公开工作年度报告", style="s1") + numbered("总体情况", 1)
    body += (
        p(ins("插入"), dele("删除"), commented(1, "批注处"), '<w:r><w:footnoteReference w:id="1"/></w:r>') + _table()
    )
    return docx(
        body,
        title="年度报告",
        styles='<w:style w:type="paragraph" w:styleId="s1"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>',
        numbering=CHINESE + num(1, 1),
        footnotes=f'<w:footnote w:id="1">{p("脚注")}</w:footnote>',
        comments=comment(1, "请核对"),
    )


def _page() -> str:
    rows = "".join(
        "<tr>" + "".join(f"<td rowspan=1>{cell}</td>" for cell in line.strip("| ").split("|")) + "</tr>"
        for line in TEXT.splitlines()
        if line.startswith("|")
    )
    lines = "".join(f"<p style='color:red'>{line}&nbsp;</p>" for line in TEXT.splitlines() if not line.startswith("|"))
    return f"<!doctype html><html><head><title>年度报告</title></head><body>{lines}<table>{rows}</table></body></html>"


WHOLE = {
    "a.txt": TEXT.encode(),
    "a.md": TEXT.replace("一、总体", "## 一、总体").encode(),
    "a.html": _page().encode(),
    "a.gb.html": _page().encode("gb18030"),
    "a.csv": TEXT.replace("|", ",").encode(),
    "a.mht": b"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n" + _page().encode(),
}
TOKENS = [
    b"<", b">", b"</", b"<!--", b"-->", b"<![CDATA[", b"&#x110000;", b"&#0;", b"&#xD800;", b"\0", b"\xff", b"\xfe",
    b"|", b"\n", b"\r", b'"', b"'", b"[", b"](", b"`", b"#", b"<table>", b"<td colspan=99999999>", b"</table>",
    b"<svg>", b"<template>", b"<w:tbl>", b"<w:p/>", b'w:val="99999999999"', b'w:val="-1"', b"\xe4\xb8", b"%%",
    b"9" * 50,
    b"\xe2\x80\xae", b"\xef\xbb\xbf", b"\xe4\xb8\x80\xe3\x80\x81", b"2023\xe5\xb9\xb4", b": ", b"- ", b"&a ", b"*a ",
    b"!!x ", b"---\n", b"? ", b"{", b"}", b"\t", b"e999", b"charset=utf-7", b"charset=", b"--b\n",
]  # fmt: skip


@st.composite
def spoilt(draw: st.DrawFn, whole: bytes) -> bytes:
    """Something sound with pieces cut out, doubled, moved or written over."""
    data = bytearray(whole)
    for _ in range(draw(st.integers(1, 8))):
        start = draw(st.integers(0, len(data)))
        length = draw(st.sampled_from([0, 1, 2, 5, 20, 200, 2000]))
        stop = min(len(data), start + length)
        piece = draw(st.sampled_from(["drop", "double", "token", "move", "bytes", "cut"]))
        if piece == "drop":
            del data[start:stop]
        elif piece == "double":
            data[start:start] = bytes(data[start:stop]) * draw(st.integers(1, 20))
        elif piece == "token":
            data[start : start + draw(st.sampled_from([0, 1, 5]))] = draw(st.sampled_from(TOKENS))
        elif piece == "move":
            moved = bytes(data[start:stop])
            del data[start:stop]
            there = draw(st.integers(0, len(data)))
            data[there:there] = moved
        elif piece == "bytes":
            data[start:stop] = draw(st.binary(max_size=8))
        else:
            del data[stop if draw(st.booleans()) else start :]
    return bytes(data)


@st.composite
def spoilt_word(draw: st.DrawFn) -> bytes:
    """A Word file that can be unpacked, one or two parts of which are spoilt."""
    parts = {entry.filename: data for entry, data in _parts()}
    for name in draw(st.lists(st.sampled_from(sorted(parts)), min_size=1, max_size=2)):
        parts[name] = draw(spoilt(parts[name]))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


@cache
def _parts() -> tuple[tuple[zipfile.ZipInfo, bytes], ...]:
    with zipfile.ZipFile(io.BytesIO(_word())) as archive:
        return tuple((entry, archive.read(entry)) for entry in archive.infolist())


@cache
def _linter() -> Linter:
    return Recipe({}, date(2024, 6, 1), no_config=True, debug=True).linter()


def read_or_refused(data: bytes, name: str) -> None:
    try:
        document = read_bytes(data, name)
    except UnreadableError as refused:
        sentence = str(refused)
    else:
        assert all(text.position(0) >= (1, 1) for text in texts(document))
        return
    assert sentence
    assert "\n" not in sentence


def checked_and_shown(data: bytes, name: str) -> None:
    """With `debug` on a rule that breaks raises instead of being undecided."""
    linter, source = _linter(), Input(name, data=data)
    result = gather(linter, Inputs((source,)), [linter.check(source)])
    for format_name in REPORTS:
        render(result, format_name, View(detail="verbose"))


@given(data=st.binary(max_size=3000), ending=st.sampled_from(ENDINGS))
@SEARCH
def test_any_bytes_are_read_or_refused(data, ending):
    read_or_refused(data, f"a{ending}")


@given(text=st.text(max_size=2000), ending=st.sampled_from(ENDINGS))
@SEARCH
def test_any_text_is_read_or_refused(text, ending):
    read_or_refused(text.encode("utf-8", "surrogatepass"), f"a{ending}")


@pytest.mark.parametrize("magic", [b"PK\x03\x04", b"%PDF-1.7\n", b"{\\rtf1", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
@given(data=st.binary(max_size=3000))
@SEARCH
def test_any_bytes_that_claim_a_format_are_read_or_refused(magic, data):
    read_or_refused(magic + data, "a.docx")


@pytest.mark.parametrize("name", WHOLE)
@given(data=st.data())
@SEARCH
def test_spoilt_drafts_are_read_or_refused(name, data):
    read_or_refused(data.draw(spoilt(WHOLE[name])), name)


@given(data=spoilt(_word()))
@SEARCH
def test_spoilt_archives_are_read_or_refused(data):
    read_or_refused(data, "a.docx")


@given(data=spoilt_word())
@SEARCH
def test_spoilt_word_files_are_read_or_refused(data):
    read_or_refused(data, "a.docx")


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.docx"])
@given(data=st.data())
@SEARCH
def test_spoilt_drafts_are_checked_and_shown(name, data):
    checked_and_shown(data.draw(spoilt_word() if name == "a.docx" else spoilt(WHOLE[name])), name)


RULES = ROOT / "rules/annual-report"
PACK = {
    "pack.yaml": MANIFEST.encode(),
    "language/cut-off-word.yaml": RULE.encode(),
    "words/phrases.yaml": (RULES / "words/phrases.yaml").read_bytes(),
    "forms/form-2021.yaml": (RULES / "forms/form-2021.yaml").read_bytes(),
}


@pytest.mark.parametrize("file", PACK)
@given(data=st.data())
@SEARCH
def test_spoilt_packs_are_loaded_or_refused(tmp_path, file, data):
    made = PackFolder(tmp_path / "pack")
    made.write(file, data.draw(spoilt(PACK[file]) | st.binary(max_size=300)))
    try:
        load_pack(made.folder)
    except PackFaults as refused:
        faults = refused.faults
    else:
        return
    assert faults
    assert all(fault.line >= 1 and "\n" not in fault.message for fault in faults)
