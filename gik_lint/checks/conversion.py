"""Kind `conversion`: what a change of script or machine left in the text.

The canonical face was made by undoing exactly these things, so that its edits are the evidence.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct

from gik_lint.checks.base import Hit, Replacement, Run, Verdict, Witness, verdict
from gik_lint.facts.report import AnnualReport, Range
from gik_lint.packs.model import Rule
from gik_lint.packs.references import Pattern
from gik_lint.text.face import EditKind, Face, FaceEdit
from gik_lint.text.patterns import found

VALUES = frozenset({"found", "instead", "count"})
LISTED = 200
_BEFORE, _AFTER = 9, 2


class Parameters(Struct, frozen=True, forbid_unknown_fields=True):
    """What counts, and how it is gathered.

    `edits` are kinds of change. `by_word` gives a finding for each word, all its places listed; otherwise
    there is one a file. At most `LISTED` places are named. Both patterns run on the printed text: `around` must
    be found from `_BEFORE` letters before a change to `_AFTER` after it, `unlike` somewhere, which shows that the
    draft prints it otherwise, too.
    """

    edits: tuple[EditKind, ...] = ()
    by_word: bool = False
    around: Pattern = ""
    unlike: Pattern = ""


def check(rule: Rule, parameters: Parameters, report: AnnualReport, run: Run) -> Verdict:
    """Failed with one hit a file, or one a word."""
    groups: dict[str, list[FaceEdit]] = {}
    printed = report.reading.face.printed
    for edit in report.reading.face.edits:
        if edit.kind in parameters.edits and _stands(edit, parameters.around, printed):
            groups.setdefault((edit.word or edit.kind) if parameters.by_word else "", []).append(edit)
    if groups and parameters.unlike and not found(parameters.unlike, printed):
        return verdict([])
    return verdict([_hit(edits, report.reading.face) for edits in groups.values()])


def _stands(edit: FaceEdit, around: str, printed: str) -> bool:
    start, end = max(edit.printed_start - _BEFORE, 0), edit.printed_end + _AFTER
    return not around or found(around, printed[start:end]) is not None


def _hit(edits: Sequence[FaceEdit], face: Face) -> Hit:
    """One hit for all: the first, the others as its witnesses."""
    first, *others = sorted(edits, key=lambda edit: edit.start)
    words = list(dict.fromkeys(edit.printed for edit in (first, *others)))
    shown = "、".join(words[:8]) + ("等" if len(words) > 8 else "")  # noqa: PLR2004 - what fits a line
    return Hit(
        _at(first),
        {"found": shown, "instead": first.canonical, "count": str(len(edits))},
        witnesses=tuple(Witness(_at(edit), edit.printed, printed=_printed(edit)) for edit in others[:LISTED]),
        replacements=tuple(_replacements((first, *others), face)),
        key=first.word or first.kind,
        printed=_printed(first),
    )


def _replacements(edits: Sequence[FaceEdit], face: Face) -> Iterator[Replacement]:
    """What to print for each edit; a word that is converted as a whole is replaced as a whole, whatever is in it."""
    words = [edit for edit in face.edits if edit.kind == "vocabulary"]
    if not words:
        yield from (Replacement(_at(edit), edit.canonical, _printed(edit)) for edit in edits)
        return
    ends = [word.printed_end for word in words]
    done = -1  # the last word replaced
    for edit in edits:
        start = edit.printed_start
        index = bisect_right(ends, start)
        while index < len(words) and (word := words[index]).printed_start < edit.printed_end:
            if start < word.printed_start:
                yield _plain(start, word.printed_start, face)
            if index > done:
                yield Replacement(_at(word), word.canonical, _printed(word))
                done = index
            start = word.printed_end
            index += 1
        if start == edit.printed_start:
            yield Replacement(_at(edit), edit.canonical, _printed(edit))
        elif start < edit.printed_end:
            yield _plain(start, edit.printed_end, face)


def _plain(start: int, end: int, face: Face) -> Replacement:
    """A printed range outside of every converted word, which becomes what the canonical text holds there."""
    at = Range(*face.canonical_range(start, end))
    return Replacement(at, face.text[at.start : at.end], Range(start, end))


def _at(edit: FaceEdit) -> Range:
    return Range(edit.start, edit.end)


def _printed(edit: FaceEdit) -> Range:
    """A removed note has no canonical range of its own; it is pointed at where it is printed."""
    return Range(edit.printed_start, edit.printed_end)
