"""A Word file as a package of parts: found by relationships, parsed with every door closed."""

import posixpath
from collections.abc import Iterator, Mapping
from zipfile import ZipFile

from lxml import etree

from gik_lint.fixed import fixed
from gik_lint.readers.docx.names import NAMESPACE, RELATIONSHIPS, Element, w
from gik_lint.readers.errors import UnreadableError
from gik_lint.readers.limits import guarded_zip, read_part

_STRICT = fixed(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")
_TRANSITIONAL = fixed(rb"http://schemas\.openxmlformats\.org/(wordprocessingml|officeDocument|drawingml)/2006/(\w+)")
_MARGINS = (w("headerReference"), w("footerReference"))
_BY_ID = f"{{{RELATIONSHIPS}}}id"
_BROKEN = "Word 文件已损坏，请用 Word 或 WPS 打开后另存一份再检查。"
_DOCTYPE = "Word 文件中有不该出现的文档类型声明，可能藏有内容，未予读取，请用 Word 或 WPS 打开后另存一份再检查。"


class Package:
    """The parts of one Word file; `main` is the name of the part that holds the body.

    Both dialects of the standard are read: the names of ISO Strict are turned into the transitional ones.
    """

    def __init__(self, data: bytes) -> None:
        """Open the file; UnreadableError if it is damaged, too large or no Word document."""
        self.archive: ZipFile = guarded_zip(data)
        self._names = frozenset(self.archive.namelist())
        self._roots: dict[str, Element | None] = {}
        self._strict: set[str] = set()
        self.main = self._relations("").get("officeDocument", "word/document.xml")
        root = self.root(self.main)
        if root is None or root.tag != f"{{{NAMESPACE}}}document":
            raise UnreadableError("文件里没有 Word 正文，请确认它是 Word 文档后再检查。")
        self._related = self._relations(self.main)

    def root(self, name: str) -> Element | None:
        """The parsed part of this name (always the same element), or None where there is none."""
        if name not in self._roots:
            self._roots[name] = self._parse(name)
        return self._roots[name]

    def related(self, kind: str) -> str | None:
        """The name of the body's `styles`, `numbering`, `comments`, … part, if the file has one."""
        name = self._related.get(kind)
        return name if name in self._names else None

    def side(self, kind: str) -> Element | None:
        """The parsed `styles`, `numbering`, `comments`, … part, if the file has one."""
        name = self.related(kind)
        return None if name is None else self.root(name)

    def margins(self) -> Iterator[str]:
        """The names of the parts that the body prints as headers and footers, in its order."""
        root = self.root(self.main)
        targets = dict(self._targets(self.main))
        for reference in () if root is None else root.iter(*_MARGINS):
            name = targets.get(reference.get(_BY_ID, ""), ("", ""))[1]
            if name in self._names:
                yield name

    def adopt(self, name: str, root: Element) -> None:
        """Take in a new part, to be written in the dialect of the body."""
        self._roots[name] = root
        if self.main in self._strict:
            self._strict.add(name)

    @property
    def title(self) -> str:
        """The title in the file's properties; empty where none is stated."""
        name = self._relations("").get("core-properties", "docProps/core.xml")
        root = self.root(name)
        return (root.findtext("{http://purl.org/dc/elements/1.1/}title") or "").strip() if root is not None else ""

    def written(self, name: str) -> bytes:
        """The part of this name as it stands now, in the dialect it came in; KeyError where there is none."""
        root = self.root(name)
        if root is None:
            raise KeyError(name)
        data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        return _TRANSITIONAL.sub(rb"http://purl.oclc.org/ooxml/\1/\2", data) if name in self._strict else data

    def _relations(self, part: str) -> Mapping[str, str]:
        """Kind of relationship → name of the first part it leads to."""
        found: dict[str, str] = {}
        for _, (kind, target) in self._targets(part):
            found.setdefault(kind, target)
        return found

    def _targets(self, part: str) -> Iterator[tuple[str, tuple[str, str]]]:
        """The id of each relationship of a part, its kind and where it leads; never outside the package."""
        folder = posixpath.dirname(part)
        root = self.root(relations_of(part))
        for relation in root if root is not None else ():
            if relation.get("TargetMode") != "External":
                kind = relation.get("Type", "").rpartition("/")[2]
                target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
                yield relation.get("Id", ""), (kind, target)

    def _parse(self, name: str) -> Element | None:
        if name not in self._names:
            return None
        data = read_part(self.archive, name)
        if _STRICT.search(data):
            self._strict.add(name)
            data = _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/\2", data)
        if b"<!DOCTYPE" in data:
            raise UnreadableError(_DOCTYPE)
        try:
            root = etree.fromstring(data, _parser())
        except (etree.XMLSyntaxError, ValueError) as fault:
            raise UnreadableError(_BROKEN) from fault
        if root.getroottree().docinfo.internalDTD is not None:  # in UTF-16 the bytes above look different
            raise UnreadableError(_DOCTYPE)
        return root


def relations_of(part: str) -> str:
    """The name of the part that holds the relationships of another one."""
    folder, base = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False
    )
