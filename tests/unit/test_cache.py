"""The cache gives back what was found before, and does not grow for ever."""

import os
import time
from datetime import date

import pytest

from gik_lint import cache
from gik_lint.inputs import Input
from gik_lint.packs.compiled import cache_folder
from gik_lint.recipe import Recipe

DRAFT = "某县人民政府2016年政府信息公开工作年度报告\n一、概述\n截止2016年12月31日，公开政府信息120条。\n".encode()
DAY = 24 * 3600


@pytest.fixture
def linter(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return Recipe({"select": ("confused-word",)}, date(2017, 3, 1), no_config=True).linter()


def entries():
    return sorted((cache_folder() / "results").glob("*/*.json"))


def test_the_same_draft_is_not_checked_twice(linter, monkeypatch):
    first = cache.check(linter, Input("a.txt", data=DRAFT), "findings")
    monkeypatch.setattr("gik_lint.linter.Linter.check", None)

    again = cache.check(linter, Input("b.txt", data=DRAFT), "findings")

    assert [one.rule for one in again.findings] == ["confused-word"]
    assert (again.findings, again.path) == (first.findings, "b.txt")


def test_what_shows_a_finding_is_kept_only_where_it_was_asked_for(linter):
    plain = cache.check(linter, Input("a.txt", data=DRAFT), "findings")
    shown = cache.check(linter, Input("a.txt", data=DRAFT), "illustrations")

    assert not plain.illustrations
    assert "截止2016年" in shown.illustrations[shown.findings[0].fingerprint].text
    assert len(entries()) == 2


def test_a_spoilt_entry_is_written_anew(linter):
    first = cache.check(linter, Input("a.txt", data=DRAFT), "findings")
    (file,) = entries()
    file.write_bytes(b"{}")

    assert cache.check(linter, Input("a.txt", data=DRAFT), "findings") == first
    assert len(file.read_bytes()) > 2


def test_results_of_other_days_are_removed_once_a_day(linter):
    cache.check(linter, Input("a.txt", data=DRAFT), "findings")
    (old,) = entries()
    os.utime(old, (time.time() - 3 * DAY,) * 2)

    cache.check(linter, Input("a.txt", data=DRAFT + b"\n"), "findings")
    assert old in entries()  # swept less than a day ago

    mark = cache_folder() / "results" / "swept"
    os.utime(mark, (time.time() - 2 * DAY,) * 2)
    cache.check(linter, Input("a.txt", data=DRAFT + b"\n\n"), "findings")

    assert old not in entries()
    assert len(entries()) == 2
