"""The library promises what `import gik_lint` lists, and answers as the command line does."""

from datetime import date

import pytest

import gik_lint

DRAFT = "某县人民政府2016年政府信息公开工作年度报告\n一、概述\n截止2016年12月31日，公开政府信息120条。\n"


@pytest.mark.parametrize("name", gik_lint.__all__)
def test_every_public_name_is_there(name):
    assert getattr(gik_lint, name)


def test_a_name_that_is_not_public_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        gik_lint.nothing  # noqa: B018


def test_a_text_is_checked_like_a_file(tmp_path):
    file = tmp_path / "draft.txt"
    file.write_text(DRAFT, "utf-8")
    today = date(2017, 3, 1)

    from_text = gik_lint.check_text(DRAFT, today=today).reports[0].findings
    from_file = gik_lint.check([file], today=today).reports[0].findings

    assert [one.fingerprint for one in from_file] == [one.fingerprint for one in from_text]
    assert "截至" in next(one.message for one in from_text if one.rule == "confused-word")


def test_what_is_understood_can_be_had_without_checking(tmp_path):
    file = tmp_path / "draft.txt"
    file.write_text(DRAFT, "utf-8")

    report = gik_lint.extract(file)

    assert ("某县人民政府", "government", 2016) == (report.identity.body, report.identity.kind, report.identity.year)


def test_settings_reach_the_rules():
    result = gik_lint.check_text(DRAFT, select=("confused-word",))

    assert ["confused-word"] == [one.rule for one in result.reports[0].findings]


def test_an_unknown_rule_is_named():
    with pytest.raises(gik_lint.UnknownNameError, match="no-such-rule"):
        gik_lint.check_text(DRAFT, select=("no-such-rule",))
