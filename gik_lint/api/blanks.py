"""Blank drafts of the right form."""

from datetime import date
from pathlib import Path
from typing import Literal

from msgspec import Struct

from gik_lint import blank
from gik_lint.api.checking import Checker
from gik_lint.facts.understand import form_of
from gik_lint.inputs import Input
from gik_lint.packs.forms import Form

CellName = tuple[str, str, str]
"""Table, row and column of an official cell."""


class NoFormError(Exception):
    """There is no official form for reports on that year."""


class BlankDraft(Struct, frozen=True):
    """A draft to be written: the official form it follows, and the figures already `filled` in."""

    form: Form
    year: int
    body: str
    filled: dict[CellName, str]

    def render(self, format_name: Literal["docx", "md"]) -> str | bytes:
        """The draft as a file: bytes for `docx`, text for `md` (Markdown)."""
        draft = blank.blank_draft(self.form, self.year, self.body, self.filled)
        return blank.as_word(draft) if format_name == "docx" else blank.as_markdown(draft)


def blank_draft(year: int, body: str, *, last: str | Path | None = None) -> BlankDraft:
    """A blank draft on `year` of `body`; `last` is last year's report, whose open cases are carried over.

    Raises:
        NoFormError: no official form is known for the year.
        UnreadableError: last year's report cannot be read.
        NoReportError: it is no annual report.
    """
    checker = Checker(today=date(year, 1, 1))
    form = form_of(year, (), checker.packs.forms)
    if form is None:
        raise NoFormError(f"不知道{year}年度的报告用什么格式")
    return BlankDraft(form, year, body, _carried_over(checker, str(last)) if last else {})


def _carried_over(checker: Checker, last: str) -> dict[CellName, str]:
    """The 上年结转 row after last year's 结转下年度继续办理 (X.01 of the relations)."""
    filled: dict[CellName, str] = {}
    for table in checker.understand(Input(last)).tables:
        becomes = {row.id: row.becomes for row in table.form.rows if row.becomes}
        for (row, column), cell in table.cells.items():
            if row in becomes and cell.value is not None:
                filled[table.id, becomes[row], column] = format(cell.value, "f")
    return filled
