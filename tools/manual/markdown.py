"""Markdown, small pieces of it."""

import re
from collections.abc import Iterable, Sequence

_SPECIAL = re.compile(r"([\\`*_\[\]|#])")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})  # not every Markdown knows a backslash before them


def plain(text: str) -> str:
    """Text in which nothing is markup, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split())).translate(_ENTITIES)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; the cells are Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def block(text: str, language: str = "text") -> str:
    """A block of text as it stands."""
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall(r"`+", text)), default=0))
    return f"{fence}{language}\n{text.strip(chr(10))}\n{fence}"


def bullets(items: Iterable[str]) -> str:
    """A list; the items are Markdown, their further lines indented."""
    return "\n".join("- " + item.replace("\n", "\n  ") for item in items)


def page(*parts: str) -> str:
    """A whole page of these parts, an empty line between them."""
    return "\n\n".join(part.strip("\n") for part in parts if part) + "\n"
