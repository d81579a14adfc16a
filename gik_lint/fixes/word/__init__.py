"""Fixes in a Word file, made as tracked changes that a person accepts or rejects."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from gik_lint.finding import Edit, Finding
from gik_lint.fixes.choice import Chosen, choose
from gik_lint.fixes.word.manuscript import Manuscript
from gik_lint.fixes.word.tracking import can_replace, replace


def fix_docx(
    source: bytes, findings: Sequence[Finding], *, unsafe: bool = False, when: datetime | None = None
) -> bytes:
    """The Word file with the fixes of these findings as tracked changes by gik-lint, dated `when`.

    Where nothing can be fixed the file comes back as it was. Raises UnreadableError as the reader does.
    """
    manuscript = Manuscript(source, when)
    made = revise(manuscript, choose(findings, unsafe=unsafe))
    return manuscript.save() if made else source


def revise(
    manuscript: Manuscript, chosen: Chosen, offsets: Mapping[int, Iterable[int]] | None = None
) -> tuple[Finding, ...]:
    """Make the fixes that can be made as tracked changes, each wholly, and say of which findings.

    `offsets` are places, by unit, at which its runs are cut as well.
    """
    cuts = {number: set(places) for number, places in (offsets or {}).items()}
    for edit in chosen.edits:
        cuts.setdefault(edit.span.line, set()).update(_range(edit))
    made: dict[int, Finding] = {}
    done: set[Edit] = set()
    for finding in chosen.findings:
        edits = finding.fix.edits if finding.fix else ()
        if all(edit in done or _possible(manuscript, edit, cuts) for edit in edits):
            made[id(finding)] = finding
            for edit in edits:
                if edit not in done:
                    segments = manuscript.cut(edit.span.line, cuts[edit.span.line])
                    replace(segments, *_range(edit), edit.text, manuscript.stamps)
                    manuscript.touch(segments.unit.paragraphs[0])
                    done.add(edit)
    return tuple(made.values())


def _possible(manuscript: Manuscript, edit: Edit, cuts: Mapping[int, set[int]]) -> bool:
    if edit.span.line != edit.span.end_line or edit.span.line not in manuscript.units:
        return False
    segments = manuscript.cut(edit.span.line, cuts[edit.span.line])
    return can_replace(segments, *_range(edit), edit.text)


def _range(edit: Edit) -> tuple[int, int]:
    """The offsets of an edit in its unit."""
    return edit.span.column - 1, edit.span.end_column - 1
