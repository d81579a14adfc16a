"""A unit of a Word document cut at offsets, so that a range of its text is a row of whole runs."""

from collections.abc import Iterable
from copy import deepcopy

from lxml import etree
from msgspec import Struct

from gik_lint.readers.docx.names import R_PR, SPACE, Element, R, T, w
from gik_lint.readers.docx.story import Unit

_RUBY_BASE = w("rubyBase")
_REPLACEABLE = {R_PR, T} | {
    w(name) for name in ("tab", "ptab", "br", "cr", "noBreakHyphen", "sym", "softHyphen", "lastRenderedPageBreak")
}


class _Stretch(Struct):
    """A piece that follows the cuts: text from `start` on stands in `node` of `run`."""

    start: int
    text: str
    node: Element
    run: Element


class Segment(Struct):
    """Text from `start` to `end` stands in one run; `first` and `last` are what surrounds it once it is revised."""

    start: int
    end: int
    run: Element
    first: Element
    last: Element


class Segments:
    """The runs of one unit, cut at the offsets given; looks and every other child of a run stay as they are."""

    def __init__(self, unit: Unit, offsets: Iterable[int]) -> None:
        """Cut the unit's runs at these offsets of its text."""
        self.unit = unit
        self._stretches = [_Stretch(piece.start, piece.text, piece.node, piece.run) for piece in unit.pieces]
        cuts = sorted(set(offsets), reverse=True)
        for index in range(len(self._stretches) - 1, -1, -1):
            stretch = self._stretches[index]
            while cuts and cuts[0] >= stretch.start:
                cut = cuts.pop(0)
                if cut < stretch.start + len(stretch.text):
                    self._cut(index, cut)
        self.all = self._segments()

    def between(self, start: int, end: int) -> list[Segment]:
        """The segments that lie in a range whose ends were cut."""
        return [segment for segment in self.all if start <= segment.start and segment.end <= end]

    def replaceable(self, start: int, end: int) -> bool:
        """Whether a range is text and nothing else: no picture, note or end of a paragraph would go with it."""
        within = self.between(start, end)
        covered = sum(segment.end - segment.start for segment in within) == end - start
        return covered and all(
            _parent(segment.run).tag != _RUBY_BASE and all(child.tag in _REPLACEABLE for child in segment.run)
            for segment in within
        )

    def _cut(self, index: int, cut: int) -> None:
        """Part the run before the character at `cut`; what follows goes into a run of the same looks."""
        stretch = self._stretches[index]
        before = self._stretches[index - 1] if index else None
        inside = cut - stretch.start
        if not inside and (before is None or before.run is not stretch.run):
            return  # the run begins here
        if stretch.node.getparent() is not stretch.run:
            return  # one of several versions of a thing cannot be parted
        node = stretch.node
        if inside:
            node = etree.Element(T)
            stretch.node.text, node.text = stretch.text[:inside], stretch.text[inside:]
            stretch.node.set(SPACE, "preserve")
            node.set(SPACE, "preserve")
            stretch.node.addnext(node)
        run = etree.Element(R, {str(name): str(said) for name, said in stretch.run.attrib.items()})
        looks = stretch.run.find(R_PR)
        if looks is not None:
            run.append(deepcopy(looks))
        run.extend([node, *node.itersiblings()])
        stretch.run.addnext(run)
        old = stretch.run
        if inside:
            self._stretches.insert(index + 1, _Stretch(cut, stretch.text[inside:], node, run))
            stretch.text = stretch.text[:inside]
        for later in self._stretches[index + (1 if inside else 0) :]:
            if later.run is old:
                later.run = run

    def _segments(self) -> list[Segment]:
        segments: list[Segment] = []
        for stretch in self._stretches:
            end = stretch.start + len(stretch.text)
            if segments and segments[-1].run is stretch.run:
                segments[-1].end = end
            else:
                outer = _shown_run(stretch.run)
                segments.append(Segment(stretch.start, end, stretch.run, outer, outer))
        return segments


def _parent(element: Element) -> Element:
    parent = element.getparent()
    if parent is None:
        raise ValueError("a run stands in a paragraph")
    return parent


def _shown_run(run: Element) -> Element:
    """The run, or the one that carries it as text below its pinyin."""
    parent = run.getparent()
    while parent is not None and parent.tag == _RUBY_BASE:
        ruby = _parent(parent)
        run = _parent(ruby)
        parent = run.getparent()
    return run
