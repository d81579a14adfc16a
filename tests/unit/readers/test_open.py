"""What a file is, its content says; what cannot be read is one sentence that says what to do."""

import io
import os
import zipfile
from pathlib import Path

import pytest

from gik_lint.readers import EXTENSIONS, UnreadableError, read, read_bytes
from gik_lint.readers.open import FORMATS, text_format

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def archive(**parts: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return data.getvalue()


def refusal(data: bytes, name: str = "draft.docx", **options: int) -> UnreadableError:
    with pytest.raises(UnreadableError) as caught:
        read_bytes(data, name, **options)
    sentence = str(caught.value)
    assert sentence.endswith("。")
    assert "\n" not in sentence
    return caught.value


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        ("<!DOCTYPE html><html><body>甲</body></html>", "a.txt", "html"),
        ("<p>甲</p>", "-", "html"),
        ("<table><tr><td>1</td></tr></table>", "a.txt", "html"),
        ("\n<!-- saved --><html>甲", "a.md", "html"),
        ("甲<b>乙</b>", "a.html", "html"),
        ("<table><tr><td>1</td></tr></table>\n\n# 甲", "a.md", "markdown"),
        ("## 一、总体情况\n甲", "-", "markdown"),
        ("| 甲 |\n|---|\n| 1 |", "-", "markdown"),
        ("| 甲 |\n|---|\n| 1 |", "a.txt", "text"),
        ("## 一、总体情况", "a.txt", "text"),
        ("甲乙丙", "a.docx", "text"),
        ("甲乙丙", "-", "text"),
        ("甲<br>乙 <!--[if !supportLists]-->", "-", "text"),
        ("甲,乙\n1,2", "a.csv", "csv"),
        ("一、总体情况\n甲 < 乙", "a.html", "text"),
        ("前言" + "<p>甲</p>" * 5, "a.txt", "html"),
        ("前言" + "<p>甲</p>" * 5, "a.md", "markdown"),
        ("<html><table><tr><td>1</td></tr></table></html>", "a.xls", "html"),
    ],
)
def test_the_format_is_told_by_content_and_a_name_only_settles_doubts(content: str, name: str, expected: str) -> None:
    assert text_format(content, Path(name).suffix) == expected
    assert read_bytes(content.encode(), name).format == expected


def test_the_document_bears_the_name_the_user_gave(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("甲", encoding="utf-8")

    assert read(path).path == str(path)
    assert read(path, name="草稿.txt").path == "草稿.txt"


def test_a_missing_file_is_named_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="找不到") as caught:
        read(tmp_path / "none.txt")
    assert caught.value.reason == "missing"

    with pytest.raises(UnreadableError, match="找不到"):
        read(tmp_path / "none" / "a.txt")


def test_a_folder_and_a_pipe_are_no_files_and_do_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")

    for path in (tmp_path, tmp_path / "pipe.txt", Path("/dev/null")):
        with pytest.raises(UnreadableError, match="不是普通文件") as caught:
            read(path)
        assert caught.value.reason == "not-a-file"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("甲", encoding="utf-8")
    path.chmod(0)

    with pytest.raises(UnreadableError, match="权限"):
        read(path)


def test_a_name_no_system_knows_is_refused() -> None:
    with pytest.raises(UnreadableError):
        read(Path("a\0b.txt"))


@pytest.mark.parametrize("data", [b"", b"  \r\n", b"\xef\xbb\xbf", b"\0\0\0"])
def test_an_empty_file_says_so(data: bytes) -> None:
    assert refusal(data).reason == "empty"


def test_too_large_is_refused_before_reading(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(2_000_000_000)

    with pytest.raises(UnreadableError, match="100 MB") as caught:
        read(path)
    assert caught.value.reason == "too-large"
    assert refusal(b"x" * 11, max_bytes=10).reason == "too-large"


@pytest.mark.parametrize(
    ("data", "reason", "says"),
    [
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted", "密码"),
        (OLE, "unsupported", "另存为"),
        (archive(**{"a.txt": b"x"}), "unsupported", "不是 Word"),
        (b"PK\x03\x04 broken", "damaged", "损坏"),
        (b"\x89PNG\r\n\x1a\n", "unsupported", "图片"),
        (b"Rar!\x1a\x07\x00", "unsupported", "解压"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>', "unsupported", "另存为"),
    ],
)
def test_what_cannot_be_read_says_why_and_what_to_do(data: bytes, reason: str, says: str) -> None:
    error = refusal(data)

    assert error.reason == reason
    assert says in str(error)


def test_every_format_that_names_a_reader_has_it() -> None:
    from importlib import import_module

    readers = [format_.reader.split(":") for format_ in FORMATS.values() if format_.reader]

    assert all(callable(getattr(import_module(f"gik_lint.readers.{module}"), name)) for module, name in readers)
    assert {".txt", ".md", ".html", ".htm", ".docx", ".csv", ".mht"} <= EXTENSIONS


@pytest.mark.parametrize(
    "names",
    [["a", "a"], ["../a"], ["/a"], ["C:/a"], ["word\\..\\..\\a"]],
)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_archives_with_twin_or_wandering_names_are_refused(names: list[str]) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as packed:
        for name in names:
            packed.writestr(name, "x")

    assert refusal(data.getvalue()).reason == "damaged"


def test_archives_that_unpack_to_too_much_are_refused_by_their_directory() -> None:
    assert refusal(archive(**{"word/document.xml": b"0" * 51_000_000})).reason == "too-large"
    assert refusal(archive(**{"word/document.xml": b"0" * 2_000_000})).reason == "too-large"
    assert refusal(archive(**{f"p{index}": b"" for index in range(10_001)})).reason == "too-large"


def test_a_small_part_may_be_packed_tightly() -> None:
    """A ratio says nothing below a megabyte: blank tables pack a thousandfold."""
    assert refusal(archive(**{"a.xml": b"0" * 900_000})).reason == "unsupported"
