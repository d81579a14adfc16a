"""Text with a line through it: printed revisions show what was deleted, and a reader does not read it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from gik_lint.readers.printed.page import Glyph, Rule

_HIGHEST, _LOWEST = 0.55, 0.15
"""How high above the line of writing, in ems, a line through a character runs."""

_SLACK = 0.3
_MOST = 2  # a double line; more are a pattern behind the text


def strike(glyphs: Sequence[Glyph], rules: Sequence[Rule]) -> None:
    """Mark the glyphs through whose middle one of the level lines runs."""
    through = sorted(rules, key=_at)
    places = [rule.at for rule in through]
    for glyph in glyphs if through else ():
        first = bisect_left(places, glyph.base - _HIGHEST * glyph.size)
        last = bisect_right(places, glyph.base - _LOWEST * glyph.size)
        slack = _SLACK * (glyph.right - glyph.left)
        glyph.struck = last - first <= _MOST and any(
            rule.start <= glyph.left + slack and glyph.right - slack <= rule.end for rule in through[first:last]
        )


def _at(rule: Rule) -> float:
    return rule.at
