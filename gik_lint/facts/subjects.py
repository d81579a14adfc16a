"""What a figure in prose counts, by the word list of the pack."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from gik_lint.packs.words import Subject
from gik_lint.text.literals import required
from gik_lint.text.patterns import matches


class Phrase(NamedTuple):
    """The words around a figure, blanks taken out.

    `before` is its sentence up to it, earlier figures written `~`; `own` the last clause of that; `tail` the
    rest of the clause behind it; `above` what stands over the sentence: its heading, the sentence before it.
    """

    before: str
    own: str
    tail: str
    above: str

    @property
    def noun(self) -> str:
        """The words to call an unknown subject by."""
        return self.own.lstrip("、()") if len(self.own) > 1 else self.own + self.tail


class Subjects:
    """The word list, made ready: a pattern is tried only where letters it cannot do without stand."""

    def __init__(self, subjects: Sequence[Subject]) -> None:
        self._subjects = subjects
        self._needing: dict[str, dict[str, list[int]]] = {}
        for index, subject in enumerate(subjects):
            for unit in subject.units:
                for literal in next(iter(required(subject.pattern).lists), ("",)):
                    self._needing.setdefault(unit, {}).setdefault(literal, []).append(index)
        self._denied = [subject for subject in subjects if subject.none]
        self._done = [subject for subject in subjects if subject.all]

    def of(self, phrase: Phrase, unit: str) -> str:
        """The name of the first subject the figure can be of; the empty text for none."""
        around, own = f"{phrase.before}#{phrase.tail}", f"{phrase.own}#{phrase.tail}"
        needing = self._needing.get(unit, {})
        for index in sorted({index for literal in needing if literal in around for index in needing[literal]}):
            subject = self._subjects[index]
            if (
                matches(subject.pattern, around)
                and not (subject.unless and matches(subject.unless, own))
                and not (subject.never and matches(subject.never, around))
                and (not subject.needs or matches(subject.needs, around) or matches(subject.needs, phrase.above))
            ):
                return subject.name
        return ""

    def denied(self, what: str, clause: str, above: str) -> Iterator[str]:
        """The subjects of which a clause says there are none; `what` is what its negation is about."""
        for subject in self._denied:
            near = not subject.needs or matches(subject.needs, clause) or matches(subject.needs, above)
            if near and matches(subject.none, what):
                yield subject.name

    def done(self, clause: str) -> Iterator[str]:
        """The subjects of which a clause says that nothing is left: 申请均已办结 leaves nothing carried over."""
        return (subject.name for subject in self._done if matches(subject.all, clause))


@lru_cache(maxsize=8)
def prepared(subjects: tuple[Subject, ...]) -> Subjects:
    """The word list made ready, once a process."""
    return Subjects(subjects)
