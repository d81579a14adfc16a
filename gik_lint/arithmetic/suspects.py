"""Which cells are wrong: failed relations gathered by root cause, each with every smallest explanation.

An explanation is a set of changes after which all the binding relations they touch hold. Among those of the
same size the better ones leave fewer derived relations broken, agree with what the prose states (witnesses),
and look like a slip of the pen; a cause is settled only where one explanation is better than all others.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations

from msgspec import Struct, structs

from gik_lint.arithmetic.cover import Cover, Group, covers
from gik_lint.arithmetic.evaluate import BLANK, Evaluation, Ledger, evaluate
from gik_lint.arithmetic.instances import Key
from gik_lint.arithmetic.search import MOST_CHANGES, STEPS, Changes, Search, binds, mended
from gik_lint.arithmetic.slips import Likeness, compare
from gik_lint.facts.report import OfficialTable

Witnesses = Mapping[Key, frozenset[Decimal]]
"""What the prose states of a cell."""

_STRENGTHS = ("printed", "structural", "derived", "heuristic")


class Explanation(Struct, frozen=True):
    """Changes that mend a cause, and how good they are.

    `broken` counts derived and heuristic relations broken, less those (and inequalities) that are mended;
    `denied` witnesses that state the printed figure, less those that state the new one; `slips` how each printed
    value came about; `swap` two cells that hold each other's value; `sums` how many of the cells are totals;
    `mends` how many failed relations hold afterwards; `elsewhere` how many of the changes other causes need anyway.
    """

    changes: Changes
    broken: int
    denied: int
    slips: tuple[Likeness, ...]
    swap: bool
    sums: int
    mends: int
    elsewhere: int = 0

    @property
    def rank(self) -> tuple[int, int, int, int]:
        """The smaller, the better; equal ranks are equally good."""
        telling = self.swap or all(slip.tier == 0 for slip in self.slips)
        return len(self.changes) - self.elsewhere, self.broken, self.denied, 0 if telling else 1

    @property
    def order(self) -> tuple[int, ...]:
        """The order of telling: by rank, then by plausibility, totals first."""
        return (*self.rank, sum(slip.tier for slip in self.slips), -self.sums)


class Cause(Struct, frozen=True):
    """Relations that fail together, strongest first, and what may have caused it, best first.

    `complete` is false where the bound cut the search off. `pivot` is the cell that all failed inequalities
    share, where nothing but inequalities failed.
    """

    failed: tuple[Evaluation, ...]
    explanations: tuple[Explanation, ...] = ()
    complete: bool = True
    pivot: Key | None = None

    @property
    def settled(self) -> Explanation | None:
        """The one explanation that is better than all others, if there is one."""
        if not self.explanations or not self.complete:
            return None
        best = self.explanations[0]
        return best if all(best.rank < other.rank for other in self.explanations[1:]) else None


class Diagnosis(Struct, frozen=True):
    """A table's ledger and the causes of what fails in it."""

    ledger: Ledger
    causes: tuple[Cause, ...]


def diagnose(
    table: OfficialTable, witnesses: Witnesses | None = None, steps: int = STEPS, *, in_part: bool = False
) -> Diagnosis:
    """Evaluate all relations of a table and find what explains those that fail, in at most `steps` of search.

    `in_part`: as for `evaluate`.
    """
    ledger = evaluate(table, in_part=in_part)
    failed = ledger.having("fails")
    if not failed:
        return Diagnosis(ledger, ())
    return Diagnosis(ledger, tuple(_Examination(ledger, failed, witnesses or {}, steps).causes()))


class _Examination:
    def __init__(self, ledger: Ledger, failed: Sequence[Evaluation], witnesses: Witnesses, steps: int) -> None:
        self._ledger = ledger
        self._failed = failed
        self._witnesses = witnesses
        self._search = Search(ledger, steps)
        self._looser = [each for each in ledger.having("holds", "fails") if not _must_be_mended(each)]
        self._totals = {total for each in ledger.evaluations if (total := each.instance.total)}

    def causes(self) -> list[Cause]:
        """Binding equalities first; what their best explanations mend as well follows from the same cause."""
        equalities = [each for each in self._failed if each.instance.comparison == "="]
        causes = self._of_binding([each for each in equalities if _must_be_mended(each)])
        limits = []
        for each in self._failed:
            if _must_be_mended(each):
                continue
            at = next((number for number, cause in enumerate(causes) if self._follows(each, cause)), None)
            if at is not None:
                causes[at] = self._cause((*causes[at].failed, each), causes[at].explanations, causes[at].complete)
            elif each.instance.comparison == "=":
                (solutions,) = self._search.from_seeds([each])
                causes.append(self._cause((each,), self._weighed(solutions.found), solutions.complete))
            else:
                limits.append(each)
        return causes + self._of_limits(limits)

    def _of_binding(self, failed: list[Evaluation]) -> list[Cause]:
        """The causes of binding equalities: the cheapest set of explanations that mends them all."""
        found: dict[frozenset[int], dict[Changes, None]] = {}
        cut: set[int] = set()

        def keep(solutions: Iterable[Changes]) -> None:
            for changes in solutions:
                mends = frozenset(n for n, each in enumerate(failed) if mended(each, changes, self._ledger))
                found.setdefault(mends, {})[changes] = None

        for number, solutions in enumerate(self._search.from_seeds(failed)):
            keep(solutions.found)
            if not solutions.complete:
                cut.add(number)
        chosen, *others = self._covers(len(failed), found)
        for size, seed in self._joints(failed, found, chosen):
            keep(self._search.of_size(failed[seed], size).found)
        chosen, *others = self._covers(len(failed), found)
        causes = []
        for mends in chosen:
            rivals = {other for cover in others for other in cover if other & mends and other not in chosen}
            explanations = self._weighed(found[mends])
            for rival in rivals:
                elsewhere = sum(_size(found[other]) for other in chosen if other <= rival and other != mends)
                explanations += [structs.replace(e, elsewhere=elsewhere) for e in self._weighed(found[rival])]
            causes.append(self._cause([failed[n] for n in sorted(mends)], explanations, not mends & cut))
        explained = frozenset().union(*chosen)
        unexplained = _connected(failed, [n for n in range(len(failed)) if n not in explained])
        return causes + [self._cause([failed[n] for n in part], (), cut.isdisjoint(part)) for part in unexplained]

    def _covers(self, failed: int, found: Mapping[frozenset[int], dict[Changes, None]]) -> list[Cover]:
        return covers(failed, [Group(mends, self._weighed(found[mends])[0].rank) for mends in found])

    def _joints(
        self, failed: list[Evaluation], found: Mapping[frozenset[int], dict[Changes, None]], chosen: Cover
    ) -> Iterator[tuple[int, int]]:
        """Sizes and seeds for looking whether two causes that share a cell may be one mistake of the same size."""
        for one, other in combinations(chosen, 2):
            cells = {key for n in one for key in failed[n].instance.cells}
            size = _size(found[one]) + _size(found[other])
            if size <= MOST_CHANGES and any(cells & set(failed[n].instance.cells) for n in other):
                yield size, min(one)

    def _of_limits(self, failed: list[Evaluation]) -> list[Cause]:
        """Failed inequalities, gathered by the cell that most of them share."""
        causes = []
        while failed:
            shared: dict[Key, int] = {}
            for each in failed:
                for key in (*each.instance.right, *each.instance.left):
                    shared[key] = shared.get(key, 0) + 1
            pivot = max(shared, key=lambda key: shared[key])
            if shared[pivot] == 1:
                pivot = _whole(failed[0])
            together = [each for each in failed if pivot in each.instance.cells]
            failed = [each for each in failed if pivot not in each.instance.cells]
            causes.append(Cause(tuple(sorted(together, key=_strength)), pivot=pivot))
        return causes

    def _follows(self, evaluation: Evaluation, cause: Cause) -> bool:
        """Whether the cause's best explanation mends this relation too."""
        return bool(cause.explanations and mended(evaluation, cause.explanations[0].changes, self._ledger))

    def _cause(self, failed: Sequence[Evaluation], explanations: Iterable[Explanation], complete: bool) -> Cause:
        ranked = tuple(sorted(explanations, key=lambda each: each.order))
        suspects = {change.cell for change in ranked[0].changes} if ranked else set()
        strongest = sorted(failed, key=lambda each: (each.instance.total not in suspects, *_strength(each)))
        return Cause(tuple(strongest), ranked, complete)

    def _weighed(self, found: Iterable[Changes]) -> list[Explanation]:
        return sorted((self._explanation(changes) for changes in found), key=lambda each: each.order)

    def _explanation(self, changes: Changes) -> Explanation:
        cells = self._ledger.table.cells
        broken = 0
        for soft in self._looser:
            after = mended(soft, changes, self._ledger)
            if after is not None:
                broken += (not after) - (soft.state == "fails")
        denied = 0
        for change in changes:
            stated = self._witnesses.get(change.cell)
            if stated:  # a figure that is neither counts something else, and says nothing
                denied += (self._ledger.values[change.cell] in stated) - (change.value in stated)
        slips = tuple(
            compare(
                None if cells[change.cell].state in BLANK else cells[change.cell].value,
                change.value,
                total=change.cell in self._totals,
            )
            for change in changes
        )
        swap = _is_swap(changes, self._ledger)
        sums = sum(change.cell in self._totals for change in changes)
        mends = sum(bool(mended(each, changes, self._ledger)) for each in self._failed)
        return Explanation(changes, broken, denied, slips, swap, sums, mends)


def _must_be_mended(evaluation: Evaluation) -> bool:
    """Binding equalities are what the search solves; everything else only weighs its answers."""
    return evaluation.instance.comparison == "=" and binds(evaluation)


def _size(found: Mapping[Changes, None]) -> int:
    """How many cells the explanations of a group change."""
    return len(next(iter(found)))


def _is_swap(changes: Changes, ledger: Ledger) -> bool:
    """Two cells that would each take the other's printed value."""
    if len(changes) != 2:  # noqa: PLR2004 - a swap is of two
        return False
    one, other = changes
    return one.value == ledger.values[other.cell] and other.value == ledger.values[one.cell]


def _connected(failed: list[Evaluation], numbers: list[int]) -> list[list[int]]:
    """Unexplained failures by number, those that share a cell together."""
    parts: list[tuple[set[Key], list[int]]] = []
    for number in numbers:
        cells, together = set(failed[number].instance.cells), [number]
        apart = []
        for keys, part in parts:
            if keys & cells:
                cells, together = cells | keys, part + together
            else:
                apart.append((keys, part))
        parts = [*apart, (cells, together)]
    return [sorted(part) for _, part in parts]


def _whole(evaluation: Evaluation) -> Key:
    """The cell that an inequality is about: the one that stands alone, the larger side first."""
    instance = evaluation.instance
    return (instance.right if len(instance.right) == 1 else instance.left or instance.right)[0]


def _strength(evaluation: Evaluation) -> tuple[int, str]:
    relation = evaluation.instance.relation
    return _STRENGTHS.index(relation.strength), relation.id
