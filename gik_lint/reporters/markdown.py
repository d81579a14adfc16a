"""Markdown for a merge request: the verdict, a table of findings, what was not decided; text of drafts stays text."""

from collections.abc import Iterator

from gik_lint.finding import Finding
from gik_lint.fixed import fixed
from gik_lint.illustration import Illustration
from gik_lint.reporters import verdict
from gik_lint.reporters.catalogue import Language, say
from gik_lint.reporters.clean import inline
from gik_lint.reporters.excerpt import excerpt
from gik_lint.reporters.illustrated import illustrated
from gik_lint.reporters.view import View
from gik_lint.result import ReportResult, Result

_SPECIAL = fixed(r"[\\`*_{}\[\]()#+\-!|<>~&@$^=\"']")
_LINKED = fixed(r"(?i)(:)(?=//)|(?<=www)(\.)")
_LONGEST = 60_000  # characters of one comment; the hosts cut at 65 536
_QUOTE = 60


def parts(result: Result, view: View) -> Iterator[str]:
    """The run as one comment, line by line; what does not fit is counted at its end."""
    return (line + "\n" for line in _fitting(_lines(result, view.lang), view.lang))


def escaped(text: str) -> str:
    """`text` on one line as Markdown shows it and does nothing with it: no markup, mention, link or cell."""
    plain = _SPECIAL.sub(lambda found: f"&#{ord(found[0])};", inline(text))
    return _LINKED.sub(lambda found: f"&#{ord(found[0])};", plain)


def _lines(result: Result, lang: Language) -> Iterator[str]:
    yield from _head(result, lang)
    for report in result.reports:
        yield from _report(report, result, lang)
    remarks = [say(lang, "unmatched", path=path) for path in result.unmatched]
    remarks += [say(lang, "notice", text=text) for text in result.notices]
    if remarks:
        yield ""
        yield from (f"- {escaped(text)}" for text in remarks)
    yield ""
    yield f"<sub>{escaped(say(lang, 'verdict.limits'))} gik-lint {result.tool_version}</sub>"


def _head(result: Result, lang: Language) -> Iterator[str]:
    yield f"## {say(lang, 'page.title')}"
    if len(result.reports) == 1:
        return
    yield ""
    yield f"**{escaped(verdict.of_run(result, lang).text)}**"
    yield ""
    yield escaped(verdict.overview(result, lang))


def _report(report: ReportResult, result: Result, lang: Language) -> Iterator[str]:
    yield ""
    yield f"### {escaped(report.path)}"
    yield ""
    if report.identity:
        yield escaped(say(lang, "items.separator").join(verdict.whose(report, result, lang)))
        yield ""
    for one in verdict.of_report(report, lang):
        yield f"**{escaped(one.text)}**  "
    if report.status == "not-checked":
        return
    for text in (verdict.outcomes(report, lang), verdict.withheld(report, lang)):
        if text:
            yield f"{escaped(text)}  "
    yield from _findings(report, lang)
    undecided = [outcome for outcome in report.outcomes if outcome.outcome == "undecided"]
    if undecided:
        yield ""
        yield f"<details><summary>{say(lang, 'title.undecided')} {len(undecided)}</summary>"
        yield ""
        for outcome in undecided:
            yield f"- `{outcome.rule}` {escaped(outcome.reason)}"
        yield ""
        yield "</details>"


def _findings(report: ReportResult, lang: Language) -> Iterator[str]:
    if not report.open_findings:
        return
    shown = illustrated(report)
    names = ("column.number", "column.severity", "column.place", "column.problem", "remedy", "basis")
    yield ""
    yield "| " + " | ".join(say(lang, name) for name in names) + " |"
    yield "| --: | --- | --- | --- | --- | --- |"
    for number, finding in enumerate(report.open_findings, 1):
        yield _row(number, finding, shown.get(finding.fingerprint), lang)


def _row(number: int, finding: Finding, shown: Illustration | None, lang: Language) -> str:
    location = finding.location
    place = f"{escaped(location.place)} {location.span.line}:{location.span.column}".strip()
    problem = [escaped(finding.message)]
    if shown and shown.part:
        problem += [escaped(equation) for equation in shown.part.sums]
    elif location.quote and not location.absent:
        problem.append(f"<q>{escaped(excerpt(location.quote, 0, len(location.quote), _QUOTE).mark)}</q>")
    basis = "<br>".join(" ".join(filter(None, (escaped(one.document), escaped(one.article)))) for one in finding.basis)
    severity = f"**{say(lang, finding.severity)}**"
    cells = (str(number), severity, place, "<br>".join(problem), escaped(finding.remedy), basis)
    return "| " + " | ".join(cells) + " |"


def _fitting(lines: Iterator[str], lang: Language) -> Iterator[str]:
    """The lines that fit into one comment."""
    room = _LONGEST
    for line in lines:
        room -= len(line) + 1
        if room < 0:
            yield ""
            yield say(lang, "markdown.cut", count=1 + sum(1 for _ in lines))
            return
        yield line
