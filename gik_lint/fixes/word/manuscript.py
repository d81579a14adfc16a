"""A Word document opened for marking: its units, free ids, and the way back into a file."""

import posixpath
from collections.abc import Iterable
from datetime import datetime
from functools import partial
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from gik_lint.fixes.word.segments import Segments
from gik_lint.fixes.word.tracking import Stamps
from gik_lint.readers.docx.names import ID, Element, integer
from gik_lint.readers.docx.package import Package, relations_of
from gik_lint.readers.docx.story import Unit
from gik_lint.readers.docx.walk import walk
from gik_lint.readers.limits import read_part

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_SIDES = ("footnotes", "endnotes", "comments")
_EPOCH = (1980, 1, 1, 0, 0, 0)


class Manuscript:
    """The document's parts and units; only what is marked changes, every other part is written as it was read."""

    def __init__(self, source: bytes, when: datetime | None = None) -> None:
        """Open a Word file; UnreadableError where it cannot be read."""
        self.package = Package(source)
        self.units: dict[int, Unit] = {unit.number: unit for unit in walk(self.package).units()}
        self._segments: dict[int, Segments] = {}
        self._parts = [self.package.main, *filter(None, map(self.package.related, _SIDES))]
        self._parts += dict.fromkeys(self.package.margins())
        self._changed: set[str] = set()
        self._new: list[str] = []
        ids = (integer(element.get(ID)) or 0 for name in self._parts for element in self._root(name).iter("*"))
        self.stamps = Stamps(max(ids, default=0) + 1, when)

    @property
    def body(self) -> Element:
        """The root of the part that holds the body."""
        return self._root(self.package.main)

    def known(self, kind: str) -> Element | None:
        """The root of a side part that the document has; it will be written."""
        name = self.package.related(kind)
        if name is not None:
            self._changed.add(name)
        return self.package.side(kind)

    def cut(self, number: int, offsets: Iterable[int]) -> Segments:
        """The segments of a unit, cut at these offsets; a unit is cut once."""
        unit = self.units[number]
        if number not in self._segments:
            self._segments[number] = Segments(unit, offsets)
        return self._segments[number]

    def touch(self, element: Element) -> None:
        """Say that the part this element stands in is changed; what is not said is not written."""
        root = element.getroottree().getroot()
        self._changed.update(name for name in self._parts if self._root(name) is root)

    def side(self, kind: str, root: Element, content_type: str) -> Element:
        """The part of this kind, taken in as `root` if the document has none yet; it will be written."""
        name = self.package.related(kind)
        if name is None:
            name = self._free_name(kind)
            self.package.adopt(name, root)
            self._parts.append(name)
            self._new.append(name)
            self._relate(name, kind)
            self._declare(name, content_type)
        self._changed.add(name)
        return self._root(name)

    def save(self) -> bytes:
        """The file with its marks."""
        buffer = BytesIO()
        with ZipFile(buffer, "w", ZIP_DEFLATED) as written:
            for info in self.package.archive.infolist():
                changed = info.filename in self._changed
                read = self.package.written if changed else partial(read_part, self.package.archive)
                written.writestr(ZipInfo(info.filename, info.date_time), read(info.filename), info.compress_type)
            for name in self._new:
                written.writestr(ZipInfo(name, _EPOCH), self.package.written(name), ZIP_DEFLATED)
        return buffer.getvalue()

    def _root(self, name: str) -> Element:
        root = self.package.root(name)
        if root is None:
            raise KeyError(name)
        return root

    def _free_name(self, kind: str) -> str:
        folder = self.package.main.rpartition("/")[0]
        taken = set(self.package.archive.namelist())
        names = (f"{folder}/{kind}{i or ''}.xml".lstrip("/") for i in range(len(taken) + 1))
        return next(name for name in names if name not in taken)

    def _relate(self, name: str, kind: str) -> None:
        part = relations_of(self.package.main)
        root = self.package.root(part)
        if root is None:
            root = etree.fromstring(f'<Relationships xmlns="{_RELATIONS}"/>')
            self.package.adopt(part, root)
            self._new.append(part)
        taken = {relation.get("Id") for relation in root}
        free = next(i for i in range(1, len(taken) + 2) if f"rId{i}" not in taken)
        target = posixpath.relpath(name, posixpath.dirname(self.package.main) or ".")
        attributes = {"Id": f"rId{free}", "Type": f"{_KINDS}/{kind}", "Target": target}
        etree.SubElement(root, f"{{{_RELATIONS}}}Relationship", attributes)
        self._changed.add(part)

    def _declare(self, name: str, content_type: str) -> None:
        part = "[Content_Types].xml"
        etree.SubElement(
            self._root(part), f"{{{_TYPES}}}Override", {"PartName": f"/{name}", "ContentType": content_type}
        )
        self._changed.add(part)
