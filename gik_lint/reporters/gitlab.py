"""GitLab's Code Quality report: one issue a finding, its fingerprint the same from run to run and unique in one."""

from collections import Counter
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import PurePath
from typing import Any

from gik_lint.finding import Severity
from gik_lint.reporters import verdict
from gik_lint.reporters.catalogue import say
from gik_lint.reporters.clean import clean
from gik_lint.reporters.streamed import streamed
from gik_lint.reporters.view import View
from gik_lint.result import Result

_SEVERITIES: Mapping[Severity, str] = {"error": "critical", "warning": "major", "info": "info"}


def parts(result: Result, view: View) -> Iterator[bytes]:
    """The open findings, and each draft that was not wholly checked, as a JSON list in UTF-8."""
    return streamed(_fingerprinted(result, view))


def _fingerprinted(result: Result, view: View) -> Iterator[dict[str, Any]]:
    seen: Counter[str] = Counter()
    for issue, identity in _issues(result, view):
        seen[identity] += 1
        digest = sha256(f"{identity}\n{seen[identity]}".encode("utf-8", "replace")).hexdigest()
        yield {**issue, "fingerprint": digest}


def _issues(result: Result, view: View) -> Iterator[tuple[dict[str, Any], str]]:
    """Each issue without its fingerprint, and what makes it the same issue in the next run."""
    for report in result.reports:
        path = _path(report.path)
        for text in verdict.broken(report, view.lang):
            yield _issue("not-checked", text, "blocker", path, 1, 1), f"{path}\nnot-checked"
        for finding in report.open_findings:
            span = finding.location.span
            severity = _SEVERITIES[finding.severity]
            text = " ".join(filter(None, (clean(finding.location.place), clean(finding.message))))
            yield _issue(finding.rule, text, severity, path, span.line, span.end_line), f"{path}\n{finding.fingerprint}"
    for missing in result.unmatched:
        text = say(view.lang, "unmatched", path=clean(missing))
        yield _issue("not-checked", text, "blocker", _path(missing), 1, 1), f"{missing}\nunmatched"


def _issue(rule: str, text: str, severity: str, path: str, begin: int, end: int) -> dict[str, Any]:  # noqa: PLR0917
    return {
        "type": "issue",
        "check_name": rule,
        "description": text,
        "categories": ["Style"],
        "severity": severity,
        "location": {"path": path, "lines": {"begin": begin, "end": max(end, begin)}},
    }


def _path(path: str) -> str:
    return clean(PurePath(path).as_posix().replace("\\", "/"))
