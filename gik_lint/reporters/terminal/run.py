"""The terminal's page on a run: the verdict, each report with its findings, what is not checked, the counts by rule."""

from collections import Counter
from collections.abc import Iterator, Sequence

from gik_lint.facts.report import Identity
from gik_lint.finding import OutcomeName
from gik_lint.reporters import verdict
from gik_lint.reporters.clean import inline
from gik_lint.reporters.columns import Line, pad
from gik_lint.reporters.illustrated import illustrated
from gik_lint.reporters.terminal.finding import FindingLines
from gik_lint.reporters.terminal.writing import Writing
from gik_lint.reporters.view import View
from gik_lint.result import ReportResult, Result

_MANY = 5  # findings after which the verdict is said again, where the eye is
_FEW = 6  # reasons listed without --verbose
_NAMED = 3  # rules or requirements named without --verbose


def lines(result: Result, view: View) -> Iterator[Line]:
    """Every line of the run, without line ends."""
    writing = Writing(view)
    if view.detail == "quiet":
        yield from _brief(result, writing)
    else:
        if len(result.reports) != 1:
            yield from writing.verdict(verdict.of_run(result, view.lang))
            yield from writing.wrapped((("  " + verdict.overview(result, view.lang), "plain"),), 2)
            yield ()
        for report in result.reports:
            yield from _report(report, result, writing)
        yield from _notes(result, writing)
    if view.statistics:
        yield from _statistics(result, writing)


def _brief(result: Result, writing: Writing) -> Iterator[Line]:
    """One line an error, and one for each reason why a draft was not wholly checked; then the verdict on all."""
    for report in result.reports:
        path = inline(report.path)
        for text in verdict.broken(report, writing.lang):
            yield ((f"{path}: ", "path"), (text, "error"))
        for finding in report.open_findings:
            if finding.severity == "error":
                yield (
                    (f"{writing.where(path, finding.location)}: ", "path"),
                    (writing.say(finding.severity), finding.severity),
                    (f" [{finding.rule}] {inline(finding.message)}", "plain"),
                )
    yield from _warned(result, writing)
    yield from writing.verdict(verdict.of_run(result, writing.lang))
    if text := verdict.withheld(result, writing.lang):
        yield from writing.wrapped((("  " + text, "plain"),), 2)


def _report(report: ReportResult, result: Result, writing: Writing) -> Iterator[Line]:
    yield ((inline(report.path), "path"),)
    if report.identity:
        yield from _identity(report.identity, verdict.whose(report, result, writing.lang), writing)
    yield ()
    for one in verdict.of_report(report, writing.lang):
        yield from writing.verdict(one)
    if report.status == "checked":
        yield from _counts(report, writing)
        shown = report.findings if writing.verbose else report.open_findings
        findings = FindingLines(writing, report.path, illustrated(report))
        for number, finding in enumerate(shown, 1):
            yield ()
            yield from findings.lines(number, finding)
        names: tuple[OutcomeName, ...] = ("undecided", "not-applicable", "passed")
        for name in names if writing.verbose else names[:1]:
            yield from _reasons(report, name, writing)
        if len(shown) > _MANY:
            yield ()
            for one in verdict.of_report(report, writing.lang):
                yield from writing.verdict(one)
    yield ()


def _identity(identity: Identity, whose: Sequence[str], writing: Writing) -> Iterator[Line]:
    """Who reports on which year; with the evidence where all is asked for."""
    parts = [*whose]
    if writing.verbose:
        parts += [writing.say(f"kind.{identity.kind}")] if identity.kind else []
        parts += [writing.say(f"tier.{identity.tier}")] if identity.tier else []
        parts += [writing.say("published", date=identity.published)] if identity.published else []
    yield from writing.wrapped(((writing.comma.join(parts), "plain"),))
    for evidence in identity.evidence if writing.verbose else ():
        text = f"{evidence.field} = {evidence.value}{writing.colon}{evidence.source} ({evidence.weight})"
        yield from writing.labelled("evidence", inline(text))


def _counts(report: ReportResult, writing: Writing) -> Iterator[Line]:
    fixable = sum(one.fix is not None and one.fix.safety == "safe" for one in report.open_findings)
    said = (
        verdict.outcomes(report, writing.lang),
        verdict.withheld(report, writing.lang),
        writing.say("fixable", count=fixable) if fixable else "",
    )
    for text in filter(None, said):
        yield from writing.wrapped((("  " + text, "plain"),), 2)


def _reasons(report: ReportResult, name: OutcomeName, writing: Writing) -> Iterator[Line]:
    """The rules with this outcome, gathered by their reason."""
    gathered: dict[str, list[str]] = {}
    for outcome in report.outcomes:
        if outcome.outcome == name:
            gathered.setdefault(inline(outcome.reason), []).append(outcome.rule)
    if not gathered:
        return
    count = writing.say("rules.count", count=sum(map(len, gathered.values())))
    yield ()
    yield ((f"{writing.say('title.' + name)}{writing.colon}{count}", "strong"),)
    few = len(gathered) if writing.verbose else _FEW
    for reason, rules in list(gathered.items())[:few]:
        names = ", ".join(rules if writing.verbose else rules[:_NAMED])
        if len(rules) > _NAMED and not writing.verbose:
            names += writing.say("rules.more", count=len(rules))
        yield from writing.indented(((f"{reason} ({names})" if reason else names, "plain"),))
    hidden = sum(len(rules) for rules in list(gathered.values())[few:])
    if hidden:
        yield from writing.indented(((writing.say("more", count=hidden), "dim"),))


def _notes(result: Result, writing: Writing) -> Iterator[Line]:
    """What the run as a whole must still say."""
    for path in result.skipped if writing.verbose else ():
        yield from writing.wrapped((("- ", "dim"), (writing.say("skipped", path=inline(path)), "plain")), 2)
    yield from _warned(result, writing)
    if result.checked():
        yield from _uncheckable(result, writing)
        yield from writing.wrapped(((writing.say("verdict.limits"), "dim"),))


def _warned(result: Result, writing: Writing) -> Iterator[Line]:
    """What named nothing, and what makes the run quieter."""
    for path in result.unmatched:
        yield from writing.wrapped((("× ", "error"), (writing.say("unmatched", path=inline(path)), "plain")), 2)
    for notice in result.notices:
        yield from writing.wrapped((("! ", "warning"), (writing.say("notice", text=inline(notice)), "plain")), 2)


def _uncheckable(result: Result, writing: Writing) -> Iterator[Line]:
    if not result.uncheckable:
        return
    yield ((writing.say("title.uncheckable"), "strong"),)
    if writing.verbose:
        for one in result.uncheckable:
            text = writing.colon.join(filter(None, (inline(one.item), inline(one.reason))))
            yield from writing.indented(((text, "plain"),))
    else:
        items = writing.say("items.separator").join(inline(one.item) for one in result.uncheckable[:_NAMED])
        key = "uncheckable.few" if len(result.uncheckable) <= _NAMED else "uncheckable.brief"
        text = writing.say(key, items=items, count=len(result.uncheckable))
        yield from writing.indented(((text, "plain"),))
    yield ()


def _statistics(result: Result, writing: Writing) -> Iterator[Line]:
    """How many open findings each rule has, the most frequent first."""
    titles = {rule.id: inline(rule.title) for rule in result.rules}
    counts = Counter((one.rule, one.severity) for report in result.reports for one in report.open_findings)
    yield ()
    yield ((writing.say("title.statistics"), "strong"),)
    for (rule, severity), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        label = pad(writing.say(severity), 7 if writing.lang == "en" else 4)
        text = f"  {rule}  {titles.get(rule, '')}".rstrip()
        yield ((f"{count:>6}  ", "strong"), (label, severity), (text, "plain"))
