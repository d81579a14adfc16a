"""What gik-lint says of the example drafts."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path

from gik_lint import check
from gik_lint.finding import SEVERITIES, Finding
from gik_lint.reporters.catalogue import counted, say
from gik_lint.result import Result
from tools.manual.markdown import page, plain, table
from tools.manual.rules import link

FOLDER = Path(__file__).parents[2] / "reports_examples"
DRAFTS = (
    "shucheng-2012.txt",
    "jingzhou-2011.txt",
    "erqi-2015.txt",
    "yueyanglou-2016.txt",
    "xizhu-2018.txt",
    "yunchuan-2025.docx",
    "yunchuan-kejiju-2024.html",
)
TODAY = date(2026, 12, 31)
_SHOWN = 90


@cache
def result_of(name: str) -> Result:
    """The run over one example draft, named as a user in the folder names it."""
    from msgspec import structs

    result = check([FOLDER / name], today=TODAY)
    return structs.replace(result, reports=tuple(structs.replace(one, path=name) for one in result.reports))


def _summary() -> str:
    rows = []
    for name in DRAFTS:
        (report,) = result_of(name).reports
        identity = report.identity
        about = f"{identity.body}，{identity.year} 年度" if identity else ""
        rows.append(
            (f"[{name}]({name})", plain(about), report.form or "", counted("zh", report.severities()) or "没有发现问题")
        )
    return table(("草稿", "机关和年度", "格式", "结果"), rows)


def pages() -> dict[str, str]:
    """File name → page."""
    return {"docs/reference/examples.md": _details()}


def _details() -> str:
    about = (
        "`reports_examples/` 里每份草稿的检查结果。每条规则一行：有几处，第一处在第几行第几列，说了什么。"
        "完整的结果请自己运行；网页结果用 `--open`。"
    )
    parts = ["# 样例的检查结果", about]
    for name in DRAFTS:
        (report,) = result_of(name).reports
        parts += [f"## {name}", table(("级别", "规则", "处数", "第一处"), _rows(report.open_findings))]
        undecided = [one for one in report.outcomes if one.outcome == "undecided"]
        if undecided:
            parts.append(
                f"未能判定 {len(undecided)} 条：{'、'.join(link(one.rule, '../rules/') for one in undecided)}。"
            )
    return page(*parts)


def _rows(findings: tuple[Finding, ...]) -> list[tuple[str, ...]]:
    """A row a rule, the errors first, with what it says first."""
    rules: dict[str, list[Finding]] = {}
    for severity in SEVERITIES:
        for finding in findings:
            if finding.severity == severity:
                rules.setdefault(finding.rule, []).append(finding)
    return [
        (say("zh", own[0].severity), link(rule, "../rules/"), str(len(own)), _first(own[0]))
        for rule, own in rules.items()
    ]


def _first(finding: Finding) -> str:
    span = finding.location.span
    message = finding.message if len(finding.message) <= _SHOWN else finding.message[: _SHOWN - 1] + "…"
    return f"{span.line}:{span.column} {plain(message)}"


PASSAGES: Mapping[str, Callable[[], str]] = {"样例": _summary}
