"""What the page says of one report: who it is of, the verdict, the notes, what passed and what was not decided."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from gik_lint.document import Span
from gik_lint.finding import Finding, OutcomeName, Suspect
from gik_lint.illustration import Illustration
from gik_lint.reporters import verdict
from gik_lint.reporters.catalogue import Language, say
from gik_lint.reporters.clean import clean, inline
from gik_lint.reporters.html.draft import Passage, draw
from gik_lint.reporters.illustrated import illustrated
from gik_lint.reporters.verdict import Verdict
from gik_lint.result import ReportResult, Result

_QUOTE = 60  # characters of another place that are quoted
_DRAWN = 60  # drafts one page draws; with more of them it gives the passages alone
_MOST = 500  # notes on one page; a draft with more needs other help first


class Note(Struct, frozen=True):
    """A finding as the margin shows it; texts are cleaned."""

    number: int
    finding: Finding
    title: str
    why: str
    message: str
    remedy: str
    place: str
    position: str
    sums: tuple[str, ...]
    suspects: tuple[tuple[str, str, str, str], ...]
    related: tuple[tuple[str, str, str], ...]
    basis: tuple[str, ...]


class Reasons(Struct, frozen=True):
    """Rules with one outcome and one reason, each with its title."""

    reason: str
    rules: tuple[tuple[str, str], ...]


class Entry(Struct, frozen=True):
    """What the list of drafts says of one report; `anchor` is the start of every address on its sheet."""

    anchor: str
    path: str
    heading: str
    body: str
    year: str
    verdicts: tuple[Verdict, ...]
    checked: bool
    counts: dict[str, int]
    undecided: int


class Sheet(Struct, frozen=True):
    """Everything else that the page shows of one report."""

    facts: tuple[str, ...]
    outcomes: str
    withheld: str
    notes: tuple[Note, ...]
    unseen: int
    draft: tuple[Passage, ...]
    lists: dict[str, tuple[Reasons, ...]]


class Sheets(Struct, frozen=True):
    """Makes what the page shows of the reports of a run, one after the other; `titles` and `whys` are the rules'."""

    result: Result
    lang: Language
    titles: dict[str, str]
    whys: dict[str, str]

    @classmethod
    def of(cls, result: Result, lang: Language) -> "Sheets":
        """Those of a run."""
        titles = {rule.id: inline(rule.title) for rule in result.rules}
        return cls(result, lang, titles, {rule.id: inline(rule.why) for rule in result.rules})

    def entries(self) -> Iterator[Entry]:
        """What the list of drafts says of each report."""
        return (_entry(f"r{number}", report, self.lang) for number, report in enumerate(self.result.reports, 1))

    def made(self) -> Iterator[tuple[Entry, Sheet]]:
        """Each report's entry and sheet; the page holds one of them at a time."""
        for number, report in enumerate(self.result.reports, 1):
            yield _entry(f"r{number}", report, self.lang), self._sheet(report)

    def _sheet(self, report: ReportResult) -> Sheet:
        lang = self.lang
        findings = report.open_findings[:_MOST]
        writer = _Notes(self.titles, self.whys, illustrated(report), lang)
        drawn = report.report if len(self.result.reports) <= _DRAWN else None
        return Sheet(
            facts=_facts(report, self.result, lang),
            outcomes=verdict.outcomes(report, lang),
            withheld=verdict.withheld(report, lang),
            notes=tuple(writer.note(number, finding) for number, finding in enumerate(findings, 1)),
            unseen=len(report.open_findings) - len(findings),
            draft=draw(drawn, findings) if drawn else (),
            lists={name: _reasons(report, name, self.titles) for name in ("undecided", "not-applicable", "passed")},
        )


def _entry(anchor: str, report: ReportResult, lang: Language) -> Entry:
    identity = report.identity
    body = inline(identity.body) if identity and identity.body else ""
    year = str(identity.year) if identity and identity.year else ""
    named = [body or say(lang, "body.unknown"), say(lang, "year", year=year) if year else say(lang, "year.unknown")]
    return Entry(
        anchor=anchor,
        path=inline(report.path),
        heading=" ".join(named) if identity else inline(report.path),
        body=body,
        year=year,
        verdicts=verdict.of_report(report, lang),
        checked=report.status == "checked",
        counts={str(severity): count for severity, count in report.severities().items()},
        undecided=report.outcome_counts()["undecided"],
    )


def _facts(report: ReportResult, result: Result, lang: Language) -> tuple[str, ...]:
    identity = report.identity
    if not identity:
        return ()
    return tuple(
        filter(
            None,
            (
                say(lang, f"kind.{identity.kind}") if identity.kind else "",
                say(lang, f"tier.{identity.tier}") if identity.tier else "",
                verdict.form_of(report, result, lang),
                say(lang, "published", date=identity.published) if identity.published else "",
            ),
        )
    )


class _Notes(Struct, frozen=True):
    """Writes the notes of one report."""

    titles: dict[str, str]
    whys: dict[str, str]
    shown: Mapping[str, Illustration]
    lang: Language

    def note(self, number: int, finding: Finding) -> Note:
        span = finding.location.span
        page = say(self.lang, "place.page", page=span.page) + " " if span.page else ""
        shown = self.shown.get(finding.fingerprint, Illustration())
        part = shown.part
        return Note(
            number=number,
            finding=finding,
            title=self.titles.get(finding.rule, ""),
            why=self.whys.get(finding.rule, ""),
            message=clean(finding.message),
            remedy=clean(finding.remedy),
            place=inline(finding.location.place),
            position=page + say(self.lang, "place.line", line=span.line, column=span.column),
            sums=part.sums if part else (),
            suspects=tuple(self._suspect(one, span) for one in finding.suspects),
            related=tuple(
                (inline(one.note), inline(one.location.place), inline(one.location.quote)[:_QUOTE])
                for index, one in enumerate(finding.related)
                if index not in shown.drawn
            ),
            basis=tuple(" ".join(filter(None, (inline(one.document), inline(one.article)))) for one in finding.basis),
        )

    def _suspect(self, suspect: Suspect, here: Span) -> tuple[str, str, str, str]:
        """Its place where that is another than the finding's, printed and suggested value, the reason."""
        place = inline(suspect.location.place) if suspect.location.span != here else ""
        printed = inline(suspect.printed) or say(self.lang, "blank")
        return place, printed, inline(suspect.suggested), inline(suspect.reason)


def _reasons(report: ReportResult, name: OutcomeName, titles: dict[str, str]) -> tuple[Reasons, ...]:
    gathered: dict[str, list[tuple[str, str]]] = {}
    for outcome in report.outcomes:
        if outcome.outcome == name:
            gathered.setdefault(inline(outcome.reason), []).append((outcome.rule, titles.get(outcome.rule, "")))
    return tuple(Reasons(reason, tuple(rules)) for reason, rules in gathered.items())
