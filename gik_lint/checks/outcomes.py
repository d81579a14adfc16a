"""What became of the applications, told in one sentence for each outcome, against how many there were."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from gik_lint.checks.base import Hit, Witness
from gik_lint.checks.contradictions import plain, quote, said
from gik_lint.facts.report import AnnualReport, Figure


def outcomes_miss(subjects: Sequence[str], outcomes: Sequence[Sequence[str]], report: AnnualReport) -> Iterator[Hit]:
    """Sentences that name every outcome and do not add up to what was settled, or came less what is left.

    `subjects` are received, carried in, settled, carried out. Of each of `outcomes` one name must be
    there, but for those with an empty one.
    """
    year = report.identity.year
    figures = [one for one in said((*subjects, *sum(map(tuple, outcomes), ())), report) if one.year in (None, year)]
    received, carried, settled, left = (_values(name, figures) for name in subjects)
    above = (one.parts for one in report.enumerations if sum(part.value for part in one.parts) > one.whole.value)
    told = {part.at for listed in above for part in listed}  # that its parts exceed it says it already
    for sentence in _sentences(figures, report):
        parts = [one for one in sentence if any(one.what in names for names in outcomes)]
        named = [one.what for one in parts]
        every = all("" in names or any(name in names for name in named) for names in outcomes)
        if not every or parts[0].at in told or len(set(named)) < len(named) or len({one.unit for one in parts}) > 1:
            continue
        total = sum((one.value for one in parts), Decimal(0))
        came = received | {one + more for one in received for more in carried}
        balanced = total in settled | came or any(total + rest in settled | came for rest in left)
        if settled and not balanced:
            yield _hit(parts, total, settled, report)
        elif carried and came and left and not settled and not balanced:
            yield _hit(parts, total, {one - rest for one in came for rest in left}, report)


def _values(name: str, figures: Sequence[Figure]) -> set[Decimal]:
    return {one.value for one in figures if one.what == name and one.stated}


def _sentences(figures: Sequence[Figure], report: AnnualReport) -> Iterator[list[Figure]]:
    """The figures of each sentence."""
    text, sentence = report.reading.text, list[Figure]()
    for one in figures:
        if sentence and "。" in text[sentence[-1].at.end : one.at.start]:
            yield sentence
            sentence = []
        sentence.append(one)
    yield sentence


def _hit(parts: Sequence[Figure], total: Decimal, right: set[Decimal], report: AnnualReport) -> Hit:
    values = {
        "found": quote(parts[0], report),
        "parts": "＋".join(plain(one.value) for one in parts),
        "sum": plain(total),
        "expected": "、".join(map(plain, sorted(right))),
    }
    witnesses = tuple(Witness(one.at, one.what) for one in parts[1:])
    return Hit(parts[0].at, values, witnesses=witnesses, actual=values["sum"], key="outcomes")
