"""The terminal: right widths, plain where it is piped, readable on code page 936."""

import re
import subprocess
import sys

import pytest

from gik_lint.reporters import View, encodable, render
from gik_lint.reporters.columns import width
from tests.unit.reporters import made
from tests.unit.reporters.snapshots import many

SGR = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize("columns", [40, 60, 80, 100, 120])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_line_is_wider_than_the_screen(columns: int, lang: str) -> None:
    text = render(many(), "terminal", View(width=columns, lang=lang, detail="verbose"))

    too_wide = [line for line in text.splitlines() if width(line) > columns]

    # what cannot be broken without harm: the place, the caret line under a mark that ends in 。, a narrow table
    assert [line for line in too_wide if "drafts/" not in line and columns >= 80] == []


def test_colour_changes_nothing_but_the_colour() -> None:
    plain = render(made.result(), "terminal", View())
    coloured = render(made.result(), "terminal", View(colour=True))

    assert plain == "\n".join(line.rstrip() for line in SGR.sub("", coloured).split("\n"))


def test_plain_output_does_not_load_rich() -> None:
    """rich costs more to import than a report to check."""
    script = (
        "import sys; from tests.unit.reporters import made; from gik_lint.reporters import render;"
        "render(made.result(), 'terminal'); render(made.result(), 'json');"
        "print(sorted({'rich', 'jinja2', 'xlsxwriter', 'lxml'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)  # noqa: S603

    assert ran.stdout.strip() == "[]"


def test_our_own_words_all_exist_on_code_page_936() -> None:
    """Where the draft itself is plain Chinese, nothing turns into question marks on a Chinese Windows console."""
    text = render(many(), "terminal", View(detail="verbose", statistics=True))

    assert encodable(text, "cp936") == text


def test_what_a_console_cannot_show_is_replaced() -> None:
    assert encodable("𠮷野家 ①", "cp936") == "?野家 ①"
    assert encodable("某市 ok", "ascii") == "?? ok"
    assert encodable("某市", "no-such-code-page") == "??"


def test_a_mark_deep_in_a_long_paragraph_is_shown_with_its_surroundings() -> None:
    text = render(made.result(), "terminal", View(width=120))

    assert "全年共受理政府信息公开申请75余件,均已按" in text
    assert made.LONG not in text


def test_without_the_draft_the_quote_is_shown() -> None:
    """A result that comes from the cache has no draft to redraw."""
    text = render(made.result(made.checked(report=None)), "terminal", View())

    assert "     | 自2023年1月1日起至2024年12月31日止\n     | ^^^^" in text


def test_a_clean_report_is_never_called_compliant() -> None:
    for lang in ("zh", "en"):
        for format_name in ("terminal", "html", "markdown", "junit", "github"):
            shown = render(made.result(made.clean_report()), format_name, View(lang=lang))
            assert "合规" not in shown
            assert "compl" not in shown
    assert "本工具未发现问题" in render(made.result(made.clean_report()), "terminal", View())


def test_nothing_checked_is_no_good_news() -> None:
    text = render(made.result(made.unreadable(), made.unreadable("b.docx")), "terminal", View())

    assert text.startswith("× 什么都没有检查\n")
    assert "√" not in text


def test_findings_withheld_are_counted_and_not_called_none() -> None:
    report = made.checked(findings=(made.SUPPRESSED, made.KNOWN))

    text = render(made.result(report), "terminal", View())

    assert "√ 没有待处理的问题" in text
    assert "未列出：豁免 1 项，基线中已有 1 项" in text
    assert "本工具未发现问题" not in text
