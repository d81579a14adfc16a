"""One draft as text and as a Word file, its headings and row labels numbered by Word: the same is understood."""

import re
from pathlib import Path

import pytest

from gik_lint.inputs import Input
from gik_lint.linter import Linter
from gik_lint.result import ReportResult
from tests.docx_factory import CHINESE, docx, num, numbered, p, tbl, tc, tr

DRAFT = Path(__file__).parents[2] / "rules/annual-report/examples/form-2021-minimal.txt"
LEVELS = ((re.compile("[一二三四五六]、"), 0), (re.compile("[(（][一二三四五六七][)）]"), 1), (re.compile(r"\d\."), 2))


def word(text: str, *, by_word: bool) -> bytes:
    """The draft as a Word file; `by_word`: what is numbered is numbered by Word."""
    blocks: list[str] = []
    for piece in re.split(r"\n\s*\n", text.strip()):
        lines = piece.split("\n")
        if lines[0].startswith("|"):
            rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]
            blocks.append(tbl(*(tr(*(tc(paragraph(cell, 2, by_word=by_word)) for cell in row)) for row in rows)))
        else:
            blocks += [paragraph(line, 1, by_word=by_word) for line in lines]
    return docx("".join(blocks), numbering=CHINESE + num(1, 1) + CHINESE.replace('Id="1"', 'Id="2"') + num(2, 2))


def paragraph(text: str, list_id: int, *, by_word: bool) -> str:
    for pattern, level in LEVELS if by_word else ():
        found = pattern.match(text)
        if found:
            return numbered(text[found.end() :], list_id, level)
    return p(text)


def understood(result: ReportResult) -> tuple[object, ...]:
    report = result.report
    assert report is not None, result.error
    cells = {
        (table.id, row, column): cell.value for table in report.tables for (row, column), cell in table.cells.items()
    }
    return (
        report.identity.body,
        report.identity.year,
        report.form.id if report.form else None,
        [(section.level, section.ordinal, section.title, section.official) for section in report.sections],
        [(table.id, table.confidence) for table in report.tables],
        cells,
    )


@pytest.mark.parametrize("by_word", [False, True], ids=["numbers-in-the-text", "numbers-by-word"])
@pytest.mark.parametrize("replaced", [("", ""), ("2932", "2923"), ("四、", "五、")], ids=["right", "sum", "numbering"])
def test_the_same_is_understood_and_found(linter: Linter, replaced: tuple[str, str], *, by_word: bool) -> None:
    text = DRAFT.read_text(encoding="utf-8").replace(*replaced)
    if by_word and replaced[0] == "四、":
        pytest.skip("Word cannot number wrongly")

    plain = linter.check(Input("draft.txt", data=text.encode()))
    made = linter.check(Input("draft.docx", data=word(text, by_word=by_word)))

    assert understood(made) == understood(plain)
    assert sorted((one.rule, one.message) for one in made.findings) == sorted(
        (one.rule, one.message) for one in plain.findings
    )
    assert {one.rule: one.outcome for one in made.outcomes} == {one.rule: one.outcome for one in plain.outcomes}
