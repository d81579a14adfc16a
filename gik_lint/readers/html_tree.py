"""Tokens → a tree of blocks and words, as browsers would nest them, without recursion and in linear time.

Only blocks are nodes. What inline elements do to words (bold, hidden, link) is noted on the words themselves, so
that a `<font>` closed in the wrong place breaks nothing. A table and each of its cells are a *frame*: an end tag
closes nothing outside its frame.
"""

from msgspec import Struct, field

from gik_lint.fixed import fixed
from gik_lint.readers.html_tokens import attributes, tokens

BLOCKS = frozenset(
    "address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form "  # noqa: SIM905 - names read better as words
    "h1 h2 h3 h4 h5 h6 header hgroup li main menu nav ol p pre section summary ul".split()
)
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
SKIPPED = frozenset(
    "audio button canvas datalist iframe math noembed noframes noscript script select style svg template textarea "  # noqa: SIM905 - names read better as words
    "title video".split()
)
_NO_BLOCKS = ("button", "math", "select", "svg")  # a block that begins in one of these ends it
_CELLS = ("td", "th", "caption")
_GROUPS = ("tbody", "thead", "tfoot")
_LEAVES = frozenset({"br", "hr", "img", "image"})
_EMPTY = frozenset(
    {"area", "base", "col", "colgroup", "embed", "input", "keygen", "link", "meta", "param", "source", "track", "wbr"}
)
_CLOSES_ITS_KIND = {"li": ("li",), "dd": ("dd", "dt"), "dt": ("dd", "dt")}
_BOLD = frozenset({"b", "strong"})
_STYLED_BOLD = fixed(r"font-weight:(?:bold|[6-9]00)")
_STYLED_PLAIN = fixed(r"font-weight:(?:normal|lighter|[1-5]00)")
_STYLED_HIDDEN = fixed(r"display:none|visibility:hidden|mso-hide:all|font-size:0+(?:\.0*)?(?:[a-z]|%|;|!|$)")
_NEAR = 8


class Words(Struct, gc=False):
    """A stretch of text in the source and how it is shown."""

    start: int
    end: int
    bold: bool
    hidden: bool
    linked: bool


class Node(Struct):
    """A block, table part, or leaf (`br`, `img`, `#comment`) from `start` to `end` in the source.

    `prose` counts the shown characters below it that are no link, `links` those that are; `tables` and
    `headings` the tables and headings below it.
    """

    tag: str
    start: int
    end: int = 0
    attributes: dict[str, str] = field(default_factory=dict)
    children: "list[Node | Words]" = field(default_factory=list)
    hidden: bool = False
    bold: bool = False
    prose: int = 0
    links: int = 0
    tables: int = 0
    headings: int = 0


class _Inline(Struct):
    """An open inline element: at which depth of blocks it was opened, and what it does to words."""

    name: str
    depth: int
    bold: bool
    hidden: bool
    linked: bool
    alive: bool = True


class _Frame(Struct):
    """What is open within a table, a cell, or the page: block names with their number, inline elements by name."""

    kind: str
    base: int
    blocks: dict[str, int] = field(default_factory=dict)
    inlines: list[_Inline] = field(default_factory=list)
    named: dict[str, list[_Inline]] = field(default_factory=dict)


def tree(source: str, start: int = 0, end: int | None = None) -> tuple[Node, str]:
    """The root of `source[start:end]`, and the raw `<title>`."""
    builder = _Builder(source, start)
    title = ""
    for token in tokens(source, start, end):
        if token.kind == "text":
            builder.words(token.start, token.end)
        elif token.kind == "open":
            builder.open(token.name, token.attributes, token.start, token.end)
        elif token.kind == "close":
            builder.close(token.name, token.start, token.end)
        elif token.kind == "comment":
            builder.leaf("#comment", token.start, token.end, {})
        else:
            builder.close(token.name, token.end, token.end)
            title = title or source[token.start : token.end] * (token.name == "title")
    return builder.finish(len(source) if end is None else end), title


class _Builder:
    """Holds the open blocks, frames and inline elements while the tokens go by."""

    def __init__(self, source: str, start: int) -> None:
        self._source = source
        self._stack = [Node("#root", start)]
        self._frames = [_Frame("page", 0)]
        self._bold = self._hidden = self._linked = self._skipped = 0

    def words(self, start: int, end: int) -> None:
        """Take a stretch of text."""
        if self._skipped:
            return
        node = self._stack[-1]
        node.children.append(Words(start, end, self._bold > 0, self._hidden > 0, self._linked > 0))
        size = len(self._source[start:end].strip())
        if not self._hidden:
            if self._linked:
                node.links += size
            else:
                node.prose += size

    def leaf(self, tag: str, start: int, end: int, found: dict[str, str]) -> None:
        """Take an element without content."""
        if not self._skipped:
            self._stack[-1].children.append(Node(tag, start, end, found))

    def open(self, name: str, raw: str, start: int, end: int) -> None:
        """A start tag."""
        if self._skipped and (name in BLOCKS or name == "table") and self._stack[-1].tag in _NO_BLOCKS:
            self._pop(start)
        if name in _LEAVES:
            self.leaf(name, start, end, attributes(raw) if raw else {})
        elif name in BLOCKS:
            self._make_room(name, start)
            self._push(name, raw, end)
        elif name == "table":
            self._close_paragraph(start)
            if self._frames[-1].kind == "table":
                self._leave(start)
            self._push(name, raw, end)
            self._frames.append(_Frame("table", len(self._stack)))
        elif name == "tr" or name in _CELLS or name in _GROUPS:
            self._open_table_part(name, raw, start, end)
        elif name in SKIPPED:
            self._push(name, "", end)
        elif name not in _EMPTY and name not in ("html", "body", "head") and not (":" in name and raw.endswith("/")):
            self._open_inline(name, raw)

    def close(self, name: str, start: int, end: int) -> None:
        """An end tag; one that closes nothing in its frame is ignored."""
        frame = self._frames[-1]
        if name == "table" or name in _GROUPS or name == "tr" or name in _CELLS:
            self._close_table_part(name, start)
        elif name in BLOCKS or name in SKIPPED:
            if frame.blocks.get(name):
                self._pop_to(name, start)
            elif name == "p":  # browsers make an empty paragraph of it, which parts what stands around it
                self.leaf("br", start, end, {})
        elif name == "br":
            self.leaf(name, start, end, {})
        else:
            self._close_inline(name)

    def finish(self, end: int) -> Node:
        """Close everything; the root."""
        while len(self._stack) > 1:
            self._pop(end)
        self._stack[0].end = end
        return self._stack[0]

    def _make_room(self, name: str, start: int) -> None:
        self._close_paragraph(start)
        if name in HEADINGS and self._stack[-1].tag in HEADINGS:
            self._pop(start)
        kinds = _CLOSES_ITS_KIND.get(name)
        if kinds:
            for node in reversed(self._stack[max(self._frames[-1].base, len(self._stack) - _NEAR) :]):
                if node.tag in kinds:
                    self._pop_to(node.tag, start)
                    break
                if node.tag not in ("div", "p", "address"):
                    break

    def _close_paragraph(self, start: int) -> None:
        if self._frames[-1].blocks.get("p"):
            self._pop_to("p", start)

    def _open_table_part(self, name: str, raw: str, start: int, end: int) -> None:
        if self._frames[-1].kind == "cell":
            self._leave(start)
        if self._frames[-1].kind != "table":  # a part of a table without its start
            self.open("table", "", start, start)
        if name in _GROUPS or name in ("tr", "caption"):
            self._back_to_table(start)
        else:
            self._back_to_table(start, row=True)
            if self._stack[-1].tag != "tr":
                self._push("tr", "", start)
        if name in _GROUPS:
            return
        self._push(name, raw, end)
        if name in _CELLS:
            self._frames.append(_Frame("cell", len(self._stack)))

    def _close_table_part(self, name: str, start: int) -> None:
        kind = self._frames[-1].kind
        if kind == "page" or (kind == "table" and name in _CELLS):
            return
        if kind == "cell":
            self._leave(start)
        if name == "table":
            self._leave(start)
        elif name not in _CELLS:
            self._back_to_table(start)

    def _back_to_table(self, start: int, *, row: bool = False) -> None:
        """Close what is open below the table (or, with `row`, below its open row)."""
        base = self._frames[-1].base
        keep = base + (row and len(self._stack) > base and self._stack[base].tag == "tr")
        while len(self._stack) > keep:
            self._pop(start)

    def _leave(self, start: int) -> None:
        """Close the innermost frame and the table or cell that it belongs to."""
        base = self._frames[-1].base
        while len(self._stack) >= base:
            self._pop(start)

    def _push(self, name: str, raw: str, start: int) -> None:
        found = attributes(raw) if raw else {}
        bold, hidden = _style(found)
        node = Node(name, start, attributes=found, hidden=hidden, bold=bold)
        self._stack[-1].children.append(node)
        self._stack.append(node)
        blocks = self._frames[-1].blocks
        blocks[name] = blocks.get(name, 0) + 1
        self._bold += bold
        self._skipped += name in SKIPPED

    def _pop(self, end: int) -> None:
        if len(self._frames) > 1 and len(self._stack) == self._frames[-1].base:
            self._drop_inlines(0)
            self._frames.pop()
        node = self._stack.pop()
        node.end = end
        self._frames[-1].blocks[node.tag] -= 1
        self._drop_inlines(len(self._stack))
        self._bold -= node.bold
        self._skipped -= node.tag in SKIPPED
        parent = self._stack[-1]
        if not node.hidden:
            parent.prose += node.prose
            parent.links += node.links
        parent.tables += node.tables + (node.tag == "table")
        parent.headings += node.headings + (node.tag in HEADINGS)

    def _pop_to(self, name: str, end: int) -> None:
        while self._stack[-1].tag != name:
            self._pop(end)
        self._pop(end)

    def _open_inline(self, name: str, raw: str) -> None:
        if name == "a":
            self._close_inline(name)
        found = attributes(raw) if raw else {}
        bold, hidden = _style(found)
        plain = name in _BOLD and _STYLED_PLAIN.search(_squeezed(found.get("style", ""))) is None
        inline = _Inline(name, len(self._stack), bold or plain, hidden, name == "a" and "href" in found)
        frame = self._frames[-1]
        frame.inlines.append(inline)
        frame.named.setdefault(name, []).append(inline)
        self._count(inline, 1)

    def _close_inline(self, name: str) -> None:
        named = self._frames[-1].named.get(name, [])
        while named:
            inline = named.pop()
            if inline.alive:
                inline.alive = False
                self._count(inline, -1)
                return

    def _drop_inlines(self, depth: int) -> None:
        """Close the inline elements that were opened in blocks now closed."""
        inlines = self._frames[-1].inlines
        while inlines and inlines[-1].depth > depth:
            inline = inlines.pop()
            if inline.alive:
                inline.alive = False
                self._count(inline, -1)

    def _count(self, inline: _Inline, by: int) -> None:
        self._bold += by * inline.bold
        self._hidden += by * inline.hidden
        self._linked += by * inline.linked


def _style(found: dict[str, str]) -> tuple[bool, bool]:
    """Whether these attributes make text bold, and whether they hide it."""
    if not found:
        return False, False
    style = _squeezed(found.get("style", ""))
    return _STYLED_BOLD.search(style) is not None, "hidden" in found or _STYLED_HIDDEN.search(style) is not None


def _squeezed(style: str) -> str:
    return "".join(style.split()).lower() if style else ""
