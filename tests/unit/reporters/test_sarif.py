"""SARIF: valid by its schema whatever the drafts hold, a region for every result, addresses that are URIs."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator

from gik_lint.reporters import View, render
from gik_lint.reporters.sarif import uri
from gik_lint.result import Result
from tests.unit.reporters import made
from tests.unit.reporters.snapshots import many

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))


def log(result: Result) -> Any:
    return json.loads(render(result, "sarif", View()))


@pytest.mark.parametrize("result", [made.result(), many(), made.hostile(), made.result(made.unreadable())])
def test_the_log_is_valid(result: Result) -> None:
    assert list(Draft4Validator(SCHEMA).iter_errors(log(result))) == []


def test_the_schema_would_notice() -> None:
    broken = log(made.result())
    broken["runs"][0]["results"][0]["level"] = "hint"

    assert list(Draft4Validator(SCHEMA).iter_errors(broken)) != []


def test_every_result_has_a_region_a_place_and_a_fingerprint_and_names_its_rule() -> None:
    (run,) = log(many())["runs"]

    assert run["columnKind"] == "unicodeCodePoints"
    for result in run["results"]:
        location = result["locations"][0]
        assert location["physicalLocation"]["region"]["startLine"] >= 1
        assert location["logicalLocations"][0]["fullyQualifiedName"]
        assert list(result["partialFingerprints"]) == ["gikLint/v1"]
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_rules_carry_help_and_fixes_carry_their_replacement() -> None:
    (run,) = log(made.result())["runs"]

    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}

    assert all(rules[rule.id]["help"]["text"] and rules[rule.id]["help"]["markdown"] for rule in made.RULES)
    assert rules["review-total-mismatch"] == {"id": "review-total-mismatch"}  # a rule no pack in force describes
    assert run["results"][1]["fixes"] == [
        {
            "description": {"text": "可安全改正"},
            "artifactChanges": [
                {
                    "artifactLocation": {"uri": "drafts/draft.txt", "index": 0},
                    "replacements": [
                        {
                            "deletedRegion": {"startLine": 4, "startColumn": 398, "endLine": 4, "endColumn": 399},
                            "insertedContent": {"text": ""},
                        }
                    ],
                }
            ],
        }
    ]


def test_withheld_findings_say_so() -> None:
    results = log(made.result())["runs"][0]["results"]

    assert [result.get("suppressions") for result in results[3:]] == [
        None,
        [{"kind": "external", "status": "accepted"}],
        None,
    ]
    assert [result.get("baselineState") for result in results[3:]] == ["new", None, "unchanged"]


def test_what_was_not_checked_is_a_notification_and_the_run_no_success() -> None:
    (invocation,) = log(many())["runs"][0]["invocations"]

    assert invocation["executionSuccessful"] is False
    assert [one["message"]["text"] for one in invocation["toolExecutionNotifications"] if one["level"] == "error"] == [
        "未检查：文件有密码保护,请另存为不加密的文件后再检查。",
        "检查不完整：正文是图片，没有可读的文字",
        "没有找到：drafts/*.doc",
    ]
    assert log(made.result(made.clean_report()))["runs"][0]["invocations"][0]["executionSuccessful"] is True


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("drafts/draft.txt", "drafts/draft.txt"),
        ("草稿/年报 2024#1.docx", "%E8%8D%89%E7%A8%BF/%E5%B9%B4%E6%8A%A5%202024%231.docx"),
        ("/srv/年报.txt", "file:///srv/%E5%B9%B4%E6%8A%A5.txt"),
        ("C:\\年报\\a b.docx", "file:///C:/%E5%B9%B4%E6%8A%A5/a%20b.docx"),
        ("a:b.txt", "a%3Ab.txt"),
        ("bad\ud800.txt", "bad%3F.txt"),
    ],
)
def test_a_path_becomes_a_uri(path: str, expected: str) -> None:
    assert uri(path) == expected
