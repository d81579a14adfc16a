"""Kind `phrase`: words or a pattern that must not stand in a report.

Every match in the scope, within one paragraph or cell, is a hit, except where a guard holds in
its sentence. Named groups of the pattern, and the whole match as `found`, fill the rule's sentences.
"""

from collections.abc import Iterator
from typing import Literal

import regex
from msgspec import Struct

from gik_lint.checks.base import Hit, Replacement, Run, Verdict, Witness, verdict
from gik_lint.facts.report import AnnualReport, Range
from gik_lint.facts.scopes import Part, Scope
from gik_lint.packs.model import Rule
from gik_lint.packs.references import Pattern, SectionId, Sentence
from gik_lint.text.budget import seconds
from gik_lint.text.patterns import any_found, can_match, compiled

VALUES = frozenset({"found", "count", "year", "next_year", "body", "instead"})
_STOPS = "。!?;\n"


class Parameters(Struct, frozen=True, forbid_unknown_fields=True):
    """`patterns` run on the canonical text (half-width punctuation, simplified characters).

    `{year}`, `{next_year}` and `{last_year}` in a pattern stand for the report year's. `unless` are patterns
    that, found in the sentence of the match, make it right; `unless_near` looks only at the twelve letters
    before and after it. `requires` must be found somewhere in the report, `unless_anywhere` nowhere. `once`
    merges hits: a `file` gives one, a `word` one for each distinct match.
    `instead` is what to print for the group `wrong` (or the whole match), `{group}` places allowed.
    """

    patterns: tuple[Pattern, ...]
    scope: Scope = "prose"
    section: SectionId = ""
    unless: tuple[Pattern, ...] = ()
    unless_near: tuple[Pattern, ...] = ()
    requires: tuple[Pattern, ...] = ()
    unless_anywhere: tuple[Pattern, ...] = ()
    once: Literal["file", "word"] | None = None
    instead: Sentence | None = None


def check(rule: Rule, parameters: Parameters, report: AnnualReport, run: Run) -> Verdict:
    """Failed with each match that no guard exempts."""
    text = report.reading.text
    if parameters.requires and not any_found(parameters.requires, text):
        return verdict([])
    hits = [_hit(match, parameters, report) for match in _matches(parameters, report)]
    if not hits or any_found(_for_year(parameters.unless_anywhere, report), text):
        return verdict([])
    return verdict(_merged(hits, parameters.once))


def _for_year(patterns: tuple[str, ...], report: AnnualReport) -> tuple[str, ...]:
    return tuple(for_year(pattern, report.identity.year) for pattern in patterns)


def _matches(parameters: Parameters, report: AnnualReport) -> Iterator["regex.Match[str]"]:
    text = report.reading.text
    needed = [pattern for pattern in parameters.patterns if can_match(pattern, text)]
    possible = [one for pattern in needed if (one := for_year(pattern, report.identity.year))]
    if not possible:
        return
    part = Part(report, parameters.scope, parameters.section)
    matches = sorted(
        (
            match
            for pattern in possible
            for match in compiled(pattern).finditer(text, part.start, part.end, timeout=seconds(pattern, text))
        ),
        key=lambda one: (one.start(), -one.end()),
    )
    seen_to = 0
    for match in matches:
        start, end = match.span()
        if seen_to <= start < end and part.holds(start, end) and not _exempt(match, parameters, text):
            seen_to = end
            yield match


def for_year(pattern: str, year: int | None) -> str:
    """The pattern with the report year filled in; empty if it needs one that is not known."""
    if "year}" not in pattern:
        return pattern
    if year is None:
        return ""
    for name, value in (("{year}", year), ("{next_year}", year + 1), ("{last_year}", year - 1)):
        pattern = pattern.replace(name, str(value))
    return pattern


def _exempt(match: "regex.Match[str]", parameters: Parameters, text: str) -> bool:
    if parameters.unless:
        start, end = sentence(text, match.start(), match.end())
        if any_found(parameters.unless, text, start, end):
            return True
    near = text[max(match.start() - 12, 0) : match.end() + 12]
    return any_found(parameters.unless_near, near)


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around `text[start:end]`, at most 200 letters to either side."""
    first = max((text.rfind(stop, max(start - 200, 0), start) for stop in _STOPS), default=-1) + 1
    ends = [at for stop in _STOPS if (at := text.find(stop, end, end + 200)) >= 0]
    return max(first, start - 200, 0), min(ends, default=min(end + 200, len(text)))


def _hit(match: "regex.Match[str]", parameters: Parameters, report: AnnualReport) -> Hit:
    group = "wrong" if "wrong" in match.re.groupindex and match.group("wrong") else 0
    at = Range(*match.span(group))
    values = {name: value or "" for name, value in match.groupdict().items()}
    values["found"] = with_signs(at, report)
    year = report.identity.year
    values |= {"count": "1", "body": report.identity.body or ""}
    values |= {"year": str(year), "next_year": str(year + 1)} if year else {}
    replacements: tuple[Replacement, ...] = ()
    if parameters.instead is not None:
        instead = parameters.instead
        for name, value in values.items():
            instead = instead.replace("{" + name + "}", value)
        values["instead"] = instead
        replacements = (Replacement(at, instead),)
    return Hit(at, values, replacements=replacements)


def with_signs(at: Range, report: AnnualReport) -> str:
    """The canonical text of a range, its punctuation as printed: full-width signs are shown as such."""
    face = report.reading.face
    canonical = face.text[at.start : at.end]
    first, last = face.printed_range(at.start, at.end)
    if last - first != len(canonical):
        return canonical
    pairs = zip(canonical, face.printed[first:last], strict=True)
    return "".join(letter if letter.isalnum() else printed for letter, printed in pairs)


def _merged(hits: list[Hit], once: Literal["file", "word"] | None) -> list[Hit]:
    if once is None:
        return hits
    groups: dict[str, list[Hit]] = {}
    for hit in hits:
        groups.setdefault("" if once == "file" else hit.values["found"], []).append(hit)
    return [merge(group) for group in groups.values()]


def merge(hits: list[Hit]) -> Hit:
    """One hit for all: the first, the others as its witnesses, all their replacements."""
    first = hits[0]
    return Hit(
        first.at,
        {**first.values, "count": str(len(hits))},
        witnesses=tuple(Witness(hit.at, "同样的问题") for hit in hits[1:]),
        replacements=tuple(one for hit in hits for one in hit.replacements),
    )
