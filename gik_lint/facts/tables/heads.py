"""What stands above the columns of a real grid, compared with the form: other words, or two heads exchanged."""

from collections.abc import Iterable, Iterator, Sequence

from gik_lint.facts.report import Label
from gik_lint.facts.tables.events import Heading
from gik_lint.facts.tables.likeness import distance
from gik_lint.facts.tables.names import label_of, letters
from gik_lint.packs.forms import Column, TableForm

_FEW = 2  # more heads that differ are those of another table, or stand askew
_LONGEST_HEAD = 16


def misheaded(headings: Iterable[Heading], slots: Sequence[int], table: TableForm) -> Iterator[Label]:
    """The heads, and the groups above them, that are not the form's. `slots` are the columns' own, in order.

    A head in unknown words is one where the others are the form's; a known one only in the place of another.
    """
    above: dict[int, list[Heading]] = {}
    for heading in sorted(headings, key=lambda one: one.row):
        above.setdefault(heading.slot, []).append(heading)
    heads = [(above[slot][-1], column) for slot, column in zip(slots, table.columns, strict=True) if slot in above]
    wrong = [(head, column) for head, column in heads if not _is_head(head.text, column, table.unit)]
    enough = len(heads) > 2 * len(wrong) or len(table.columns) == 1
    if len(wrong) <= _FEW and enough and all(_may_be_head(head, column, table) for head, column in wrong):
        for head, column in wrong:
            yield Label(column.id, head.text, head.at, exact=False, official=column.label)
    grouped = [label for label in _misgrouped(above, slots, table) if label]
    if len(grouped) <= _FEW:
        yield from grouped


def _is_head(text: str, column: Column, unit: str) -> bool:
    """Whether a head says what the form's does; its note in brackets may be missing, but not name another unit."""
    printed = label_of(text)
    for known in map(label_of, (column.label, *column.aliases)):
        if known.core in {printed.core, printed.bare}:
            return True
        if printed.bare == known.bare:
            return known.core == known.bare or printed.core == printed.bare or unit in printed.core
    return False


def _may_be_head(head: Heading, column: Column, table: TableForm) -> bool:
    """Whether these words stand where the column's belong, and are no group's, caption's or row's."""
    printed, wanted = letters(head.text), letters(column.label)
    if not printed or len(printed) > _LONGEST_HEAD or (head.names and not _names_column(head)):
        return False
    return len(table.columns) > 1 or distance(printed, wanted, len(wanted) // 2) <= len(wanted) // 2


def _names_column(head: Heading) -> bool:
    return any(name.axis == "column" for name in head.names)


def _misgrouped(above: dict[int, list[Heading]], slots: Sequence[int], table: TableForm) -> Iterator[Label | None]:
    """The groups' labels that stand at the first column of another group, or are nearly its own."""
    seen: set[tuple[str, ...]] = set()
    for slot, column in zip(slots, table.columns, strict=True):
        if column.path in seen or not column.path:
            continue
        seen.add(column.path)
        printed = [one for one in above.get(slot, ())[:-1] if not _names_column(one)]
        wanted = {letters(each): each for each in column.path}
        strange = [one for one in printed if letters(one.text) not in wanted]
        left = [each for core, each in wanted.items() if all(letters(one.text) != core for one in printed)]
        if len(strange) == 1 and left:
            official = min(left, key=lambda each: distance(letters(strange[0].text), letters(each), len(each)))
            yield _grouped(strange[0], official)


def _grouped(head: Heading, official: str) -> Label | None:
    known = any(name.axis == "path" for name in head.names)
    bound = len(official) // 2
    if known or distance(letters(head.text), letters(official), bound) <= bound:
        return Label("", head.text, head.at, exact=False, official=official)
    return None
