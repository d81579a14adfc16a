"""The results of very many drafts, put away in a temporary file so that memory does not grow with their number."""

from collections.abc import Iterable, Iterator, Sequence
from tempfile import TemporaryFile
from typing import Literal, overload
from weakref import finalize

import msgspec
from msgspec import Struct, structs

from gik_lint.facts.report import Identity
from gik_lint.finding import Finding, Outcome
from gik_lint.illustration import Illustration
from gik_lint.result import ReportResult

MANY = 50
"""From more results than this on, they are put away."""


class _Packed(Struct, frozen=True):
    """A result without what was understood of its draft."""

    path: str
    status: Literal["checked", "not-checked"]
    error: str
    identity: Identity | None
    form: str | None
    findings: tuple[Finding, ...]
    outcomes: tuple[Outcome, ...]
    incomplete: tuple[str, ...]
    holds_none: bool
    illustrations: dict[str, Illustration]


def packed(result: ReportResult) -> bytes:
    """The result as JSON, without what was understood of its draft; UnicodeEncodeError for a lone surrogate."""
    return msgspec.json.encode(_Packed(*(getattr(result, name) for name in _Packed.__struct_fields__)))


def unpacked(data: bytes) -> ReportResult:
    """The result that was `packed`; `msgspec.MsgspecError` where `data` is none."""
    return ReportResult(**structs.asdict(msgspec.json.decode(data, type=_Packed)))


class Shelf(Sequence[ReportResult]):
    """Results in a temporary file of this process; each is read anew whenever it is asked for."""

    def __init__(self, results: Iterable[ReportResult]) -> None:
        self._file = TemporaryFile()  # noqa: SIM115 - it lives as long as the results do
        finalize(self, self._file.close)
        self._places: list[tuple[int, int] | ReportResult] = []
        for result in results:
            try:
                data = packed(result)
            except UnicodeEncodeError:  # a file name that is no text
                self._places.append(result)
                continue
            self._places.append((self._file.tell(), len(data)))
            self._file.write(data)

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, index: int) -> ReportResult: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[ReportResult, ...]: ...
    def __getitem__(self, index: int | slice) -> ReportResult | tuple[ReportResult, ...]:
        if isinstance(index, slice):
            return tuple(map(self._read, self._places[index]))
        return self._read(self._places[index])

    def __iter__(self) -> Iterator[ReportResult]:
        return map(self._read, self._places)

    def _read(self, place: tuple[int, int] | ReportResult) -> ReportResult:
        if isinstance(place, ReportResult):
            return place
        self._file.seek(place[0])
        return unpacked(self._file.read(place[1]))


def put_away(results: Iterable[ReportResult], count: int) -> Sequence[ReportResult]:
    """`count` results at most: as they are, or on a shelf where they are many."""
    return Shelf(results) if count > MANY else tuple(results)
