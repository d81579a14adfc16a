"""The walk through an OpenDocument text in the order in which it is read."""

from collections.abc import Iterator

from msgspec import Struct

from gik_lint.document import Block, Mark, Paragraph, SourceText, Table
from gik_lint.document.blocks import Role
from gik_lint.readers.errors import UnreadableError
from gik_lint.readers.layout import Slot, TextBuilder, cut, spanned_grid
from gik_lint.readers.odt.line import Change, Found, Line, plain
from gik_lint.readers.odt.names import DC, HEADING, OFFICE, PARAGRAPH, TABLE, TEXT
from gik_lint.readers.odt.numbers import Count, Lists, ListStyles, whole
from gik_lint.readers.odt.styles import Styles
from gik_lint.readers.xml import Element

_DEEPEST = 60
_REPEATED = 50
_NESTED = "ODT 文件的内容嵌套过深，未予读取，请用 Word 或 WPS 打开后另存一份再检查。"
_ROWS = {f"{TABLE}table-header-rows", f"{TABLE}table-rows", f"{TABLE}table-row-group"}
_HOLDERS = {
    f"{TEXT}section", f"{TEXT}index-body", f"{TEXT}index-title", f"{TEXT}table-of-content", f"{TEXT}numbered-paragraph",
}  # fmt: skip


class Place(Struct, frozen=True):
    """Where in the lists the walk is: the count, the level, the style named nearest, and the item that begins."""

    count: Count
    level: int
    style: str
    item: Element | None = None


class Walk:
    """Gathers the blocks and marks of a document, unit by unit."""

    def __init__(self, styles: Styles, list_styles: ListStyles) -> None:
        self.blocks: list[Block] = []
        self.marks: list[Mark] = []
        self.pictures = 0
        self._styles = styles
        self._lists = Lists(list_styles)
        self._changes: dict[str, Change] = {}
        self._opened: dict[str, Change] = {}
        self._waiting: list[Found] = []
        self._count = 0
        self._depth = 0

    def body(self, body: Element) -> None:
        """Read the document's body."""
        for region in body.iter(f"{TEXT}changed-region"):
            for change in region:
                kind = str(change.tag).rpartition("}")[2]
                author = change.findtext(f"{OFFICE}change-info/{DC}creator") or ""
                self._changes[region.get(f"{TEXT}id", "")] = Change(kind, author, _deleted(change))
        self._flow(body, "body", None)
        if self._waiting:
            self._place(SourceText.at("", max(self._count, 1)), [])

    def _flow(self, parent: Element, role: Role, place: Place | None) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise UnreadableError(_NESTED)
        for child in parent:
            if child.tag in {PARAGRAPH, HEADING}:
                self._paragraph(child, role, place)
                place = Place(place.count, place.level, place.style) if place else None
            elif child.tag == f"{TEXT}list":
                self._list(child, role, place)
            elif child.tag == f"{TABLE}table":
                self._table(child, role)
            elif child.tag in _HOLDERS:
                self._flow(child, role, place)
        self._depth -= 1

    def _list(self, element: Element, role: Role, outer: Place | None) -> None:
        style = element.get(f"{TEXT}style-name", outer.style if outer else "")
        count = outer.count if outer else self._lists.opened(element)
        level = outer.level + 1 if outer else 1
        for item in element:
            if item.tag == f"{TEXT}list-item":
                self._flow(item, role, Place(count, level, style, item))
            elif item.tag == f"{TEXT}list-header":
                self._flow(item, role, Place(count, level, style))

    def _number(self, element: Element, place: Place | None) -> str:
        if place is not None:
            return (
                self._lists.number(place.count, place.level, place.item, place.style) if place.item is not None else ""
            )
        level = whole(element, f"{TEXT}outline-level") if element.tag == HEADING else None
        return self._lists.heading(level) if level else ""

    def _paragraph(self, element: Element, role: Role, place: Place | None) -> None:
        line = self._line(element)
        number = self._number(element, place)
        level = whole(element, f"{TEXT}outline-level") if element.tag == HEADING else None
        if not line.text.strip():
            self._waiting += line.marks
        else:
            self._count += 1
            source = SourceText.at(line.text, self._count)
            self._place(source, line.marks)
            start = 0
            for text in line.text.split("\n"):
                if text.strip():
                    self.blocks.append(
                        Paragraph(_trimmed(source, start, start + len(text)), level, number, line.bold, role)
                    )
                    number = ""
                start += len(text) + 1
        self._aside(line)

    def _line(self, element: Element) -> Line:
        line = Line(self._styles, self._changes, self._opened)
        line.read(element)
        self.pictures += line.pictures
        return line

    def _aside(self, line: Line) -> None:
        for aside in line.asides:
            self._flow(aside, "note" if aside.tag == f"{TEXT}note-body" else "textbox", None)

    def _table(self, table: Element, role: Role) -> None:
        rows = [[cell for cell in row if cell.tag == f"{TABLE}table-cell"] for row in _rows(table, 0)]
        if any(next(cell.iter(f"{TABLE}table"), None) is not None for row in rows for cell in row):
            for cell in (cell for row in rows for cell in row):  # a table in a cell: the outer one is a layout
                self._flow(cell, role, None)
            return
        lines: list[Line] = []
        slots = [[self._slot(cell, lines) for cell in row for _ in range(_repeats(cell))] for row in rows]
        if any(slots):
            made: Table = spanned_grid(slots)
            self.blocks.append(made)
        for line in lines:
            self._aside(line)

    def _slot(self, cell: Element, lines: list[Line]) -> Slot:
        """A cell with the text of its paragraphs; generated numbers stand in it but take no column."""
        self._count += 1
        written = TextBuilder()
        column = 1
        marks: list[Found] = []
        for index, (element, place) in enumerate(self._cell_paragraphs(cell, None)):
            line = self._line(element)
            lines.append(line)
            if index:
                written.add("\n", self._count, column)
                column += 1
            number = self._number(element, place) if line.text else ""
            written.add(number, self._count, column, 0)
            written.add(line.text, self._count, column)
            marks += [Found(m.kind, m.start + column - 1, m.end + column - 1, m.text, m.author) for m in line.marks]
            column += len(line.text)
        self._place(SourceText.at("", self._count), marks)
        height, width = (whole(cell, f"{TABLE}number-{kind}-spanned") or 1 for kind in ("rows", "columns"))
        source = written.build()
        return Slot(source if source.text else SourceText.at("", self._count), height, width)

    def _cell_paragraphs(self, parent: Element, place: Place | None) -> Iterator[tuple[Element, Place | None]]:
        for child in parent:
            if child.tag in {PARAGRAPH, HEADING}:
                yield child, place
                place = Place(place.count, place.level, place.style) if place else None
            elif child.tag == f"{TEXT}list":
                style = child.get(f"{TEXT}style-name", place.style if place else "")
                count, level = (place.count, place.level + 1) if place else (self._lists.opened(child), 1)
                for item in child:
                    begun = item if item.tag == f"{TEXT}list-item" else None
                    yield from self._cell_paragraphs(item, Place(count, level, style, begun))

    def _place(self, source: SourceText, marks: list[Found]) -> None:
        """Give the marks of a unit, and those that waited for one, their places."""
        for mark in self._waiting:
            self.marks.append(Mark(mark.kind, mark.text, source.span(0, 0), mark.author))
        self._waiting = []
        for mark in marks:
            self.marks.append(Mark(mark.kind, mark.text, source.span(mark.start, mark.end), mark.author))


def _rows(parent: Element, depth: int) -> Iterator[Element]:
    for child in parent:
        if child.tag == f"{TABLE}table-row":
            yield child
        elif child.tag in _ROWS and depth < _DEEPEST:
            yield from _rows(child, depth + 1)


def _repeats(cell: Element) -> int:
    return min(whole(cell, f"{TABLE}number-columns-repeated") or 1, _REPEATED)


def _deleted(change: Element) -> str:
    info = change.find(f"{OFFICE}change-info")
    said = plain(info) if info is not None else ""
    return plain(change).removeprefix(said).strip("\n")


def _trimmed(source: SourceText, start: int, end: int) -> SourceText:
    text = source.text[start:end]
    bare = text.strip()
    begin = start + (text.index(bare) if bare else 0)
    return cut(source, begin, begin + len(bare))
