"""The sentences that hold a number, without blanks: 共 12 件 reads 共12件, and every letter knows its place."""

from collections.abc import Iterator, Sequence

import regex
from msgspec import Struct

from gik_lint.facts.paragraphs import paragraphs
from gik_lint.facts.report import AnnualReport, Range
from gik_lint.fixed import fixed
from gik_lint.text.patterns import can_match, search_all
from gik_lint.text.sentences import sentences

_NUMBER = fixed(r"[\d二两三四五六七八九十]")


class Saying(Struct, frozen=True):
    """One sentence, its blanks and line breaks taken out; `places` are the offsets of its letters in the report."""

    text: str
    places: Sequence[int]

    def at(self, start: int, end: int) -> Range:
        """Where `text[start:end]` stands in the report."""
        return Range(self.places[start], self.places[end - 1] + 1)


def sayings(report: AnnualReport) -> tuple[Saying, ...]:
    """Every sentence with a number in it that is in no table, in reading order."""
    known: tuple[Saying, ...] | None = report.__dict__.get("_sayings")
    if known is None:
        known = report.__dict__["_sayings"] = tuple(_sayings(report))
    return known


def saying_matches(patterns: Sequence[str], report: AnnualReport) -> Iterator[tuple[Saying, "regex.Match[str]"]]:
    """Every match of the patterns in a sentence; none is tried that no sentence can match."""
    bare: str | None = report.__dict__.get("_bare")
    if bare is None:
        bare = report.__dict__["_bare"] = "".join(one.text for one in sayings(report))
    possible = [one for one in patterns if can_match(one, bare)]
    for saying in sayings(report) if possible else ():
        for pattern in possible:
            for match in search_all(pattern, saying.text):
                yield saying, match


def _sayings(report: AnnualReport) -> Iterator[Saying]:
    text, tables = report.reading.text, [table.at for table in report.tables]
    for paragraph in paragraphs(report.reading):
        for start, end in sentences(text, *paragraph) if _NUMBER.search(text, *paragraph) else ():
            among = any(table.start < end and start < table.end for table in tables)
            if not among and _NUMBER.search(text, start, end):
                piece = text[start:end]
                bare = "".join(piece.split())
                even = len(bare) == len(piece)
                yield Saying(bare, range(start, end) if even else _places(piece, start))


def _places(piece: str, start: int) -> tuple[int, ...]:
    return tuple(at for at, letter in enumerate(piece, start) if not letter.isspace())
