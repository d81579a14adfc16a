"""The sentences of a rule: plain text with `{named}` places and nothing else that a template could do."""

import re

from gik_lint.fixed import fixed

_PLACE = fixed(r"\{([^{}\n]{0,60})\}?|\}")
_NAME = fixed(r"[^\W\d]\w*")


def places(sentence: str) -> frozenset[str]:
    """The names in `{}`; broken places are left to `broken`."""
    return frozenset(one[1] for one in _PLACE.finditer(sentence) if _is_place(one))


def broken(sentence: str) -> tuple[str, ...]:
    """What stands in braces, or is a brace alone, and is no plain name: `{a.b}`, `{0}`, `{`."""
    return tuple(one[0] for one in _PLACE.finditer(sentence) if not _is_place(one))


def _is_place(found: re.Match[str]) -> bool:
    return found[0].endswith("}") and bool(_NAME.fullmatch(found[1] or ""))
