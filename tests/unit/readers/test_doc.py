"""Binary Word files are read like the .docx they become; what cannot be converted is said in one sentence."""

import stat
import time
from pathlib import Path

import pytest

from gik_lint.document import Document, Paragraph
from gik_lint.readers import office, read_bytes
from gik_lint.readers.docx import read_docx
from gik_lint.readers.errors import UnreadableError
from tests.docx_factory import CHINESE, dele, docx, ins, num, numbered, p, tbl, tc, tr
from tests.office import needs_office, saved_as
from tests.places import paragraphs, tables

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1016
WORD = OLE + "WordDocument".encode("utf-16-le") + b"\0" * 1024
DRAFT = docx(
    p("标题")
    + numbered("总体情况", 1)
    + p("收到", ins("<w:r><w:t>25</w:t></w:r>"), dele("23"), "件。")
    + tbl(tr(tc("信息内容", props='<w:gridSpan w:val="2"/>'), "数量"), tr("规章", "件", "3")),
    numbering=CHINESE + num(1, 1),
)


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Document:
    return read_bytes(saved_as(tmp_path_factory.mktemp("doc"), DRAFT, "docx", "doc"), "a.doc")


@needs_office
def test_a_binary_word_file_reads_as_the_docx_it_was(draft: Document) -> None:
    assert draft.format == "doc"
    assert draft.path == "a.doc"
    assert paragraphs(draft) == paragraphs(read_docx(DRAFT, "a")) == ["标题", "总体情况", "收到25件。"]
    assert [block.number for block in draft.blocks if isinstance(block, Paragraph)] == ["", "一、", ""]
    assert tables(draft) == tables(read_docx(DRAFT, "a"))


@needs_office
def test_revisions_in_it_are_marks(draft: Document) -> None:
    assert {(mark.kind, mark.text) for mark in draft.marks} == {("inserted", "25"), ("deleted", "23")}


@needs_office
def test_the_name_of_wps_files_is_known(tmp_path: Path) -> None:
    assert paragraphs(read_bytes(saved_as(tmp_path, docx(p("甲")), "docx", "doc"), "a.wps")) == ["甲"]


def stand_in(folder: Path, script: str) -> str:
    """A program that is called in the place of LibreOffice; its last two arguments are folder and file."""
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\nwhile [ $# -gt 2 ]; do shift; done\n{script}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return str(program)


def test_what_the_library_cannot_read_the_office_converts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ready.docx").write_bytes(docx(p("旧文件")))
    program = stand_in(tmp_path, f'mkdir -p "$1" && cp "{tmp_path}/ready.docx" "$1/draft.docx"')
    monkeypatch.setattr(office, "_program", lambda: program)

    document = read_bytes(WORD, "a.doc")

    assert paragraphs(document) == ["旧文件"]
    assert document.format == "doc"


@pytest.mark.parametrize("script", ["exit 0", "exit 1", 'mkdir -p "$1"; : > "$1/draft.docx"'])
def test_an_office_that_says_all_is_well_and_made_nothing_is_not_believed(
    script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = stand_in(tmp_path, script)
    monkeypatch.setattr(office, "_program", lambda: program)

    with pytest.raises(UnreadableError, match="Word"):
        read_bytes(WORD, "a.doc")


def test_an_office_that_imports_rubbish_as_text_is_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ready.docx").write_bytes(docx(p("\xd0\xcf\x11\xe0\xa1\xb1".replace("\x11", ""))))
    program = stand_in(tmp_path, f'mkdir -p "$1" && cp "{tmp_path}/ready.docx" "$1/draft.docx"')
    monkeypatch.setattr(office, "_program", lambda: program)

    with pytest.raises(UnreadableError, match="另存"):
        read_bytes(WORD, "a.doc")


def test_an_office_that_hangs_is_ended_with_all_it_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = stand_in(tmp_path, f"(sleep 3; touch {tmp_path}/survived) & wait")
    monkeypatch.setattr(office, "_program", lambda: program)
    monkeypatch.setattr(office, "SECONDS", 1)

    with pytest.raises(UnreadableError, match="另存"):
        read_bytes(WORD, "a.doc")
    time.sleep(3)
    assert not (tmp_path / "survived").exists()


def test_without_an_office_one_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "_program", lambda: None)

    with pytest.raises(UnreadableError, match="另存为") as caught:
        read_bytes(WORD, "a.doc")
    assert caught.value.reason == "unsupported"


@needs_office
@pytest.mark.parametrize("cut", [600, 3000, 8000])
def test_a_truncated_file_is_said_in_time(cut: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = saved_as(tmp_path, DRAFT, "docx", "doc")
    start = time.perf_counter()
    monkeypatch.setattr(office, "_program", lambda: None)

    with pytest.raises(UnreadableError):
        read_bytes(data[:cut], "a.doc")
    assert time.perf_counter() - start < 10
