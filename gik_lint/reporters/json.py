"""JSON, version 1: what other programs read. Fields are added, never bent; a change in meaning is version 2."""

from collections.abc import Iterator
from typing import Any

from gik_lint.document import Span
from gik_lint.facts.report import Identity
from gik_lint.finding import Edit, Finding, Fix, Location, Outcome, Related, Suspect
from gik_lint.reporters.streamed import streamed
from gik_lint.reporters.view import View
from gik_lint.result import ReportResult, Result

VERSION = 1


def parts(result: Result, _view: View) -> Iterator[bytes]:
    """The run as JSON of version 1, indented, in UTF-8, one piece a report."""
    return streamed(
        {
            "version": VERSION,
            "tool": {"name": "gik-lint", "version": result.tool_version},
            "packs": [{"name": pack.name, "version": pack.version} for pack in result.packs],
            "reports": map(_report, result.reports),
            "summary": summary(result),
        }
    )


def summary(result: Result) -> dict[str, int]:
    """The counts of the whole run; severities count open findings only."""
    checked = result.checked()
    return {
        "reports": len(result.reports),
        "checked": checked,
        "not_checked": len(result.reports) - checked,
        "skipped": len(result.skipped),
        **{str(severity): count for severity, count in result.severities().items()},
        "suppressed": result.tally.suppressed,
        "known": result.tally.known,
    }


def _report(report: ReportResult) -> dict[str, Any]:
    return {
        "path": report.path,
        "status": report.status,
        **({"error": report.error} if report.status == "not-checked" else {}),
        "identity": identity_of(report.identity) if report.identity else None,
        "form": report.form,
        "outcomes": report.outcome_counts(),
        "incomplete": report.incomplete,
        "findings": [_finding(finding) for finding in report.findings],
        "rules": [_outcome(outcome) for outcome in report.outcomes],
    }


def identity_of(identity: Identity) -> dict[str, Any]:
    """Who reports, on which year, when published; `null` where the draft does not tell."""
    return {
        "title": identity.title,
        "body": identity.body,
        "kind": identity.kind,
        "tier": identity.tier,
        "year": identity.year,
        "published": identity.published.isoformat() if identity.published else None,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "category": finding.category,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "message": finding.message,
        "remedy": finding.remedy,
        "basis": [{"document": basis.document, "article": basis.article} for basis in finding.basis],
        "location": _location(finding.location),
        "related": [_related(related) for related in finding.related],
        "relations": finding.relations,
        "expected": finding.expected,
        "actual": finding.actual,
        "suspects": [_suspect(suspect) for suspect in finding.suspects],
        "fix": _fix(finding.fix) if finding.fix else None,
        "fingerprint": finding.fingerprint,
        "suppressed": finding.suppressed,
        "baseline": finding.baseline,
    }


def _span(span: Span) -> dict[str, int]:
    position = {
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }
    return position if span.page is None else {**position, "page": span.page}


def _location(location: Location) -> dict[str, Any]:
    named = {"place": location.place, "quote": location.quote, "absent": location.absent}
    return {**_span(location.span), **named}


def _related(related: Related) -> dict[str, Any]:
    location = related.location
    return {**_span(location.span), "place": location.place, "quote": location.quote, "note": related.note}


def _suspect(suspect: Suspect) -> dict[str, Any]:
    said = {"printed": suspect.printed, "suggested": suspect.suggested, "reason": suspect.reason}
    return {"cell": suspect.cell, **_span(suspect.location.span), **said}


def _fix(fix: Fix) -> dict[str, Any]:
    return {"safety": fix.safety, "edits": [_edit(edit) for edit in fix.edits]}


def _edit(edit: Edit) -> dict[str, Any]:
    return {**_span(edit.span), "text": edit.text}


def _outcome(outcome: Outcome) -> dict[str, Any]:
    location = _location(outcome.location) if outcome.location else None
    return {"id": outcome.rule, "outcome": outcome.outcome, "reason": outcome.reason, "location": location}
