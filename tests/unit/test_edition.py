"""An edition of the program is told from every other, so that nothing kept by one is taken for another's."""

import os

import pytest

from gik_lint import edition


@pytest.fixture
def program(tmp_path, monkeypatch):
    monkeypatch.setattr(edition, "_HOME", tmp_path)
    (tmp_path / "checks").mkdir()
    (tmp_path / "checks" / "sums.py").write_text("LEAST = 1\n", "utf-8")
    (tmp_path / "engine.py").write_text("", "utf-8")
    return tmp_path


def now() -> str:
    edition.edition.cache_clear()
    return edition.edition()


@pytest.fixture(autouse=True)
def forgotten():
    yield
    edition.edition.cache_clear()


def test_a_change_of_any_module_is_another_edition(program):
    before, written = now(), edition.of_contents()

    (program / "checks" / "sums.py").write_text("LEAST = 2\n", "utf-8")
    os.utime(program / "checks" / "sums.py", (1, 1))

    assert now() != before
    assert edition.of_contents() != written


def test_a_new_module_is_another_edition_and_what_python_compiled_is_none(program):
    before = edition.of_contents()
    (program / "__pycache__").mkdir()
    (program / "__pycache__" / "x.py").write_text("", "utf-8")

    assert edition.of_contents() == before

    (program / "checks" / "dates.py").write_text("", "utf-8")

    assert edition.of_contents() != before


def test_the_same_code_is_the_same_edition_whenever_it_was_written(program):
    before = edition.of_contents()
    os.utime(program / "engine.py", (1, 1))

    assert edition.of_contents() == before


def test_a_wheel_carries_its_edition(program):
    written = edition.of_contents()
    (program / "_compiled").mkdir()
    (program / "_compiled" / edition.FILE).write_text(written, "ascii")

    assert now() == written
