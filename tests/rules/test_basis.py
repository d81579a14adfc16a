"""A finding names the law and the form of the report's own year: they follow the report year, not today's."""

from datetime import date

import pytest

import gik_lint
from gik_lint.engine import basis_of

YEARS = range(2008, 2027)
IN_FORCE = {  # report years: the revised Regulations govern reports on 2019 and later
    "第492号": (2008, 2018),
    "第711号": (2019, 9999),
    "〔2014〕32号": (2014, 2018),
    "〔2019〕60号": (2019, 2020),
    "〔2021〕30号": (2021, 9999),
}
PACKS = gik_lint.load_packs()
RULES = PACKS.rules


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_a_rule_rests_on_the_law_of_each_year_it_is_applied_to(rule):
    applies = rule.applies
    for year in YEARS:
        if not (applies.from_year or 0) <= year <= (applies.to_year or 9999):
            continue
        for basis in basis_of(rule, year, PACKS.forms):
            spans = [span for name, span in IN_FORCE.items() if name in basis.document]
            assert all(first <= year <= last for first, last in spans), (year, basis.document)


@pytest.mark.parametrize(("year", "law"), [(2018, "第492号"), (2019, "第711号")])
def test_the_finding_names_the_law_of_its_year(year, law):
    text = f"某县{year}年政府信息公开工作年度报告\n一、总体情况\n全年主动公开政府信息1200余条。\n"

    (report,) = gik_lint.check_text(text, today=date(2026, 1, 1)).reports

    (finding,) = [one for one in report.findings if one.rule == "approximate-disclosure-count"]
    assert [law in one.document for one in finding.basis] == [True]
