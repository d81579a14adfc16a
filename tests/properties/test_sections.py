"""Whatever the text: headings stand in it in order, bodies hold what they head, and no rule breaks."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from gik_lint.checks.base import Run
from gik_lint.engine import check
from tests.drafts import packs, understood

PIECES = [
    "一、", "二、", "三、", "(一)", "(二)", "1.", "2.", "(1)", "①", "一是", "三是", "总体情况", "主动公开政府信息情况",
    "存在的主要问题及改进情况",
    "公开信息12条", "2022年",
    "2022年1月1日至2022年12月31日",
    "统计期限", "本报告由", "等六个部分组成",
    "本年新收政府信息公开申请数量", "0", "|", "。", ",", ";", ":", "\n", " ", "《", "》", "某县",
    "政府信息公开工作年度报告",
    "预计2022年2月完成", "年度报告编制工作", "2月30日", "收费", "行政复议", "無", "𠮷",
]  # fmt: skip
DRAFTS = st.lists(st.sampled_from(PIECES), max_size=60).map(lambda pieces: "某县" + "".join(pieces))


@settings(deadline=None, max_examples=150)
@given(DRAFTS)
def test_sections_stand_in_the_text_in_order_and_nest(text):
    report = understood(text)
    end = len(report.reading.text)
    previous = 0
    for section in report.sections:
        assert previous <= section.heading.start <= section.title_at.start < section.title_at.end <= section.heading.end
        assert section.heading.end <= section.body.start <= section.body.end <= end
        assert section.title == report.reading.text[section.title_at.start : section.title_at.end]
        if section.parent is not None:
            above = report.sections[section.parent]
            assert above.level < section.level
            assert above.body.start <= section.heading.start
            assert section.body.end <= above.body.end
        previous = section.heading.start


@settings(deadline=None, max_examples=150)
@given(DRAFTS, st.sampled_from([None, 2008, 2012, 2016, 2020, 2023]))
def test_every_rule_on_structure_and_dates_gives_a_verdict(text, year):
    rules = [rule for rule in packs().rules if rule.category in ("structure", "dates")]
    report = understood(text, year=year)
    done = check(report, rules, Run(date(2026, 1, 1), "final", packs().words, debug=True))
    assert len(done.outcomes) == len(rules)
    assert done.incomplete == ()
    for finding in done.findings:
        assert "{" not in finding.message
