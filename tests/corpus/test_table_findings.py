"""What the rules say of the tables of real reports: the known violations where they stand, and nothing else."""

from pathlib import Path

import pytest

from tests.checked import ROOT, check

REPORTS = ROOT.parent / "shared/corpus/reports"

# Rule and line of every finding of severity error or warning on a table or its sums; each was read against the report.
EXPECTED = {
    "erqi-2015.txt": {
        ("normative-documents-exceed-disclosed", 50),  # the total says -, its 其中 36
        ("cell-left-unfilled", 54),  # ten dashes, the first one that no sum points at
        ("replies-total-mismatch", 80),  # 5 + 81 + 4 + 2 + 4 = 96, the total says 86
        ("refusal-reasons-mismatch", 85),  # three refused for 个人隐私, none refused
        ("review-outcomes-mismatch", 93),  # 0 + 0 + 0, the total says 4
        ("lawsuit-outcomes-mismatch", 97),  # 0 + 0 + 1, the total says 10
    },
    "xizhu-2018.txt": {
        ("channel-exceeds-disclosed", 44),  # 690 on the microblog, 30 in all
        ("unit-differs-from-form", 45),  # 件 for 条
        ("normative-documents-exceed-issued", 46),  # 3 published, the number issued left blank
        ("cell-left-unfilled", 48),  # 44 of 58 cells blank
        ("review-outcomes-mismatch", 87),  # 1, its outcomes blank
        ("lawsuit-outcomes-mismatch", 91),  # 2, their outcomes blank
    },
    "shanghai-kewei-2024.md": {("table-label-altered", 89)},  # 规范性文件 for 行政规范性文件
    "city-2025-tables.html": set(),
    "jingzhou-2011.txt": set(),
    "pingtan-2013.txt": set(),
    "pingtan-2016.txt": set(),
    "pingtan-2018.txt": set(),
    "pingtan-2019.txt": set(),
    "pingtan-2021.txt": set(),
    "pingtan-2023.txt": set(),
    "pingtan-county-2011.txt": set(),
    "shucheng-2012.txt": set(),
    "shuyang-2025.md": set(),
    "yueyanglou-2016.txt": set(),
}


@pytest.mark.skipif(not REPORTS.is_dir(), reason="the corpus of real reports is not beside the repository")
@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_tables_of_a_real_report(name):
    checked = check(Path(REPORTS, name).read_bytes(), name=name)
    loud = [finding for finding in checked.findings if finding.severity != "info"]
    assert {(finding.rule, finding.location.span.line) for finding in loud} == EXPECTED[name]
    assert len(loud) == len(EXPECTED[name])
