"""The review copy: the user's own Word document with a comment (批注) at each finding, and nothing else changed.

Safe fixes stand in it as tracked changes (修订) that can be accepted or rejected one by one. Comments and
revisions of others stay. A review copy may be reviewed again: what an earlier run said is said anew, not twice.
"""

from collections.abc import Sequence
from datetime import datetime

from gik_lint.document import Span
from gik_lint.finding import Finding
from gik_lint.fixes.choice import choose
from gik_lint.fixes.word import revise
from gik_lint.fixes.word.manuscript import Manuscript
from gik_lint.readers.docx.story import Unit
from gik_lint.reporters import verdict
from gik_lint.reporters.catalogue import Language
from gik_lint.reporters.docx_review.comments import Comments
from gik_lint.reporters.docx_review.wording import finding_lines
from gik_lint.reporters.view import View
from gik_lint.result import ReportResult


def review(source: bytes, report: ReportResult, view: View | None = None, when: datetime | None = None) -> bytes:
    """The review copy of `source`, the Word file this report was read from; its marks are dated `when`.

    Raises UnreadableError where the source is no readable Word file.
    """
    lang = (view or View()).lang
    summary = [sentence.text for sentence in verdict.of_report(report, lang)]
    summary += [verdict.outcomes(report, lang), verdict.withheld(report, lang)] if report.outcomes else []
    return write_review(source, report.open_findings, summary=summary, lang=lang, when=when)


def write_review(
    source: bytes,
    findings: Sequence[Finding],
    *,
    summary: Sequence[str] = (),
    lang: Language = "zh",
    when: datetime | None = None,
) -> bytes:
    """The Word file with these findings as comments, and `summary` (a line each) as a comment at its beginning.

    The findings must be those of this very file. Suppressed ones are left out; one whose place is not in the
    file stands at the beginning.
    """
    manuscript = Manuscript(source, when)
    comments = Comments(manuscript)
    if not manuscript.units:
        return manuscript.save()
    shown = [finding for finding in findings if not finding.suppressed]
    places = [_place(manuscript, finding.location.span) for finding in shown]
    offsets: dict[int, set[int]] = {}
    for first, start, last, end in places:
        offsets.setdefault(first.number, set()).add(start)
        offsets.setdefault(last.number, set()).add(end)
    made = {id(finding) for finding in revise(manuscript, choose(shown), offsets)}
    opening = manuscript.units[1]
    if summary:
        whole = manuscript.cut(opening.number, offsets.get(opening.number, ()))
        comments.add(["gik-lint", *filter(None, summary)], whole, 0, whole, len(opening.text))
    for finding, (first, start, last, end) in zip(shown, places, strict=True):
        head, tail = (manuscript.cut(unit.number, offsets[unit.number]) for unit in (first, last))
        fixed = id(finding) in made
        comments.add(finding_lines(finding, lang, fixed=fixed), head, start, tail, end, on_change=fixed)
    return manuscript.save()


def _place(manuscript: Manuscript, span: Span) -> tuple[Unit, int, Unit, int]:
    """The units and offsets of a span; a passage that leaves a cell or a text box ends with its first unit."""
    first = manuscript.units.get(span.line)
    if first is None:
        opening = manuscript.units[1]
        return opening, 0, opening, len(opening.text)
    start = min(max(span.column - 1, 0), len(first.text))
    last = manuscript.units.get(span.end_line, first)
    elsewhere = last is not first and last.paragraphs[0].getparent() is not first.paragraphs[-1].getparent()
    if last.number < first.number or elsewhere:
        return first, start, first, len(first.text)
    return first, start, last, min(max(span.end_column - 1, start if last is first else 0), len(last.text))
