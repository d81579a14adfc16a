"""Kind `unpaired`: an opening sign without its closing one, or the reverse, within a paragraph."""

import re
from collections.abc import Iterator

from msgspec import Struct

from gik_lint.checks.base import Hit, Run, Verdict, verdict
from gik_lint.facts.reading import Zone
from gik_lint.facts.report import AnnualReport, Range
from gik_lint.packs.model import Rule

VALUES = frozenset({"found", "missing"})


class Parameters(Struct, frozen=True, forbid_unknown_fields=True):
    """`pairs` are opening and closing sign as two letters each: `“”`."""

    pairs: tuple[str, ...]


def check(rule: Rule, parameters: Parameters, report: AnnualReport, run: Run) -> Verdict:
    """Failed with each sign that stands alone; a list mark such as `1)` is none."""
    return verdict(list(_hits(parameters, report)))


def _hits(parameters: Parameters, report: AnnualReport) -> Iterator[Hit]:
    text = report.reading.text
    openers = {pair[0]: pair[1] for pair in parameters.pairs}
    closers = {pair[1]: pair[0] for pair in parameters.pairs}
    signs = re.compile(f"[{re.escape(''.join(parameters.pairs))}]")
    zones = [zone for zone in report.reading.zones if zone.role == "prose"]
    for index, zone in enumerate(zones):
        waiting: list[int] = []
        for match in signs.finditer(text, zone.start, zone.end):
            at, sign = match.start(), match.group()
            if sign in openers:
                waiting.append(at)
            elif waiting and text[waiting[-1]] == closers[sign]:
                waiting.pop()
            elif not _list_mark(text, zone.start, at) and not _carried_over(zones, index, closers[sign], text):
                yield Hit(Range(at, at + 1), {"found": sign, "missing": closers[sign]})
        for at in waiting:
            if not _continued(zones, index, openers[text[at]], text):
                yield Hit(Range(at, at + 1), {"found": text[at], "missing": openers[text[at]]})


def _list_mark(text: str, start: int, at: int) -> bool:
    """1) and a) at the head of a clause."""
    return text[at] == ")" and at - start > 0 and text[at - 1].isascii() and text[at - 1].isalnum()


def _continued(zones: list[Zone], index: int, closer: str, text: str) -> bool:
    """Whether the next paragraph, a line broken off by the file, brings the closing sign."""
    return index + 1 < len(zones) and closer in text[zones[index + 1].start : zones[index + 1].end]


def _carried_over(zones: list[Zone], index: int, opener: str, text: str) -> bool:
    return index > 0 and opener in text[zones[index - 1].start : zones[index - 1].end]
