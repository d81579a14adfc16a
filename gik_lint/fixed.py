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


_HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
HAN = f"[{_HAN}]"
"""An ideograph, rare ones in names of places too."""

LETTER = f"[{_HAN}A-Za-z]"
"""An ideograph or a Latin letter."""
