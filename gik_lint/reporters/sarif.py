"""SARIF 2.1.0 (OASIS): results with their places, rules with their help, what could not be checked as notifications."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import PurePath, PureWindowsPath
from typing import Any
from urllib.parse import quote

from gik_lint.document import Span
from gik_lint.finding import Confidence, Finding, Fix, Location, Severity
from gik_lint.packs.model import Rule
from gik_lint.reporters import verdict
from gik_lint.reporters.catalogue import Language, say
from gik_lint.reporters.clean import clean
from gik_lint.reporters.markdown import escaped
from gik_lint.reporters.streamed import streamed
from gik_lint.reporters.view import View
from gik_lint.result import ReportResult, Result

_LEVELS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
_PROBLEMS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "recommendation"}
_RANKS: Mapping[Confidence, float] = {"high": 90.0, "medium": 60.0, "low": 30.0}
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def parts(result: Result, view: View) -> Iterator[bytes]:
    """The run as a SARIF log with one run, in UTF-8; columns are Unicode code points."""
    return streamed({"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(result, view.lang)]})


def uri(path: str) -> str:
    """The path as a URI reference: forward slashes, percent-encoded UTF-8, `file:` where it is absolute."""
    windows = PureWindowsPath(path)
    if windows.drive and windows.is_absolute():
        return "file:///" + quote(windows.as_posix().encode("utf-8", "replace"), safe="/:")
    posix = PurePath(path).as_posix()
    encoded = quote(posix.encode("utf-8", "replace"), safe="/")
    return f"file://{encoded}" if posix.startswith("/") else encoded


def _run(result: Result, lang: Language) -> dict[str, Any]:
    rules = _rules(result)
    indexes = {rule["id"]: index for index, rule in enumerate(rules)}
    files = {report.path: index for index, report in enumerate(result.reports)}
    return {
        "tool": {
            "driver": {
                "name": "gik-lint",
                "version": result.tool_version,
                "language": "zh-CN" if lang == "zh" else "en-US",
                "rules": rules,
                "properties": {"packs": [{"name": pack.name, "version": pack.version} for pack in result.packs]},
            }
        },
        "columnKind": "unicodeCodePoints",
        "artifacts": ({"location": {"uri": uri(path)}, "roles": ["analysisTarget"]} for path in files),
        "invocations": [_invocation(result, files, indexes, lang)],
        "results": (
            _result(finding, report.path, files[report.path], indexes, lang)
            for report in result.reports
            for finding in report.findings
        ),
    }


def _rules(result: Result) -> list[dict[str, Any]]:
    """Every rule in force, and a bare entry for a finding whose rule is not known any more."""
    described = [_rule(rule) for rule in result.rules]
    known = {rule.id for rule in result.rules}
    named = (finding.rule for report in result.reports for finding in report.findings)
    undecided = (outcome.rule for report in result.reports for outcome in report.outcomes)
    return described + [{"id": rule} for rule in dict.fromkeys((*named, *undecided)) if rule not in known]


def _rule(rule: Rule) -> dict[str, Any]:
    laws = [" ".join(filter(None, (basis.document, basis.article))) for basis in rule.basis]
    parts = [part for part in (rule.why, rule.remedy, *laws, *rule.known_problems) if part]
    return {
        "id": rule.id,
        "shortDescription": {"text": clean(rule.title)},
        "fullDescription": {"text": clean(rule.why or rule.title)},
        "help": {
            "text": clean("\n\n".join(parts) or rule.title),
            "markdown": "\n\n".join((f"**{escaped(rule.title)}**", *map(escaped, parts))),
        },
        "defaultConfiguration": {"level": _LEVELS[rule.severity], "enabled": rule.enabled},
        "properties": {
            "category": rule.category,
            "tags": [rule.category],
            "precision": rule.confidence,
            "problem.severity": _PROBLEMS[rule.severity],
        },
    }


def _invocation(result: Result, files: Mapping[str, int], indexes: Mapping[str, int], lang: Language) -> dict[str, Any]:
    """Whether everything was checked; what was not, and what no rule could decide."""
    faults = [
        {"level": "error", "message": {"text": text}, "locations": [_artifact(report.path, files[report.path])]}
        for report in result.reports
        for text in verdict.broken(report, lang)
    ]
    faults += [{"level": "error", "message": {"text": say(lang, "unmatched", path=clean(p))}} for p in result.unmatched]
    undecided = (note for report in result.reports for note in _undecided(report, files[report.path], indexes, lang))
    return {
        "executionSuccessful": not faults,
        "toolExecutionNotifications": chain(faults, undecided),
        "toolConfigurationNotifications": [
            {"level": "warning", "message": {"text": clean(notice)}} for notice in result.notices
        ],
    }


def _undecided(report: ReportResult, file: int, indexes: Mapping[str, int], lang: Language) -> Iterator[dict[str, Any]]:
    for outcome in report.outcomes:
        if outcome.outcome == "undecided":
            where = _location(outcome.location, report.path, file) if outcome.location else _artifact(report.path, file)
            yield {
                "level": "note",
                "message": {"text": f"{say(lang, 'undecided')}: {clean(outcome.reason) or outcome.rule}"},
                "associatedRule": {"id": outcome.rule, "index": indexes[outcome.rule]},
                "locations": [where],
            }


def _result(finding: Finding, path: str, file: int, indexes: Mapping[str, int], lang: Language) -> dict[str, Any]:
    text = "\n".join(filter(None, (clean(finding.message), clean(finding.remedy))))
    made: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": indexes[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": text},
        "locations": [_location(finding.location, path, file)],
        "partialFingerprints": {"gikLint/v1": finding.fingerprint},
        "rank": _RANKS[finding.confidence],
        "properties": _properties(finding),
    }
    if finding.related:
        made["relatedLocations"] = [
            {
                "id": number,
                **_location(related.location, path, file),
                "message": {"text": clean(related.note or related.location.place)},
            }
            for number, related in enumerate(finding.related, 1)
        ]
    if finding.suppressed:
        made["suppressions"] = [{"kind": "external", "status": "accepted"}]
    if finding.baseline:
        made["baselineState"] = "new" if finding.baseline == "new" else "unchanged"
    if finding.fix:
        made["fixes"] = [_fix(finding.fix, path, file, lang)]
    return made


def _properties(finding: Finding) -> dict[str, Any]:
    return {
        "category": finding.category,
        "confidence": finding.confidence,
        "absent": finding.location.absent,
        "expected": None if finding.expected is None else clean(finding.expected),
        "actual": None if finding.actual is None else clean(finding.actual),
        "relations": finding.relations,
        "basis": [{"document": clean(one.document), "article": clean(one.article)} for one in finding.basis],
        "suspects": [
            {
                "cell": one.cell,
                "printed": clean(one.printed),
                "suggested": clean(one.suggested),
                "reason": clean(one.reason),
            }
            for one in finding.suspects
        ],
    }


def _artifact(path: str, file: int) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": {"uri": uri(path), "index": file}}}


def _location(location: Location, path: str, file: int) -> dict[str, Any]:
    region = _region(location.span)
    if location.quote and not location.absent:
        region["snippet"] = {"text": clean(location.quote)}
    made = {"physicalLocation": {"artifactLocation": {"uri": uri(path), "index": file}, "region": region}}
    if not location.place:
        return made
    return {**made, "logicalLocations": [{"fullyQualifiedName": clean(location.place)}]}


def _region(span: Span) -> dict[str, Any]:
    region: dict[str, Any] = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    return region if span.page is None else {**region, "properties": {"page": span.page}}


def _fix(fix: Fix, path: str, file: int, lang: Language) -> dict[str, Any]:
    replacements: Sequence[dict[str, Any]] = [
        {"deletedRegion": _region(edit.span), "insertedContent": {"text": clean(edit.text)}} for edit in fix.edits
    ]
    change = {"artifactLocation": {"uri": uri(path), "index": file}, "replacements": replacements}
    return {"description": {"text": say(lang, f"fix.{fix.safety}")}, "artifactChanges": [change]}
