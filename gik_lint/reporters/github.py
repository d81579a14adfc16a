"""GitHub workflow commands: at most ten annotations, the worst first; every other finding as a plain line."""

from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import PurePath

from gik_lint.finding import SEVERITIES, Finding, Severity
from gik_lint.reporters import verdict
from gik_lint.reporters.catalogue import Language, say
from gik_lint.reporters.clean import inline
from gik_lint.reporters.view import View
from gik_lint.result import Result

_MOST = 10  # annotations GitHub shows of one step
_COMMANDS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}


def parts(result: Result, view: View) -> Iterator[str]:
    """The commands, the findings beyond them, and the verdict; no text of a draft can become a command."""
    return (line + "\n" for line in _lines(result, view.lang))


def _lines(result: Result, lang: Language) -> Iterator[str]:
    faults = [(report.path, text) for report in result.reports for text in verdict.broken(report, lang)]
    faults += [(path, say(lang, "unmatched", path=path)) for path in result.unmatched]
    worst = _worst_first(result)
    room = max(_MOST - len(faults), 0)
    for path, text in faults[:_MOST]:
        yield _command("error", text, file=_path(path))
    for path, finding in islice(worst, room):
        yield _annotation(path, finding)
    untold = max(sum(result.severities().values()) - room, 0) + len(faults[_MOST:])
    if untold:
        yield _command("group", say(lang, "github.rest", count=untold))
        # a leading dash keeps a line from being read as a command
        yield from (f"- {inline(path)}: {inline(text)}" for path, text in faults[_MOST:])
        yield from (f"- {_plain(path, finding, lang)}" for path, finding in worst)
        yield "::endgroup::"
    for notice in result.notices:
        yield _command("notice", say(lang, "notice", text=notice))
    yield f"- {verdict.of_run(result, lang).text} ({verdict.overview(result, lang)})"


def _worst_first(result: Result) -> Iterator[tuple[str, Finding]]:
    """Every open finding with the path of its draft; the drafts are gone through once a severity, never all held."""
    for severity in SEVERITIES:
        for report in result.reports:
            yield from ((report.path, one) for one in report.open_findings if one.severity == severity)


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
