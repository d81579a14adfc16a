"""The fenced blocks of a Markdown page, each with the line that introduces it."""

import re
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
_FENCE = re.compile(r"^(`{3,})(\w*)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)


class Block(NamedTuple):
    """A block: its language, its text, the last line of prose before it."""

    language: str
    text: str
    lead: str


def blocks(page: Path) -> list[Block]:
    """All blocks of a page in order."""
    text = page.read_text("utf-8")
    found = []
    for match in _FENCE.finditer(text):
        before = text[: match.start()].rstrip("\n").rsplit("\n", 1)[-1]
        found.append(Block(match[2], match[3], before))
    return found


def pages() -> list[Path]:
    """Every Markdown page of the manual and the root."""
    return [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md")), ROOT / "reports_examples" / "README.md"]
