"""HTML → blocks, every character at its place in the source text with its markup.

References (`&nbsp;`, `&#x4e00;`) are one character whose step is their length; blanks and line breaks of the source
collapse to one blank as in a browser, and a line break between two Chinese characters to none. Hidden text and
conditional comments are marks; what stands around the report (see `html_content`) is kept as furniture unless it is
made of links.
"""

import re
from collections.abc import Iterator

import msgspec

from gik_lint.document import Block, Document, Mark, Paragraph, SourceText
from gik_lint.fixed import fixed
from gik_lint.readers.html_content import (
    Main,
    is_furniture,
    is_layout,
    is_menu,
    is_title,
    main_content,
    path_to,
)
from gik_lint.readers.html_edges import with_roles
from gik_lint.readers.html_text import HtmlText, Places, traverse
from gik_lint.readers.html_tokens import references
from gik_lint.readers.html_tree import HEADINGS, SKIPPED, Node, Words, tree
from gik_lint.readers.layout import Slot, spanned_grid

_CONDITIONAL = fixed(r"<!(?:--)?\s*\[(?:if|endif)", re.IGNORECASE)
_NUMBER = fixed(r"\s*(\d{1,9})")
_CELLS = ("td", "th")
_ICON = 60
_ASIDE = 0.3
_HIDDEN_REPORT = 200
_SHOWN = "网页中报告的文字被设为不显示，已按显示的文字读取。"


def read_html(source: str, name: str) -> Document:
    """A page or a fragment of one as a document."""
    root, raw_title = tree(source)
    places = Places(source)
    title = " ".join(_resolved(raw_title).split())
    page = _Page(places, main_content(root, source, title))
    page.read(root)
    remarks = page.remarks
    if not page.blocks and sum(len(mark.text) for mark in page.marks) > _HIDDEN_REPORT:
        page = _Page(places, Main(root, known=False), shown=True)
        page.read(root)
        remarks = (_SHOWN,)
    blocks = tuple(with_roles(page.blocks, page.titles, title, known=page.known))
    return Document(name, "html", blocks, tuple(page.marks), title, page.pictures, remarks)


def html_blocks(places: Places, start: int, end: int) -> tuple[list[Block], list[Mark], int]:
    """The blocks, marks and number of pictures of a fragment inside another format."""
    root, _ = tree(places.source, start, end)
    page = _Page(places, Main(root, known=True))
    page.read(root)
    return page.blocks, page.marks, page.pictures


class _Page:
    """Walks the tree and collects blocks, marks and pictures. With `shown`, nothing counts as hidden."""

    def __init__(self, places: Places, main: Main, *, shown: bool = False) -> None:
        self._places = places
        self._main = main.node
        self.known = main.known
        self._shown = shown
        self._aside: list[Node] = []
        self._titles: list[Node] = []
        self._level: int | None = None
        self._preformatted = 0
        self._counters: list[int | None] = []
        self._number = ""
        self._text = HtmlText(places)
        self._hidden = HtmlText(places)
        self._hidden_at = 0

        self.blocks: list[Block] = []
        self.marks: list[Mark] = []
        self.pictures = 0
        self.titles: set[int] = set()
        self.remarks: tuple[str, ...] = ()

    def read(self, root: Node) -> None:
        """Collect everything below `root`."""
        path = path_to(root, self._main)
        self._around = {id(node) for node in path}
        self._inside = root is self._main
        if any(node.hidden for node in path) and not self._shown:
            self.remarks = (_SHOWN,)
        traverse(root, self._enter, self._leave, self._words)
        self._flush()

    def _enter(self, node: Node) -> bool:
        around = id(node) in self._around
        if node.tag in SKIPPED or self._is_leaf(node):
            return False
        if node.hidden and not around and not self._shown:
            self._hide(node)
            return False
        if node.tag in _CELLS and not self._in_report() and not around:
            self._text.blank(node.start, node.start)
            return True
        self._flush()
        menu = not self.known and not around and is_menu(node)
        if node.tag == "table" and self._in_report() and not (around or menu or is_layout(node)):
            self._table(node)
            return False
        self._open(node, around=around, menu=menu)
        return True

    def _is_leaf(self, node: Node) -> bool:
        """Deal with comments, pictures and line breaks."""
        if node.tag == "#comment":
            if self._in_report() and _CONDITIONAL.match(self._places.source, node.start):
                span = self._places.span(node.start, node.end)
                self.marks.append(Mark("conditional-comment", self._places.source[node.start : node.end], span))
        elif node.tag in ("img", "image"):
            self.pictures += self._in_report() and not _is_icon(node)
        elif node.tag in ("br", "hr"):
            self._flush()
        else:
            return False
        return True

    def _open(self, node: Node, *, around: bool, menu: bool) -> None:
        if node is self._main:
            self._inside = True
        elif menu or self._is_aside(node, around=around):
            self._aside.append(node)
        elif not self._inside and not around and is_title(node):
            self._titles.append(node)
        if node.tag in HEADINGS:
            self._level = int(node.tag[1])
        elif node.tag in ("ol", "ul"):
            self._counters.append(_number(node, "start", 1) if node.tag == "ol" else None)
        elif node.tag == "li" and self._counters and self._counters[-1] is not None:
            value = _number(node, "value", self._counters[-1])
            self._counters[-1] = value + 1
            self._number = f"{value}."
        self._preformatted += node.tag == "pre"

    def _is_aside(self, node: Node, *, around: bool) -> bool:
        return not (around or node.tables) and is_furniture(node) and node.prose < self._main.prose * _ASIDE

    def _leave(self, node: Node) -> None:
        if node.tag in _CELLS and not self._in_report():
            return
        self._flush()
        if node is self._main:
            self._inside = False
        if self._aside and node is self._aside[-1]:
            self._aside.pop()
        if self._titles and node is self._titles[-1]:
            self._titles.pop()
        if node.tag in HEADINGS:
            self._level = None
        elif node.tag in ("ol", "ul"):
            self._counters.pop()
        elif node.tag == "li":
            self._number = ""
        self._preformatted -= node.tag == "pre"

    def _words(self, words: Words) -> None:
        if words.hidden and not self._shown:
            self._hidden_at = self._hidden_at or words.start
            self._hidden.add(words)
            return
        self._unhide()
        if self._preformatted:
            start = words.start
            for line in self._places.source[words.start : words.end].splitlines(keepends=True):
                self._text.add(Words(start, start + len(line), words.bold, words.hidden, words.linked))
                start += len(line)
                if line[-1] in "\r\n":
                    self._flush()
        else:
            self._text.add(words)

    def _in_report(self) -> bool:
        return self._inside and not self._aside

    def _flush(self) -> None:
        """End the paragraph."""
        self._unhide()
        if self._text.untouched:
            return
        text, self._text = self._text, HtmlText(self._places)
        if not text.count:
            return
        paragraph = Paragraph(text.build(0), self._level, self._number, bold=text.bold == text.count)
        self._number = ""
        if self._in_report():
            self.blocks.append(paragraph)
        elif text.linked * 2 <= text.count:
            if self._titles and not self._aside:
                self.titles.add(len(self.blocks))
            self.blocks.append(msgspec.structs.replace(paragraph, role="furniture"))

    def _hide(self, node: Node) -> None:
        self._unhide()
        self._hidden_at = node.start

        def words(words: Words) -> None:
            self._hidden.add(words)

        traverse(
            node, lambda child: child.tag not in SKIPPED, lambda child: self._hidden.blank(child.end, child.end), words
        )
        self._unhide()

    def _unhide(self) -> None:
        """Record the hidden words met so far as one mark."""
        if not self._hidden_at:
            return
        text, self._hidden, self._hidden_at = self._hidden.build(self._hidden_at), HtmlText(self._places), 0
        if text.text and self._in_report():
            self.marks.append(Mark("hidden", text.text, text.span(0, len(text.text))))

    def _table(self, table: Node) -> None:
        rows: list[list[Slot]] = []
        for row in table.children:
            if isinstance(row, Words) or row.tag != "tr":
                self._stray(row)
            elif row.hidden and not self._shown:
                self._hide(row)
            else:
                slots = list(self._slots(row))
                if slots and (_number(row, "height", 1) or any(slot.text.text for slot in slots)):
                    rows.append(slots)
        self._flush()
        if rows:
            self.blocks.append(spanned_grid(rows))

    def _slots(self, row: Node) -> Iterator[Slot]:
        for cell in row.children:
            if isinstance(cell, Words) or cell.tag not in _CELLS:
                self._stray(cell)
            elif cell.hidden and not self._shown:
                self._hide(cell)
            else:
                rowspan = _number(cell, "rowspan", 1)
                yield Slot(self._cell(cell), rowspan or 1 << 30, _number(cell, "colspan", 1))

    def _stray(self, item: Node | Words) -> None:
        """What a table holds outside its cells is shown before it."""
        if isinstance(item, Words):
            self._words(item)
        elif self._enter(item):
            traverse(item, self._enter, self._leave, self._words)
            self._leave(item)

    def _cell(self, cell: Node) -> SourceText:
        text = HtmlText(self._places)
        children = cell.children
        if len(children) == 1 and isinstance(children[0], Words) and not children[0].hidden:
            text.add(children[0])
            return text.build(cell.start)

        def enter(node: Node) -> bool:
            if node.tag in ("br", "hr"):
                text.line_break(node.start, node.end)
            elif node.tag not in SKIPPED and not self._is_leaf(node):
                if not node.hidden or self._shown:
                    text.line_break(node.start, node.start)
                    return True
                self._hide(node)
            return False

        def leave(node: Node) -> None:
            text.line_break(node.end, node.end)

        def words(words: Words) -> None:
            if words.hidden and not self._shown:
                self._words(words)
            else:
                self._unhide()
                text.add(words)

        traverse(cell, enter, leave, words)
        self._unhide()
        return text.build(cell.start)


def _number(node: Node, name: str, default: int) -> int:
    found = _NUMBER.match(node.attributes.get(name, ""))
    return int(found[1]) if found else default


def _is_icon(node: Node) -> bool:
    return min(_number(node, "width", _ICON), _number(node, "height", _ICON)) < _ICON


def _resolved(raw: str) -> str:
    parts: list[str] = []
    position = 0
    for start, end, meaning in references(raw, 0, len(raw)):
        parts += raw[position:start], meaning
        position = end
    return "".join([*parts, raw[position:]])
