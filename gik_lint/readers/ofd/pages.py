"""The pages of an OFD file, made into a Document."""

from gik_lint.document import Document
from gik_lint.readers.errors import UnreadableError
from gik_lint.readers.ofd.drawing import POINTS, Drawing
from gik_lint.readers.ofd.package import Package, child, children, local, words
from gik_lint.readers.printed.document import printed_document
from gik_lint.readers.printed.page import Page
from gik_lint.readers.xml import Element

MOST_PAGES = 600
_A4 = (210.0, 297.0)
_DAMAGED = "OFD 文件已损坏或不完整，无法读取，请重新导出后再检查。"
_TOO_MANY = f"OFD 文件超过 {MOST_PAGES} 页，未予读取，请确认是年度报告，或拆分后再检查。"
_SEVERAL = "OFD 文件中有多份文档，只检查了第一份。"


def read_pages(data: bytes, name: str) -> Document:
    """The draft in an OFD file, as `read_ofd`, without the bounds."""
    package = Package(data)
    start = package.part("OFD.xml")
    bodies = list(children(start[0], "DocBody")) if start else []
    root = words(bodies[0], "DocRoot") if bodies else ""
    document = package.part(root)
    if document is None:
        raise UnreadableError(_DAMAGED)
    pages, missing = _Pages(package, *document).read()
    remarks = [_SEVERAL] if len(bodies) > 1 else []
    if missing:
        remarks.append(f"OFD 文件有 {missing} 页已损坏，读不出来，未检查。")
    return printed_document(pages, name, "ofd", words(bodies[0], "DocInfo", "Title"), remarks)


class _Pages:
    """Reads the pages of one document of the file, each over its templates."""

    def __init__(self, package: Package, root: Element, folder: str) -> None:
        self._package = package
        self._root = root
        self._folder = folder
        self._units: dict[str, Element] = {}
        self._bold: set[str] = set()
        common = child(root, "CommonData")
        self._templates = {one.get("ID", ""): one.get("BaseLoc", "") for one in children(common, "TemplatePage")}
        self._box = words(common, "PageArea", "PhysicalBox")
        for resource in children(common, "PublicRes", "DocumentRes"):
            part = package.part((resource.text or "").strip(), folder)
            if part is not None:
                self._resources(part[0])

    def read(self) -> tuple[list[Page], int]:
        """The pages that can be read, and the number of those that cannot."""
        listed = list(children(child(self._root, "Pages"), "Page"))
        if not listed:
            raise UnreadableError(_DAMAGED)
        if len(listed) > MOST_PAGES:
            raise UnreadableError(_TOO_MANY, "too-large")
        found: list[Page] = []
        for number, entry in enumerate(listed, 1):
            content = self._content(entry.get("BaseLoc", ""))
            if content is not None:
                found.append(self._page(content, number))
        if not found:
            raise UnreadableError(_DAMAGED)
        return found, len(listed) - len(found)

    def _page(self, content: Element, number: int) -> Page:
        width, height = _size(words(content, "Area", "PhysicalBox") or self._box)
        page = Page(number, width, height, [], [], [])
        drawing = Drawing(page, self._units, self._bold)
        for template in children(content, "Template"):
            behind = self._content(self._templates.get(template.get("TemplateID", ""), ""))
            if behind is not None:
                drawing.draw(behind)
        drawing.draw(content)
        return page

    def _content(self, path: str) -> Element | None:
        try:
            part = self._package.part(path, self._folder) if path else None
        except UnreadableError:
            return None
        return part[0] if part is not None else None

    def _resources(self, root: Element) -> None:
        for element in root.iter():
            if not isinstance(element.tag, str):
                continue
            if local(element) == "CompositeGraphicUnit":
                self._units[element.get("ID", "")] = element
            elif local(element) == "Font" and element.get("Bold") == "true":
                self._bold.add(element.get("ID", ""))


def _size(box: str) -> tuple[float, float]:
    """Width and height in points of a box `x y width height` in millimetres; A4 where none is stated."""
    fields = box.split()
    try:
        width, height = (float(fields[2]), float(fields[3]))
    except (IndexError, ValueError):
        width, height = _A4
    return width * POINTS, height * POINTS
