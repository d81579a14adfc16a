"""What becomes of each relation on a table as printed: it holds, fails, or cannot be judged.

A blank (also `-`, `/`, 无) among filled cells counts as 0, and the evaluation says which were blank. A blank
total over filled parts, and totals over parts that are all blank, are facts about the whole table and fail no
relation. A lost cell, a cell holding words, a row not printed leave an instance undecided.
"""

from decimal import Decimal
from typing import Literal

from msgspec import Struct

from gik_lint.arithmetic.instances import Instance, Key, ground
from gik_lint.facts.report import OfficialCell, OfficialTable

BLANK = frozenset({"blank", "dash", "none-word"})
UNREADABLE = frozenset({"lost", "text"})
ZERO = Decimal(0)

State = Literal["holds", "fails", "undecided", "total-blank", "only-total"]


class Evaluation(Struct, frozen=True):
    """One instance with its two sums. `blanks` counted as 0, `unreadable` are why it is undecided.

    `slack` is how far the sums may lie apart by rounding: 0 for counts, half a unit of the last printed
    place for each amount of money or share.
    """

    instance: Instance
    state: State
    left: Decimal = ZERO
    right: Decimal = ZERO
    blanks: tuple[Key, ...] = ()
    unreadable: tuple[Key, ...] = ()
    slack: Decimal = ZERO

    @property
    def excess(self) -> Decimal:
        """By how much the left sum exceeds the right one."""
        return self.left - self.right


class Ledger(Struct, frozen=True):
    """A table's numbers and what became of its relations.

    `values` holds every cell that can be counted with: printed numbers, blanks as 0, and blank totals as the
    sum of their parts.
    """

    table: OfficialTable
    values: dict[Key, Decimal]
    evaluations: tuple[Evaluation, ...]

    def having(self, *states: State) -> tuple[Evaluation, ...]:
        """The evaluations in one of these states."""
        return tuple(each for each in self.evaluations if each.state in states)


def evaluate(table: OfficialTable, *, in_part: bool = False) -> Ledger:
    """Every relation of the table; relations that split its glued digits are left out, they prove nothing.

    `in_part`: they are left out only where they told how the very digits part, row by row.
    """
    values = {key: value for key, cell in table.cells.items() if (value := _value(cell)) is not None}
    decimals = decimal_lines(table)
    instances = [instance for instance in ground(table) if _is_evidence(instance, table, in_part=in_part)]
    decided: dict[int, Evaluation] = {}
    _fill_blank_totals(table, instances, values, decided)
    for number, instance in enumerate(instances):
        if number not in decided:
            decided[number] = _judge(instance, table, values, decimals)
    _only_totals(table, decided)
    return Ledger(table, values, tuple(decided[number] for number in range(len(instances))))


def _is_evidence(instance: Instance, table: OfficialTable, *, in_part: bool) -> bool:
    """Whether the relation did not tell where the digits part: of the table, or in part those of these very cells."""
    if instance.relation.id not in table.settled_by:
        return True
    return in_part and instance.relation.every == "row" and instance.cells[0][0] not in table.split


def holds(comparison: Literal["=", "<="], excess: Decimal, slack: Decimal) -> bool:
    """Whether two sums compare so, given by how much the left one exceeds the right one."""
    return excess <= slack if comparison == "<=" else abs(excess) <= slack


def decimal_lines(table: OfficialTable) -> set[str]:
    """The rows and columns whose figures are amounts, not counts."""
    rows = {row.id for row in table.form.rows if row.decimal}
    return rows | {column.id for column in table.form.columns if column.decimal}


def _value(cell: OfficialCell) -> Decimal | None:
    if cell.state in BLANK:
        return ZERO
    return cell.value if cell.state == "number" else None


def _judge(instance: Instance, table: OfficialTable, values: dict[Key, Decimal], decimals: set[str]) -> Evaluation:
    cells = table.cells
    left, right = (sum((values.get(key, ZERO) for key in side), ZERO) for side in (instance.left, instance.right))
    blanks = tuple(key for key in instance.cells if cells[key].state in BLANK)
    unreadable = instance.absent + tuple(key for key in instance.cells if key not in values)
    slack = sum((_half_unit(values[key]) for key in instance.cells if key in values and decimals & {*key}), ZERO)
    fine = holds(instance.comparison, left - right, slack)
    state: State = "holds" if fine else "fails"
    guessed = tuple(key for key in instance.cells if cells[key].guessed) if instance.relation.every != "row" else ()
    if any(key in cells for key in unreadable) or (unreadable and not fine):
        state = "undecided"
    elif guessed:  # a row adds up or not whatever its label is; rows against each other need their labels
        state, unreadable = "undecided", guessed
    elif not fine and _of_blank_line(instance, blanks):
        state, unreadable = "undecided", instance.right
    return Evaluation(instance, state, left, right, blanks, unreadable, slack)


def _of_blank_line(instance: Instance, blanks: tuple[Key, ...]) -> bool:
    """Whether the larger side of an inequality is blank: a column left blank is no mistake in every row."""
    lined = instance.comparison == "<=" and instance.relation.every != "once"
    return lined and bool(instance.right) and set(instance.right) <= set(blanks)


def _fill_blank_totals(
    table: OfficialTable, instances: list[Instance], values: dict[Key, Decimal], decided: dict[int, Evaluation]
) -> None:
    """Give every blank total over filled parts their sum, so that the other relations can still be held to it."""
    filled: set[Key] = set()
    for number, instance in enumerate(instances):
        total = instance.total
        if total is None or instance.absent or total in filled or table.cells[total].state not in BLANK:
            continue
        parts = [values.get(key) for key in instance.parts]
        known = [value for value in parts if value is not None]
        if len(known) < len(parts) or not sum(known, ZERO):
            continue
        values[total] = sum(known, ZERO)
        filled.add(total)
        decided[number] = Evaluation(instance, "total-blank", values[total], values[total], (total,))


def _only_totals(table: OfficialTable, decided: dict[int, Evaluation]) -> None:
    """Where most lines of a relation give a total and no part at all, the parts were not filled in."""
    by_relation: dict[str, list[int]] = {}
    for number, evaluation in decided.items():
        instance = evaluation.instance
        if instance.relation.every != "once" and instance.total and (evaluation.left or evaluation.right):
            by_relation.setdefault(instance.relation.id, []).append(number)
    for numbers in by_relation.values():
        bare = [number for number in numbers if _is_bare(table, decided[number])]
        if 2 * len(bare) > len(numbers):
            for number in bare:
                decided[number] = _only_total(decided[number])


def _is_bare(table: OfficialTable, evaluation: Evaluation) -> bool:
    """A printed total over parts of which none is filled."""
    instance = evaluation.instance
    if evaluation.state != "fails" or instance.total is None:
        return False
    return table.cells[instance.total].state == "number" and set(instance.parts) <= set(evaluation.blanks)


def _only_total(evaluation: Evaluation) -> Evaluation:
    return Evaluation(evaluation.instance, "only-total", evaluation.left, evaluation.right, evaluation.blanks)


def _half_unit(value: Decimal) -> Decimal:
    """Half a unit of the last printed place: what rounding may have taken from an amount."""
    exponent = value.as_tuple().exponent
    return Decimal(5).scaleb(exponent - 1) if isinstance(exponent, int) else ZERO
