"""What a paragraph prints: runs in the order they are read, revisions taken as accepted."""

from collections.abc import Callable, Iterator
from typing import Literal

from gik_lint.fixed import fixed
from gik_lint.readers.docx import names
from gik_lint.readers.docx.line import Line
from gik_lint.readers.docx.names import AUTHOR, ID, Element, switch, value, w
from gik_lint.readers.docx.styles import Styles
from gik_lint.readers.errors import UnreadableError

_ENTERED = {
    w(name)
    for name in (
        "hyperlink",
        "smartTag",
        "customXml",
        "fldSimple",
        "dir",
        "bdo",
        "sdt",
        "sdtContent",
        "ruby",
        "rubyBase",
    )
}
_INSIDE_RUNS = {w("ruby"), names.COMMENT_REFERENCE}
_COMMENT_ENDS = {names.COMMENT_START, names.COMMENT_END, names.COMMENT_REFERENCE}
_REVISIONS = {names.INS, names.MOVE_TO, names.DEL, names.MOVE_FROM}
_DELETED = {names.DEL, names.MOVE_FROM}
_NOTES: dict[object, Literal["footnotes", "endnotes"]] = {
    w("footnoteReference"): "footnotes",
    w("endnoteReference"): "endnotes",
}
_FIELD = w("fldChar")
_DRAWN = {w("drawing"), w("pict"), w("object")}
_PICTURES = {
    "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic",
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
    "{urn:schemas-microsoft-com:vml}imagedata",
}
_BLANKS = " \t\r\n"
_CODE = fixed("[0-9A-Fa-f]{4}")


class Aside:
    """A text box or a note that a run refers to: its content, or the kind of note and its id."""

    def __init__(self, run: Element, box: Element | None = None, note: tuple[str, str] | None = None) -> None:
        self.run, self.box, self.note = run, box, note


class InlineWalker:
    """Reads the content of paragraphs into lines; fields may run over several paragraphs."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._fields: list[bool] = []  # of each open field: has its result begun?
        self._style: str | None = None
        self.asides: list[Aside] = []
        self.pictures = 0

    def paragraph(self, paragraph: Element, style: str | None, line: Line) -> None:
        """Append what the paragraph prints."""
        self._style = style
        self._content(paragraph, line, 0)
        # A field whose result never begins would swallow the rest of the document.
        self._fields = [result for result in self._fields if result]

    def _content(self, parent: Element, line: Line, depth: int) -> None:
        if depth > names.DEEPEST:
            raise UnreadableError("Word 文件的内容嵌套过深，未予读取，请用 Word 或 WPS 打开后另存一份再检查。")
        for child in parent:
            tag = child.tag
            if tag == names.R:
                self._run(child, line, depth)
            elif tag in _REVISIONS:
                self._revision(child, line, depth)
            elif tag == names.ALTERNATIVES:
                self._content(chosen(child), line, depth + 1)
            else:
                self._inside(child, line, depth + 1)

    def _inside(self, child: Element, line: Line, depth: int) -> None:
        if child.tag in _ENTERED:
            self._content(child, line, depth)
        elif child.tag in _COMMENT_ENDS:
            line.comment(child.get(ID, ""))

    def _revision(self, change: Element, line: Line, depth: int) -> None:
        author = change.get(AUTHOR, "")
        if change.tag in _DELETED:
            text = printed_text(change)
            if text:
                line.mark("deleted", text, author)
            return
        start, pieces = line.length, len(line.pieces)
        self._content(change, line, depth + 1)
        if line.length > start:
            line.mark("inserted", line.since(pieces), author, start)

    def _run(self, run: Element, line: Line, depth: int) -> None:
        properties = run.find(names.R_PR)
        hidden, bold = self._looks(properties)
        start, pieces = line.length, len(line.pieces)
        self._run_content(run, run, line, bold=bold, depth=depth)
        if hidden and line.length > start:
            text = line.since(pieces)
            del line.pieces[pieces:]
            line.length = start
            line.mark("hidden", text)

    def _run_content(self, parent: Element, run: Element, line: Line, *, bold: bool, depth: int) -> None:
        for child in parent:
            tag = child.tag
            if tag == _FIELD:
                self._field(child.get(w("fldCharType")))
            elif not all(self._fields):
                continue
            elif tag in _PRINTING:
                line.add(_PRINTING[tag](child), child, run, bold=bold)
            elif tag in _NOTES:
                self.asides.append(Aside(run, note=(_NOTES[tag], child.get(ID, ""))))
            elif tag in _DRAWN:
                self._drawing(child, run)
            elif tag == names.ALTERNATIVES:
                self._run_content(chosen(child), run, line, bold=bold, depth=depth)
            elif tag in _INSIDE_RUNS:
                self._inside(child, line, depth + 1)

    def _looks(self, properties: Element | None) -> tuple[bool, bool]:
        """Hidden and bold, of the run itself, its character style or its paragraph style: the nearest that says."""
        style = value(properties, w("rStyle"))
        hidden, bold = switch(properties, w("vanish")), switch(properties, w("b"))
        for near in (style, self._style):
            hidden = self._styles.hidden(near) if hidden is None else hidden
            bold = self._styles.bold(near) if bold is None else bold
        return bool(hidden), bool(bold)

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _drawing(self, drawing: Element, run: Element) -> None:
        for element in shown_descendants(drawing):
            if element.tag == names.TEXTBOX:
                self.asides.append(Aside(run, box=element))
            elif element.tag in _PICTURES:
                self.pictures += 1


def printed(node: Element) -> str:
    """What a `w:t` prints: blanks at its edges count only where the file says so, line feeds are blanks."""
    text = node.text or ""
    if node.get(names.SPACE) != "preserve":
        text = text.strip(_BLANKS)
    return text.replace("\r", " ").replace("\n", " ")


def printed_text(parent: Element) -> str:
    """All text under an element, deleted or not; instructions of fields are none."""
    return "".join(
        element.text or "" for element in shown_descendants(parent) if element.tag in {names.T, w("delText")}
    )


def chosen(alternatives: Element) -> Element:
    """Of the versions of one thing in `mc:AlternateContent` the first; the rest say the same again."""
    choice = alternatives.find(names.CHOICE)
    fallback = alternatives.find(names.FALLBACK) if choice is None else choice
    return alternatives if fallback is None else fallback


def shown_descendants(parent: Element) -> Iterator[Element]:
    """Descendants in document order: one version of each alternative, and nothing inside a text box."""
    waiting = list(reversed(parent))
    while waiting:
        element = waiting.pop()
        yield element
        if element.tag == names.ALTERNATIVES:
            waiting.append(chosen(element))
        elif element.tag != names.TEXTBOX:
            waiting += reversed(element)


def _broken(node: Element) -> str:
    """A line break; a page or column break parts no text."""
    return "\n" if node.get(w("type"), "textWrapping") == "textWrapping" else ""


def _symbol(node: Element) -> str:
    """A character of a named font; those of symbol fonts (Wingdings) stand in the private use area and mean nothing."""
    code = node.get(w("char"), "")
    text = chr(int(code, 16)) if _CODE.fullmatch(code) else ""
    return text if text.isprintable() else ""


_PRINTING: dict[object, Callable[[Element], str]] = {
    names.T: printed,
    w("tab"): lambda _: "\t",
    w("ptab"): lambda _: "\t",
    w("cr"): lambda _: "\n",
    w("noBreakHyphen"): lambda _: "-",
    w("br"): _broken,
    w("sym"): _symbol,
}
