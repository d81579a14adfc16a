"""What a Word file says to a person who accepts, or rejects, the changes of one author; and its comments."""

from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from gik_lint.readers.docx.inline import printed
from gik_lint.readers.docx.names import w

OURS = "gik-lint"
SHOWN = {w("t"), w("delText"), w("tab"), w("br"), w("noBreakHyphen")}


def part(data: bytes, name: str = "word/document.xml") -> etree._Element:
    return etree.fromstring(ZipFile(BytesIO(data)).read(name))


def accepted(data: bytes, author: str = OURS) -> list[str]:
    """The text of each paragraph once this author's changes are accepted; those of others stay as they are."""
    return _paragraphs(data, author, w("del"))


def rejected(data: bytes, author: str = OURS) -> list[str]:
    """The text of each paragraph once this author's changes are rejected; those of others stay as they are."""
    return _paragraphs(data, author, w("ins"))


def _paragraphs(data: bytes, author: str, dropped: str) -> list[str]:
    root = part(data)
    for change in [one for one in root.iter(dropped) if one.get(w("author")) == author]:
        parent = change.getparent()
        assert parent is not None
        parent.remove(change)
    return ["".join(map(_shown, paragraph.iter(*SHOWN))) for paragraph in root.iter(w("p"))]


def _shown(node: etree._Element) -> str:
    if node.tag == w("t"):
        return printed(node)
    return node.text or f"<{etree.QName(node).localname}>"


def comments(data: bytes) -> list[tuple[str, str, str]]:
    """Author, text of the passage, and text of each comment, in the order in which the passages begin."""
    names = ZipFile(BytesIO(data)).namelist()
    if "word/comments.xml" not in names:
        return []
    said = {
        one.get(w("id")): (one.get(w("author")) or "", "\n".join(map(_text, one.iter(w("p")))))
        for one in part(data, "word/comments.xml")
    }
    opened: dict[str | None, list[str]] = {}
    passages: dict[str | None, str] = {}
    order: list[str | None] = []
    for element in part(data).iter():
        comment_id = element.get(w("id"))
        if element.tag == w("commentRangeStart"):
            opened[comment_id] = []
            order.append(comment_id)
        elif element.tag == w("commentRangeEnd"):
            passages[comment_id] = "".join(opened.pop(comment_id))
        elif element.tag in SHOWN:
            for texts in opened.values():
                texts.append(element.text or "")
    references = [one.get(w("id")) for one in part(data).iter(w("commentReference"))]
    assert not opened
    assert sorted(map(str, references)) == sorted(map(str, order)) == sorted(map(str, said))
    return [(said[one][0], passages[one], said[one][1]) for one in order]


def _text(paragraph: etree._Element) -> str:
    return "".join(node.text or "" for node in paragraph.iter(w("t")))
