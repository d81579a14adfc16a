"""The walk through a Word document in the order in which it is read."""

from collections.abc import Iterator

from gik_lint.document.blocks import Role
from gik_lint.readers.docx import names
from gik_lint.readers.docx.grid import place_cells
from gik_lint.readers.docx.inline import InlineWalker, chosen, printed_text
from gik_lint.readers.docx.line import Line, Register
from gik_lint.readers.docx.names import AUTHOR, ID, Element, value, w
from gik_lint.readers.docx.numbering import Numbering
from gik_lint.readers.docx.package import Package
from gik_lint.readers.docx.story import Grid, GridCell, Story, TextParagraph
from gik_lint.readers.docx.styles import Styles, outline_level
from gik_lint.readers.errors import UnreadableError

_WRAPPERS = {names.SDT_CONTENT, w("customXml"), w("smartTag"), names.INS, names.MOVE_TO}
_ROW_DELETED, _CELL_DELETED = f"{names.TR_PR}/{names.DEL}", f"{names.TC_PR}/{w('cellDel')}"
_COMMENT_ENDS = {names.COMMENT_START, names.COMMENT_END}
_TOO_DEEP = "Word 文件的内容嵌套过深，未予读取，请用 Word 或 WPS 打开后另存一份再检查。"


def walk(package: Package) -> Story:
    """The document's blocks, units and marks; UnreadableError where it is nested beyond sense."""
    return _Walk(package).story()


class _Walk:
    def __init__(self, package: Package) -> None:
        self._package = package
        self._styles = Styles(package.side("styles"))
        self._numbering = Numbering(package.side("numbering"), self._styles)
        self._inline = InlineWalker(self._styles)
        self._register = Register()
        self._blocks: list[TextParagraph | Grid] = []
        self._notes_read: set[tuple[str, str]] = set()
        self._remarks: dict[str, None] = {}
        self._depth = 0

    def story(self) -> Story:
        root = self._package.root(self._package.main)
        body = root.find(w("body")) if root is not None else None
        if body is not None:
            self._flow(body, "body", None)
            self._margins(next(body.iter(names.R), None))
        marks = self._register.marks(_comments(self._package.side("comments")))
        return Story(tuple(self._blocks), marks, self._inline.pictures, tuple(self._remarks))

    def _margins(self, hook: Element | None) -> None:
        """Headers and footers, once each; nothing hangs in them, so they are spoken of where the body begins."""
        for name in dict.fromkeys(self._package.margins() if hook is not None else ()):
            root = self._package.root(name)
            if root is not None:
                self._flow(root, "margin", hook)

    def _flow(self, parent: Element, role: Role, anchor: Element | None) -> None:
        """Paragraphs and tables one after the other: the body, a text box, a note, a cell of a layout table."""
        self._depth += 1
        if self._depth > names.DEEPEST:
            raise UnreadableError(_TOO_DEEP)
        line = Line()
        for child in _unwrapped(parent, 0):
            if child.tag == names.P:
                self._read_paragraph(child, line)
                if not _mark_deleted(child):
                    self._close_paragraph(line, role, anchor)
                    line = Line()
            elif child.tag == names.TBL:
                self._table(child, role, anchor)
            elif child.tag in _COMMENT_ENDS:
                self._register.comment(child.get(ID, ""))
            elif child.tag == w("altChunk"):
                self._remarks["文件中嵌有另一份文档，其内容未读到，请在 Word 中打开后另存一份再检查。"] = None
        if line.paragraphs:
            self._close_paragraph(line, role, anchor)
        self._depth -= 1

    def _read_paragraph(self, paragraph: Element, line: Line) -> None:
        properties = paragraph.find(names.P_PR)
        before, events = line.length, len(line.events)
        line.paragraphs.append(paragraph)
        self._inline.paragraph(paragraph, self._style_of(properties), line)
        number = "" if _mark_deleted(paragraph) else self._numbering.next(properties, self._style_of(properties))
        if number:
            line.numbers.append((before, number))
        mark = properties.find(names.R_PR) if properties is not None else None
        for kind, tag in (("inserted", names.INS), ("deleted", names.DEL)):
            change = mark.find(tag) if mark is not None else None
            # A new paragraph is one change with its text; alone, the mark is a change of its own.
            if change is not None and all(event.kind != kind for event in line.events[events:]):
                line.mark("inserted" if kind == "inserted" else "deleted", "\n", change.get(AUTHOR, ""))

    def _style_of(self, properties: Element | None) -> str | None:
        return value(properties, w("pStyle")) or self._styles.default

    def _close_paragraph(self, line: Line, role: Role, anchor: Element | None) -> None:
        unit = self._register.close(line, anchor)
        if unit is not None:
            properties = line.paragraphs[-1].find(names.P_PR)
            stated = outline_level(properties)
            level = self._styles.level(self._style_of(properties)) if stated is None else stated
            self._blocks.append(TextParagraph(unit, level or None, role))
        self._asides(anchor)

    def _asides(self, anchor: Element | None) -> None:
        """Text boxes and notes follow the paragraph or table they hang on."""
        waiting, self._inline.asides = self._inline.asides, []
        for aside in waiting:
            hook = aside.run if anchor is None else anchor
            if aside.box is not None:
                self._flow(aside.box, "textbox", hook)
            elif aside.note is not None and aside.note not in self._notes_read:
                self._notes_read.add(aside.note)
                note = self._note(*aside.note)
                if note is not None:
                    self._flow(note, "note", hook)

    def _note(self, kind: str, note_id: str) -> Element | None:
        root = self._package.side(kind)
        return next((note for note in root if note.get(ID) == note_id), None) if root is not None else None

    def _table(self, table: Element, role: Role, anchor: Element | None) -> None:
        rows = [(row, list(self._kept(row, names.TC, _CELL_DELETED))) for row in self._rows(table)]
        cells = [cell for _, row in rows for cell in row]
        if any(child.tag == names.TBL for cell in cells for child in _unwrapped(cell, 0)):
            # A table in a cell makes the outer one a layout: it frames content and says nothing itself.
            for cell in cells:
                self._flow(cell, role, anchor)
            return
        placed: list[GridCell] = []
        for spot in place_cells(rows):
            unit = self._register.close(self._read_cell(spot.element), anchor, cell=True)
            if unit is not None:
                placed.append(GridCell(unit, spot.row, spot.column, spot.rowspan, spot.colspan))
        if placed:
            columns = max(cell.column + cell.colspan for cell in placed)
            self._blocks.append(Grid(tuple(placed), len(rows), columns))
        self._asides(anchor)

    def _rows(self, table: Element) -> Iterator[Element]:
        return self._kept(table, names.TR, _ROW_DELETED)

    def _kept(self, parent: Element, tag: str, deleted: str) -> Iterator[Element]:
        """Rows or cells that stay when revisions are accepted; of the others the text stays as a mark."""
        for child in _unwrapped(parent, 0):
            if child.tag in _COMMENT_ENDS:
                self._register.comment(child.get(ID, ""))
            if child.tag != tag:
                continue
            change = child.find(deleted)
            if change is None:
                yield child
            else:
                self._register.mark("deleted", printed_text(child), change.get(AUTHOR, ""))

    def _read_cell(self, cell: Element) -> Line:
        line = Line()
        for child in _unwrapped(cell, 0):
            if child.tag == names.P:
                if line.paragraphs and not _mark_deleted(line.paragraphs[-1]):
                    line.end_paragraph()
                self._read_paragraph(child, line)
            elif child.tag in _COMMENT_ENDS:
                line.comment(child.get(ID, ""))
        return line


def _unwrapped(parent: Element, depth: int) -> Iterator[Element]:
    """Children, with those of content controls and other wrappers in their place."""
    if depth > names.DEEPEST:
        raise UnreadableError(_TOO_DEEP)
    for child in parent:
        if child.tag == names.SDT:
            content = child.find(names.SDT_CONTENT)
            if content is not None:
                yield from _unwrapped(content, depth + 1)
        elif child.tag in _WRAPPERS:
            yield from _unwrapped(child, depth + 1)
        elif child.tag == names.ALTERNATIVES:
            yield from _unwrapped(chosen(child), depth + 1)
        else:
            yield child


def _mark_deleted(paragraph: Element) -> bool:
    """Whether the paragraph's end is deleted, so that it runs on into the next one."""
    return paragraph.find(f"{names.P_PR}/{names.R_PR}/{names.DEL}") is not None


def _comments(root: Element | None) -> dict[str, tuple[str, str]]:
    """Author and text of each comment by its id."""
    return {
        comment.get(ID, ""): (
            comment.get(AUTHOR, ""),
            "\n".join(printed_text(paragraph) for paragraph in comment.iter(names.P)),
        )
        for comment in (root if root is not None else ())
        if comment.tag == w("comment")
    }
