"""The illustrations of a result: those it came with, or made from the draft it keeps."""

from collections.abc import Mapping, Sequence

from gik_lint.facts.report import AnnualReport
from gik_lint.finding import Finding
from gik_lint.illustration import Illustration
from gik_lint.reporters.passages import Passages
from gik_lint.reporters.redrawn import Redrawer
from gik_lint.result import ReportResult

_REACH = 601  # one more than excerpts look at, so that they see that there is more


def illustrated(result: ReportResult) -> Mapping[str, Illustration]:
    """An illustration a finding, by fingerprint; none where the draft is not at hand and left none."""
    return illustrations(result.report, result.findings) if result.report else result.illustrations


def illustrations(report: AnnualReport, findings: Sequence[Finding]) -> dict[str, Illustration]:
    """An illustration a finding of `report`, by fingerprint."""
    if not findings:
        return {}
    passages, redrawer = Passages(report.reading.document), Redrawer(report)
    return {one.fingerprint: _of(one, passages, redrawer) for one in findings}


def _of(finding: Finding, passages: Passages, redrawer: Redrawer) -> Illustration:
    part = redrawer.part(finding)
    if part:
        held = (index for index, one in enumerate(finding.related) if redrawer.holds(one.location.span))
        return Illustration(part=part, drawn=frozenset(held))
    stretches = passages.at(finding.location.span)
    if not stretches:
        return Illustration()
    unit, start, end = stretches[0]
    text = passages.units[unit].text.text
    first = max(start - _REACH, 0)
    return Illustration(text[first : end + _REACH], start - first, end - first)
