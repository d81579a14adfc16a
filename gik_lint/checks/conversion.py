"""Kind `conversion`: what a change of script or machine left in the text.

The canonical face was made by undoing exactly these things, so that its edits are the evidence.
"""

from msgspec import Struct, structs

from gik_lint.checks.base import Hit, Replacement, Run, Verdict, Witness, verdict
from gik_lint.checks.phrase import merge
from gik_lint.facts.report import AnnualReport, Range
from gik_lint.packs.model import Rule
from gik_lint.text.face import EditKind, FaceEdit

VALUES = frozenset({"found", "instead", "count"})
LISTED = 200


class Parameters(Struct, frozen=True, forbid_unknown_fields=True):
    """What counts, and how it is gathered.

    `edits` are kinds of change. `by_word` gives a finding for each word, all its places listed; otherwise
    there is one a file. At most `LISTED` places are named.
    """

    edits: tuple[EditKind, ...] = ()
    by_word: bool = False


def check(rule: Rule, parameters: Parameters, report: AnnualReport, run: Run) -> Verdict:
    """Failed with one hit a file, or one a word."""
    edits = [edit for edit in report.reading.face.edits if edit.kind in parameters.edits]
    hits = [_hit(edit) for edit in edits]
    if not hits:
        return verdict([])
    if parameters.by_word:
        groups: dict[str, list[Hit]] = {}
        for hit in hits:
            groups.setdefault(hit.key, []).append(hit)
        return verdict([_listed(group) for group in groups.values()])
    return verdict([_listed(hits)])


def _hit(edit: FaceEdit) -> Hit:
    """A removed note has no canonical range of its own; it is pointed at where it is printed."""
    at = Range(edit.start, edit.end)
    printed = Range(edit.printed_start, edit.printed_end)
    return Hit(
        at,
        {"found": edit.printed, "instead": edit.canonical},
        replacements=(Replacement(at, edit.canonical, printed),),
        key=edit.word or edit.kind,
        printed=printed,
    )


def _listed(hits: list[Hit]) -> Hit:
    hits = sorted(hits, key=lambda hit: hit.at.start)
    words = list(dict.fromkeys(hit.values["found"] for hit in hits))
    shown = "、".join(words[:8]) + ("等" if len(words) > 8 else "")  # noqa: PLR2004 - what fits a line
    merged = merge(hits)
    others = [Witness(hit.at, hit.values["found"], printed=hit.printed) for hit in hits[1:]]
    return structs.replace(
        merged,
        values={**merged.values, "found": shown},
        witnesses=tuple(others[:LISTED]),
        key=hits[0].key,
        printed=hits[0].printed,
    )
