"""How likely one number was written for another: the slips of people who copy and add figures."""

from decimal import Decimal
from typing import Literal

from msgspec import Struct

Slip = Literal["swapped", "dropped", "doubled", "added", "zero-total", "one-digit", "blank", "none"]

_STRONG: frozenset[Slip] = frozenset({"swapped", "dropped", "doubled", "added", "zero-total"})
_WEAK: frozenset[Slip] = frozenset({"none"})
_FEWEST_DIGITS = 2


class Likeness(Struct, frozen=True):
    """What kind of slip turns `right` into `printed`, and its tier: 0 telling, 1 plausible, 2 none known."""

    slip: Slip

    @property
    def tier(self) -> int:
        """The smaller, the likelier."""
        return 0 if self.slip in _STRONG else 2 if self.slip in _WEAK else 1


def compare(printed: Decimal | None, right: Decimal, *, total: bool = False) -> Likeness:
    """The slip that would print `printed` (None: a blank) where `right` belongs; `total`: the cell is a sum."""
    if total and not printed:
        return Likeness("zero-total")
    if printed is None:
        return Likeness("blank")
    return Likeness(_digits(format(printed, "f"), format(right, "f")))


def _digits(printed: str, right: str) -> Slip:
    if len(printed) == len(right):
        wrong = [index for index, (one, other) in enumerate(zip(printed, right, strict=True)) if one != other]
        if len(wrong) == 1:
            return "one-digit"
        return "swapped" if _is_swap(printed, right, wrong) else "none"
    shorter, longer = sorted((printed, right), key=len)
    extra = _extra_digit(shorter, longer)
    if extra is None:
        return "none"
    if len(shorter) < _FEWEST_DIGITS:  # any two-digit number holds a one-digit one too often to tell
        return "one-digit"
    doubled = longer[extra] in {longer[extra - 1 : extra], longer[extra + 1 : extra + 2]}
    return "dropped" if longer is right else "doubled" if doubled else "added"


def _is_swap(printed: str, right: str, wrong: list[int]) -> bool:
    if len(wrong) != _FEWEST_DIGITS:
        return False
    first, second = wrong
    return second == first + 1 and printed[first] == right[second] and printed[second] == right[first]


def _extra_digit(shorter: str, longer: str) -> int | None:
    """Where `longer` has the one character that `shorter` lacks, or None."""
    if len(longer) != len(shorter) + 1:
        return None
    index = next((i for i, (one, other) in enumerate(zip(shorter, longer, strict=False)) if one != other), len(shorter))
    return index if shorter[index:] == longer[index + 1 :] else None
