"""Rule packs: those in force, one pack with all its faults, one rule with its examples, and what examples prove."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from gik_lint.packs import compiled
from gik_lint.packs.builtin import ALWAYS, builtin_folder, builtin_names
from gik_lint.packs.faults import did_you_mean
from gik_lint.packs.layers import PackSet
from gik_lint.packs.model import Article, Rule
from gik_lint.packs.select import CATEGORIES, UnknownNameError, asked_of, concerns


class BrokenPromise(Struct, frozen=True):
    """An example of a rule that does not come out as it says: where it stands (from 1), and how it came out."""

    file: str
    line: int
    column: int
    rule: str
    promise: str
    message: str


class ExamplesRun(Struct, frozen=True):
    """What the examples of a pack proved: how many rules and examples there were, and what did not hold."""

    folder: Path
    rules: int
    examples: int
    broken: tuple[BrokenPromise, ...]


def load_packs(*names: str | Path) -> PackSet:
    """The packs in force: the built-in ones and `names`, folders or names of other built-in packs.

    Raises:
        PackFaults: a pack cannot be used; every fault is named with file, line and column.
    """
    return compiled.load_packs(tuple(str(name) for name in names))


def pack_folders(names: Sequence[str] = ()) -> tuple[Path, ...]:
    """The folders of the packs named, each a folder or a built-in pack; without names, of the packs always in force.

    Raises:
        UnknownNameError: there is no such pack.
    """
    return tuple(map(_folder, names or ALWAYS))


def load_pack(folder: Path) -> PackSet:
    """The pack in `folder`, on top of those it extends: as it is written, examples and all.

    Raises:
        PackFaults: the pack cannot be used; every fault is named with file, line and column.
    """
    from gik_lint.packs.load import load_standing

    return load_standing(folder)


def run_examples(loaded: Sequence[PackSet], only: Collection[str] = ()) -> Iterator[ExamplesRun]:
    """Run the examples of the topmost pack of each that `load_pack` gave; of the rules in `only`, if there are any.

    Raises:
        UnknownNameError: a rule named is in none of the packs.
    """
    known = {rule.id for packs in loaded for rule in packs.packs[-1].rules}
    for name in sorted(set(only) - known):
        raise UnknownNameError(f"没有「{name}」这条规则。{did_you_mean(name, known)}")
    return (_run(packs, only) for packs in loaded)


def _run(packs: PackSet, only: Collection[str]) -> ExamplesRun:
    from gik_lint.packs import examples
    from gik_lint.packs.load import place_of_example

    pack = packs.packs[-1]
    chosen = [rule for rule in pack.rules if not only or rule.id in only]
    broken = (
        BrokenPromise(*place_of_example(pack, rule, one.promise, one.number), rule.id, one.promise, one.message)
        for rule in chosen
        for one in examples.run_examples(packs, packs.rule(rule.id))
    )
    count = sum(1 for rule in chosen for _ in examples.numbered(rule))
    return ExamplesRun(Path(pack.path), len(chosen), count, tuple(broken))


def find_rule(packs: PackSet, name: str) -> Rule:
    """The rule of that name as in force, with its examples; UnknownNameError if there is none."""
    from gik_lint.packs.load import load_rule

    try:
        rule = packs.rule(name)
    except KeyError:
        hint = did_you_mean(name, [one.id for one in packs.rules])
        raise UnknownNameError(f"没有「{name}」这条规则。{hint or '用 gik-lint rules 查看全部规则。'}") from None
    return load_rule(packs.pack(rule.pack), rule)


def rules_for(packs: PackSet, year: int | None = None, category: str | None = None) -> tuple[Rule, ...]:
    """The rules that can apply to reports on `year`, and of that category; of all years and categories without.

    Raises:
        UnknownNameError: there is no such category.
    """
    if category and category not in CATEGORIES:
        raise UnknownNameError(f"没有「{category}」这个类别。{did_you_mean(category, CATEGORIES)}")
    return tuple(
        one for one in packs.rules if concerns(one.applies, packs.forms, year) and category in (None, one.category)
    )


def articles_for(packs: PackSet, year: int | None = None) -> tuple[Article, ...]:
    """What the law and the form ask of a report on `year`, and who looks after it; of all years without."""
    articles = (one for pack in packs.packs for one in pack.coverage)
    return tuple(one for one in articles if asked_of(one, packs.forms, year))


def _folder(name: str) -> Path:
    folder = Path(name) if Path(name).is_dir() else builtin_folder(name)
    if folder is None:
        raise UnknownNameError(f"没有「{name}」这个规则包。{did_you_mean(name, builtin_names())}")
    return folder
