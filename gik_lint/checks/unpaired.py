"""Kind `unpaired`: an opening sign without its closing one, or the reverse, within a paragraph."""

import re
from collections.abc import Iterator

from msgspec import Struct

from gik_lint.checks.base import Hit, Run, Verdict, verdict
from gik_lint.facts.report import AnnualReport, Range
from gik_lint.facts.scopes import Part
from gik_lint.fixed import fixed
from gik_lint.packs.model import Rule
from gik_lint.packs.references import Pattern
from gik_lint.text.patterns import compiled

VALUES = frozenset({"found", "missing"})
_ENDS = "。！？!?;:；："
_MARK = fixed(r"(?<![A-Za-z\d.\-])[A-Za-z\d]{1,2}$")
_LONGEST_MARK = 3
_NUMERALS = "一二三四五"
_NUMBERED = fixed(r"(?:^|\n)\s{0,4}([一二三四五六七八九十]{1,2})$")
_LONGEST_NUMBER = 8
_TORN = 160


class Parameters(Struct, frozen=True, forbid_unknown_fields=True):
    """`pairs` are opening and closing sign as two letters each: `“”`.

    A sign where one of `exempt` begins is let be.
    """

    pairs: tuple[str, ...]
    exempt: tuple[Pattern, ...] = ()


def check(rule: Rule, parameters: Parameters, report: AnnualReport, run: Run) -> Verdict:
    """Failed with each sign that stands alone; a list mark such as `1)` is none, nor is a torn table's label."""
    return verdict(list(_hits(parameters, report)))


def _hits(parameters: Parameters, report: AnnualReport) -> Iterator[Hit]:
    text = report.reading.text
    openers = {pair[0]: pair[1] for pair in parameters.pairs}
    closers = {pair[1]: pair[0] for pair in parameters.pairs}
    signs = fixed(f"[{re.escape(''.join(parameters.pairs))}]")
    for part in _paragraphs(report):
        waiting: list[int] = []
        for match in signs.finditer(text, part.start, part.end):
            at, sign = match.start(), match.group()
            exempt = any(compiled(pattern).match(text, at, part.end) for pattern in parameters.exempt)
            if sign in openers and exempt:
                continue
            if sign in openers:
                waiting.append(at)
            elif waiting and text[waiting[-1]] == closers[sign]:
                waiting.pop()
            elif any(text[one] == closers[sign] for one in waiting):
                while text[lost := waiting.pop()] != closers[sign]:
                    yield Hit(Range(lost, lost + 1), {"found": text[lost], "missing": openers[text[lost]]})
            elif not exempt and not _list_mark(text, part.start, at):
                yield Hit(Range(at, at + 1), {"found": sign, "missing": closers[sign]})
        for at in waiting:
            if _torn(report, part.end, text[at], openers[text[at]]):
                continue
            yield Hit(Range(at, at + 1), {"found": text[at], "missing": openers[text[at]]})


def _paragraphs(report: AnnualReport) -> Iterator[Range]:
    """Paragraphs of prose; lines that a file broke off in mid-sentence are one."""
    text, prose = report.reading.text, Part(report, "prose")
    start = end = None
    for zone in report.reading.zones:
        if not prose.holds(zone.start, zone.start):
            continue
        if start is None or end != zone.start - 1 or text[zone.start - 2] in _ENDS:
            if start is not None and end is not None:
                yield Range(start, end)
            start = zone.start
        end = zone.end
    if start is not None and end is not None:
        yield Range(start, end)


def _torn(report: AnnualReport, end: int, opener: str, closer: str) -> bool:
    """Whether a sign that a paragraph leaves open is closed in a cell behind it: a label torn out of its table."""
    text = report.reading.text
    at = text.find(closer, end, end + _TORN)
    return at >= 0 and report.reading.zone(at).role == "cell" and opener not in text[end:at]


def _list_mark(text: str, start: int, at: int) -> bool:
    """1) and a) at the head of a clause, and 一) where 二) follows it in the same style."""
    if text[at] != ")":
        return False
    numbered = _NUMBERED.search(text, max(at - _LONGEST_NUMBER, 0), at)
    others = [f"{one})" for one in _NUMERALS if numbered and one != numbered[1]]
    if any(text.startswith(one) or f"\n{one}" in text for one in others):
        return True
    return bool(_MARK.search(text, max(start, at - _LONGEST_MARK), at))
