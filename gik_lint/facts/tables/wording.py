"""The labels beside the rows of a table and its caption, compared with the form."""

from collections.abc import Iterable, Iterator, Sequence

from gik_lint.facts.report import Label, Range
from gik_lint.facts.tables.events import Heading, Record
from gik_lint.facts.tables.likeness import distance, slack
from gik_lint.facts.tables.names import label_of, letters
from gik_lint.facts.tables.rows import Placed
from gik_lint.packs.forms import Row, TableForm

_MISNUMBERED = 2  # signs by which a caption may differ from the form's and still be meant for it
_LONGEST_LINE = 40


def miscaptioned(headings: Iterable[Heading], text: str, start: int, table: TableForm) -> Iterator[Label]:
    """The caption of a table that bears another number than the form's (第七项 for 第六项), letter for letter else.

    It is one of its headings, or the line before the table that begins at `start`.
    """
    wanted = letters(table.caption)
    before = text[max(0, start - _LONGEST_LINE) : start]
    line = before.rstrip().rpartition("\n")[2]
    end = start - len(before) + len(before.rstrip())
    above = [(each.text, each.at) for each in headings] + [(line, Range(end - len(line), end))]
    near = {at: words for words, at in above if wanted and _nearly(letters(words), wanted)}
    if len(near) == 1:
        (at, words), *_ = near.items()
        yield Label("", words, at, exact=False, official=table.caption)


def _nearly(printed: str, wanted: str) -> bool:
    alike = len(printed) == len(wanted) and printed != wanted
    return alike and distance(printed, wanted, _MISNUMBERED) <= _MISNUMBERED


def misnumbered(placed: Iterable[Placed], table: TableForm) -> Iterator[Label]:
    """The one row of a grid with another number than the form's; where several have, the table is renumbered."""
    wrong = [
        each
        for each in placed
        if each.exact and each.record.solid and _other_mark(each.record.mark, table.rows[each.row].label)
    ]
    if len(wrong) == 1:
        row, record = table.rows[wrong[0].row], wrong[0].record
        yield Label(row.id, record.text, record.at, exact=False, official=row.label)


def repeated(again: Iterable[tuple[int, Record]], table: TableForm, width: int) -> Iterator[Label]:
    """The second printings of rows: in a grid, or whole rows of running text."""
    for number, record in again:
        row = table.rows[number]
        if row.kind == "data" and (record.solid or len(record.values) == width > 1):
            yield Label(row.id, record.text, record.at)


def misgrouped_rows(placed: Sequence[Placed], table: TableForm) -> Iterator[Label]:
    """The groups' labels, in cells beside those of their rows, that are not the form's or bear another number."""
    groups = {row.id: row for row in table.rows if row.kind == "group"}
    printed = {label_of(beside.text).core for each in placed for beside in each.record.beside}
    told: set[str] = set()
    for each in placed:
        parents = list(_parents(table.rows[each.row], groups))
        for beside in each.record.beside:
            row = _meant(beside, parents, printed)
            if row and row.id not in told:
                told.add(row.id)
                yield Label(row.id, beside.text, beside.at, exact=False, official=row.label)


def _parents(row: Row, groups: dict[str, Row]) -> Iterator[Row]:
    while row.parent and row.parent in groups:
        row = groups[row.parent]
        yield row


def _meant(beside: Heading, parents: Sequence[Row], printed: set[str]) -> Row | None:
    """The group that a cell names wrongly; None where it is right, or nobody's."""
    label = label_of(beside.text)
    for row in parents:
        known = {core for text in (row.label, *row.aliases) for core in (label_of(text).core, label_of(text).bare)}
        if label.core in known or label.bare in known:
            return row if _other_mark(label.mark, row.label) else None
    if beside.names:
        return None
    for row in parents:
        wanted = label_of(row.label)
        bound = len(wanted.core) // 2 if label.mark == wanted.mark else slack(len(wanted.core))
        torn = label.core in wanted.core
        if not torn and wanted.core not in printed and distance(label.core, wanted.core, bound) <= bound:
            return row
    return None


def _other_mark(mark: str, official: str) -> bool:
    wanted = label_of(official).mark
    return bool(mark and wanted) and mark != wanted
