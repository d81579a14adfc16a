"""The names of WordprocessingML (ISO/IEC 29500-1) that the reader and the review copy know."""

from lxml import etree

Element = etree._Element  # noqa: SLF001 -- lxml has no public name for the type of its elements

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def w(name: str) -> str:
    """The full name of an element or attribute of the `w:` namespace."""
    return f"{{{NAMESPACE}}}{name}"


P, R, T, TBL, TR, TC = w("p"), w("r"), w("t"), w("tbl"), w("tr"), w("tc")
P_PR, R_PR, TR_PR, TC_PR = w("pPr"), w("rPr"), w("trPr"), w("tcPr")
INS, DEL, MOVE_TO, MOVE_FROM = w("ins"), w("del"), w("moveTo"), w("moveFrom")
SDT, SDT_CONTENT = w("sdt"), w("sdtContent")
COMMENT_START, COMMENT_END, COMMENT_REFERENCE = w("commentRangeStart"), w("commentRangeEnd"), w("commentReference")
TEXTBOX = w("txbxContent")
ALTERNATIVES, CHOICE, FALLBACK = (f"{{{COMPATIBILITY}}}{name}" for name in ("AlternateContent", "Choice", "Fallback"))
VAL, ID, AUTHOR = w("val"), w("id"), w("author")
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

DEEPEST = 100
"""Wrappers inside wrappers (content controls, revisions, text boxes) beyond this are no document of an office."""


def value(parent: Element | None, name: str) -> str | None:
    """The `w:val` of a child element, or None where child or attribute is missing."""
    child = None if parent is None else parent.find(name)
    return None if child is None else child.get(VAL)


def number(parent: Element | None, name: str) -> int | None:
    """The `w:val` of a child element as an integer, or None where it is not one."""
    return integer(value(parent, name))


def integer(text: str | None) -> int | None:
    """An attribute as an integer of at most nine digits, or None where it is not one."""
    if text is None or not text.isascii() or not text.removeprefix("-").isdigit() or len(text) > len("-123456789"):
        return None
    return int(text)


def switch(parent: Element | None, name: str) -> bool | None:
    """A toggle such as `w:vanish`: on, off, or None where nothing is said."""
    child = None if parent is None else parent.find(name)
    return None if child is None else child.get(VAL, "true") not in {"0", "false", "off"}
