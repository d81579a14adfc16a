"""Kind `mixed-width`: half-width punctuation in a text that is otherwise punctuated in full width."""

import re
from collections.abc import Iterator

from msgspec import Struct

from gik_lint.checks.base import Hit, Replacement, Run, Verdict, Witness, verdict
from gik_lint.facts.report import AnnualReport, Range
from gik_lint.facts.scopes import Part
from gik_lint.fixed import HAN, fixed
from gik_lint.packs.model import Rule

VALUES = frozenset({"found", "instead", "count", "full"})
_BEFORE, _AFTER = rf"(?<=[”》）]|{HAN})", rf"(?=[“《（]|{HAN})"
_WITNESSES = 200


class Parameters(Struct, frozen=True, forbid_unknown_fields=True):
    """`pairs` are a half-width sign and its full-width form as two letters each: `,，`.

    A text counts as punctuated in full width if at least `share` of these signs between Chinese characters are.
    """

    pairs: tuple[str, ...]
    share: float = 0.8


def check(rule: Rule, parameters: Parameters, report: AnnualReport, run: Run) -> Verdict:
    """Failed once a file, with every half-width sign between Chinese characters."""
    full = {pair[0]: pair[1] for pair in parameters.pairs}
    printed = report.reading.face.printed
    wide = sum(printed.count(sign) for sign in full.values())
    half = list(_half(parameters, report)) if wide else []
    if not half or wide < parameters.share * (wide + len(half)):
        return verdict([])
    (at, sign), *others = half
    values = {"found": sign, "instead": full[sign], "count": str(len(half)), "full": str(wide)}
    witnesses = tuple(Witness(place, "同样的问题") for place, _ in others[:_WITNESSES])
    replacements = tuple(Replacement(place, full[one]) for place, one in half)
    return verdict([Hit(at, values, witnesses=witnesses, replacements=replacements, key=rule.id)])


def _half(parameters: Parameters, report: AnnualReport) -> Iterator[tuple[Range, str]]:
    """Half-width signs between Chinese characters of the prose, as printed; canonical ranges."""
    face, prose = report.reading.face, Part(report, "prose")
    signs = re.escape("".join(pair[0] for pair in parameters.pairs))
    for match in fixed(f"{_BEFORE}[{signs}]{_AFTER}").finditer(face.printed):
        at = Range(*face.canonical_range(*match.span()))
        if at.start < at.end and prose.holds(at.start, at.end):
            yield at, match.group()


__all__ = ["VALUES", "Parameters", "check"]
