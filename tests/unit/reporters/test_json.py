"""JSON, version 1, to the letter of what callers were promised."""

import json
from typing import Any

from gik_lint.reporters import View, render
from tests.unit.reporters import made
from tests.unit.reporters.snapshots import many


def shown(result: Any) -> Any:
    return json.loads(render(result, "json", View()))


def test_every_promised_field_is_there_in_the_promised_order() -> None:
    document = shown(made.result())

    assert list(document) == ["version", "tool", "packs", "reports", "summary"]
    assert document["tool"] == {"name": "gik-lint", "version": "0.1.0"}
    assert document["packs"] == [{"name": "annual-report", "version": "0.1.0"}]
    report = document["reports"][0]
    assert [key for key in report if key != "incomplete"] == [
        "path", "status", "identity", "form", "outcomes", "findings", "rules",
    ]  # fmt: skip
    assert report["outcomes"] == {"passed": 2, "failed": 6, "not-applicable": 1, "undecided": 2}
    finding = report["findings"][3]
    assert list(finding) == [
        "rule", "category", "severity", "confidence", "message", "remedy", "basis", "location", "related",
        "relations", "expected", "actual", "suspects", "fix", "fingerprint", "suppressed", "baseline",
    ]  # fmt: skip
    assert finding["location"] == {
        "line": 13, "column": 40, "end_line": 13, "end_column": 44,
        "place": "表三「总计」行「自然人」列", "quote": "2923", "absent": False,
    }  # fmt: skip
    assert list(finding["related"][0]) == ["line", "column", "end_line", "end_column", "place", "quote", "note"]
    assert finding["suspects"] == [
        {
            "cell": "t3.r7.natural", "line": 13, "column": 40, "end_line": 13, "end_column": 44,
            "printed": "2923", "suggested": "2932", "reason": "只改这一格,3 条勾稽关系全部成立",
        }
    ]  # fmt: skip
    assert finding["fix"] is None
    assert finding["baseline"] == "new"
    assert report["findings"][1]["fix"] == {
        "safety": "safe",
        "edits": [{"line": 4, "column": 398, "end_line": 4, "end_column": 399, "text": ""}],
    }
    assert report["rules"][8] == {
        "id": "review-total-mismatch",
        "outcome": "undecided",
        "reason": "没有找到表四",
        "location": {
            "line": 15, "column": 1, "end_line": 15, "end_column": 15,
            "place": "五、存在的主要问题及改进情况", "quote": "", "absent": False,
        },
    } | {"location": report["rules"][8]["location"]}  # fmt: skip
    assert report["rules"][9]["location"] is None


def test_a_draft_that_was_not_checked_says_why_and_keeps_the_shape() -> None:
    report = shown(made.result(made.unreadable()))["reports"][0]

    assert report["status"] == "not-checked"
    assert report["error"].startswith("文件有密码保护")
    assert report["identity"] is None
    assert report["form"] is None
    assert report["findings"] == []
    assert report["rules"] == []
    assert report["outcomes"] == {"passed": 0, "failed": 0, "not-applicable": 0, "undecided": 0}
    assert "error" not in shown(made.result())["reports"][0]


def test_the_summary_counts_open_findings_and_those_withheld_apart() -> None:
    assert shown(many())["summary"] == {
        "reports": 4, "checked": 3, "not_checked": 1, "skipped": 1,
        "error": 2, "warning": 1, "info": 1, "suppressed": 1, "known": 1,
    }  # fmt: skip


def test_chinese_is_not_escaped_and_lone_surrogates_are_replaced() -> None:
    text = render(made.hostile(), "json", View())

    assert "未能判定" not in text
    assert "\\u4" not in text
    assert "\ufffd" in text
    text.encode("utf-8")
    assert json.loads(text)["reports"][0]["findings"][0]["message"] == made.HOSTILE.replace("\ud800", "\ufffd")


def test_a_page_is_told_where_the_format_has_pages() -> None:
    from msgspec.structs import replace

    location = replace(made.PERIOD_FINDING.location, span=replace(made.PERIOD_FINDING.location.span, page=3))
    finding = replace(made.PERIOD_FINDING, location=location)

    assert shown(made.result(made.checked(findings=(finding,))))["reports"][0]["findings"][0]["location"]["page"] == 3
