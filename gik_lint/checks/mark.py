"""Kind `mark`: what a Word file or a web page holds beside its text: revisions, comments, hidden words."""

from msgspec import Struct

from gik_lint.checks.base import Hit, Run, Verdict, verdict
from gik_lint.document.document import MarkKind
from gik_lint.facts.report import AnnualReport, Range
from gik_lint.finding import Severity
from gik_lint.packs.model import Rule

VALUES = frozenset({"found", "count", "authors"})
_SHOWN = 40


class Parameters(Struct, frozen=True, forbid_unknown_fields=True):
    """`marks` are the kinds that count; `except_by` names authors whose marks never do.

    `final` is the severity for a report about to be published.
    """

    marks: tuple[MarkKind, ...]
    except_by: tuple[str, ...] = ()
    final: Severity | None = None


def check(rule: Rule, parameters: Parameters, report: AnnualReport, run: Run) -> Verdict:
    """Failed once a file, at the first mark, with their number."""
    document = report.reading.document
    marks = [one for one in document.marks if one.kind in parameters.marks and one.author not in parameters.except_by]
    if not marks:
        return verdict([])
    severity = parameters.final if run.profile == "final" else None
    values = {
        "found": marks[0].text[:_SHOWN],
        "count": str(len(marks)),
        "authors": "、".join(sorted({one.author for one in marks if one.author})) or "未署名",
    }
    at = report.reading.offset(marks[0].span)
    return verdict([Hit(Range(at, at), values, severity=severity, key=rule.id)])
