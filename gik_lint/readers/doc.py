"""Binary Word files (.doc, .wps): converted to .docx, then read as that.

The converter is a library that reads the format itself, in a process of its own; what it does not know (Word 6 and
95) LibreOffice converts where it is installed.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import structs

from gik_lint.document import Document, Paragraph
from gik_lint.readers.bounded import read_bounded
from gik_lint.readers.docx import read_docx
from gik_lint.readers.errors import UnreadableError
from gik_lint.readers.office import converted

_PASSWORD = "文件设有打开密码，无法读取，请用 Word 或 WPS 取消密码后再检查。"  # noqa: S105 - a sentence
_UNREADABLE = "这个旧版 Word 文件读不出来，请用 Word 或 WPS 打开后另存为 .docx 再检查。"
_OLE_AS_TEXT = "\xd0\xcf"


def read_doc(data: bytes, name: str) -> Document:
    """The draft in a binary Word file; `name` is what the user called the file.

    Raises:
        UnreadableError: a password, a file that is damaged or too large, or one nothing here can convert.
    """
    try:
        return read_bounded("doc:read_binary_word", data, name)
    except UnreadableError as refusal:
        if refusal.reason != "unsupported":
            raise
    made = converted(data, ".doc")
    if made is None:
        raise UnreadableError(_UNREADABLE, "unsupported")
    document = read_docx(made, name)
    if _is_rubbish(document):
        raise UnreadableError(_UNREADABLE)
    return structs.replace(document, format="doc")


def read_binary_word(data: bytes, name: str) -> Document:
    """The draft in a file of Word 97 and later, as `read_doc`, without the bounds."""
    from doc2docx import convert
    from doc2docx.errors import Doc2DocxError, EncryptedDocumentError

    with TemporaryDirectory() as folder:
        source, made = Path(folder, "draft.doc"), Path(folder, "draft.docx")
        source.write_bytes(data)
        try:
            convert(source, made)
        except EncryptedDocumentError as error:
            raise UnreadableError(_PASSWORD, "encrypted") from error
        except (Doc2DocxError, ValueError, LookupError, ArithmeticError, OSError) as error:
            raise UnreadableError(_UNREADABLE, "unsupported") from error
        return structs.replace(read_docx(made.read_bytes(), name), format="doc")


def _is_rubbish(document: Document) -> bool:
    """Whether LibreOffice took a file it could not read for plain text."""
    first = next((block.text.text for block in document.blocks if isinstance(block, Paragraph)), "")
    return _OLE_AS_TEXT in first[:100]
