"""Comments (批注) of a Word file: written for exactly one passage, and ours of an earlier run taken out."""

from collections.abc import Container, Sequence

from lxml import etree

from gik_lint.fixes.word.manuscript import Manuscript
from gik_lint.fixes.word.segments import Segments
from gik_lint.fixes.word.tracking import OURS
from gik_lint.readers.docx import names
from gik_lint.readers.docx.names import AUTHOR, ID, SPACE, Element, P, T, w
from gik_lint.reporters.clean import xml

_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_INITIALS, _INITIALS_ON_CHANGES = w("initials"), "gik改"
_MARKS = {names.COMMENT_START, names.COMMENT_END, names.COMMENT_REFERENCE}
_PARA_ID = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_LEDGERS = ("commentsExtended", "commentsIds")


class Comments:
    """The comments of one manuscript."""

    def __init__(self, manuscript: Manuscript) -> None:
        """The document's comments part, made if it has none, and without what an earlier run wrote."""
        self._manuscript = manuscript
        empty = etree.Element(w("comments"), nsmap={"w": names.NAMESPACE})
        self._root = manuscript.side("comments", empty, _CONTENT_TYPE)
        _withdraw(manuscript, self._root)

    def add(
        self, lines: Sequence[str], first: Segments, start: int, last: Segments, end: int, *, on_change: bool = False
    ) -> None:
        """Comment the text from offset `start` of one unit to `end` of another; both were cut there.

        `on_change` says that the comment speaks of a tracked change of ours and stays as long as that.
        """
        stamp = self._manuscript.stamps.stamp()
        initials = _INITIALS_ON_CHANGES if on_change else OURS.partition("-")[0]
        self._root.append(_comment({**stamp, _INITIALS: initials}, lines))
        mark = {ID: stamp[ID]}
        reference = etree.Element(names.R)
        etree.SubElement(reference, names.COMMENT_REFERENCE, mark)
        marks = (etree.Element(names.COMMENT_START, mark), etree.Element(names.COMMENT_END, mark), reference)
        self._manuscript.touch(self._manuscript.body)
        covered = _covered(first, start, last, end)
        if covered is None:
            _attach_to_point(marks, first, start)
        else:
            covered[0].addprevious(marks[0])
            covered[1].addnext(reference)
            covered[1].addnext(marks[1])


def _covered(first: Segments, start: int, last: Segments, end: int) -> tuple[Element, Element] | None:
    """The first and the last element of a passage; None where it is empty.

    What stands in a text box or a note is commented where that hangs, since Word comments the body only.
    """
    if first.unit.anchor is not None:
        return first.unit.anchor, first.unit.anchor
    if last is first:
        passage = first.between(start, end)
        return (passage[0].first, passage[-1].last) if passage else None
    head, tail = first.between(start, len(first.unit.text)), last.between(0, end)
    return (head[0].first, tail[-1].last) if head and tail else None


def _attach_to_point(marks: Sequence[Element], segments: Segments, offset: int) -> None:
    """Put the marks, one after the other, where a unit has nothing: in a blank cell, or between characters."""
    before = [segment for segment in segments.all if segment.end <= offset]
    if before:
        for mark in reversed(marks):
            before[-1].last.addnext(mark)
    elif segments.all:
        for mark in marks:
            segments.all[0].first.addprevious(mark)
    else:
        segments.unit.paragraphs[0].extend(marks)


def _withdraw(manuscript: Manuscript, root: Element) -> None:
    """Take out the comments of earlier runs, but for those on a change of ours that nobody has decided yet."""
    ours = {comment.get(ID, ""): comment for comment in root if comment.get(AUTHOR) == OURS}
    body = manuscript.body
    speaking = {comment_id for comment_id, one in ours.items() if one.get(_INITIALS) == _INITIALS_ON_CHANGES}
    gone = set(ours) - _pending(body, speaking)
    if not gone:
        return
    manuscript.touch(body)
    paragraphs: set[str | None] = set()
    for comment_id in gone:
        paragraphs.update(paragraph.get(_PARA_ID) for paragraph in ours[comment_id].iter(P))
        root.remove(ours[comment_id])
    for mark in [mark for mark in body.iter(*_MARKS) if mark.get(ID) in gone]:
        run = mark.getparent()
        alone = run is not None and run.tag == names.R and all(child.tag in {names.R_PR, mark.tag} for child in run)
        _remove(run if alone and run is not None else mark)
    for kind in _LEDGERS:
        ledger = manuscript.known(kind)
        for entry in list(ledger) if ledger is not None else ():
            if _attribute(entry, "paraId") in paragraphs:
                _remove(entry)
            elif _attribute(entry, "paraIdParent") in paragraphs:  # an answer to us stays, on its own
                for name in [name for name in entry.attrib if str(name).endswith("}paraIdParent")]:
                    del entry.attrib[name]


def _pending(body: Element, ours: Container[str]) -> set[str]:
    """Of these comments those that stand on a tracked change of ours."""
    opened: set[str] = set()
    pending: set[str] = set()
    for element in body.iter(names.COMMENT_START, names.COMMENT_END, names.INS, names.DEL):
        comment_id = element.get(ID, "")
        if element.tag == names.COMMENT_START and comment_id in ours:
            opened.add(comment_id)
        elif element.tag == names.COMMENT_END:
            opened.discard(comment_id)
        elif element.get(AUTHOR) == OURS:
            pending |= opened
    return pending


def _attribute(element: Element, name: str) -> str | None:
    """An attribute by its local name, whichever year's namespace it is in."""
    return next((str(said) for key, said in element.items() if str(key).rpartition("}")[2] == name), "")


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _comment(stamp: dict[str, str], lines: Sequence[str]) -> Element:
    comment = etree.Element(w("comment"), stamp)
    for i, line in enumerate(lines):
        paragraph = etree.SubElement(comment, P)
        # Said here, so that a body style of 三号 with an indent does not reach into the margin.
        properties = etree.SubElement(paragraph, names.P_PR)
        spacing = {w("before"): "0", w("after"): "0", w("line"): "240", w("lineRule"): "auto"}
        etree.SubElement(properties, w("spacing"), spacing)
        etree.SubElement(properties, w("ind"), {w("firstLine"): "0", w("firstLineChars"): "0"})
        etree.SubElement(properties, w("jc"), {names.VAL: "left"})
        if not i:
            etree.SubElement(etree.SubElement(paragraph, names.R), w("annotationRef"))
        run = etree.SubElement(paragraph, names.R)
        looks = etree.SubElement(run, names.R_PR)
        if not i:
            etree.SubElement(looks, w("b"))
        etree.SubElement(looks, w("sz"), {names.VAL: "18"})
        node = etree.SubElement(run, T)
        node.text = xml(line).replace("\n", " ")
        node.set(SPACE, "preserve")
    return comment
