"""JUnit XML: a suite a draft, a test case a rule; what stands below the gate passes and is told in its output."""

from collections import Counter
from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from msgspec import Struct

from gik_lint.finding import SEVERITIES, Finding, Outcome
from gik_lint.reporters import verdict
from gik_lint.reporters.catalogue import Language, say
from gik_lint.reporters.clean import inline, xml
from gik_lint.reporters.view import View
from gik_lint.result import ReportResult, Result


class _Case(Struct, frozen=True):
    """One test case: its XML, and which count it belongs to."""

    kind: str
    lines: tuple[str, ...]


def parts(result: Result, view: View) -> Iterator[str]:
    """Every draft of the run as a test suite, line by line; valid XML 1.0 whatever the drafts hold."""
    suites = _Suites.of(result, view.lang)
    # the counts stand before the cases: all are made twice rather than all held
    every = Counter(case.kind for _, cases in suites.made() for case in cases)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<testsuites name="gik-lint" {_counts(every)}>\n'
    for name, cases in suites.made():
        kinds = Counter(case.kind for case in cases)
        yield f'  <testsuite name={_attribute(name)} {_counts(kinds)} skipped="{kinds["skipped"]}">\n'
        yield from (f"{line}\n" for case in cases for line in case.lines)
        yield "  </testsuite>\n"
    yield "</testsuites>\n"


class _Suites(Struct, frozen=True):
    """Makes the suites of a run; `names` are the name and the class of each rule's cases."""

    result: Result
    lang: Language
    names: Mapping[str, tuple[str, str]]

    @classmethod
    def of(cls, result: Result, lang: Language) -> "_Suites":
        rules = result.rules
        return cls(
            result, lang, {one.id: (f"{one.id} {inline(one.title)}", f"gik-lint.{one.category}") for one in rules}
        )

    def made(self) -> Iterator[tuple[str, list[_Case]]]:
        """The name of each draft, and its cases."""
        for report in self.result.reports:
            yield inline(report.path), list(self._cases(report))
        for path in self.result.unmatched:
            yield inline(path), [self._broken(say(self.lang, "unmatched", path=path))]

    def _cases(self, report: ReportResult) -> Iterator[_Case]:
        yield from map(self._broken, verdict.broken(report, self.lang))
        findings: dict[str, list[Finding]] = {}
        for finding in report.findings:
            findings.setdefault(finding.rule, []).append(finding)
        for outcome in report.outcomes:
            yield self._case(report.path, outcome, findings.get(outcome.rule, []))

    def _broken(self, text: str) -> _Case:
        return _case(say(self.lang, "junit.check"), "gik-lint", "error", text)

    def _case(self, path: str, outcome: Outcome, findings: list[Finding]) -> _Case:
        name, group = self.names.get(outcome.rule, (outcome.rule, "gik-lint"))
        if outcome.outcome in {"undecided", "not-applicable"}:
            reason = say(self.lang, outcome.outcome) + (f": {inline(outcome.reason)}" if outcome.reason else "")
            return _case(name, group, "skipped", reason)
        told = "\n".join(_told(path, finding, self.lang) for finding in findings)
        failing = [finding for finding in findings if finding.open and _fails(finding, self.result)]
        if not failing:
            return _case(name, group, text=told)
        return _case(name, group, "failure", " / ".join(inline(finding.message) for finding in failing), told)


def _case(name: str, group: str, kind: str = "", message: str = "", text: str = "") -> _Case:
    head = f"    <testcase classname={_attribute(group)} name={_attribute(name)}"
    if kind:
        body = f"      <{kind} message={_attribute(message)}"
        inside = f"{body}>{_text(text)}</{kind}>" if text else f"{body}/>"
    elif text:
        inside = f"      <system-out>{_text(text)}</system-out>"
    else:
        return _Case(kind, (f"{head}/>",))
    return _Case(kind, (f"{head}>", inside, "    </testcase>"))


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


def _counts(kinds: Counter[str]) -> str:
    return f'tests="{sum(kinds.values())}" failures="{kinds["failure"]}" errors="{kinds["error"]}"'


def _attribute(text: str) -> str:
    return quoteattr(xml(text))


def _text(text: str) -> str:
    return escape(xml(text))
