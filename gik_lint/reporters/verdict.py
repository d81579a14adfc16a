"""What a check came to, in a sentence and a level: the same words in every format."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from gik_lint.finding import Severity
from gik_lint.reporters.catalogue import Language, counted, say
from gik_lint.reporters.clean import inline
from gik_lint.result import ReportResult, Result

Level = Literal["good", "info", "warning", "error"]


class Verdict(NamedTuple):
    """A sentence and how bad it is."""

    level: Level
    text: str


def of_report(report: ReportResult, lang: Language) -> tuple[Verdict, ...]:
    """The verdict on one draft, what is not whole first; at least one sentence."""
    faults = tuple(Verdict("error", text) for text in broken(report, lang))
    if report.status == "not-checked":
        return faults
    counts = report.severities()
    if any(counts.values()):
        return (*faults, _found(counts, lang))
    if faults:
        return (*faults, Verdict("info", say(lang, "verdict.partly")))
    return (Verdict("good", say(lang, "verdict.withheld" if report.findings else "verdict.clean")),)


def broken(report: ReportResult, lang: Language) -> tuple[str, ...]:
    """Why a draft was not checked, or not wholly, a sentence each; empty where it was."""
    if report.status == "not-checked":
        return (_because(lang, "verdict.not-checked", report.error),)
    return tuple(_because(lang, "verdict.incomplete", reason) for reason in report.incomplete)


def of_run(result: Result, lang: Language) -> Verdict:
    """The verdict on all drafts of a run."""
    if not result.checked():
        return Verdict("error", say(lang, "verdict.nothing"))
    counts = result.severities()
    if any(counts.values()):
        return _found(counts, lang)
    if result.tally.unsure:
        return Verdict("warning", say(lang, "verdict.incomplete"))
    withheld = bool(result.tally.suppressed or result.tally.known)
    return Verdict("good", say(lang, "verdict.withheld" if withheld else "verdict.clean"))


def overview(result: Result, lang: Language) -> str:
    """How many drafts there were, and what became of them."""
    checked = result.checked()
    return say(
        lang,
        "overview",
        reports=len(result.reports),
        checked=checked,
        not_checked=len(result.reports) - checked,
        skipped=len(result.skipped),
    )


def outcomes(report: ReportResult, lang: Language) -> str:
    """How many rules passed, failed, were undecided or not applicable."""
    counts = {name.replace("-", "_"): count for name, count in report.outcome_counts().items()}
    return say(lang, "outcomes", **counts)


def withheld(of: ReportResult | Result, lang: Language) -> str:
    """How many findings of a draft or a run are not listed, and why; empty where none is held back."""
    counted = of.tally if isinstance(of, Result) else of
    suppressed, known = counted.suppressed, counted.known
    return say(lang, "withheld", suppressed=suppressed, known=known) if suppressed or known else ""


def whose(report: ReportResult, result: Result, lang: Language) -> tuple[str, str, str]:
    """Who reports, on which year, and after which form: by its title, as people know it."""
    body, year = (report.identity.body, report.identity.year) if report.identity else (None, None)
    return (
        inline(body) if body else say(lang, "body.unknown"),
        say(lang, "year", year=year) if year else say(lang, "year.unknown"),
        form_of(report, result, lang),
    )


def form_of(report: ReportResult, result: Result, lang: Language) -> str:
    """After which form a draft is written."""
    if report.form is None:
        return say(lang, "form.unknown")
    return say(lang, "form", form=inline(result.forms.get(report.form, report.form)))


def _found(counts: Mapping[Severity, int], lang: Language) -> Verdict:
    worst = next(severity for severity, count in counts.items() if count)
    return Verdict(worst, say(lang, "verdict.found", counts=counted(lang, counts)))


def _because(lang: Language, key: str, reason: str) -> str:
    colon = "：" if lang == "zh" else ": "
    return say(lang, key) + (colon + inline(reason) if reason else "")
