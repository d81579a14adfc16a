"""The terminal: right widths, plain where it is piped, readable on code page 936."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from gik_lint.finding import Outcome, Suspect
from gik_lint.reporters import View, encodable, render
from gik_lint.reporters.columns import width
from tests.unit.reporters import made
from tests.unit.reporters.snapshots import many

ROOT = Path(__file__).resolve().parents[3]

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
        f"import sys; sys.path.append({str(ROOT)!r})\n"
        "from tests.unit.reporters import made; from gik_lint.reporters import render;"
        "render(made.result(), 'terminal'); render(made.result(), 'json');"
        "print(sorted({'rich', 'jinja2', 'xlsxwriter', 'lxml'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

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


def test_of_several_suspects_each_is_only_a_possibility() -> None:
    other = Suspect("t3.r3.natural", made.cell("r3", "natural"), "1288", "1279", "只改这一格,这条勾稽关系即成立")
    finding = replace(made.MISMATCH, expected=None, suspects=(*made.MISMATCH.suspects, other))

    text = render(made.result(made.checked(findings=(finding,))), "terminal", View(width=120))

    assert "2923       100  3032  或为 2932" in text
    assert "1288        60  1348  或为 1279" in text
    assert "疑应为" not in text
    assert "疑似  「予以公开」行「自然人」列 (11:40) 1288 → 1279：只改这一格" in text


def test_where_the_finding_settles_on_one_suspect_only_that_cell_is_pointed_at() -> None:
    other = Suspect("t3.r3.natural", made.cell("r3", "natural"), "1288", "1279", "只改这一格")
    finding = replace(made.MISMATCH, suspects=(*made.MISMATCH.suspects, *(other,) * 4))

    text = render(made.result(made.checked(findings=(finding,))), "terminal", View(width=120))

    assert "3032  疑应为 2932" in text
    assert "或为" not in text
    assert "疑似  ……另有 1 种改法" in text


def test_the_verdict_is_said_again_after_many_findings() -> None:
    few = render(made.result(made.checked(findings=(made.MISMATCH,) * 5)), "terminal", View())
    many_findings = render(made.result(made.checked(findings=(made.MISMATCH,) * 6)), "terminal", View())

    assert few.count("× 发现 5 项错误") == 1
    assert many_findings.count("× 发现 6 项错误") == 2


def test_long_lists_of_rules_are_cut_unless_all_is_asked_for() -> None:
    outcomes = tuple(Outcome(f"rule-{number}", "undecided", "没有找到表四") for number in range(9))
    result = made.result(made.checked(findings=(), outcomes=outcomes))

    assert "没有找到表四 (rule-0, rule-1, rule-2 等 9 条)" in render(result, "terminal", View())
    assert "rule-8)" in render(result, "terminal", View(detail="verbose"))


def test_a_table_too_wide_for_the_screen_cuts_headings_and_labels_never_figures() -> None:
    text = render(made.result(made.checked(findings=(made.MISMATCH,))), "terminal", View(width=48))
    rows = [line for line in text.splitlines() if line.startswith(("     ", "   > "))]

    assert any("2923" in row and "3032" in row for row in rows)
    assert all(width(row) <= 48 for row in rows)
