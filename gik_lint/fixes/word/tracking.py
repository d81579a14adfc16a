"""Replacements as tracked changes (修订): the old text marked as deleted, the new text as inserted."""

from copy import deepcopy
from datetime import datetime

from lxml import etree

from gik_lint.fixes.word.segments import Segment, Segments
from gik_lint.readers.docx import names
from gik_lint.readers.docx.names import AUTHOR, ID, SPACE, Element, T, w

OURS = "gik-lint"
"""The author of every comment and revision this program writes."""

_DEL_TEXT = w("delText")
_INSERTIONS = {names.INS, names.MOVE_TO}


class Stamps:
    """Hands out ids that no comment or revision of the document has, with the author and the date."""

    def __init__(self, first: int, when: datetime | None) -> None:
        """`first` is the first free id; without `when` nothing is dated."""
        self._next = first
        self._date = {w("date"): when.strftime("%Y-%m-%dT%H:%M:%SZ")} if when else {}

    def stamp(self) -> dict[str, str]:
        """The attributes of one more comment or revision."""
        self._next += 1
        return {ID: str(self._next - 1), AUTHOR: OURS, **self._date}


def can_replace(segments: Segments, start: int, end: int, text: str) -> bool:
    """Whether a range whose ends were cut can be replaced: it is text, and so is what comes instead."""
    beside = segments.between(start, end) or _neighbours(segments, start)
    something = end > start or bool(text)
    return something and bool(beside) and text.isprintable() and segments.replaceable(start, end)


def replace(segments: Segments, start: int, end: int, text: str, stamps: Stamps) -> None:
    """Put `text` in the place of a range that can be replaced, as a tracked change."""
    old = segments.between(start, end)
    _delete(old, stamps)
    if not text:
        return
    beside = old[-1] if old else _neighbours(segments, start)[0]
    inserted = _inserted(beside.run, text, stamps)
    if old or beside.end <= start:
        _part_insertion(beside.last, stamps)
        _outside(beside.last).addnext(inserted)
        beside.last = inserted
    else:
        _outside(beside.first).addprevious(inserted)


def _neighbours(segments: Segments, offset: int) -> list[Segment]:
    """The segment an insertion stands beside: the one before it, else the first of the unit."""
    before = [segment for segment in segments.all if segment.end == offset]
    return before or [segment for segment in segments.all if segment.start == offset]


def _delete(segments: list[Segment], stamps: Stamps) -> None:
    deletion: Element | None = None
    for segment in segments:
        if deletion is None or segment.run.getprevious() is not deletion:
            deletion = etree.Element(names.DEL, stamps.stamp())
            segment.run.addprevious(deletion)
        deletion.append(segment.run)
        for node in segment.run.iter(T):
            node.tag = _DEL_TEXT
        segment.first = segment.last = deletion


def _inserted(like: Element, text: str, stamps: Stamps) -> Element:
    """An insertion of one run that looks like another."""
    insertion = etree.Element(names.INS, stamps.stamp())
    run = etree.SubElement(insertion, names.R)
    looks = like.find(names.R_PR)
    if looks is not None:
        run.append(deepcopy(looks))
    node = etree.SubElement(run, T)
    node.text = text
    node.set(SPACE, "preserve")
    return insertion


def _outside(element: Element) -> Element:
    """The element itself, or the insertion of somebody else that it stands directly in."""
    parent = element.getparent()
    return parent if parent is not None and parent.tag in _INSERTIONS else element


def _part_insertion(element: Element, stamps: Stamps) -> None:
    """Part somebody's insertion after an element, since no insertion stands inside another."""
    outer = _outside(element)
    rest = list(element.itersiblings())
    if outer is element or not rest:
        return
    second = etree.Element(outer.tag, {str(name): str(said) for name, said in outer.attrib.items()})
    second.set(ID, stamps.stamp()[ID])
    second.extend(rest)
    outer.addnext(second)
