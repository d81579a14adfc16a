"""Values whose digits are glued together: told apart by `glued`, given back as values with their own places."""

from collections.abc import Iterable, Sequence

from gik_lint.facts.report import Range
from gik_lint.facts.tables.amounts import amount_of
from gik_lint.facts.tables.events import Value
from gik_lint.facts.tables.glued import Patience, cuts
from gik_lint.packs.forms import TableForm


def readings(
    values: Sequence[Value], table: TableForm, patience: Patience, *, glued: bool, but: str = ""
) -> tuple[list[tuple[str, ...]], tuple[str, ...]]:
    """The ways to read these values as one row of the table, and the relations that told them; `but` need not hold."""
    if not values or len({value.line for value in values}) > 1:
        return [], ()
    if not all(value.amount.text.isdecimal() for value in values):
        return [], ()
    ways, used = cuts([value.amount.text for value in values], table, patience, glued=glued, but=but)
    return ways, tuple(relation.id for relation in table.relations if relation.every == "row") if used else ()


def pieces(values: Sequence[Value], way: Iterable[str]) -> list[Value]:
    """The values cut into the pieces of one reading."""
    result = []
    queue = [(value.at.start, value.amount.text) for value in values]
    start, rest = queue.pop(0)
    for piece in way:
        if not rest:
            start, rest = queue.pop(0)
        result.append(Value(amount_of(piece), Range(start, start + len(piece)), -1, values[0].line))
        start, rest = start + len(piece), rest[len(piece) :]
    return result
