"""Patterns of the code itself, each compiled when it is first used.

There are two hundred of them and compiling one takes half a millisecond: a tenth of a second that a program
started for one report would wait for patterns it mostly does not need.
"""

import re
from typing import Any, AnyStr, cast

from gik_lint import prepared


class Fixed:
    """Stands for a compiled pattern, whose methods become its own as they are asked for."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self._made_of = pattern, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        value = getattr(prepared.plain(*self._made_of), name)
        setattr(self, name, value)
        return value


def fixed(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The pattern, to be used like a compiled one."""
    return cast("re.Pattern[AnyStr]", Fixed(pattern, flags))


_OTHERS = r"\W\d_\xaa-\u052f\u2150-\u218f\u2460-\u24ff\u3005-\u33ff"
LETTER = f"[^{_OTHERS}]"
"""An ideograph or a Latin letter: what `[㐀-鿿A-Za-z]` says plainly and `re` takes a millisecond to compile."""

HAN = f"[^{_OTHERS}A-Za-z]"
"""An ideograph, in the same way."""
