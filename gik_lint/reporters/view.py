"""How a result is to be shown."""

from typing import Literal

from msgspec import Struct

from gik_lint.reporters.catalogue import Language

Detail = Literal["quiet", "normal", "verbose"]


class View(Struct, frozen=True):
    """What the person asked for: the language, the columns of the screen, colour, how much detail.

    `colour` and `width` mean something to the terminal only. `statistics` adds the counts by rule.
    """

    lang: Language = "zh"
    width: int = 80
    colour: bool = False
    detail: Detail = "normal"
    statistics: bool = False
