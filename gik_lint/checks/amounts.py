"""Kind `amounts`: numbers of one sentence that cannot stand together, found by how the sentence is worded.

收到12件,办结15件: more than there was. 由20分钟缩短至35分钟: no shorter. 9家部门和3家企业共13家: no sum.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

import regex
from msgspec import Struct

from gik_lint.checks.base import Hit, Run, Verdict, Witness, verdict
from gik_lint.checks.contradictions import plain
from gik_lint.facts.report import AnnualReport, Range
from gik_lint.facts.sayings import Sayings, saying_matches
from gik_lint.packs.model import Rule
from gik_lint.packs.references import Pattern
from gik_lint.text.patterns import any_found

VALUES = frozenset({"found", "other", "sum", "difference"})


class Parameters(Struct, frozen=True, forbid_unknown_fields=True):
    """`patterns` run on sentences without blanks; their groups say what each number is.

    What `less` holds must not exceed what `more` holds, and all that `part` holds (as often as it matches) must
    make up what `whole` holds. `unless` are patterns that make it right in its sentence, `unless_anywhere` in
    the report.
    """

    patterns: tuple[Pattern, ...]
    unless: tuple[Pattern, ...] = ()
    unless_anywhere: tuple[Pattern, ...] = ()


def check(rule: Rule, parameters: Parameters, report: AnnualReport, run: Run) -> Verdict:
    """Failed with each sentence whose numbers do not fit."""
    hits = list(_hits(parameters, report))
    if hits and any_found(parameters.unless_anywhere, report.reading.text):
        return verdict([])
    return verdict(hits)


def _hits(parameters: Parameters, report: AnnualReport) -> Iterator[Hit]:
    seen: set[Range] = set()
    for said, match in saying_matches(parameters.patterns, report):
        hit = _hit(match, said)
        if hit and hit.at not in seen and not any_found(parameters.unless, said.sentence(*match.span())):
            seen.add(hit.at)
            yield hit


def _hit(match: "regex.Match[str]", said: Sayings) -> Hit | None:
    wrong, others = ("whole", "part") if "whole" in match.re.groupindex else ("less", "more")
    value, total = _sum(match.captures(wrong)), _sum(match.captures(others))
    if value == total or (wrong == "less" and value < total):
        return None
    values = {
        "found": "＋".join(match.captures(wrong)),
        "other": "＋".join(match.captures(others)),
        "sum": plain(total),
        "difference": plain(abs(value - total)),
    }
    witnesses = tuple(Witness(said.at(*span), "另一个数") for span in match.spans(others))
    return Hit(said.at(*match.span(wrong)), values, witnesses=witnesses, actual=match[wrong])


def _sum(numbers: Sequence[str]) -> Decimal:
    return sum((Decimal(number) for number in numbers), Decimal(0))
