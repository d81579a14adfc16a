"""Kind `figures`: numbers in prose that contradict one another: lists, shares, growth, two numbers for one fact."""

from collections.abc import Callable, Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from msgspec import Struct

from gik_lint.checks.base import Hit, Run, Verdict, Witness, verdict
from gik_lint.checks.contradictions import more_done, none_and_some, one_slip, plain, quote, two_numbers
from gik_lint.checks.outcomes import outcomes_miss
from gik_lint.facts.report import AnnualReport, Enumeration, Figure
from gik_lint.packs.model import Rule
from gik_lint.packs.references import Pattern, Sentence
from gik_lint.text.patterns import any_found

VALUES = frozenset(
    {
        "whole",
        "parts",
        "added",
        "sum",
        "difference",
        "found",
        "other",
        "what",
        "expected",
        "percent",
        "turned",
        "amount",
    }
)
Fault = Literal[
    "parts-exceed",
    "parts-miss",
    "magnitude",
    "share",
    "over-hundred",
    "growth",
    "two-numbers",
    "none-and-some",
    "more-done",
    "outcomes-miss",
]
_HUNDRED = Decimal(100)
_MOST = Decimal("0.5")
"""What parts make up at least, if they are meant to be the whole."""
_MANY, _FEW, _LITTLE = 5, Decimal(10), Decimal("0.03")
"""So many parts that lack so little are meant to be all."""
_DIGITS = 3
"""A percentage of as many digits, one of them wrong, is a slip and no other rate."""
_SCALES = (Decimal(10_000), Decimal(100_000_000))


class Parameters(Struct, frozen=True, forbid_unknown_fields=True):
    """What contradicts what.

    `parts-exceed`: the parts of a list exceed its whole; `parts-miss`: an exhaustive list does not reach it;
    `magnitude`: it would, were it not for a 万; `share`: a percentage that does not come from its two
    figures; `over-hundred`: a share above 100 %; `growth`: growth that does not come from last year's
    figure; `two-numbers`: one fact with two numbers; `none-and-some`: said to be none and counted;
    `more-done`: more settled than there were; `outcomes-miss`: the `outcomes` of a sentence that names one of each
    do not add up. `subjects` restrict the last five to subjects of the word list.
    Parts in whose words one of `overlapping` is found may count the same thing twice, if it is counted in one of
    `overlapping_units`: such a list exceeds its whole only by a single part. More may be settled where one of
    `unless` is found shortly behind the figure.
    `turned` is what a change told as `more` or `less` was where it went the other way.
    """

    fault: Fault
    subjects: tuple[str, ...] = ()
    overlapping: tuple[Pattern, ...] = ()
    overlapping_units: tuple[str, ...] = ()
    unless: tuple[Pattern, ...] = ()
    outcomes: tuple[tuple[str, ...], ...] = ()
    turned: Mapping[str, Sentence] = {}


def check(rule: Rule, parameters: Parameters, report: AnnualReport, run: Run) -> Verdict:
    """Failed with each contradiction of the kind asked for."""
    return verdict(list(_FAULTS[parameters.fault](parameters, report)))


def _exact(figure: Figure) -> bool:
    return not figure.approximate


def _lists(report: AnnualReport) -> Iterator[Enumeration]:
    """Lists whose whole and parts are exact and counted in the same unit."""
    for one in report.enumerations:
        same = all(part.unit == one.whole.unit for part in one.parts)
        if one.parts and same and _exact(one.whole) and all(_exact(part) for part in one.parts):
            yield one


def _sum(one: Enumeration) -> Decimal:
    return sum((part.value for part in one.parts), Decimal(0))


def _list_hit(one: Enumeration, report: AnnualReport) -> Hit:
    total = _sum(one)
    parts = "＋".join(plain(part.value) for part in one.parts)
    values = {
        "whole": "＋".join(quote(each, report) for each in (one.whole, *one.carried)),
        "parts": parts,
        "added": "＝".join((parts, plain(total))) if len(one.parts) > 1 else parts,
        "sum": plain(total),
        "difference": plain(abs(total - sum((each.value for each in one.carried), one.whole.value))),
    }
    witnesses = tuple(Witness(part.at, part.what) for part in one.parts)
    return Hit(one.whole.at, values, witnesses=witnesses, expected=plain(total), actual=plain(one.whole.value))


def _slipped(one: Enumeration) -> bool:
    """Whether the list adds up but for a 万 or 亿 in the whole."""
    total = _sum(one)
    return total > 0 and any(total * scale == one.whole.value or one.whole.value * scale == total for scale in _SCALES)


def _parts_exceed(parameters: Parameters, report: AnnualReport) -> Iterator[Hit]:
    for one in _lists(report):
        if _sum(one) > one.whole.value and not _slipped(one) and not _may_overlap(one, parameters, report):
            yield _list_hit(one, report)


def _may_overlap(one: Enumeration, parameters: Parameters, report: AnnualReport) -> bool:
    """Whether its parts are ways of publishing, by several of which the same item may go out, none above the whole."""
    text = report.reading.text
    words = [text[part.clause.start : part.at.start] for part in one.parts]
    ways = all(any_found(parameters.overlapping, word) for word in words)
    return (
        ways
        and one.whole.unit in parameters.overlapping_units
        and all(part.value <= one.whole.value for part in one.parts)
    )


def _parts_miss(parameters: Parameters, report: AnnualReport) -> Iterator[Hit]:
    for one in _lists(report):
        most = one.whole.value * _MOST < _sum(one) < one.whole.value
        lacks = one.whole.value - _sum(one)
        nearly = (
            one.completeness == "unclear" and len(one.parts) >= _MANY and lacks < min(_FEW, one.whole.value * _LITTLE)
        )
        if (one.completeness == "exhaustive" or nearly) and most and not _slipped(one):
            yield _list_hit(one, report)


def _magnitude(parameters: Parameters, report: AnnualReport) -> Iterator[Hit]:
    return (_list_hit(one, report) for one in _lists(report) if _slipped(one))


def _share(parameters: Parameters, report: AnnualReport) -> Iterator[Hit]:
    for one in report.shares:
        if not (_exact(one.part) and _exact(one.whole) and _exact(one.percent)) or not one.whole.value:
            continue
        right = one.part.value / one.whole.value * _HUNDRED
        if not _rounds_to(right, one.percent.value) and (one.certain or _misprinted(right, one.percent.value)):
            yield _percent_hit(one.percent, right, (one.part, one.whole), report)


def _misprinted(right: Decimal, printed: Decimal) -> bool:
    """Whether one slip of the pen makes the printed percentage of the right one."""
    places = printed.as_tuple().exponent
    rounded = right.quantize(Decimal(1).scaleb(min(int(places), 0)), ROUND_HALF_UP)
    return one_slip(str(rounded).replace(".", ""), str(printed).replace(".", ""), _DIGITS)


def _over_hundred(parameters: Parameters, report: AnnualReport) -> Iterator[Hit]:
    for one in report.shares:
        if one.percent.value > _HUNDRED and one.part.value <= one.whole.value:
            yield _percent_hit(one.percent, one.percent.value, (one.part, one.whole), report)


def _growth(parameters: Parameters, report: AnnualReport) -> Iterator[Hit]:
    for one in report.growths:
        if one.now is None or one.before is None or not (_exact(one.now) and _exact(one.before)):
            continue
        change = one.now.value - one.before.value
        signed = change if one.direction == "more" else -change
        if one.change.unit == "%":
            right = signed / one.before.value * _HUNDRED if one.before.value else None
            fits = right is None or _rounds_to(right, one.change.value)
        else:
            right, fits = signed, signed == one.change.value
        if not fits and right is not None and _exact(one.change):
            turned = parameters.turned.get(one.direction, "") if right < 0 else ""
            yield _percent_hit(one.change, right, (one.now, one.before), report, turned)


def _percent_hit(
    percent: Figure, right: Decimal, of: tuple[Figure, Figure], report: AnnualReport, turned: str = ""
) -> Hit:
    places = max(-int(percent.value.as_tuple().exponent), 0)
    expected = right.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    shown = plain(expected) + ("%" if percent.unit == "%" else "")
    values = {"found": quote(percent, report), "expected": shown, "percent": quote(percent, report)}
    values |= {
        "parts": quote(of[0], report),
        "whole": _counted(of[1], report),
        "turned": turned,
        "amount": shown.lstrip("-"),
    }
    witnesses = tuple(Witness(one.at, one.what) for one in of)
    return Hit(percent.at, values, witnesses=witnesses, expected=shown, actual=plain(percent.value))


def _counted(figure: Figure, report: AnnualReport) -> str:
    """A figure as it is printed; one that was worked out from a difference in plain numbers."""
    return plain(figure.value) + figure.unit if figure.change else quote(figure, report)


def _rounds_to(right: Decimal, printed: Decimal) -> bool:
    """Whether `printed` is `right` rounded, or cut off, to the places it is printed with, give or take one.

    47.3 may be filled up with a nought (47.30).
    """
    places = min(int(printed.as_tuple().exponent), 0)
    step = Decimal(1).scaleb(places)
    filled = places < -1 and printed % (10 * step) == 0
    return abs(right - printed) <= (5 * step if filled else step)


def _two_numbers(parameters: Parameters, report: AnnualReport) -> Iterator[Hit]:
    return two_numbers(parameters.subjects, report)


def _none_and_some(parameters: Parameters, report: AnnualReport) -> Iterator[Hit]:
    return none_and_some(parameters.subjects, report)


def _more_done(parameters: Parameters, report: AnnualReport) -> Iterator[Hit]:
    return more_done(parameters.subjects, parameters.unless, report)


def _outcomes_miss(parameters: Parameters, report: AnnualReport) -> Iterator[Hit]:
    return outcomes_miss(parameters.subjects, parameters.outcomes, report)


_FAULTS: dict[str, Callable[[Parameters, AnnualReport], Iterator[Hit]]] = {
    "parts-exceed": _parts_exceed,
    "parts-miss": _parts_miss,
    "magnitude": _magnitude,
    "share": _share,
    "over-hundred": _over_hundred,
    "growth": _growth,
    "two-numbers": _two_numbers,
    "none-and-some": _none_and_some,
    "more-done": _more_done,
    "outcomes-miss": _outcomes_miss,
}
