"""Which rules run: by name, by category; an unknown name is an error that says what was meant."""

import pytest

from gik_lint.config.settings import Settings
from gik_lint.document import Span
from gik_lint.finding import Finding, Location
from gik_lint.packs.layers import PackSet
from gik_lint.packs.model import Pack, Rule
from gik_lint.packs.select import UnknownNameError, in_force, loud_enough


def rule(id_, category, *, enabled=True):
    return Rule(id_, id_, category, {"phrase": {}}, "error", "high", "", "", enabled=enabled)


PACKS = PackSet(
    (
        Pack(
            "样例",
            "1",
            rules=(
                rule("wrong-year", "dates"),
                rule("late", "dates"),
                rule("typo", "language"),
                rule("style", "language", enabled=False),
            ),
        ),
    )
)


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        (Settings(), ["wrong-year", "late", "typo"]),
        (Settings(select=("dates",)), ["wrong-year", "late"]),
        (Settings(select=("typo",)), ["typo"]),
        (Settings(select=("language",)), ["typo"]),
        (Settings(select=("style",)), ["style"]),
        (Settings(select=("dates,typo",)), ["wrong-year", "late", "typo"]),
        (Settings(ignore=("dates",)), ["typo"]),
        (Settings(ignore=("late", "typo")), ["wrong-year"]),
        (Settings(select=("dates",), ignore=("late",)), ["wrong-year"]),
        (Settings(select=("late",), ignore=("dates",)), ["late"]),
        (Settings(select=("late",), ignore=("late",)), []),
        (Settings(extend_select=("style",)), ["wrong-year", "late", "typo", "style"]),
        (Settings(extend_select=("language",)), ["wrong-year", "late", "typo", "style"]),
        (Settings(select=("late",), extend_select=("typo",)), ["late", "typo"]),
    ],
)
def test_rules_wanted(settings, expected):
    assert [one.id for one in in_force(PACKS, settings)] == expected


@pytest.mark.parametrize("field", ["select", "ignore", "extend_select"])
def test_an_unknown_name_is_an_error_with_a_suggestion(field):
    with pytest.raises(UnknownNameError, match=r"没有「wrong-yaer」这条规则或类别（是不是「wrong-year」？）"):
        in_force(PACKS, Settings(**{field: ("wrong-yaer",)}))


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        (Settings(), 9),
        (Settings(min_severity="warning"), 6),
        (Settings(min_severity="error"), 3),
        (Settings(min_confidence="high"), 3),
        (Settings(min_severity="error", min_confidence="medium"), 2),
    ],
)
def test_findings_below_either_threshold_are_not_shown(settings, expected):
    place = Location(Span(1, 1, 1, 2))
    findings = [
        Finding("r", "dates", severity, confidence, "", place)
        for severity in ("error", "warning", "info")
        for confidence in ("high", "medium", "low")
    ]

    assert len(loud_enough(findings, settings)) == expected
