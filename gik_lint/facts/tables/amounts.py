"""What one cell says: a number with its unit and note, nothing, a dash, 无, or words."""

from decimal import Decimal
from functools import lru_cache

from msgspec import Struct

from gik_lint.facts.report import CellState
from gik_lint.fixed import HAN, fixed

DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_NUMBER = fixed(
    r"(?P<sign>[+\u2212-]|(?:新|净)?增(?:加|长)?|减(?:少)?)?\s*"
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\s+\d+)*(?:\.\d+)?)"
    rf"\s*(?P<unit>{HAN}{{1,2}}|%)?\s*(?P<note>[(\[].*[)\]])?"
)
_MOST_DIGITS = 20
_DASH = fixed(r"[-—–―─\u2212/\\~_]+")
_NONE = frozenset(("无", "没有", "未发生", "暂无"))


class Amount(Struct, frozen=True, gc=False):
    """A cell's text as understood; `value` is set where `state` is `number`."""

    text: str
    state: CellState
    value: Decimal | None = None
    unit: str = ""
    note: str = ""


BLANK = Amount("", "blank")


@lru_cache(maxsize=4096)
def amount_of(text: str) -> Amount:
    """`text`, a whole cell in canonical characters, as an amount.

    22(其中修订16件) is 22 with a note; 75394432.52元 has a unit; +3, -1 and 减1 are signed. More digits than
    anything is ever counted in are words.
    """
    text = text.strip()
    if not text:
        return BLANK
    number = _NUMBER.fullmatch(text)
    digits = "".join(number["digits"].replace(",", "").split()) if number else ""
    if number and len(digits) <= _MOST_DIGITS and not (number["unit"] or "").startswith(("年", "月", "日")):
        sign = "-" if (number["sign"] or "").startswith(("-", "\u2212", "减")) else ""
        return Amount(text, "number", Decimal(sign + digits), number["unit"] or "", number["note"] or "")
    compact = "".join(text.split())
    if _DASH.fullmatch(compact):
        return Amount(text, "dash")
    return Amount(text, "none-word" if compact in _NONE else "text")
