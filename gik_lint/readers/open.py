"""Opening a draft: what is this file, may it be read, and which reader reads it.

The content decides, never the name alone; a name only settles what the content leaves open (Markdown or plain
text, a sheet of comma separated values).
"""

import os
import re
import stat
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import cast

from msgspec import Struct

from gik_lint.document import Document
from gik_lint.fixed import fixed
from gik_lint.readers.encoding import decode
from gik_lint.readers.errors import UnreadableError
from gik_lint.readers.limits import guarded_zip, read_part

MAX_BYTES = 100_000_000
MAX_PIECES = 1_000_000  # a report has some thousand lines, cells or tags; each costs half a kilobyte of memory
_PARTING = "\n\r|\t<"


class Format(Struct, frozen=True):
    """A file format: what people call it, the names its files have, and the function that reads it.

    `reader` is MODULE:FUNCTION below this package; it takes decoded text if `textual`, else bytes, and
    the name. An empty one means that the format is known but cannot be read.
    """

    title: str
    extensions: tuple[str, ...]
    reader: str = ""
    textual: bool = False


FORMATS: dict[str, Format] = {
    "text": Format("纯文本", (".txt", ".text"), "text:read_text", textual=True),
    "markdown": Format("Markdown", (".md", ".markdown"), "markdown:read_markdown", textual=True),
    "html": Format("网页", (".html", ".htm", ".shtml", ".xhtml"), "html:read_html", textual=True),
    "mht": Format("网页存档", (".mht", ".mhtml"), "mht:read_mht"),
    "csv": Format("逗号分隔表", (".csv", ".tsv"), "csv:read_csv", textual=True),
    "docx": Format("Word 文档", (".docx", ".docm", ".dotx", ".dotm"), "docx:read_docx"),
    "doc": Format("旧版 Word 文档", (".doc", ".wps"), "doc:read_doc"),
    "rtf": Format("RTF 文档", (".rtf",), "rtf:read_rtf"),
    "odt": Format("ODT 文档", (".odt",), "odt:read_odt"),
    "pdf": Format("PDF", (".pdf",), "pdf:read_pdf"),
    "ofd": Format("OFD 版式文件", (".ofd",), "ofd:read_ofd"),
    "sheet": Format("电子表格", (".xlsx", ".xlsm", ".xls", ".et", ".ods"), "sheet:read_sheet"),
}
EXTENSIONS: frozenset[str] = frozenset(
    extension for format_ in FORMATS.values() if format_.reader for extension in format_.extensions
)
_MAGIC = (
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "picture"), (b"\xff\xd8\xff", "picture"), (b"GIF8", "picture"), (b"II*\0", "picture"),
    (b"MM\0*", "picture"), (b"BM", "bitmap"),
    (b"Rar!", "archive"), (b"7z\xbc\xaf", "archive"), (b"\x1f\x8b", "archive"), (b"BZh", "archive"),
)  # fmt: skip
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_MIME = fixed(rb"(?:^|\n)mime-version:\s*1\.0")
_MULTIPART = fixed(rb"(?:^|\n)content-type:\s*(?:multipart/related|text/html)")
_HEAD = 16_384
_PAGE = fixed(r"<(?:!doctype\s+html|html|head|body)\b")
_FRAGMENT = fixed(
    r"\s*(?:<!--[^>]{0,2000}-->\s*)?"
    r"<(?:div|p|table|tbody|tr|h[1-6]|span|font|center|section|article|meta|style|title|link|ul|ol)\b[^<]*>"
)
_CLOSED = fixed(r"</(?:p|div|td|th|tr|table|li|h[1-6])\s*>")
_TAG = fixed(r"</?[a-z][a-z0-9:]*(?:\s[^<>]*)?/?>")
_MANY_TAGS = 5
_WORD_XML = fixed(r"<\?mso-application|<w:wordDocument|<pkg:package")
_MARKDOWN = fixed(r"^(?:#{1,6} \S|\s{0,3}\|?\s*:?-{3,}:?\s*\|[\s:|-]*$)", re.MULTILINE)
_PARTS = (
    ("word/document.xml", "docx"), ("xl/workbook.xml", "sheet"), ("xl/workbook.bin", "sheet"), ("OFD.xml", "ofd"),
)  # fmt: skip


def read(path: Path, *, name: str | None = None, max_bytes: int = MAX_BYTES) -> Document:
    """The draft at `path`; `name` is what the user called it (default: the path as given).

    Raises:
        UnreadableError: anything that keeps the draft from being read, in one sentence.
    """
    return read_bytes(_content(path, max_bytes), name if name is not None else str(path), max_bytes=max_bytes)


def read_bytes(data: bytes, name: str, *, max_bytes: int = MAX_BYTES) -> Document:
    """The draft in `data`, from wherever it came (standard input); `name` only settles doubts.

    Raises:
        UnreadableError: as `read`.
    """
    if len(data) > max_bytes:
        raise _too_large(max_bytes)
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise UnreadableError("文件是空的，没有可检查的内容，请确认选对了文件。", "empty")
    suffix = Path(name).suffix.lower()
    found = _binary_format(data)
    if found is not None:
        return _reader(found)(data, name)
    head = data[:_HEAD].lower()
    if b"mime-version:" in head and _MIME.search(head) and _MULTIPART.search(head):
        return _reader("mht")(data, name)
    text = decode(data)
    if sum(map(text.count, _PARTING)) > MAX_PIECES:
        raise UnreadableError(
            "文件的行、单元格或标签超过一百万个，不像年度报告，已停止读取，请确认选对了文件。", "too-large"
        )
    return _reader(text_format(text, suffix))(text, name)


def text_format(text: str, suffix: str) -> str:
    """Which textual format this is: `html`, `markdown`, `csv` or `text`."""
    head = text[:_HEAD]
    marked = "<" in head
    if marked and _WORD_XML.search(head):
        raise UnreadableError(
            "这是 Word 2003 的 XML 文档，暂不能读取，请用 Word 另存为 .docx 后再检查。", "unsupported"
        )
    markdown = suffix in FORMATS["markdown"].extensions
    if marked and (_is_page(head.lower()) or (not markdown and _is_markup(head.lower(), suffix))):
        return "html"
    if markdown or suffix in FORMATS["csv"].extensions:
        return "markdown" if markdown else "csv"
    if suffix in FORMATS["text"].extensions:
        return "text"
    return "markdown" if _MARKDOWN.search(head) else "text"


def _is_page(head: str) -> bool:
    """Whether this lower-case head is of a whole page, with no prose before it."""
    page = _PAGE.search(head)
    return page is not None and not head[: page.start()].lstrip("\ufeff \t\r\n")[:1].isalnum()


def _is_markup(head: str, suffix: str) -> bool:
    """Whether this lower-case head is of a fragment of a page."""
    if _FRAGMENT.match(head) or len(_CLOSED.findall(head)) >= _MANY_TAGS:
        return True
    return suffix in FORMATS["html"].extensions and _TAG.search(head) is not None


def _content(path: Path, max_bytes: int) -> bytes:
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UnreadableError("找不到这个文件，请检查路径和文件名是否写对。", "missing") from error
    except PermissionError as error:
        if path.is_dir():  # how Windows refuses to open a folder
            raise _not_a_file() from error
        raise UnreadableError(
            "没有读取这个文件的权限，请修改文件权限或换一个有权限的用户再检查。", "no-permission"
        ) from error
    except (OSError, ValueError) as error:
        raise UnreadableError(
            "这个文件打不开，请确认它是可读的普通文件，且没有被其他程序占用。", "not-a-file"
        ) from error
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode) or status.st_size > max_bytes:
        os.close(descriptor)
        raise _too_large(max_bytes) if stat.S_ISREG(status.st_mode) else _not_a_file()
    with os.fdopen(descriptor, "rb") as file:
        try:
            data = file.read(status.st_size + 1)  # to ask for all that may be read costs the memory for it
            return data + file.read(max_bytes - status.st_size) if len(data) > status.st_size else data
        except OSError as error:
            raise UnreadableError("读取文件时出错，请检查磁盘或网络盘后重试。", "damaged") from error


def _binary_format(data: bytes) -> str | None:
    if data.startswith(_ZIP):
        return _zip_format(data)
    if data.startswith(_OLE):
        return _ole_format(data)
    if data.find(b"%PDF-", 0, 1024) >= 0:
        return "pdf"
    kind = next((kind for magic, kind in _MAGIC if data.startswith(magic)), None)
    if kind == "picture" or (kind == "bitmap" and b"\0" in data[:16]):
        raise UnreadableError(
            "这是图片，不是文字，无法检查；请先做文字识别，或改用原始的 Word、PDF 文件。", "unsupported"
        )
    if kind == "archive":
        raise UnreadableError("这是压缩包，请先解压，再检查其中的年度报告文件。", "unsupported")
    return kind if kind in FORMATS else None


def _zip_format(data: bytes) -> str:
    with guarded_zip(data) as archive:
        names = set(archive.namelist())
        for part, name in _PARTS:
            if part in names:
                return name
        if "mimetype" in names:
            kind = read_part(archive, "mimetype")[:100]
            if b"opendocument.text" in kind:
                return "odt"
            if b"opendocument.spreadsheet" in kind:
                return "sheet"
        if "[Content_Types].xml" in names and b"wordprocessingml.document" in read_part(archive, "[Content_Types].xml"):
            return "docx"
    raise UnreadableError("这是压缩包，不是 Word 文件；请先解压，再检查其中的年度报告文件。", "unsupported")


def _ole_format(data: bytes) -> str:
    if _stream("EncryptedPackage") in data:
        raise UnreadableError("文件已加密，无法读取，请用 Word 或 WPS 取消打开密码后再检查。", "encrypted")
    if _stream("WordDocument") in data:
        return "doc"
    if _stream("Workbook") in data or _stream("Book") in data:
        return "sheet"
    raise UnreadableError("无法识别这个旧版 Office 文件，请用 Word 或 WPS 另存为 .docx 后再检查。", "unsupported")


def _stream(name: str) -> bytes:
    return name.encode("utf-16-le")


def _reader(name: str) -> Callable[[bytes | str, str], Document]:
    format_ = FORMATS[name]
    if not format_.reader:
        raise UnreadableError(
            f"暂不能读取{format_.title}，请用 Word 或 WPS 另存为 .docx 或 .txt 后再检查。", "unsupported"
        )
    module, function = format_.reader.split(":")
    return cast(
        "Callable[[bytes | str, str], Document]", getattr(import_module(f"gik_lint.readers.{module}"), function)
    )


def _not_a_file() -> UnreadableError:
    return UnreadableError("这不是普通文件（是文件夹、管道或设备），请指定一个报告文件。", "not-a-file")


def _too_large(max_bytes: int) -> UnreadableError:
    return UnreadableError(
        f"文件超过 {max_bytes / 1_000_000:g} MB 的上限，已停止读取；确需检查请用 --max-bytes 调大上限。", "too-large"
    )
