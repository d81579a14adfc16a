"""The numbers Word generates for headings and list items (ISO/IEC 29500-1, 17.9): 一、 （二） 3."""

import re

from msgspec import Struct

from gik_lint.fixed import fixed
from gik_lint.readers.docx.names import VAL, Element, integer, number, switch, value, w
from gik_lint.readers.docx.numerals import numeral
from gik_lint.readers.docx.styles import Style, Styles

_PLACE = fixed(r"%([1-9])")
_LEVELS = 9
_LISTS_WITHOUT_NUMBERS = {"bullet", "none"}


class Level(Struct, frozen=True):
    """One level of a list: how it is counted and printed."""

    start: int = 1
    style: str = "decimal"
    text: str = ""
    paragraph_style: str | None = None
    restart: int | None = None
    plain_digits: bool = False


class Definition(Struct, frozen=True):
    """What a `w:num` stands for: the list it counts in, its levels, the levels it starts anew."""

    list_id: str
    levels: dict[int, Level]
    restarts: dict[int, int]


class Numbering:
    """Counts through the document: ask once for each numbered paragraph, in order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        """Read the numbering part; a file without one numbers nothing."""
        self._styles = styles
        self._abstract: dict[str, Element] = {}
        self._numbers: dict[int, Element] = {}
        self._definitions: dict[int, Definition | None] = {}
        self._counters: dict[str, list[int | None]] = {}
        self._started: set[int] = set()
        for element in root if root is not None else ():
            if element.tag == w("abstractNum"):
                self._abstract[element.get(w("abstractNumId"), "")] = element
            elif element.tag == w("num") and (num_id := integer(element.get(w("numId")))) is not None:
                self._numbers[num_id] = element

    def next(self, properties: Element | None, style_id: str | None) -> str:
        """The number Word prints before the next paragraph with these properties; empty for none."""
        stated = properties.find(w("numPr")) if properties is not None else None
        num_id = number(stated, w("numId"))
        level = number(stated, w("ilvl"))
        named_by = style_id
        if num_id is None:
            lists = ((named_by, style) for named_by, style in self._styles.chain(style_id) if style.list_id is not None)
            named_by, style = next(lists, (style_id, Style()))
            num_id, level = style.list_id, style.list_level if level is None else level
        definition = self._definition(num_id) if num_id else None
        if definition is None or num_id is None:
            return ""
        if level is None:
            level = next((i for i, of in definition.levels.items() if of.paragraph_style in {named_by, style_id}), 0)
        return self._count(num_id, definition, level) if level in definition.levels else ""

    def _count(self, num_id: int, definition: Definition, level: int) -> str:
        counters = self._counters.setdefault(definition.list_id, [None] * _LEVELS)
        if num_id not in self._started:
            self._started.add(num_id)
            for index in definition.restarts:
                counters[index] = None
        counters[level] = self._start(definition, level) if (now := counters[level]) is None else now + 1
        for deeper in range(level + 1, _LEVELS):
            restart = definition.levels[deeper].restart if deeper in definition.levels else None
            if restart is None or level < restart:
                counters[deeper] = None
        return self._print(definition, level, counters)

    def _print(self, definition: Definition, level: int, counters: list[int | None]) -> str:
        shown = definition.levels[level]
        if shown.style in _LISTS_WITHOUT_NUMBERS and not _PLACE.search(shown.text):
            return ""

        def count(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            of = definition.levels.get(index, Level())
            if index > level or of.style in _LISTS_WITHOUT_NUMBERS:
                return ""
            now = counters[index]
            style = "decimal" if shown.plain_digits and index < level else of.style
            return numeral(self._start(definition, index) if now is None else now, style)

        return _PLACE.sub(count, shown.text).strip()

    @staticmethod
    def _start(definition: Definition, level: int) -> int:
        return definition.restarts.get(level, definition.levels.get(level, Level()).start)

    def _definition(self, num_id: int) -> Definition | None:
        if num_id not in self._definitions:
            self._definitions[num_id] = self._read(num_id)
        return self._definitions[num_id]

    def _read(self, num_id: int) -> Definition | None:
        instance = self._numbers.get(num_id)
        abstract = self._list(instance)
        if instance is None or abstract is None:
            return None
        levels = {
            i: _level(element) for element in abstract.iterchildren(w("lvl")) if (i := _index(element)) is not None
        }
        restarts: dict[int, int] = {}
        for override in instance.iterchildren(w("lvlOverride")):
            index = _index(override)
            if index is None:
                continue
            replaced = override.find(w("lvl"))
            if replaced is not None:
                levels[index] = _level(replaced)
            start = number(override, w("startOverride"))
            if start is not None:
                restarts[index] = start
        return Definition(abstract.get(w("abstractNumId"), ""), levels, restarts)

    def _list(self, instance: Element | None) -> Element | None:
        """The list an instance counts in; a list may borrow its levels from a numbering style."""
        abstract = self._abstract.get(value(instance, w("abstractNumId")) or "")
        style_id = value(abstract, w("numStyleLink"))
        if style_id is None:
            return abstract
        linked = next((style.list_id for _, style in self._styles.chain(style_id) if style.list_id), None)
        borrowed = self._numbers.get(linked) if linked is not None else None
        lent = self._abstract.get(value(borrowed, w("abstractNumId")) or "")
        return lent if lent is not None else abstract


def _index(element: Element) -> int | None:
    index = integer(element.get(w("ilvl")))
    return index if index is not None and 0 <= index < _LEVELS else None


def _level(element: Element) -> Level:
    # A format newer than the standard stands in mc:Choice as "custom", with the plain one in mc:Fallback.
    styles = [fmt.get(VAL, "") for fmt in element.iter(w("numFmt")) if fmt.get(VAL) != "custom"]
    start = number(element, w("start"))
    return Level(
        start=0 if start is None else start,
        style=styles[-1] if styles else "decimal",
        text=value(element, w("lvlText")) or "",
        paragraph_style=value(element, w("pStyle")),
        restart=number(element, w("lvlRestart")),
        plain_digits=bool(switch(element, w("isLgl"))),
    )
