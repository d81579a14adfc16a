"""What the linter says of each real report is exactly what a reader has judged, finding by finding.

A finding that is new or gone fails here: read it against the report, then write the judgement down
(`right`, or `arguable` with the reason why it is said all the same). One that is wrong is mended, not judged.
"""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from gik_lint.config.settings import Settings
from gik_lint.inputs import Input
from gik_lint.linter import Linter
from gik_lint.packs.compiled import load_packs
from tests.checked import ROOT

REPORTS = ROOT.parent / "shared/corpus/reports"
JUDGED = sorted(Path(__file__).with_name("judgements").glob("*.yaml"))
TODAY = date(2026, 11, 22)


def judgement(path):
    return YAML(typ="safe", pure=True).load(path.read_text("utf-8"))


@pytest.mark.parametrize("path", JUDGED, ids=lambda path: path.stem)
def test_the_findings_of_a_report_are_those_judged(path):
    known = judgement(path)
    report = REPORTS / known["report"]
    if not report.is_file():
        pytest.skip(f"没有 {report}")

    result = Linter(load_packs(), lambda _: Settings(max_seconds=600), TODAY).check(Input(str(report)))

    assert result.status == "checked", result.error
    said = Counter(
        (one.rule, f"{one.location.span.line}:{one.location.span.column}")
        for one in result.findings
        if one.severity != "info"
    )
    judged = Counter((one["rule"], one["at"]) for one in known["findings"])
    assert sorted((said - judged).elements()) == [], "not judged yet"
    assert sorted((judged - said).elements()) == [], "no longer said"


@pytest.mark.parametrize("path", JUDGED, ids=lambda path: path.stem)
def test_a_judgement_gives_its_reason(path):
    known = judgement(path)

    assert {one["verdict"] for one in known["findings"]} <= {"right", "arguable"}
    assert all(one["why"].strip() for one in known["findings"] + known["misses"])


def test_every_report_is_judged():
    if not REPORTS.is_dir():
        pytest.skip(f"没有 {REPORTS}")

    assert {judgement(path)["report"] for path in JUDGED} == {file.name for file in REPORTS.iterdir()}


def test_few_judgements_are_arguable():
    verdicts = Counter(one["verdict"] for path in JUDGED for one in judgement(path)["findings"])

    assert verdicts["arguable"] <= verdicts.total() / 6
