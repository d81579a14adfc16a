"""What is wrong with a rule pack: every fault at once, each with its place and what to do."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

FEW = 20


class Fault(Struct, frozen=True, order=True):
    """One fault: `file` as the reader knows it, `line` and `column` 1-based, a sentence and a suggestion."""

    file: str
    line: int
    column: int
    message: str
    suggestion: str = ""

    def __str__(self) -> str:
        said = f"{self.file}:{self.line}:{self.column}: {self.message}"
        return f"{said}（{self.suggestion}）" if self.suggestion else said


class PackFaults(Exception):  # noqa: N818 - a list of faults, not one error
    """The pack cannot be used; `faults` are all that is wrong with it, in the order of its files."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults: tuple[Fault, ...] = tuple(sorted(set(faults)))
        super().__init__("\n".join(map(str, self.faults)))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A question naming the known word nearest to `word`; without one, the known words if they are few."""
    from difflib import get_close_matches

    choices: Sequence[str] = sorted(known)
    near = get_close_matches(word[:80], choices, n=1, cutoff=0.6)
    if near:
        return f"是不是「{near[0]}」？"
    return f"可用：{'、'.join(choices)}" if 0 < len(choices) <= FEW else ""
