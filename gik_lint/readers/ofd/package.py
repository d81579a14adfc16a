"""The parts of an OFD file: found by the paths they name, parsed with every door closed."""

import posixpath
from collections.abc import Iterator

from gik_lint.readers.limits import guarded_zip, read_part
from gik_lint.readers.xml import Element, parsed

_KIND = "OFD 文件"
_DEEPEST = 32


class Package:
    """An OFD file; a part is the root of its XML with the folder that its paths start from."""

    def __init__(self, data: bytes) -> None:
        """Open the file; UnreadableError if it is damaged, encrypted or too large."""
        self._archive = guarded_zip(data)
        self._names = {name.lstrip("/").casefold(): name for name in self._archive.namelist()}

    def part(self, path: str, folder: str = "") -> tuple[Element, str] | None:
        """The part at a path that starts from a folder, or from the top if it begins with a slash."""
        whole = posixpath.normpath(posixpath.join("/", folder, path.replace("\\", "/"))).lstrip("/")
        name = self._names.get(whole.casefold())
        if name is None:
            return None
        return parsed(read_part(self._archive, name), _KIND), posixpath.dirname(whole)


def local(element: Element) -> str:
    """The name of an element without its name space, of which OFD has had several."""
    return str(element.tag).rpartition("}")[2]


def children(element: Element | None, *names: str) -> Iterator[Element]:
    """The children of an element with one of these names."""
    for child in element if element is not None else ():
        if isinstance(child.tag, str) and local(child) in names:
            yield child


def child(element: Element | None, *path: str) -> Element | None:
    """The first descendant along a path of names."""
    for name in path:
        element = next(children(element, name), None)
    return element


def words(element: Element | None, *path: str) -> str:
    """The text of the first descendant along a path of names; empty where there is none."""
    found = child(element, *path)
    return (found.text or "").strip() if found is not None else ""


def objects(parent: Element, depth: int = 0) -> Iterator[Element]:
    """The objects of a page or a composite unit in drawing order; blocks are entered, invisible ones left out."""
    for element in parent:
        if not isinstance(element.tag, str) or element.get("Visible") == "false":
            continue
        if local(element) in {"Content", "Layer", "PageBlock"}:
            if depth < _DEEPEST:
                yield from objects(element, depth + 1)
        else:
            yield element
