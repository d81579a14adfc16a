"""The baseline: problems accepted as known, by fingerprint, so that a run reports only what is new.

A baseline is a JSON file. Its entries belong to a report by the draft's name without its ending, or by body
and report year, so that a draft saved in another format keeps its baseline.
"""

from collections.abc import Sequence
from pathlib import PurePath

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


class Baseline(Struct, frozen=True):
    """All accepted problems."""

    reports: tuple[KnownReport, ...] = ()
    version: int = VERSION


class Difference(Struct, frozen=True):
    """One draft against the baseline: how many findings are new, known, and which entries are resolved."""

    draft: str
    new: int
    known: int
    resolved: tuple[Known, ...]


def read(data: bytes, name: str) -> Baseline:
    """The baseline in `data`; BaselineError if it is none of this version."""
    try:
        baseline = msgspec.json.decode(data, type=Baseline)
    except msgspec.MsgspecError as fault:
        raise BaselineError(f"基线文件 {name} 无法读取；请用 gik-lint baseline write 重新生成") from fault
    if baseline.version != VERSION:
        raise BaselineError(f"基线文件 {name} 的版本是 {baseline.version}，本工具只认版本 {VERSION}；请重新生成")
    return baseline


def written(baseline: Baseline) -> bytes:
    """The baseline as a file: indented, so that a change of it can be reviewed."""
    return msgspec.json.format(msgspec.json.encode(baseline), indent=2) + b"\n"


def of(reports: Sequence[ReportResult]) -> Baseline:
    """A baseline of everything these reports have open now."""
    return Baseline(tuple(_known_report(one) for one in reports if one.status == "checked"))


def _known_report(report: ReportResult) -> KnownReport:
    findings = (Known(one.fingerprint, one.rule, one.message) for one in report.findings if not one.suppressed)
    body, year = (report.identity.body, report.identity.year) if report.identity else (None, None)
    return KnownReport(draft_name(report.path), tuple(findings), body, year)


def applied(report: ReportResult, baseline: Baseline) -> ReportResult:
    """The report with each finding marked new or known."""
    known = {one.fingerprint for entry in _entries(report, baseline) for one in entry.findings}
    marked = (structs.replace(one, baseline="known" if one.fingerprint in known else "new") for one in report.findings)
    return structs.replace(report, findings=tuple(marked))


def difference(report: ReportResult, baseline: Baseline) -> Difference:
    """What changed in one draft since the baseline was written."""
    now = {one.fingerprint for one in report.findings}
    known = {one.fingerprint: one for entry in _entries(report, baseline) for one in entry.findings}
    resolved = tuple(one for key, one in known.items() if key not in now)
    return Difference(draft_name(report.path), len(now - known.keys()), len(now & known.keys()), resolved)


def pruned(baseline: Baseline, reports: Sequence[ReportResult]) -> Baseline:
    """The baseline without the entries that these reports have resolved; other drafts' entries stay."""
    now = {id(entry): one for one in reports if one.status == "checked" for entry in _entries(one, baseline)}
    kept = []
    for entry in baseline.reports:
        report = now.get(id(entry))
        open_now = {one.fingerprint for one in report.findings} if report else None
        findings = tuple(one for one in entry.findings if open_now is None or one.fingerprint in open_now)
        kept.append(structs.replace(entry, findings=findings))
    return structs.replace(baseline, reports=tuple(kept))


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
