"""Edits made in a source that is text: plain, Markdown or HTML."""

import html
from collections.abc import Iterable

from gik_lint.finding import Edit
from gik_lint.fixed import fixed

_LINE_END = fixed(r"\r\n|\r|\n")
_TAG = fixed(r"(<[^<>]*>)")


def edited(source: str, edits: Iterable[Edit], *, markup: bool = False) -> str:
    """The source with the edits made; they must be in order and must not overlap.

    `source` has no byte order mark. With `markup` (HTML) the tags that stand inside an edited passage stay
    where they are, and what is put in is text. An edit that lies outside the source is not made.
    """
    breaks = [found.span() for found in _LINE_END.finditer(source)]
    lines = list(zip([0, *(end for _, end in breaks)], [*(start for start, _ in breaks), len(source)], strict=True))
    parts: list[str] = []
    done = 0
    for edit in edits:
        start = _offset(lines, edit.span.line, edit.span.column)
        end = _offset(lines, edit.span.end_line, edit.span.end_column)
        if start is None or end is None or not done <= start <= end:
            continue
        passage = source[start:end]
        parts += [source[done:start], _between_tags(passage, edit.text) if markup else edit.text]
        done = end
    return "".join([*parts, source[done:]])


def _offset(lines: list[tuple[int, int]], line: int, column: int) -> int | None:
    """The offset of a position on a line or just after its last character; None where there is no such place."""
    if not 1 <= line <= len(lines) or column < 1:
        return None
    start, end = lines[line - 1]
    return start + column - 1 if start + column - 1 <= end else None


def _between_tags(passage: str, text: str) -> str:
    """The passage with its tags kept and its text replaced."""
    text = html.escape(text, quote=False)
    parts = _TAG.split(passage)
    if len(parts) == 1:
        return text
    first = next((i for i in range(0, len(parts), 2) if parts[i].strip()), 0)
    kept = [part if i % 2 else "" for i, part in enumerate(parts)]
    kept[first] = text
    return "".join(kept)
