"""Kind `conversion`: what a change of script or machine left in the text.

The canonical face was made by undoing exactly these things, so that its edits are the evidence.
"""

from collections.abc import Iterator

from msgspec import Struct

from gik_lint.checks.base import Hit, Replacement, Run, Verdict, Witness, verdict
from gik_lint.checks.phrase import merge
from gik_lint.facts.report import AnnualReport, Range
from gik_lint.packs.model import Rule
from gik_lint.text.face import EditKind, FaceEdit

VALUES = frozenset({"found", "instead", "count", "share"})
LISTED = 200


class Parameters(Struct, frozen=True, forbid_unknown_fields=True):
    """What counts, and how it is gathered.

    `edits` are kinds of change; `printed` are spellings that are wrong in any script (複議), with what to
    write instead.

    `by_word` gives a finding for each word, all its places listed; otherwise there is one a file. With
    `whole`, the share of characters (in percent) from which on the text as a whole is in another script:
    then no places are listed.
    """

    edits: tuple[EditKind, ...] = ()
    printed: dict[str, str] = {}
    by_word: bool = False
    whole: int | None = None


def check(rule: Rule, parameters: Parameters, report: AnnualReport, run: Run) -> Verdict:
    """Failed with one hit a file, or one a word."""
    edits = [edit for edit in report.reading.face.edits if edit.kind in parameters.edits]
    hits = [*(_hit(edit, report) for edit in edits), *_misspelt(parameters.printed, report)]
    if not hits:
        return verdict([])
    if parameters.by_word:
        groups: dict[str, list[Hit]] = {}
        for hit in hits:
            groups.setdefault(hit.key, []).append(hit)
        return verdict([_listed(group) for group in groups.values()])
    share = 100 * sum(edit.printed_end - edit.printed_start for edit in edits) // max(len(report.reading.text), 1)
    if parameters.whole is not None and share >= parameters.whole:
        return verdict([Hit(hits[0].at, {**hits[0].values, "count": str(len(hits)), "share": str(share)})])
    return verdict([_listed(hits, share)])


def _hit(edit: FaceEdit, report: AnnualReport) -> Hit:
    """A removed note has no range of its own: it stands with the character before it."""
    at = Range(edit.start, edit.end) if edit.end > edit.start else Range(max(edit.start - 1, 0), edit.start)
    shown = report.reading.quote(at.start, at.end) if edit.end > edit.start else edit.printed
    return Hit(
        at,
        {"found": shown, "instead": edit.canonical},
        replacements=(Replacement(at, report.reading.text[at.start : at.end]),),
        key=edit.word or edit.kind,
    )


def _misspelt(words: dict[str, str], report: AnnualReport) -> Iterator[Hit]:
    face = report.reading.face
    for word, instead in words.items():
        start = face.printed.find(word)
        while start >= 0:
            end = start + len(word)
            at = Range(*face.canonical_range(start, end))
            yield Hit(at, {"found": word, "instead": instead}, replacements=(Replacement(at, instead),), key=instead)
            start = face.printed.find(word, end)


def _listed(hits: list[Hit], share: int = 0) -> Hit:
    hits = sorted(hits, key=lambda hit: hit.at.start)
    words = list(dict.fromkeys(hit.values["found"] for hit in hits))
    shown = "、".join(words[:8]) + ("等" if len(words) > 8 else "")  # noqa: PLR2004 - what fits a line
    merged = merge(hits)
    return Hit(
        merged.at,
        {**merged.values, "found": shown, "share": str(share)},
        witnesses=tuple(Witness(one.at, report_note(hit)) for one, hit in zip(merged.witnesses, hits[1:], strict=True))[
            :LISTED
        ],
        replacements=merged.replacements,
        key=hits[0].key,
    )


def report_note(hit: Hit) -> str:
    """What stands at another place of the same kind."""
    return hit.values["found"]
