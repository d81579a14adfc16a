"""Figures dated last year where the report tells none of the year reported on: left from last year's report."""

from collections.abc import Iterator, Sequence

from gik_lint.checks.base import Hit
from gik_lint.checks.contradictions import of_the_body
from gik_lint.checks.phrase import for_year, sentence
from gik_lint.facts.report import AnnualReport, Figure, Range
from gik_lint.fixed import fixed
from gik_lint.text.patterns import any_found, match_at

_YEARS = fixed(r"(?<!\d)20\d\d(?=年)")


def of_last_year(
    subjects: Sequence[str], opening: Sequence[str], unless: tuple[str, ...], report: AnnualReport
) -> Iterator[Hit]:
    """The year that opens such a sentence, once; a subject told of any other year, too, is a comparison."""
    year = report.identity.year
    seen: set[Range] = set()
    if year is None:
        return
    for what in subjects:
        told = [one for one in report.figures if one.known and one.what == what and of_the_body(one, report)]
        for one in told if all(one.year == year - 1 and not one.period for one in told) else ():
            at = _year_of(one, opening, unless, report)
            if at and at not in seen:
                seen.add(at)
                values = {"found": report.reading.text[at.start : at.end], "what": what, "expected": f"{year}年"}
                yield Hit(at, values, expected=str(year), actual=str(year - 1), key=what)


def _year_of(figure: Figure, opening: Sequence[str], unless: tuple[str, ...], report: AnnualReport) -> Range | None:
    """Last year's number at the beginning of a figure's sentence, if the sentence names no other."""
    text = report.reading.text
    start, end = sentence(text, figure.at.start, figure.at.end)
    if any_found(unless, text, start, end) or len(set(_YEARS.findall(text, start, end))) > 1:
        return None
    found = (match_at(for_year(one, report.identity.year), text, start, end) for one in opening)
    return next((Range(*match.span("wrong")) for match in found if match), None)
