"""The fewest cells whose change makes failed relations hold, found exactly, up to three cells at a time.

From one failed relation (the seed) the search looks for a set of cells and new values such that the seed and
everything else that the cells touch hold afterwards: the failed relations they touch are mended, those that held
still hold. Whole instances and cells are bits of integers, so that "every relation that needs another cell" is one
mask. New values are non-negative whole numbers, unless the column is signed or the row counts money.

Relations of strength printed and structural bind; derived and heuristic ones may lawfully break, so they do not
bind, but an explanation that breaks one is worse (see `suspects`).
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from gik_lint.arithmetic.evaluate import Evaluation, Ledger, decimal_lines, holds
from gik_lint.arithmetic.instances import Key

MOST_CHANGES = 3
STEPS = 500
"""Sets of cells looked at for one table before the search gives up (some 5 ms)."""
MOST_SOLUTIONS = 64

_ZERO = Decimal(0)
_BINDING = frozenset({"printed", "structural"})


class Change(Struct, frozen=True):
    """A cell and the value it should have."""

    cell: Key
    value: Decimal


Changes = tuple[Change, ...]


class Solutions(Struct, frozen=True):
    """All smallest sets of changes found from one seed; `complete` is false where the bound cut the search off."""

    found: tuple[Changes, ...]
    complete: bool


def binds(evaluation: Evaluation) -> bool:
    """Whether a relation must hold in any explanation."""
    return evaluation.instance.relation.strength in _BINDING


class Search:
    """The relations of one table, prepared for looking from several seeds; the steps are counted over all."""

    def __init__(self, ledger: Ledger, steps: int = STEPS) -> None:
        self.ledger = ledger
        self.steps = steps
        judged = ledger.having("holds", "fails")
        form = ledger.table.form
        self._limits = [each for each in judged if each.instance.comparison == "<=" and binds(each)]
        self._signed = {column.id for column in form.columns if column.signed}
        self._decimal = decimal_lines(ledger.table)
        self._equalities = [each for each in judged if each.instance.comparison == "=" and binds(each)]
        self._lattice = self._prepared(self._equalities)

    def from_seeds(self, seeds: Sequence[Evaluation]) -> list[Solutions]:
        """For each seed (an equality) the smallest sets of changes that mend it and leave nothing binding broken.

        Small sets are looked for from every seed before larger ones from any.
        """
        answers: dict[int, Solutions] = {}
        lattices = [self._lattice if binds(seed) else self._prepared([*self._equalities, seed]) for seed in seeds]
        for size in range(1, MOST_CHANGES + 1):
            for number, seed in enumerate(seeds):
                if number not in answers:
                    solutions = self._of_size(lattices[number], seed, size)
                    if solutions.found or not solutions.complete:
                        answers[number] = solutions
        return [answers.get(number, Solutions((), complete=True)) for number in range(len(seeds))]

    def of_size(self, seed: Evaluation, size: int) -> Solutions:
        """All sets of exactly `size` changes that mend a binding `seed` and leave nothing binding broken."""
        return self._of_size(self._lattice, seed, size)

    def _of_size(self, lattice: "_Lattice", seed: Evaluation, size: int) -> Solutions:
        found: list[Changes] = []
        for cells in lattice.candidates(lattice.number(seed), size):
            self.steps -= 1
            if self.steps < 0 or len(found) >= MOST_SOLUTIONS:
                return Solutions(tuple(found), complete=False)
            deltas = lattice.solve(cells) if cells else None
            changes = self._allowed(deltas) if deltas else None
            if changes:
                found.append(changes)
        return Solutions(tuple(found), complete=True)

    def _prepared(self, equalities: list[Evaluation]) -> "_Lattice":
        values = self.ledger.values
        return _Lattice(equalities, {key: -values[key] for key in values if key[1] not in self._signed})

    def _allowed(self, deltas: dict[Key, Decimal]) -> Changes | None:
        """The changes, if every new value can stand in its cell and no binding inequality they touch breaks."""
        values = self.ledger.values
        changes = tuple(Change(cell, values[cell] + delta) for cell, delta in deltas.items())
        for change in changes:
            whole = change.value == change.value.to_integral_value()
            if not whole and not self._decimal & {*change.cell}:
                return None
        fine = all(mended(limit, changes, self.ledger) is not False for limit in self._limits)
        return changes if fine else None


def mended(evaluation: Evaluation, changes: Changes, ledger: Ledger) -> bool | None:
    """Whether a relation holds after the changes; None if they do not touch it."""
    instance, excess, touched = evaluation.instance, evaluation.excess, False
    for change in changes:
        delta = change.value - ledger.values[change.cell]
        if change.cell in instance.left:
            excess, touched = excess + delta, True
        if change.cell in instance.right:
            excess, touched = excess - delta, True
    return holds(instance.comparison, excess, evaluation.slack) if touched else None


class _Lattice:
    """Which cell stands in which equality, as bit masks both ways, with what must be added to make each hold.

    `least` is the lowest change that each cell can bear (a count cannot fall below 0).
    """

    def __init__(self, equalities: list[Evaluation], least: dict[Key, Decimal]) -> None:
        self._equalities = equalities
        self._cells: list[Key] = list(dict.fromkeys(key for each in equalities for key in each.instance.cells))
        numbers = {key: number for number, key in enumerate(self._cells)}
        self._least = [least.get(key) for key in self._cells]
        self._in = [0] * len(self._cells)
        self._plus: list[int] = []
        self._of: list[int] = []
        for line, each in enumerate(equalities):
            plus, minus = (sum(1 << numbers[key] for key in side) for side in (each.instance.left, each.instance.right))
            self._plus.append(plus)
            self._of.append(plus | minus)
            for key in each.instance.cells:
                self._in[numbers[key]] |= 1 << line
        self._sound = sum(1 << line for line, each in enumerate(equalities) if each.state == "holds")
        self._wanted = [_ZERO if each.state == "holds" else -each.excess for each in equalities]

    def number(self, evaluation: Evaluation) -> int:
        """The line of an equality."""
        return next(line for line, each in enumerate(self._equalities) if each is evaluation)

    def candidates(self, seed: int, size: int) -> Iterator[int | None]:
        """Every set of `size` cells (a mask) that touches the seed and leaves no sound equality touched only once.

        Yields None for each branch that led nowhere, so that the caller can count steps.
        """
        seen: set[int] = set()
        for cells in self._grow(0, 1 << seed, 0, 0, size):
            if cells is None:
                yield None
            elif cells not in seen:
                seen.add(cells)
                yield cells

    def _grow(self, chosen: int, needs: int, once: int, more: int, left: int) -> Iterator[int | None]:
        """Add `left` cells; `needs` are lines that want another cell, `once` and `more` those touched so far."""
        touched = once | more
        if left == 1:
            final = self._everywhere(needs) if needs else self._anywhere(touched)
            for number in _bits(final & ~chosen):
                if not self._in[number] & self._sound & ~touched:
                    yield chosen | 1 << number
            yield None
            return
        options = self._of[(needs & -needs).bit_length() - 1] if needs else self._anywhere(touched)
        for number in _bits(options & ~chosen):
            lines = self._in[number]
            twice = more | (once & lines)
            single = (once | lines) & ~twice
            yield from self._grow(chosen | 1 << number, single & self._sound, single, twice, left - 1)

    def _everywhere(self, lines: int) -> int:
        """The cells that stand in every one of these lines."""
        cells = -1
        for line in _bits(lines):
            cells &= self._of[line]
        return cells

    def _anywhere(self, lines: int) -> int:
        cells = 0
        for line in _bits(lines):
            cells |= self._of[line]
        return cells

    def solve(self, cells: int) -> dict[Key, Decimal] | None:
        """By how much each cell must change so that all they touch holds.

        None unless there is exactly one answer in which every cell changes and none falls below its least.
        """
        lines = 0
        for number in _bits(cells):
            lines |= self._in[number]
        numbers = list(_bits(lines))
        deltas: dict[int, Decimal] = {}
        unknown = cells
        while unknown:
            line = next((line for line in numbers if _single(self._of[line] & unknown)), None)
            if line is None:
                return self._solve_together(numbers, cells)
            number = (self._of[line] & unknown).bit_length() - 1
            delta = self._missing(line, deltas) * self._factor(line, number)
            if not self._bears(number, delta):
                return None
            deltas[number] = delta
            unknown &= ~(1 << number)
        if any(self._missing(line, deltas) for line in numbers):
            return None
        return {self._cells[number]: delta for number, delta in deltas.items()}

    def _solve_together(self, lines: list[int], cells: int) -> dict[Key, Decimal] | None:
        """The same where no line touches a single cell: by elimination."""
        numbers = list(_bits(cells))
        rows = [[*(Decimal(self._factor(line, n)) for n in numbers), self._wanted[line]] for line in lines]
        solution = _solve(rows, len(numbers))
        if solution and all(self._bears(number, delta) for number, delta in zip(numbers, solution, strict=True)):
            return {self._cells[number]: delta for number, delta in zip(numbers, solution, strict=True)}
        return None

    def _missing(self, line: int, deltas: dict[int, Decimal]) -> Decimal:
        """What is still to be added to the left side of a line after the changes."""
        missing = self._wanted[line]
        for number, delta in deltas.items():
            missing -= delta * self._factor(line, number)
        return missing

    def _factor(self, line: int, number: int) -> int:
        """1 where the cell stands left in the line, -1 right, 0 not at all."""
        if self._plus[line] >> number & 1:
            return 1
        return -(self._of[line] >> number & 1)

    def _bears(self, number: int, delta: Decimal) -> bool:
        least = self._least[number]
        return bool(delta) and (least is None or delta >= least)


def _solve(rows: list[list[Decimal]], unknowns: int) -> list[Decimal] | None:
    """The one solution of linear equations (coefficients, then the right side), or None."""
    for column in range(unknowns):
        pivot = next((index for index in range(column, len(rows)) if rows[index][column]), None)
        if pivot is None:
            return None
        rows[column], rows[pivot] = rows[pivot], rows[column]
        head = rows[column][column]
        rows[column] = [entry / head for entry in rows[column]]
        for index, row in enumerate(rows):
            if index != column and row[column]:
                factor = row[column]
                rows[index] = [entry - factor * own for entry, own in zip(row, rows[column], strict=True)]
    if any(row[unknowns] for row in rows[unknowns:]):
        return None
    return [row[unknowns] for row in rows[:unknowns]]


def _bits(mask: int) -> Iterator[int]:
    """The numbers of the bits that are set."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def _single(mask: int) -> bool:
    """Whether exactly one bit is set."""
    return mask != 0 and mask & (mask - 1) == 0
