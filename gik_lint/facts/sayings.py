"""The prose without blanks, sentence by sentence: 共 12 件 reads 共12件, and every letter knows its place."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

import regex
from msgspec import Struct

from gik_lint.facts.paragraphs import paragraphs
from gik_lint.facts.report import AnnualReport, Range
from gik_lint.text.patterns import possible, search_all

_STOP = "。"


class Sayings(Struct, frozen=True, dict=True):
    """The paragraphs of a report one after the other, blanks and line breaks taken out, each closed by a full stop.

    `starts` are the offsets of the paragraphs in `text`, `pieces` the paragraphs as they stand in the report.
    """

    text: str
    starts: Sequence[int]
    pieces: Sequence[tuple[int, str]]

    def at(self, start: int, end: int) -> Range:
        """Where `text[start:end]`, which is part of one paragraph, stands in the report."""
        index = bisect_right(self.starts, start) - 1
        places, shift = self._places(index), self.starts[index]
        return Range(places[start - shift], places[end - 1 - shift] + 1)

    def _places(self, index: int) -> Sequence[int]:
        """Where each letter of a paragraph stands in the report; found once."""
        known: dict[int, Sequence[int]] = self.__dict__.setdefault("_known", {})
        if index not in known:
            begin, piece = self.pieces[index]
            known[index] = [at for at, letter in enumerate(piece, begin) if not letter.isspace()]
        return known[index]

    def sentence(self, start: int, end: int) -> str:
        """The sentence around `text[start:end]`."""
        return self.text[self.text.rfind(_STOP, 0, start) + 1 : self.text.find(_STOP, end)]


def sayings(report: AnnualReport) -> Sayings:
    """What a report says in its paragraphs, in reading order."""
    known: Sayings | None = report.__dict__.get("_sayings")
    if known is None:
        text = report.reading.text
        pieces = [(start, text[start:end]) for start, end in paragraphs(report.reading)]
        bare = ["".join(piece.split()) + _STOP for _, piece in pieces]
        starts = [0, *accumulate(map(len, bare))]
        known = report.__dict__["_sayings"] = Sayings("".join(bare), starts, pieces)
    return known


def saying_matches(patterns: tuple[str, ...], report: AnnualReport) -> Iterator[tuple[Sayings, "regex.Match[str]"]]:
    """Every match of the patterns in a sentence that is in no table."""
    said = sayings(report)
    tables = [table.at for table in report.tables]
    for pattern in possible(patterns, said.text):
        for match in search_all(pattern, said.text):
            at = said.at(*match.span())
            if not any(table.start < at.end and at.start < table.end for table in tables):
                yield said, match
