"""Kind `self-name`: the words by which a body calls itself (我局, 本镇) fit its name.

The unit such a word names (局, 镇) stands in the name of whoever says it of itself; where it does not, the
sentence is often another body's, left from the report that was copied.
"""

from collections.abc import Iterator
from typing import Literal

import regex
from msgspec import Struct

from gik_lint.checks.base import Hit, Run, Undecided, Verdict, verdict
from gik_lint.checks.phrase import merge
from gik_lint.facts.bodies import regions
from gik_lint.facts.report import AnnualReport, Range
from gik_lint.facts.scopes import Part
from gik_lint.packs.model import Kind, Rule
from gik_lint.packs.references import Pattern
from gik_lint.text.patterns import any_found, search_all

VALUES = frozenset({"found", "count", "body", "instead"})


class Case(Struct, frozen=True, forbid_unknown_fields=True):
    """Which bodies (`kinds`) may not call themselves after which `units`, unless their name holds them.

    `own`: the case holds only `beside` words that do fit, or only where such are `absent`. `regional`: it holds only
    for a body whose name tells its region. `unless_anywhere` are patterns that, found in the report, exempt it (two
    bodies became one).
    """

    kinds: tuple[Kind, ...]
    units: tuple[str, ...]
    own: Literal["any", "beside", "absent"] = "any"
    regional: bool = False
    unless_anywhere: tuple[Pattern, ...] = ()


class Parameters(Struct, frozen=True, forbid_unknown_fields=True):
    """`words` finds a body's word for itself, with the group `unit`; `units` are those that bodies are named after.

    Of `cases` each one of the report's kind is looked at.
    """

    words: Pattern
    units: tuple[str, ...]
    cases: tuple[Case, ...]


def check(rule: Rule, parameters: Parameters, report: AnnualReport, run: Run) -> Verdict:
    """Failed with one hit a word; Undecided where the report does not tell whose it is."""
    body, kind = report.identity.body, report.identity.kind
    if body is None or kind is None:
        return Undecided("机关名称或类型未能确定，可用 --body、--kind 指定")
    said = _said(parameters, report)
    own = any(unit in body for unit in said)
    wrong: dict[str, list[Hit]] = {}
    for unit in _unfit(parameters, report, kind, body, own=own):
        for match in said.get(unit, ()) if unit not in body else ():
            word = match.group()
            values = {"found": word, "body": body, "instead": _instead(word, parameters.units, body)}
            hit = Hit(Range(*match.span()), values, confidence="high" if own else "medium")
            wrong.setdefault(word, []).append(hit)
    return verdict([merge(hits) for hits in wrong.values()])


def _said(parameters: Parameters, report: AnnualReport) -> dict[str, list["regex.Match[str]"]]:
    """Where the report says 我局 and the like, by unit."""
    prose = Part(report, "prose")
    said: dict[str, list[regex.Match[str]]] = {}
    for match in search_all(parameters.words, report.reading.text):
        if prose.holds(*match.span()):
            said.setdefault(match.group("unit"), []).append(match)
    return said


def _unfit(parameters: Parameters, report: AnnualReport, kind: str, body: str, *, own: bool) -> Iterator[str]:
    for case in parameters.cases:
        held = (case.own == "any" or (case.own == "beside") == own) and (regions(body) or not case.regional)
        if kind in case.kinds and held and not any_found(case.unless_anywhere, report.reading.text):
            yield from case.units


def _instead(word: str, units: tuple[str, ...], body: str) -> str:
    """The same word with the unit that the body's name ends in, or comes nearest to ending in."""
    unit = max(units, key=body.rfind)
    return word[0] + unit if unit in body else "本机关"
