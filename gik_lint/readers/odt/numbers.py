"""The numbers that an OpenDocument text generates for list items and headings."""

from collections.abc import Sequence

from msgspec import Struct, field

from gik_lint.fixed import fixed
from gik_lint.readers.docx.numerals import numeral
from gik_lint.readers.odt.names import LOEXT, STYLE, TEXT, XML
from gik_lint.readers.xml import Element

_FORMATS = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
    "一, 二, 三, ...": "chineseCountingThousand", "壹, 贰, 叁, ...": "chineseLegalSimplified",
    "壹, 貳, 參, ...": "ideographLegalTraditional", "甲, 乙, 丙, ...": "ideographTraditional",
    "子, 丑, 寅, ...": "ideographZodiac", "①, ②, ③, ...": "decimalEnclosedCircle",
    "\uff11, \uff12, \uff13, ...": "decimalFullWidth",
}  # fmt: skip
_PLACE = fixed(r"%(\d{1,2})%")
_MOST = 1_000_000


class Level(Struct, frozen=True):
    """How the items of one level of a list are numbered; `style` is Word's name of the number format."""

    style: str
    pattern: str
    start: int


class ListStyles:
    """The list styles of a document by name; the headings' own has the name of the outline, which is empty here."""

    def __init__(self, roots: Sequence[Element]) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        for root in roots:
            for style in root.iter(f"{TEXT}list-style"):
                self._levels[style.get(f"{STYLE}name", "")] = _levels(style)
            for style in root.iter(f"{TEXT}outline-style"):
                self._levels[""] = _levels(style)

    def levels(self, name: str) -> dict[int, Level]:
        """The levels, from 1, of the style of this name; bullets are none."""
        return self._levels.get(name, {})


class Count(Struct):
    """One list being counted: how far each of its levels has come."""

    style: str
    counts: dict[int, int] = field(default_factory=dict)

    def next(self, level: int, levels: dict[int, Level], start: int | None = None) -> str:
        """The number of the next item at this level; empty where the level has none."""
        here = levels.get(level)
        first = start if start is not None else (here.start if here else 1)
        self.counts[level] = first if start is not None or level not in self.counts else self.counts[level] + 1
        for deeper in [one for one in self.counts if one > level]:
            del self.counts[deeper]
        return _PLACE.sub(lambda place: self._written(int(place[1]), levels), here.pattern) if here else ""

    def _written(self, level: int, levels: dict[int, Level]) -> str:
        shown = levels.get(level)
        return numeral(self.counts.get(level, shown.start), shown.style) if shown else ""


class Lists:
    """The lists of a document: which of them continue each other."""

    def __init__(self, styles: ListStyles) -> None:
        self._styles = styles
        self._by_id: dict[str, Count] = {}
        self._last: dict[str, Count] = {}
        self._outline = Count("")

    def opened(self, element: Element) -> Count:
        """The count for a list that begins here."""
        style = element.get(f"{TEXT}style-name", "")
        continued = self._by_id.get(element.get(f"{TEXT}continue-list", ""))
        if continued is None and element.get(f"{TEXT}continue-numbering") == "true":
            continued = self._last.get(style)
        count = continued or Count(style)
        self._last[style] = count
        self._by_id[element.get(f"{XML}id", "")] = count
        return count

    def number(self, count: Count, level: int, item: Element, style: str) -> str:
        """The number of a list item at this level, from 1."""
        return count.next(level, self._styles.levels(style or count.style), whole(item, f"{TEXT}start-value"))

    def heading(self, level: int) -> str:
        """The number of a heading that stands in no list."""
        levels = self._styles.levels("")
        return self._outline.next(level, levels) if levels else ""


def whole(element: Element, attribute: str) -> int | None:
    """A whole number that an attribute states, if it does."""
    stated = element.get(attribute, "")
    return int(stated) if stated.isascii() and stated.isdigit() and int(stated[:7]) <= _MOST else None


def _levels(style: Element) -> dict[int, Level]:
    found: dict[int, Level] = {}
    for element in style:
        level = whole(element, f"{TEXT}level")
        written = _FORMATS.get(element.get(f"{STYLE}num-format", ""))
        if level is None or written is None:
            continue
        pattern = element.get(f"{LOEXT}num-list-format")
        if pattern is None:
            shown = whole(element, f"{TEXT}display-levels") or 1
            places = ".".join(f"%{one}%" for one in range(max(level - shown, 0) + 1, level + 1))
            pattern = f"{element.get(f'{STYLE}num-prefix', '')}{places}{element.get(f'{STYLE}num-suffix', '')}"
        found[level] = Level(written, pattern, whole(element, f"{TEXT}start-value") or 1)
    return found
