"""Kind `repeated-passage`: a whole paragraph printed twice, or a sentence twice running."""

from collections.abc import Iterator

from msgspec import Struct

from gik_lint.checks.base import Hit, Run, Verdict, Witness, verdict
from gik_lint.facts.passages import passages
from gik_lint.facts.report import AnnualReport, Range
from gik_lint.packs.model import Rule
from gik_lint.text.likeness import core

VALUES = frozenset({"length", "begins"})
_SHOWN = 20
_LONGEST = 5_000
_BEGINNING = 40
_FIRST_LETTERS = 8


class Parameters(Struct, frozen=True, forbid_unknown_fields=True):
    """Paragraphs of at least `least` characters are compared, punctuation and blanks left out.

    A sentence of at least `adjacent` characters may not stand twice running.
    """

    least: int = 40
    adjacent: int = 10


def check(rule: Rule, parameters: Parameters, report: AnnualReport, run: Run) -> Verdict:
    """Failed with each paragraph that stands a second time; the first place is its witness."""
    text = report.reading.text
    alike: dict[str, list[Range]] = {}
    twice: list[Hit] = []
    for line in passages(report):
        twice += _running(Range(line.start, line.end), text, parameters.adjacent)
        if parameters.least <= line.end - line.start <= _LONGEST:
            begins = core(text[line.start : line.start + _BEGINNING])[:_FIRST_LETTERS]
            alike.setdefault(begins, []).append(Range(line.start, line.end))
    hits = [
        Hit(
            _beginning(same[1], text),
            {"length": str(same[0].end - same[0].start), "begins": text[same[0].start : same[0].start + _SHOWN]},
            witnesses=(
                Witness(_beginning(same[0], text), "第一次"),
                *(Witness(_beginning(at, text), "又一次") for at in same[2:]),
            ),
        )
        for begun_alike in alike.values()
        for same in _same(begun_alike, text)
    ]
    return verdict([*hits, *twice])


def _same(alike: list[Range], text: str) -> Iterator[list[Range]]:
    """The paragraphs among these that are the same to the last letter, two or more together."""
    places: dict[str, list[Range]] = {}
    if len(alike) > 1:
        for one in alike:
            places.setdefault(core.__wrapped__(text[one.start : one.end]), []).append(one)
    return (same for same in places.values() if len(same) > 1)


def _running(line: Range, text: str, least: int) -> Iterator[Hit]:
    """Each sentence of a paragraph that is the same as the one before it."""
    start, before = line.start, Range(line.start, line.start)
    while (stop := text.find("。", start, line.end)) >= 0:
        one = Range(start, stop + 1)
        same = text[one.start : one.end].strip() == text[before.start : before.end].strip()
        if same and one.end - one.start >= least:
            values = {"length": str(one.end - one.start), "begins": text[one.start : one.start + _SHOWN]}
            yield Hit(one, values, witnesses=(Witness(before, "第一次"),))
        start, before = stop + 1, one


def _beginning(passage: Range, text: str) -> Range:
    """The first clauses of a passage: enough to find it by."""
    end = passage.start + _BEGINNING
    if end >= passage.end:
        return passage
    comma = max(text.rfind(mark, passage.start + _SHOWN, end) for mark in ",。;、")
    return Range(passage.start, comma if comma > 0 else end)
