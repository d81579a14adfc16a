"""A readable piece of a long passage: the part a finding speaks of, with what stands around it."""

from typing import NamedTuple

from gik_lint.reporters.clean import inline
from gik_lint.reporters.columns import head, tail, width

_ELLIPSIS = "……"
_REACH = 600  # characters looked at on each side; more never fits on a screen


class Excerpt(NamedTuple):
    """The text before the mark, the marked text, the text after it; cleaned, on one line."""

    before: str
    mark: str
    after: str


def excerpt(text: str, start: int, end: int, columns: int) -> Excerpt:
    """`text[start:end]` and as much around it as fits into `columns` in all; what is left out shows as ……."""
    mark = _middle_out(text[start:end], columns * 2 // 3)
    room = max(columns - width(mark), 0)
    before = inline(text[max(start - _REACH, 0) : start]).lstrip()
    after = inline(text[end : end + _REACH]).rstrip()
    # the mark soon, so that it stands in the first of two lines
    wanted = min(width(after), room * 3 // 4)
    before = _end_of(before, room - wanted, cut=start > _REACH)
    after = _start_of(after, room - width(before), cut=len(text) - end > _REACH)
    return Excerpt(before, mark, after)


def _middle_out(text: str, columns: int) -> str:
    """`text` whole, or its two ends."""
    if len(text) <= 2 * _REACH:
        shown = inline(text)
        if width(shown) <= columns:
            return shown
    half = max((columns - width(_ELLIPSIS)) // 2, 2)
    return head(inline(text[:_REACH]), half) + _ELLIPSIS + tail(inline(text[-_REACH:]), half)


def _end_of(text: str, columns: int, *, cut: bool) -> str:
    """The end of `text`, from the start of a sentence where one begins near the cut."""
    if width(text) <= columns and not cut:
        return text
    kept = tail(text, max(columns - width(_ELLIPSIS), 0))
    for index, character in enumerate(kept[: len(kept) // 2]):
        if character in "。；！？":
            kept = kept[index + 1 :]
            break
    return _ELLIPSIS + kept


def _start_of(text: str, columns: int, *, cut: bool) -> str:
    if width(text) <= columns and not cut:
        return text
    return head(text, max(columns - width(_ELLIPSIS), 0)) + _ELLIPSIS
