"""JUnit XML: a suite a draft, a test case a rule; what stands below the gate passes and is told in its output."""

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from gik_lint.finding import SEVERITIES, Finding, Outcome
from gik_lint.reporters import verdict
from gik_lint.reporters.catalogue import Language, say
from gik_lint.reporters.clean import inline, xml
from gik_lint.reporters.view import View
from gik_lint.result import ReportResult, Result


class _Case:
    """One test case: its XML, and which count it belongs to."""

    def __init__(self, name: str, group: str, kind: str = "", message: str = "", text: str = "") -> None:
        self.kind = kind
        head = f"    <testcase classname={_attribute(group)} name={_attribute(name)}"
        if not kind and not text:
            self.lines = [head + "/>"]
        elif kind:
            body = f"      <{kind} message={_attribute(message)}"
            self.lines = [head + ">", f"{body}>{_text(text)}</{kind}>" if text else body + "/>", "    </testcase>"]
        else:
            self.lines = [head + ">", f"      <system-out>{_text(text)}</system-out>", "    </testcase>"]


def render(result: Result, view: View) -> str:
    """Every draft of the run as a test suite; valid XML 1.0 whatever the drafts hold."""
    suites = [(inline(report.path), list(_cases(report, result, view.lang))) for report in result.reports]
    suites += [
        (
            inline(path),
            [_Case(say(view.lang, "junit.check"), "gik-lint", "error", say(view.lang, "unmatched", path=path))],
        )
        for path in result.unmatched
    ]
    every = [case for _, cases in suites for case in cases]
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<testsuites name="gik-lint" {_counts(every)}>']
    for name, cases in suites:
        skipped = sum(case.kind == "skipped" for case in cases)
        lines.append(f'  <testsuite name={_attribute(name)} {_counts(cases)} skipped="{skipped}">')
        lines += [line for case in cases for line in case.lines]
        lines.append("  </testsuite>")
    return "\n".join([*lines, "</testsuites>"]) + "\n"


def _cases(report: ReportResult, result: Result, lang: Language) -> Iterator[_Case]:
    for text in verdict.broken(report, lang):
        yield _Case(say(lang, "junit.check"), "gik-lint", "error", text)
    rules = {rule.id: rule for rule in result.rules}
    findings: dict[str, list[Finding]] = {}
    for finding in report.findings:
        findings.setdefault(finding.rule, []).append(finding)
    for outcome in report.outcomes:
        rule = rules.get(outcome.rule)
        name = f"{outcome.rule} {inline(rule.title)}" if rule else outcome.rule
        group = f"gik-lint.{rule.category}" if rule else "gik-lint"
        yield _case(name, group, outcome, findings.get(outcome.rule, []), result, report, lang)


def _unmatched(path: str, lang: Language) -> _Case:
    return _Case(say(lang, "junit.check"), "gik-lint", "error", say(lang, "unmatched", path=path))


def _case(  # noqa: PLR0917 - what a case is made of
    name: str,
    group: str,
    outcome: Outcome,
    findings: list[Finding],
    result: Result,
    report: ReportResult,
    lang: Language,
) -> _Case:
    if outcome.outcome in {"undecided", "not-applicable"}:
        reason = say(lang, outcome.outcome) + (f": {inline(outcome.reason)}" if outcome.reason else "")
        return _Case(name, group, "skipped", reason)
    told = "\n".join(_told(report.path, finding, lang) for finding in findings)
    failing = [finding for finding in findings if finding in report.open_findings and _fails(finding, result)]
    if not failing:
        return _Case(name, group, text=told)
    return _Case(name, group, "failure", " / ".join(inline(finding.message) for finding in failing), told)


def _fails(finding: Finding, result: Result) -> bool:
    """Whether a finding stands at or above the gate."""
    gate = result.fail_on
    return gate != "never" and SEVERITIES.index(finding.severity) <= SEVERITIES.index(gate)


def _told(path: str, finding: Finding, lang: Language) -> str:
    span = finding.location.span
    state = "suppressed" if finding.suppressed else "known" if finding.baseline == "known" else ""
    lines = [
        f"{inline(path)}:{span.line}:{span.column}: {say(lang, finding.severity)}"
        + (f" ({say(lang, state)})" if state else ""),
        inline(finding.location.place),
        inline(finding.message),
        inline(finding.remedy),
        *(" ".join(filter(None, (inline(one.document), inline(one.article)))) for one in finding.basis),
    ]
    return "\n".join(filter(None, lines))


def _counts(cases: list[_Case]) -> str:
    kinds = [case.kind for case in cases]
    return f'tests="{len(cases)}" failures="{kinds.count("failure")}" errors="{kinds.count("error")}"'


def _attribute(text: str) -> str:
    return quoteattr(xml(text))


def _text(text: str) -> str:
    return escape(xml(text))
