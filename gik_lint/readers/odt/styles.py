"""What the styles of an OpenDocument text say about its words: bold, hidden."""

from collections.abc import Sequence

from gik_lint.readers.odt.names import FO, STYLE, TEXT
from gik_lint.readers.xml import Element

_DEEPEST = 30


class Styles:
    """The paragraph and text styles of a document, by name."""

    def __init__(self, roots: Sequence[Element]) -> None:
        self._styles: dict[str, Element] = {}
        for root in roots:
            for style in root.iter(f"{STYLE}style"):
                if style.get(f"{STYLE}family") in {"paragraph", "text"}:
                    self._styles[style.get(f"{STYLE}name", "")] = style

    def bold(self, name: str | None) -> bool | None:
        """Whether the style prints bold; None where it does not say."""
        weight = self._stated(name, f"{FO}font-weight")
        return None if weight is None else weight in {"bold", "600", "700", "800", "900"}

    def hidden(self, name: str | None) -> bool:
        """Whether what has the style is not shown."""
        return self._stated(name, f"{TEXT}display") == "none"

    def _stated(self, name: str | None, attribute: str) -> str | None:
        """What the style or the nearest of its ancestors states."""
        for _ in range(_DEEPEST):
            style = self._styles.get(name or "")
            if style is None:
                return None
            properties = style.find(f"{STYLE}text-properties")
            stated = properties.get(attribute) if properties is not None else None
            if stated is not None:
                return stated
            name = style.get(f"{STYLE}parent-style-name")
        return None
