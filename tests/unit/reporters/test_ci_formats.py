"""JUnit, GitLab, GitHub and Markdown: what their readers need, and nothing a draft can forge."""

import json
import xml.etree.ElementTree as ET

import pytest
from markdown_it import MarkdownIt
from msgspec.structs import replace

from gik_lint.reporters import View, render
from gik_lint.reporters.markdown import escaped
from gik_lint.result import Result
from tests.unit.reporters import made
from tests.unit.reporters.snapshots import many


def crowd(count: int) -> Result:
    """A draft with many warnings and, at its end, one error."""
    findings = tuple(replace(made.PERIOD_FINDING, fingerprint=f"{number:032x}") for number in range(count))
    return made.result(made.checked(findings=(*findings, made.MISMATCH)))


def suites(result: Result) -> ET.Element:
    return ET.fromstring(render(result, "junit", View()))  # noqa: S314 - our own output


def test_junit_has_a_case_for_every_rule_and_its_counts_are_right() -> None:
    root = suites(many())

    for suite in root:
        cases = suite.findall("testcase")
        assert int(suite.get("tests", "")) == len(cases)
        for attribute, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert int(suite.get(attribute, "")) == len(suite.findall(f"testcase/{tag}"))
    assert int(root.get("tests", "")) == len(root.findall("testsuite/testcase"))
    assert len(root[0]) == len(made.OUTCOMES)


@pytest.mark.parametrize(
    ("gate", "failing"),
    [("never", 0), ("error", 2), ("warning", 3), ("info", 4)],
)
def test_junit_fails_what_the_gate_fails(gate: str, failing: int) -> None:
    root = suites(made.result(fail_on=gate))

    assert len(root.findall("testsuite/testcase/failure")) == failing
    assert "75余件" in ET.tostring(root, "unicode")


def test_junit_calls_a_draft_that_was_not_checked_an_error() -> None:
    (error,) = suites(made.result(made.unreadable())).findall("testsuite/testcase/error")

    assert error.get("message") == "未检查：文件有密码保护,请另存为不加密的文件后再检查。"


def test_gitlab_fingerprints_are_unique_and_the_same_in_every_run() -> None:
    issues = json.loads(render(crowd(30), "gitlab", View()))
    again = json.loads(render(crowd(30), "gitlab", View()))

    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == 31
    assert issues == again
    assert {issue["severity"] for issue in issues} <= {"info", "minor", "major", "critical", "blocker"}


def test_gitlab_fingerprints_do_not_move_with_the_lines() -> None:
    moved = replace(made.MISMATCH, location=made.at(99, 1, "2923"))
    one = json.loads(render(made.result(made.checked(findings=(made.MISMATCH,))), "gitlab", View()))
    other = json.loads(render(made.result(made.checked(findings=(moved,))), "gitlab", View()))

    assert one[0]["location"] != other[0]["location"]
    assert one[0]["fingerprint"] == other[0]["fingerprint"]


def test_gitlab_tells_two_files_with_the_same_finding_apart() -> None:
    reports = (made.checked("a.txt"), made.checked("b.txt"))
    issues = json.loads(render(made.result(*reports), "gitlab", View()))

    assert len({issue["fingerprint"] for issue in issues}) == 8


def test_github_shows_ten_annotations_the_worst_first_and_lists_the_rest() -> None:
    lines = render(crowd(30), "github", View()).splitlines()

    commands = [line for line in lines if line.startswith(("::error", "::warning", "::notice"))]
    assert len(commands) == 10
    assert commands[0].startswith("::error file=drafts/draft.txt,line=13,endLine=13,col=40,endColumn=44,title=")
    assert "::group::另有 21 项" in lines
    assert sum(line.startswith("- drafts/draft.txt:2:61: 警告") for line in lines) == 21
    assert lines[-1].startswith("- 发现 1 项错误、30 项警告")


def test_github_commands_cannot_be_forged() -> None:
    lines = render(made.hostile(), "github", View()).splitlines()

    allowed = ("::error file=", "::error::", "::notice::", "::group::", "::endgroup::", "- ")
    assert all(line.startswith(allowed) for line in lines)
    for line in lines:
        if line.startswith("::error "):
            properties = line.removeprefix("::error ").split("::")[0]
            assert all(":" not in one.partition("=")[2] for one in properties.split(","))


def test_github_escapes_what_its_parser_reads() -> None:
    finding = replace(made.PERIOD_FINDING, message="50%,a:b\nc", location=made.at(1, 1, "x"), remedy="")
    report = made.checked("a,b:c%.txt", findings=(finding,))

    first = render(made.result(report), "github", View()).splitlines()[0]

    assert first == (
        "::warning file=a%2Cb%3Ac%25.txt,line=1,endLine=1,col=1,endColumn=2,title=period-not-the-year::50%25,a:b c"
    )


def test_markdown_text_stays_text() -> None:
    """Rendered with HTML allowed, as the hosts do, the hostile text comes out as the same characters."""
    hostile = "a|b *c* _d_ `e` [f](http://g) <img src=x onerror=1> @user #12 www.evil.example ![h](i) &lt; ~~j~~ $k$"

    shown = MarkdownIt("js-default", {"html": True, "linkify": False}).enable("table").render(escaped(hostile))

    for tag in ("<em", "<a", "<img", "<code", "<s>"):
        assert tag not in shown
    assert "@user" not in escaped(hostile)
    assert "://" not in escaped(hostile)
    assert "www." not in escaped(hostile)


def test_markdown_table_keeps_its_columns() -> None:
    text = render(made.hostile(), "markdown", View())
    rows = [line for line in text.splitlines() if line.startswith("| ")]

    assert {row.count("|") for row in rows} == {7}


def test_markdown_fits_into_one_comment() -> None:
    text = render(crowd(2000), "markdown", View())

    assert len(text) < 65_536
    assert "行未列出" in text.splitlines()[-1]
