"""Suppressions: findings that somebody answers for leaving as they are, with a reason and for a time.

They stand in a file beside the drafts that the invoker names, never in a draft: a document cannot silence
the linter. What is withheld is always counted and shown.
"""

from collections.abc import Sequence
from datetime import date
from fnmatch import fnmatch

from msgspec import Struct, structs

from gik_lint.finding import Finding
from gik_lint.result import ReportResult


class SuppressionsError(Exception):
    """The suppressions file cannot be used; the sentence says where and why."""


class Suppression(Struct, frozen=True, forbid_unknown_fields=True):
    """One withheld finding: its rule, and its fingerprint or a text of its place; `path` may be a pattern.

    `until` is the last day on which it holds; `by` answers for `reason`.
    """

    rule: str
    reason: str
    by: str
    fingerprint: str = ""
    place: str = ""
    path: str = "*"
    until: date | None = None

    def fits(self, finding: Finding, path: str) -> bool:
        """Whether this finding of the draft at `path` is the one meant."""
        return (
            finding.rule == self.rule
            and (not self.fingerprint or finding.fingerprint.startswith(self.fingerprint))
            and (not self.place or self.place in finding.location.place)
            and (self.path == "*" or fnmatch(path.replace("\\", "/"), self.path))
        )


class Withholding:
    """Marks the findings that suppressions withhold, report by report, and remembers which of them were used."""

    def __init__(self, suppressions: Sequence[Suppression], today: date) -> None:
        self._all = suppressions
        self._in_force = [one for one in suppressions if one.until is None or today <= one.until]
        self._used: set[int] = set()

    def marked(self, report: ReportResult) -> ReportResult:
        """The report with its withheld findings marked."""
        findings = []
        for finding in report.findings:
            fitting = [one for one in self._in_force if one.fits(finding, report.path)]
            self._used.update(id(one) for one in fitting)
            findings.append(structs.replace(finding, suppressed=True) if fitting else finding)
        return structs.replace(report, findings=tuple(findings))

    def notices(self) -> tuple[str, ...]:
        """A sentence for each suppression that has expired, and for each that no report so far made use of."""
        expired = [
            f"豁免已过期（{one.until}），不再生效：{one.rule}（{one.reason}，{one.by}）"
            for one in self._all
            if one not in self._in_force
        ]
        unused = [
            f"豁免没有用上，可以删去：{one.rule}（{one.reason}，{one.by}）"
            for one in self._in_force
            if id(one) not in self._used
        ]
        return (*expired, *unused)
