"""Fixes and review copies of real reports: what was fixed is gone, nothing new appears, no other text changes."""

from collections import Counter
from pathlib import Path

import pytest

from gik_lint.finding import Finding
from gik_lint.fixes import choose, fixed
from gik_lint.linter import Linter
from gik_lint.reporters.docx_review import review
from gik_lint.result import ReportResult
from tests.checked import checked_by
from tests.docx_factory import docx, p
from tests.docx_views import accepted, comments, rejected

REPORTS = Path(__file__).parents[3] / "shared/corpus/reports"
TEXTS = sorted(path.name for path in REPORTS.glob("*") if path.suffix in {".txt", ".md", ".html"})

if not TEXTS:
    pytest.skip("the corpus is not beside the repository", allow_module_level=True)


def format_of(result: ReportResult) -> str:
    assert result.report is not None
    return result.report.reading.document.format


def rules(findings: tuple[Finding, ...]) -> Counter[str]:
    return Counter(one.rule for one in findings)


@pytest.mark.parametrize("name", TEXTS)
def test_where_a_suspect_figure_is_put_right_its_sums_hold(linter: Linter, name: str) -> None:
    source = (REPORTS / name).read_bytes()
    before = checked_by(linter, name, source)
    sums = [one for one in before.findings if one.category == "arithmetic"]
    mended = [one for one in sums if one.fix]

    after = checked_by(linter, name, fixed(source, format_of(before), mended, unsafe=True))

    left = rules(tuple(one for one in after.findings if one.category == "arithmetic"))
    assert left == rules(tuple(sums)) - rules(tuple(mended))


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("as_word", [False, True], ids=["as-it-is", "as-word"])
def test_after_the_safe_fixes_the_findings_are_gone_and_none_is_new(
    linter: Linter, name: str, *, as_word: bool
) -> None:
    source = (REPORTS / name).read_bytes()
    if as_word:
        source = word(linter, name, source)
    before = checked_by(linter, name, source)
    made = choose(before.findings).findings

    result = fixed(source, format_of(before), before.findings)
    after = checked_by(linter, name, result)

    assert choose(after.findings).findings == ()
    assert rules(after.findings) - rules(before.findings) == Counter()
    for rule, count in rules(made).items():
        assert rules(after.findings)[rule] <= rules(before.findings)[rule] - min(count, 1)
    assert fixed(result, format_of(after), after.findings) == result


@pytest.mark.parametrize("name", TEXTS)
def test_a_review_copy_of_the_report_changes_no_text_and_doubles_nothing(linter: Linter, name: str) -> None:
    source = word(linter, name, (REPORTS / name).read_bytes())
    first = checked_by(linter, name, source)

    once = review(source, first)
    second = checked_by(linter, name, once)
    twice = review(once, second)

    assert rejected(once) == rejected(twice) == rejected(source)
    assert accepted(once) == accepted(twice)
    assert len(comments(once)) == len(first.open_findings) + 1
    assert len(comments(twice)) == len(comments(once))
    assert not {one.rule for one in second.findings} & {"word-comments", "tracked-changes"}


def word(linter: Linter, name: str, data: bytes) -> bytes:
    """The report's text as a Word file, a paragraph a block, a cell a paragraph."""
    report = checked_by(linter, name, data).report
    assert report is not None
    return docx("".join(p(zone.source.text) for zone in report.reading.zones if zone.source.text))
