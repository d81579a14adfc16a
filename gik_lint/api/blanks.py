"""Blank drafts of the right form."""

from datetime import date
from pathlib import Path
from typing import Literal

from msgspec import Struct

from gik_lint import blank
from gik_lint.api.checking import Checker
from gik_lint.facts.report import AnnualReport
from gik_lint.facts.understand import form_of
from gik_lint.inputs import Input
from gik_lint.packs.forms import Form

CellName = tuple[str, str, str]
"""Table, row and column of an official cell."""


class NoFormError(Exception):
    """There is no official form for reports on that year."""


class BlankDraft(Struct, frozen=True):
    """A draft to be written: the official form it follows, and the figures already `filled` in.

    `remarks` are sentences on what last year's report did not give, or leaves to be looked at.
    """

    form: Form
    year: int
    body: str
    filled: dict[CellName, str]
    remarks: tuple[str, ...] = ()

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
    if not last:
        return BlankDraft(form, year, body, {})
    before = checker.understand(Input(str(last)))
    stated = before.identity.year
    if stated and stated != year - 1:
        why = f"这份上年报告是{stated}年度的，不是{year - 1}年度的，没有填入上年结转"
        return BlankDraft(form, year, body, {}, (why,))
    filled = _carried_over(before, form)
    remarks = [] if filled else ["上年报告里没有读到结转下年度的数字，上年结转须自行填写"]
    if filled and before.identity.body and before.identity.body != body:
        remarks.append(f"上年报告的机关是「{before.identity.body}」，与「{body}」不同，请核对上年结转")
    return BlankDraft(form, year, body, filled, tuple(remarks))


def _carried_over(before: AnnualReport, form: Form) -> dict[CellName, str]:
    """The 上年结转 row of the form after last year's 结转下年度继续办理 (X.01 of the relations)."""
    filled: dict[CellName, str] = {}
    wanted = {table.id for table in form.tables}
    for table in before.tables:
        becomes = {row.id: row.becomes for row in table.form.rows if row.becomes} if table.id in wanted else {}
        for (row, column), cell in table.cells.items():
            if row in becomes and cell.value is not None:
                filled[table.id, becomes[row], column] = format(cell.value, "f")
    return filled
