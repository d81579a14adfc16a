"""OpenDocument texts (.odt): what a reader of the printed document sees, and what it hides."""

from gik_lint.document import Document
from gik_lint.readers.errors import UnreadableError
from gik_lint.readers.limits import guarded_zip, read_part
from gik_lint.readers.odt.names import DC, OFFICE
from gik_lint.readers.odt.numbers import ListStyles
from gik_lint.readers.odt.styles import Styles
from gik_lint.readers.odt.walk import Walk
from gik_lint.readers.xml import Element, parsed

_KIND = "ODT 文件"
_NO_TEXT = "ODT 文件里没有正文，请用 Word 或 WPS 打开后另存一份再检查。"
_PASSWORD = "文件已加密，请取消打开密码后重新保存再检查。"  # noqa: S105 - a sentence


def read_odt(data: bytes, name: str) -> Document:
    """The draft in an OpenDocument text, revisions taken as accepted; `name` is what the user called the file.

    Lines are units (CONTRACT, Positions). Raises UnreadableError for a file that is damaged, encrypted, too large or
    no such document.
    """
    with guarded_zip(data) as archive:
        names = set(archive.namelist())

        def part(path: str) -> Element | None:
            return parsed(read_part(archive, path), _KIND) if path in names else None

        if "META-INF/manifest.xml" in names and b"encryption-data" in read_part(archive, "META-INF/manifest.xml"):
            raise UnreadableError(_PASSWORD, "encrypted")
        content, styles, meta = part("content.xml"), part("styles.xml"), part("meta.xml")
    body = content.find(f"{OFFICE}body/{OFFICE}text") if content is not None else None
    if content is None or body is None:
        raise UnreadableError(_NO_TEXT)
    roots = [root for root in (styles, content) if root is not None]
    walk = Walk(Styles(roots), ListStyles(roots))
    walk.body(body)
    title = meta.findtext(f"{OFFICE}meta/{DC}title") if meta is not None else None
    return Document(name, "odt", tuple(walk.blocks), tuple(walk.marks), (title or "").strip(), walk.pictures)
