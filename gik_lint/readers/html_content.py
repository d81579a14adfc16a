"""Which part of a saved page is the report, and what is furniture around it.

The names that the publishing systems of government sites give to the article are tried first; without one, the
page is narrowed from the outside in, as long as what is left out holds no sentence.
"""

import re

from msgspec import Struct

from gik_lint.fixed import fixed
from gik_lint.readers.html_edges import is_site_line
from gik_lint.readers.html_tree import HEADINGS, Node, Words

# ids and classes under which content systems in use at government sites print an article (letters only)
_ARTICLE = frozenset(
    "ucapcontent trseditor trsueditor trsueditorview trsview zoom zoomcon articlecontent articlecon articlebody "  # noqa: SIM905 - names read better as words
    "articletext articledetail arccontent arccon artcon artcontent contentarticle contenttext contentdetail contxt "
    "pagescontent pagecontent newscontent newscon newstext newsdetail newsbody detailcontent detailcon detailtext "
    "infocontent infotext xlcon xlcontent xxgkcontent zfxxgkcontent vsbcontent vnewscontent wparticlecontent "
    "jscontent richmediacontent postcontent entrycontent txtcon txtcontent textcontent contxt conter viewcontent "
    "btcontent maincontent mainarticle mainbody nrcon nrcontent wzcon wzcontent bodycontent noidcontent "
    "easysiteeditor contentbody xwcontent ewebeditor ueditor fontzoom divzoom detailzoom".split()
)
_GENERIC = frozenset(
    {"article", "content", "contents", "main", "text", "detail", "con", "view", "nr", "zw", "print", "printcontent"}
)
_FURNITURE = fixed(
    r"(?:^|[-_\s])(?:nav\w*|menus?|header|head-?top|top-?bar|topnav|foot(?:er)?\w*|share\w*|bdshare\w*|crumbs?|bread-?crumbs?|"
    r"(?:position|location)(?=$|\s)|weizhi|dqwz|side-?bar|copyright|friend-?links?|links|search\w*|recommend\w*|related\w*|"
    r"qr-?code\w*|ewm|banner|tool-?bars?|toolbox|print-?btn|page-?turn|prev-?next|comments?|pop-?up|language|accessib\w*|wza)(?=$|[-_\s])",
    re.IGNORECASE,
)
_FURNITURE_TAGS = frozenset({"nav", "footer", "menu"})
_PAGE_EDGES = frozenset({"header", "footer"})  # how LibreOffice titles the headers and footers of a Word file
_TITLES = frozenset(
    "title arctitle articletitle articletit arttitle xltitle newstitle contitle conttitle contenttitle detailtitle "  # noqa: SIM905 - names read better as words
    "infotitle ucaptitle zoomtitle maintitle wztitle tit bt biaoti".split()
)
_CONTAINERS = frozenset({"div", "section", "article", "main", "center", "form", "td", "tr", "table"})
_LETTERS = fixed(r"[^a-z]+")
_SENTENCE = fixed(r"[。；]")
# what the publishing system prints around an article: its record card, and the site's imprint
_ASIDE, _ENOUGH, _MOST, _NEARLY_ALL = 0.3, 0.4, 0.7, 0.9  # shares of a page's prose
_PASSAGE, _BREAKS, _FEW, _MENU = 400, 3, 4, 4


class Main(Struct, frozen=True):
    """The node that holds the report; `known` if its name says so."""

    node: Node
    known: bool


def main_content(root: Node, source: str, title: str = "") -> Main:
    """A known article container, else the tightest block outside which no sentence stands.

    `title` is the page's: a heading that repeats it may stand outside.
    """
    named, aside = _named(root)
    whole = root.prose - aside
    found = [node for node, known in named if node.prose >= whole * (_ENOUGH if known else _MOST)]
    if found and whole:
        best = max(node.prose for node in found)
        return Main(next(node for node in reversed(found) if node.prose >= best * _NEARLY_ALL), known=True)
    return Main(_narrowed(root, source, "".join(title.split())), known=False)


def is_menu(node: Node) -> bool:
    """Whether a block is mostly links."""
    return node.links >= _MENU and node.prose < (node.prose + node.links) * _ASIDE


def is_furniture(node: Node) -> bool:
    """Whether a block is named as a page's furniture: navigation, share buttons, footer."""
    if node.tag in _FURNITURE_TAGS or node.attributes.get("title") in _PAGE_EDGES:
        return True
    names = f"{node.attributes.get('id', '')} {node.attributes.get('class', '')}"
    return node.tag not in ("table", "tr", "td", "th", "p") and _FURNITURE.search(names) is not None


def _is_sentence(source: str, start: int, end: int) -> bool:
    return _SENTENCE.search(source, start, end) is not None and not is_site_line(source, start, end)


def is_title(node: Node) -> bool:
    """Whether a block outside the article is named as its title."""
    names = node.attributes.get("id", "").split() + node.attributes.get("class", "").split()
    return node.tag == "h1" or any(_LETTERS.sub("", name.lower()) in _TITLES for name in names)


def is_layout(table: Node) -> bool:
    """Whether a table only arranges a page: its cells hold tables or whole passages, or there is but one."""
    if table.tables or table.attributes.get("role") == "presentation":
        return True
    rows = (row.children for row in table.children if isinstance(row, Node))
    cells = [cell for row in rows for cell in row if isinstance(cell, Node) and cell.tag in ("td", "th")]
    if len(cells) == 1 or (table.headings and len(cells) <= _FEW):
        return True
    return any(cell.prose > _PASSAGE and _breaks(cell) >= _BREAKS for cell in cells)


def _breaks(cell: Node) -> int:
    """How many paragraphs and line breaks a cell holds."""
    count = 0
    pending = [cell]
    while pending:
        inner = [child for child in pending.pop().children if isinstance(child, Node)]
        count += sum(child.tag in ("p", "br", "div") for child in inner)
        pending.extend(inner)
    return count


def _named(root: Node) -> tuple[list[tuple[Node, bool]], int]:
    """Blocks with an article's name, outermost first, whether the name says nothing else; how much is furniture."""
    found = []
    aside = 0
    pending = [root]
    while pending:
        node = pending.pop()
        if node.attributes or node.tag == "article":
            names = node.attributes.get("id", "").split() + node.attributes.get("class", "").split()
            letters = {_LETTERS.sub("", name.lower()) for name in names}
            if not letters.isdisjoint(_ARTICLE):
                found.append((node, True))
            elif not letters.isdisjoint(_GENERIC) or node.tag == "article":
                found.append((node, False))
            elif is_furniture(node) and node.prose < root.prose * _ASIDE:
                aside += node.prose
                continue
        pending.extend(child for child in reversed(node.children) if isinstance(child, Node) and child.prose)
    return found, aside


def _narrowed(root: Node, source: str, title: str) -> Node:
    node = root
    while True:
        inner = [child for child in node.children if isinstance(child, Node) and not child.hidden]
        largest = max(inner, key=lambda child: child.prose, default=None)
        if largest is None or largest.tag not in _CONTAINERS or largest.prose < node.prose * _MOST:
            return node
        if (largest.tag == "table" and not is_layout(largest)) or _holds_sentence(node, largest, source, title):
            return node
        node = largest


def _holds_sentence(node: Node, without: Node, source: str, title: str) -> bool:
    """Whether `node` holds a sentence, a table or a heading of a report outside `without`."""
    pending: list[Node | Words] = [child for child in node.children if child is not without]
    while pending:
        item = pending.pop()
        if isinstance(item, Words):
            if not (item.linked or item.hidden) and _is_sentence(source, item.start, item.end):
                return True
        elif item.hidden or is_furniture(item) or is_menu(item) or not item.prose:
            continue
        elif item.tag in HEADINGS:
            if item.tag != "h1" and not _repeats(item, title, source):
                return True
        elif item.tag == "table":
            if item.prose > _PASSAGE or not is_site_line(source, item.start, item.end):
                return True
        else:
            pending.extend(item.children)
    return False


def _repeats(heading: Node, title: str, source: str) -> bool:
    words = (source[child.start : child.end] for child in heading.children if isinstance(child, Words))
    text = "".join("".join(words).split())
    return bool(text) and text in title


def path_to(root: Node, main: Node) -> list[Node]:
    """The nodes from `root` to `main`, both included."""
    path: list[Node] = []
    pending = [(root, 0)]
    while pending:
        node, depth = pending.pop()
        path[depth:] = [node]
        if node is main:
            return path
        pending.extend(
            (child, depth + 1)
            for child in node.children
            if isinstance(child, Node) and child.start <= main.start and child.end >= main.end
        )
    return [root]
