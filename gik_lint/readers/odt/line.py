"""The words of one paragraph of an OpenDocument text, gathered piece by piece."""

from msgspec import Struct

from gik_lint.document.document import MarkKind
from gik_lint.fixed import fixed
from gik_lint.readers.errors import UnreadableError
from gik_lint.readers.odt.names import DC, DRAW, HEADING, OFFICE, PARAGRAPH, TEXT
from gik_lint.readers.odt.styles import Styles
from gik_lint.readers.xml import Element

_BLANKS = fixed(r"[ \t\r\n]+")
_DEEPEST = 100
_MOST_BLANKS = 1_000
_NESTED = "ODT 文件的内容嵌套过深，未予读取，请用 Word 或 WPS 打开后另存一份再检查。"
_LEFT_OUT = {
    f"{TEXT}tracked-changes", f"{TEXT}ruby-text", f"{TEXT}note-citation", f"{OFFICE}forms", f"{TEXT}sequence-decls",
    f"{TEXT}hidden-text", f"{DRAW}image-map", f"{DRAW}glue-point",
}  # fmt: skip


class Change(Struct, frozen=True):
    """A tracked change: what was done by whom, and the text that was deleted."""

    kind: str
    author: str
    text: str = ""


class Found(Struct, frozen=True):
    """A mark at offsets of the line it was met in."""

    kind: MarkKind
    start: int
    end: int
    text: str
    author: str = ""


class Line:
    """The text of a paragraph; what hangs on it (text boxes, notes) waits in `asides`."""

    def __init__(self, styles: Styles, changes: dict[str, Change], opened: dict[str, Change]) -> None:
        self.text = ""
        self.marks: list[Found] = []
        self.asides: list[Element] = []
        self.pictures = 0
        self.bold = True
        self._styles = styles
        self._changes = changes
        self._opened = opened  # insertions that began here or in a paragraph before
        self._parts: list[str] = []
        self._length = 0
        self._since = dict.fromkeys(opened, (0, 0))  # where each began here: offset, number of parts

    def read(self, paragraph: Element) -> None:
        """Take in the paragraph's words."""
        name = paragraph.get(f"{TEXT}style-name")
        self._inside(paragraph, bold=bool(self._styles.bold(name)), hidden=self._styles.hidden(name), depth=0)
        for change in list(self._opened):
            self._inserted(change)
        self.text = "".join(self._parts).rstrip(" ")

    def _inside(self, parent: Element, *, bold: bool, hidden: bool, depth: int) -> None:
        if depth > _DEEPEST:
            raise UnreadableError(_NESTED)
        self._words(parent.text, bold=bold, hidden=hidden)
        for child in parent:
            if isinstance(child.tag, str):
                self._child(child, bold=bold, hidden=hidden, depth=depth)
            self._words(child.tail, bold=bold, hidden=hidden)

    def _child(self, child: Element, *, bold: bool, hidden: bool, depth: int) -> None:
        tag = child.tag
        if tag == f"{TEXT}span":
            name = child.get(f"{TEXT}style-name")
            stated = self._styles.bold(name)
            bold = bold if stated is None else stated
            self._inside(child, bold=bold, hidden=hidden or self._styles.hidden(name), depth=depth + 1)
        elif tag == f"{TEXT}s":
            count = child.get(f"{TEXT}c", "1")
            self._add(" " * min(int(count) if count.isdigit() and len(count) < 9 else 1, _MOST_BLANKS))  # noqa: PLR2004
        elif tag in {f"{TEXT}tab", f"{TEXT}line-break"}:
            self._add("\t" if tag == f"{TEXT}tab" else "\n")
        elif tag == f"{OFFICE}annotation":
            author = child.findtext(f"{DC}creator") or ""
            self.marks.append(Found("comment", self._length, self._length, plain(child), author))
        elif tag in {f"{TEXT}note", f"{DRAW}frame", f"{DRAW}g", f"{DRAW}custom-shape"}:
            self._drawn(child)
        elif tag.startswith(f"{TEXT}change"):
            self._change(tag, child.get(f"{TEXT}change-id", ""))
        elif tag not in _LEFT_OUT:
            self._inside(child, bold=bold, hidden=hidden, depth=depth + 1)

    def _drawn(self, element: Element) -> None:
        self.pictures += sum(1 for _ in element.iter(f"{DRAW}image"))
        holder = next(element.iter(f"{TEXT}note-body", f"{DRAW}text-box", f"{DRAW}custom-shape"), None)
        if holder is not None:
            self.asides.append(holder)

    def _change(self, tag: str, change_id: str) -> None:
        change = self._changes.get(change_id)
        if change is None:
            return
        if tag == f"{TEXT}change-start" and change.kind == "insertion":
            self._opened[change_id] = change
            self._since[change_id] = self._length, len(self._parts)
        elif tag == f"{TEXT}change-end" and change_id in self._opened:
            self._inserted(change_id)
            del self._opened[change_id]
        elif tag == f"{TEXT}change" and change.kind == "deletion":
            self.marks.append(Found("deleted", self._length, self._length, change.text, change.author))

    def _inserted(self, change_id: str) -> None:
        start, parts = self._since.get(change_id, (0, 0))
        text = "".join(self._parts[parts:])
        if text:
            self.marks.append(Found("inserted", start, self._length, text, self._opened[change_id].author))

    def _words(self, text: str | None, *, bold: bool, hidden: bool) -> None:
        """Printed or hidden words; blanks in a row, and before the first word, are one or none (ODF 1.2, 6.1.2)."""
        words = _BLANKS.sub(" ", text or "")
        if hidden:
            if words.strip():
                self.marks.append(Found("hidden", self._length, self._length, words))
            return
        if words.startswith(" ") and (not self._parts or self._parts[-1].endswith((" ", "\n", "\t"))):
            words = words[1:]
        if words.strip():
            self.bold = self.bold and bold
        self._add(words)

    def _add(self, text: str) -> None:
        if text:
            self._parts.append(text)
            self._length += len(text)


def plain(parent: Element) -> str:
    """The text of the paragraphs below an element, parted by line feeds."""
    return "\n".join("".join(map(str, one.itertext())) for one in parent.iter(PARAGRAPH, HEADING))
