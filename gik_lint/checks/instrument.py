"""Kind `instrument`: the law, notice and form a report cites, held against those of the pack's forms."""

from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from gik_lint.checks.base import Hit, Replacement, Run, Undecided, Verdict, verdict
from gik_lint.checks.phrase import sentence
from gik_lint.facts.numbering import number_of
from gik_lint.facts.report import AnnualReport, Citation, Range
from gik_lint.fixed import fixed
from gik_lint.packs.forms import Form, Instrument
from gik_lint.packs.model import Rule
from gik_lint.packs.words import Repealed
from gik_lint.text.likeness import core, likeness

VALUES = frozenset({"found", "name", "number", "instead", "year"})
_ALIKE = 0.75
_HISTORY = fixed(r"废止|失效|替代|取代|代替|原《|原[有先]|历史|清理|施行前|之前")
_REVISED = fixed(r"\s?(?:公布|发布|颁布|通过)[^()。]{0,60}(?:修订|修正|修改)")
_ARTICLE = fixed(r"\s?(?:\([^()\n]{0,60}\)\s?)?(第\s?([一二三四五六七八九十]{1,4}|\d{1,3})\s?条)")
_YEAR_OF_NUMBER = fixed(r"[〔\[(【](20\d\d)年?[〕\])】]")


class Parameters(Struct, frozen=True, forbid_unknown_fields=True):
    """What may be wrong.

    An instrument of another `year`, a wrong `name` beside a right number, or a wrong `number` beside a
    right name; one that was `repealed` before the report year; a document number of the `future`; an `article`
    beyond its last. Instruments of
    one name, as a law and its revision, are told apart only by a number of their `series` (国务院令).
    """

    fault: Literal["year", "name", "number", "repealed", "future", "article"]
    series: str = ""


def check(rule: Rule, parameters: Parameters, report: AnnualReport, run: Run) -> Verdict:
    """Failed with each citation that has the fault; undecided where it needs a year that is not known."""
    if parameters.fault == "name":
        return verdict(list(_misnamed(report, run.forms)))
    if parameters.fault == "number":
        return verdict(list(_misnumbered(report, run.forms, parameters.series)))
    year = report.identity.year
    if year is None:
        return Undecided("报告年度未能确定")
    return verdict(list(_of_the_year(parameters.fault, report, run, year)))


def _of_the_year(fault: str, report: AnnualReport, run: Run, year: int) -> Iterator[Hit]:
    if fault == "article":
        return _beyond(report, run.forms, year)
    if fault == "year":
        return _other_years(report, run.forms, year)
    if fault == "repealed":
        return _repealed(report, run.words.instruments, year)
    return _future(report, year)


def _other_years(report: AnnualReport, forms: tuple[Form, ...], year: int) -> Iterator[Hit]:
    lawful = _numbers_of(year, forms)
    known = {one.number: one for form in forms for one in form.instruments}
    instead = next((one for form in forms if form.covers(year) and not form.local for one in form.instruments), None)
    followed = {
        one.replaces
        for key, one in known.items()
        if key in lawful and one.replaces and any(_is(citation, one, known.values()) for citation in report.citations)
    }
    for citation in report.citations:
        others = (one for key, one in known.items() if key not in lawful)
        one = next((one for one in others if _is(citation, one, known.values())), None)
        if one and not (_dated_later(one, year) or _revised(report.reading.text, citation)):
            follower = next((other for other in known.values() if other.replaces == one.number), None)
            hit = _hit(citation, one, follower if follower and follower.number in lawful else instead, year)
            yield replace(hit, severity="warning") if one.number in followed else hit


def _is(citation: Citation, one: Instrument, known: Collection[Instrument]) -> bool:
    """Whether a citation is of this instrument: by its number, or by a name that no other instrument bears."""
    if citation.number:
        return _numbered(citation, one)
    return core(citation.name) == core(one.name) and _alone(one, known)


def _revised(text: str, citation: Citation) -> bool:
    """Whether the number is told with the revision: 第492号公布、第711号修订 is the law in force."""
    return citation.number_at is not None and _REVISED.match(text, citation.number_at.end) is not None


def _dated_later(instrument: Instrument, year: int) -> bool:
    """An instrument that came into force while the report was being written may be mentioned as news."""
    return instrument.in_force[:4] == str(year + 1)


def _repealed(report: AnnualReport, instruments: Collection[Repealed], year: int) -> Iterator[Hit]:
    """Citations of what was repealed before the report year began, unless the sentence says so."""
    gone = {core(name): one for one in instruments if one.until <= f"{year}-01-01" for name in (one.name, *one.also)}
    told: set[str] = set()
    for citation in report.citations:
        one = gone.get(core(citation.name))
        if one is None or one.name in told or _as_history(report.reading.text, citation):
            continue
        told.add(one.name)
        values = {"found": citation.name, "name": one.name, "number": "", "year": one.until[:4]}
        yield Hit(citation.at, {**values, "instead": one.instead})


def _as_history(text: str, citation: Citation) -> bool:
    start, end = sentence(text, citation.at.start, citation.at.end)
    return bool(_HISTORY.search(text, start, end))


def _future(report: AnnualReport, year: int) -> Iterator[Hit]:
    """Document numbers of a year in which the report cannot have been written any more."""
    for citation in report.citations:
        dated = _YEAR_OF_NUMBER.search(citation.number)
        if dated and int(dated[1]) > year + 1 and citation.number_at:
            values = {"found": citation.number, "name": citation.name, "number": citation.number}
            yield Hit(citation.number_at, {**values, "instead": "", "year": str(year)})


def _beyond(report: AnnualReport, forms: tuple[Form, ...], year: int) -> Iterator[Hit]:
    """Articles that the instrument of the year does not have; 《条例》 may be said to be another one."""
    lawful = [one for form in forms if form.covers(year) for one in form.instruments if one.articles]
    others = {one.alias for one in report.citations if one.alias and not any(_is_called(one, law) for law in lawful)}
    for citation in report.citations:
        law = next((law for law in lawful if _is_called(citation, law)), None)
        article = _ARTICLE.match(report.reading.text, citation.at.end) if law and citation.name not in others else None
        if law is None or article is None or (citation.number and not _numbered(citation, law)):
            continue
        number = int(article[2]) if article[2].isdecimal() else number_of(article[2])
        if number > law.articles:
            values = {"found": article[1], "name": _inner(law.name), "number": law.number}
            yield Hit(Range(*article.span(1)), {**values, "instead": str(law.articles), "year": str(year)})


def _misnamed(report: AnnualReport, forms: tuple[Form, ...]) -> Iterator[Hit]:
    """Citations with the number of an instrument and a name that is nearly its own, or that of one of other years."""
    instruments, year = _all(forms), report.identity.year
    for citation in report.citations:
        for one in instruments if citation.name and citation.number else ():
            if not _numbered(citation, one) or _is_called(citation, one):
                continue
            named = next((other for other in instruments if core(citation.name) == core(other.name)), None)
            if _of_the_year_by_number(one, named, year, forms) if named else _resembles(citation, one):
                yield _hit(citation, one, one, year)


def _misnumbered(report: AnnualReport, forms: tuple[Form, ...], series: str) -> Iterator[Hit]:
    """Citations with the name of an instrument and another number."""
    instruments, year = _all(forms), report.identity.year
    for citation in report.citations:
        for one in instruments if citation.name and citation.number else ():
            if _numbered(citation, one) or not _is_called(citation, one):
                continue
            numbered = next((other for other in instruments if _numbered(citation, other)), None)
            if numbered and _of_the_year_by_number(numbered, one, year, forms):
                continue
            in_series = bool(series) and series in citation.number
            if _alone(one, instruments) or (in_series and _of_no_namesake(citation, one, instruments, year, forms)):
                yield _hit(citation, one, one, year)


def _all(forms: tuple[Form, ...]) -> Collection[Instrument]:
    return {one.number: one for form in forms for one in form.instruments}.values()


def _numbered(citation: Citation, one: Instrument) -> bool:
    """Whether the citation has the instrument's number, maybe behind a conjunction: 和国办公开办函〔2021〕30号."""
    return bare(citation.number).endswith(bare(one.number))


def _is_called(citation: Citation, one: Instrument) -> bool:
    return any(core(citation.name) == core(name) for name in (one.name, *one.short))


def _resembles(citation: Citation, one: Instrument) -> bool:
    """Whether a name is nearly the instrument's, in full or for short."""
    return any(likeness(citation.name, name) > _ALIKE for name in (one.name, *one.short))


def _of_no_namesake(
    citation: Citation, one: Instrument, instruments: Collection[Instrument], year: int | None, forms: tuple[Form, ...]
) -> bool:
    """Whether a number is that of no instrument with this name; told once, at that of the year."""
    return one.number in _numbers_of(year, forms) and not any(
        _numbered(citation, other) for other in instruments if other.name == one.name
    )


def _of_the_year_by_number(numbered: Instrument, named: Instrument, year: int | None, forms: tuple[Form, ...]) -> bool:
    """Whether of two instruments in one citation that of the number is the year's: the name was left from before."""
    lawful = _numbers_of(year, forms)
    return numbered.number in lawful and named.number not in lawful


def _numbers_of(year: int | None, forms: tuple[Form, ...]) -> frozenset[str]:
    """The numbers of the instruments that govern a report on `year`."""
    return frozenset(one.number for form in forms if year and form.covers(year) for one in form.instruments)


def _alone(instrument: Instrument, instruments: Collection[Instrument]) -> bool:
    """Whether no other instrument bears this name (a law and its revision do)."""
    return sum(other.name == instrument.name for other in instruments) == 1


def _hit(citation: Citation, one: Instrument, instead: Instrument | None, year: int | None) -> Hit:
    at = citation.number_at or citation.at
    values = {
        "found": citation.number or citation.name,
        "name": _inner(one.name),
        "number": one.number,
        "instead": f"《{_inner(instead.name)}》({instead.number})" if instead else "",
        "year": str(year or ""),
    }
    return Hit(Range(at.start, at.end), values, replacements=(Replacement(at, one.number),))


def _inner(name: str) -> str:
    """A name as it stands between 《》: titles within it in 〈〉."""
    return name.translate(str.maketrans("《》", "〈〉"))


@lru_cache(maxsize=1024)
def bare(number: str) -> str:
    """A document number without blanks, brackets and 令: what two ways of writing it share."""
    return "".join(letter for letter in number if letter.isalnum()).replace("第", "").removeprefix("中华人民共和国")
