"""Kind `identifier`: numbers that belong to a person: identity cards, bank cards, mobile telephones.

Check digits: GB 11643-1999 (ISO 7064 MOD 11-2) for citizens' numbers, ISO/IEC 7812-1 (Luhn) for cards.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Literal

from msgspec import Struct

from gik_lint.checks.base import Hit, Run, Verdict, verdict
from gik_lint.facts.report import AnnualReport, Range
from gik_lint.packs.model import Rule
from gik_lint.packs.references import Pattern
from gik_lint.text.patterns import any_found, search_all

VALUES = frozenset({"found"})
_NEAR = 16


class Parameters(Struct, frozen=True, forbid_unknown_fields=True):
    """`scheme` is the kind of number; `unless_near` are patterns that, close before it, make it lawful."""

    scheme: Literal["citizen", "bank-card", "mobile"]
    unless_near: tuple[Pattern, ...] = ()


def check(rule: Rule, parameters: Parameters, report: AnnualReport, run: Run) -> Verdict:
    """Failed with each number of the scheme whose check digit is right. The number itself is masked."""
    return verdict(list(_hits(parameters, report)))


def _hits(parameters: Parameters, report: AnnualReport) -> Iterator[Hit]:
    text = report.reading.text
    pattern, valid = _SCHEMES[parameters.scheme]
    for match in search_all(pattern, text):
        start, end = match.span()
        near = text[max(start - _NEAR, 0) : start]
        if any(table.at.start <= start < table.at.end for table in report.tables):
            continue  # figures of cells that lost their borders
        if valid(match.group()) and not any_found(parameters.unless_near, near):
            yield Hit(Range(start, end), {"found": masked(match.group())})


def masked(number: str) -> str:
    """The number with its middle hidden: a finding must not spread what it warns of."""
    return number[:3] + "*" * (len(number) - 5) + number[-2:]


def citizen(number: str) -> bool:
    """Whether these 18 characters are a citizen's number: a real day of birth and the right check digit."""
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    try:
        date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    total = sum(weight * int(digit) for weight, digit in zip(weights, number[:17], strict=True))
    return "10X98765432"[total % 11] == number[17].upper()


def luhn(number: str) -> bool:
    """Whether a card number's digits satisfy Luhn's formula."""
    digits = [int(digit) for digit in reversed(number)]
    doubled = sum(sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return (sum(digits[::2]) + doubled) % 10 == 0


_SCHEMES: dict[str, tuple[str, Callable[[str], bool]]] = {
    "citizen": (r"(?<![0-9A-Za-z])[1-9]\d{16}[0-9Xx](?![0-9A-Za-z])", citizen),
    "bank-card": (r"(?<![0-9A-Za-z.])62\d{14,17}(?![0-9A-Za-z.])", luhn),
    "mobile": (r"(?<![0-9A-Za-z.\-])1[3-9]\d{9}(?![0-9A-Za-z.])", lambda _number: True),
}
