"""GitHub workflow commands: at most ten annotations, the worst first; every other finding as a plain line."""

from collections.abc import Iterator, Mapping
from pathlib import PurePath

from gik_lint.finding import SEVERITIES, Finding, Severity
from gik_lint.reporters import verdict
from gik_lint.reporters.catalogue import Language, say
from gik_lint.reporters.clean import inline
from gik_lint.reporters.view import View
from gik_lint.result import Result

_MOST = 10  # annotations GitHub shows of one step
_COMMANDS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}


def render(result: Result, view: View) -> str:
    """The commands, the findings beyond them, and the verdict; no text of a draft can become a command."""
    return "".join(line + "\n" for line in _lines(result, view.lang))


def _lines(result: Result, lang: Language) -> Iterator[str]:
    faults = [(report.path, text) for report in result.reports for text in verdict.broken(report, lang)]
    faults += [(path, say(lang, "unmatched", path=path)) for path in result.unmatched]
    found = [(report.path, finding) for report in result.reports for finding in report.open_findings]
    worst = sorted(found, key=lambda one: SEVERITIES.index(one[1].severity))
    room = max(_MOST - len(faults), 0)
    for path, text in faults[:_MOST]:
        yield _command("error", text, file=_path(path))
    for path, finding in worst[:room]:
        yield _annotation(path, finding)
    rest = [f"{inline(path)}: {inline(text)}" for path, text in faults[_MOST:]]
    rest += [_plain(path, finding, lang) for path, finding in worst[room:]]
    if rest:
        yield _command("group", say(lang, "github.rest", count=len(rest)))
        # a leading dash keeps a line from being read as a command
        yield from (f"- {text}" for text in rest)
        yield "::endgroup::"
    for notice in result.notices:
        yield _command("notice", say(lang, "notice", text=notice))
    yield f"- {verdict.of_run(result, lang).text} ({verdict.overview(result, lang)})"


def _annotation(path: str, finding: Finding) -> str:
    span = finding.location.span
    where = {"file": _path(path), "line": str(span.line), "endLine": str(span.end_line)}
    if span.line == span.end_line:
        where |= {"col": str(span.column), "endColumn": str(span.end_column)}
    text = " ".join(filter(None, (finding.location.place, finding.message, finding.remedy)))
    return _command(_COMMANDS[finding.severity], text, **where, title=finding.rule)


def _plain(path: str, finding: Finding, lang: Language) -> str:
    span = finding.location.span
    where = f"{inline(path)}:{span.line}:{span.column}"
    return f"{where}: {say(lang, finding.severity)} [{finding.rule}] {inline(finding.message)}"


def _command(name: str, text: str, **properties: str) -> str:
    said = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name}{' ' if said else ''}{said}::{_data(text)}"


def _data(text: str) -> str:
    return inline(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _path(path: str) -> str:
    return PurePath(path).as_posix().replace("\\", "/")
