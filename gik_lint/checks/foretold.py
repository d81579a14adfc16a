"""Kind `foretold`: something that can only happen after the report year is foretold for a day inside it or before."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from gik_lint.checks.base import Hit, Run, Undecided, Verdict, verdict
from gik_lint.checks.phrase import for_year, sentence
from gik_lint.facts.dates import dates
from gik_lint.facts.report import AnnualReport, Range
from gik_lint.facts.scopes import Part
from gik_lint.packs.model import Rule
from gik_lint.packs.references import Pattern
from gik_lint.text.patterns import any_found, found, search_all

VALUES = frozenset({"found", "date", "year", "next_year"})
_REACH = 40
_MONTHS = 12


class Parameters(Struct, frozen=True, forbid_unknown_fields=True):
    """`announces` are the words that foretell (预计, 拟于), `work` what is foretold, in the same clause.

    `about` must be found in the sentence, or the one before: it is about the report. `told` are words that say
    it as done; they count only where the sentence before them names the report itself, as `own` does, in which
    `{year}` stands for the report year.
    """

    announces: tuple[Pattern, ...]
    work: tuple[Pattern, ...]
    about: tuple[Pattern, ...]
    told: tuple[Pattern, ...] = ()
    own: Pattern = ""


def check(rule: Rule, parameters: Parameters, report: AnnualReport, run: Run) -> Verdict:
    """Failed with each foretold day that has passed before the report year ended."""
    year = report.identity.year
    if year is None:
        return Undecided("报告年度未能确定，可用 --year 指定")
    return verdict(list(_hits(parameters, report, year)))


def _hits(parameters: Parameters, report: AnnualReport, year: int) -> Iterator[Hit]:
    text = report.reading.text
    part = Part(report, "prose")
    own = for_year(parameters.own, year)
    for pattern in (*parameters.announces, *parameters.told):
        for match in search_all(pattern, text):
            start, end = sentence(text, match.start(), match.end())
            if pattern in parameters.told and not found(own, text, start, match.start()):
                continue
            stated = next(iter(dates(text, match.start(), min(match.end() + _REACH, end))), None)
            if stated is None or not part.holds(match.start(), match.end()):
                continue
            last = date(stated.year, stated.month or _MONTHS, 1) if 1 <= (stated.month or 1) <= _MONTHS else None
            clause = min(end, stated.at.end + _REACH)
            before = _sentence_before(report, start)
            if (
                last
                and last <= date(year, 12, 31)
                and any_found(parameters.work, text, stated.at.end, clause)
                and any_found(parameters.about, text, before, end)
            ):
                work = next(one for pattern in parameters.work if (one := found(pattern, text, stated.at.end, clause)))
                at = Range(match.start(), work.end())
                values = {
                    "found": text[at.start : at.end],
                    "date": text[stated.at.start : stated.at.end],
                    "year": str(year),
                    "next_year": str(year + 1),
                }
                yield Hit(at, values, actual=values["date"])


def _sentence_before(report: AnnualReport, start: int) -> int:
    """Where the sentence before the one at `start` begins; the title is no sentence."""
    before, _ = sentence(report.reading.text, max(start - 2, 0), start)
    title = report.identity.title_at
    return start if title and title.start <= before < title.end else before
