"""Kind `abbreviation`: 《条例》 and its like, introduced before they are used, and as something shorter."""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from gik_lint.checks.base import Hit, Run, Verdict, Witness, verdict
from gik_lint.facts.citations import introduced
from gik_lint.facts.report import AnnualReport
from gik_lint.facts.scopes import Part
from gik_lint.packs.model import Rule
from gik_lint.text.slips import one_off

VALUES = frozenset({"found", "name", "count"})


class Parameters(Struct, frozen=True, forbid_unknown_fields=True):
    """`undefined`: used without 以下简称; `self`: introduced as itself.

    A name of at most `longest` characters in 《》 counts as an abbreviation unless it is in `known`
    (《宪法》, 《民法典》); only names that end in one of `endings` (条例, 办法) are looked at.
    """

    fault: Literal["undefined", "self"]
    longest: int = 4
    endings: tuple[str, ...] = ()
    known: tuple[str, ...] = ()


def check(rule: Rule, parameters: Parameters, report: AnnualReport, run: Run) -> Verdict:
    """Failed with one hit an abbreviation."""
    return verdict(list(_self(report) if parameters.fault == "self" else _undefined(parameters, report)))


def _self(report: AnnualReport) -> Iterator[Hit]:
    for citation in report.citations:
        if citation.alias and citation.alias == citation.name and citation.alias_at:
            yield Hit(citation.alias_at, {"found": citation.alias, "name": citation.name})


def _undefined(parameters: Parameters, report: AnnualReport) -> Iterator[Hit]:
    aliases = {citation.alias for citation in report.citations if citation.alias}
    prose = Part(report, "prose")
    uses: dict[str, list[Hit]] = {}
    for citation in report.citations:
        name = citation.name
        if not name or len(name) > parameters.longest or name in aliases or name in parameters.known:
            continue
        if not citation.number and prose.holds(citation.at.start, citation.at.end):
            uses.setdefault(name, []).append(Hit(citation.at, {"found": name, "name": name}))
    known = aliases | introduced(report.reading) if uses else aliases
    for name, hits in uses.items():
        misspelt = any(one_off(other, name) for other in known)
        if name.endswith(parameters.endings) and name not in known and not misspelt:
            others = tuple(Witness(hit.at, "又一处") for hit in hits[1:])
            yield Hit(hits[0].at, {**hits[0].values, "count": str(len(hits))}, witnesses=others)
