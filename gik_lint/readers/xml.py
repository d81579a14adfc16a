"""XML out of archives, parsed with every door closed."""

from lxml import etree

from gik_lint.readers.errors import UnreadableError

Element = etree._Element  # noqa: SLF001 - lxml has no public name for it


def parsed(data: bytes, kind: str) -> Element:
    """The root of one part of a file of this kind (ODT 文件, …).

    Raises:
        UnreadableError: it is no XML, is nested beyond sense, or declares a document type.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise UnreadableError(f"{kind}已损坏，无法读取，请重新保存或导出后再检查。") from fault
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableError(f"{kind}中有不该出现的文档类型声明，可能藏有内容，未予读取，请重新保存或导出后再检查。")
    return root
