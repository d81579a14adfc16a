"""The baseline: problems accepted as known, by fingerprint, so that a run reports only what is new.

A baseline is a JSON file. Its entries belong to a report by the draft's name without its ending, or by body
and report year, so that a draft saved in another format keeps its baseline.
"""

from collections.abc import Sequence
from pathlib import PurePath
from typing import Literal

import msgspec
from msgspec import Struct, structs

from gik_lint.result import ReportResult

VERSION = 1


class BaselineError(Exception):
    """The baseline file cannot be used; the sentence says why and what to do."""


class Known(Struct, frozen=True):
    """One accepted problem; rule and message are there for people who read the file."""

    fingerprint: str
    rule: str
    message: str


class KnownReport(Struct, frozen=True):
    """The accepted problems of one draft."""

    draft: str
    findings: tuple[Known, ...]
    body: str | None = None
    year: int | None = None


class Difference(Struct, frozen=True):
    """One draft against the baseline: how many findings are new, known, and which entries are resolved."""

    draft: str
    new: int
    known: int
    resolved: tuple[Known, ...]


class Baseline(Struct, frozen=True):
    """All accepted problems, a draft after the other."""

    reports: tuple[KnownReport, ...] = ()
    version: int = VERSION

    @classmethod
    def of(cls, reports: Sequence[ReportResult]) -> "Baseline":
        """A baseline of everything these reports have open now."""
        return cls(tuple(_known_report(one) for one in reports if one.status == "checked"))

    @property
    def size(self) -> int:
        """How many problems are accepted."""
        return sum(len(entry.findings) for entry in self.reports)

    def marked(self, report: ReportResult) -> ReportResult:
        """The report with each finding marked new or known."""
        known = {one.fingerprint for entry in _entries(report, self) for one in entry.findings}
        findings = (structs.replace(one, baseline=_word(one.fingerprint in known)) for one in report.findings)
        return structs.replace(report, findings=tuple(findings))

    def difference(self, report: ReportResult) -> Difference:
        """What changed in one draft since the baseline was written."""
        now = {one.fingerprint for one in report.findings}
        known = {one.fingerprint: one for entry in _entries(report, self) for one in entry.findings}
        resolved = tuple(one for key, one in known.items() if key not in now)
        return Difference(draft_name(report.path), len(now - known.keys()), len(now & known.keys()), resolved)

    def pruned(self, reports: Sequence[ReportResult]) -> "Baseline":
        """The baseline without the entries that these reports have resolved; other drafts' entries stay."""
        now = {id(entry): one for one in reports if one.status == "checked" for entry in _entries(one, self)}
        kept = []
        for entry in self.reports:
            report = now.get(id(entry))
            open_now = {one.fingerprint for one in report.findings} if report else None
            findings = tuple(one for one in entry.findings if open_now is None or one.fingerprint in open_now)
            kept.append(structs.replace(entry, findings=findings))
        return structs.replace(self, reports=tuple(kept))

    def written(self) -> bytes:
        """The baseline as a file: indented, so that a change of it can be reviewed."""
        return msgspec.json.format(msgspec.json.encode(self), indent=2) + b"\n"


def read(data: bytes, name: str) -> Baseline:
    """The baseline in `data`; BaselineError if it is none of this version."""
    try:
        baseline = msgspec.json.decode(data, type=Baseline)
    except msgspec.MsgspecError as fault:
        raise BaselineError(f"基线文件 {name} 无法读取；请用 gik-lint baseline write 重新生成") from fault
    if baseline.version != VERSION:
        raise BaselineError(f"基线文件 {name} 的版本是 {baseline.version}，本工具只认版本 {VERSION}；请重新生成")
    return baseline


def _known_report(report: ReportResult) -> KnownReport:
    findings = (Known(one.fingerprint, one.rule, one.message) for one in report.findings if not one.suppressed)
    body, year = (report.identity.body, report.identity.year) if report.identity else (None, None)
    return KnownReport(draft_name(report.path), tuple(findings), body, year)


def _word(known: bool) -> Literal["new", "known"]:
    return "known" if known else "new"


def draft_name(path: str) -> str:
    """The draft's path without its ending, with `/` on every system."""
    return PurePath(path).with_suffix("").as_posix()


def _entries(report: ReportResult, baseline: Baseline) -> list[KnownReport]:
    """The entries that are this draft's: by name, else by body and year."""
    name = draft_name(report.path)
    named = [entry for entry in baseline.reports if entry.draft == name]
    identity = report.identity
    if named or identity is None or identity.body is None:
        return named
    return [one for one in baseline.reports if (one.body, one.year) == (identity.body, identity.year)]
