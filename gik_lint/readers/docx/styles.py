"""What a paragraph or character style says, with what it inherits (ISO/IEC 29500-1, 17.7)."""

import re
from collections.abc import Callable, Iterator
from typing import TypeVar

from msgspec import Struct

from gik_lint.fixed import fixed
from gik_lint.readers.docx.names import P_PR, R_PR, Element, number, switch, value, w

_HEADING = fixed(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_BODY_LEVEL = 9
Said = TypeVar("Said")


class Style(Struct, frozen=True):
    """One style's own words; None where it is silent. `level` 1–9 is a heading level, 0 says "no heading"."""

    based_on: str | None = None
    level: int | None = None
    list_id: int | None = None
    list_level: int | None = None
    hidden: bool | None = None
    bold: bool | None = None


class Styles:
    """The styles of a document by id; unknown ids and circles of inheritance are harmless."""

    def __init__(self, root: Element | None) -> None:
        """Read the styles part; a file without one has no styles."""
        self._styles: dict[str, Style] = {}
        self.default: str | None = None
        for element in root.iterchildren(w("style")) if root is not None else ():
            style_id = element.get(w("styleId"), "")
            self._styles[style_id] = _style(element)
            if element.get(w("type")) == "paragraph" and element.get(w("default")) in {"1", "true", "on"}:
                self.default = style_id

    def chain(self, style_id: str | None) -> Iterator[tuple[str, Style]]:
        """The style and those it is based on, nearest first, each once."""
        seen: set[str] = set()
        while style_id is not None and style_id in self._styles and style_id not in seen:
            seen.add(style_id)
            style = self._styles[style_id]
            yield style_id, style
            style_id = style.based_on

    def level(self, style_id: str | None) -> int:
        """The heading level a paragraph of this style has; 0 for none."""
        return self._first(style_id, lambda style: style.level) or 0

    def hidden(self, style_id: str | None) -> bool | None:
        """Whether text of this style is hidden; None where no style says."""
        return self._first(style_id, lambda style: style.hidden)

    def bold(self, style_id: str | None) -> bool | None:
        """Whether text of this style is bold; None where no style says."""
        return self._first(style_id, lambda style: style.bold)

    def _first(self, style_id: str | None, ask: Callable[[Style], Said | None]) -> Said | None:
        return next((said for _, style in self.chain(style_id) if (said := ask(style)) is not None), None)


def outline_level(properties: Element | None) -> int | None:
    """The heading level paragraph properties state: 1–9, 0 for body text, None where they are silent."""
    level = number(properties, w("outlineLvl"))
    if level is None:
        return None
    return level + 1 if 0 <= level < _BODY_LEVEL else 0


def _style(element: Element) -> Style:
    paragraph, run = element.find(P_PR), element.find(R_PR)
    numbering = paragraph.find(w("numPr")) if paragraph is not None else None
    level = outline_level(paragraph)
    heading = _HEADING.fullmatch((value(element, w("name")) or "").strip())
    if level is None and heading:
        level = int(heading[1])
    return Style(
        based_on=value(element, w("basedOn")),
        level=level,
        list_id=number(numbering, w("numId")),
        list_level=number(numbering, w("ilvl")),
        hidden=switch(run, w("vanish")),
        bold=switch(run, w("b")),
    )
