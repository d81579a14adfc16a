"""Changing drafts: the fixes of a result made in a new file, and the Word copy with the remarks in it."""

from datetime import datetime
from pathlib import Path

from msgspec import Struct

from gik_lint.finding import Finding
from gik_lint.fixes import TEXTUAL, choose, diff, fixed
from gik_lint.inputs import Input
from gik_lint.readers.encoding import decode
from gik_lint.reporters.view import View
from gik_lint.result import ReportResult


class UnsupportedFormatError(Exception):
    """What was asked cannot be done in the draft's format; the sentence says what to do instead."""


class Correction(Struct, frozen=True):
    """A draft's bytes before and after its fixes; `made` are the findings that they correct, none if none can be."""

    before: bytes
    after: bytes
    made: tuple[Finding, ...]
    format: str

    def difference(self, name: str) -> str:
        """What changes, as a unified diff of the file `name`; UnsupportedFormatError for a Word file."""
        if self.format not in TEXTUAL:
            raise UnsupportedFormatError("Word 文件的修改以修订方式写入，不能显示差异；请用 --fix 生成副本查看。")
        return diff(decode(self.before), decode(self.after), name)


def correct(source: Input, result: ReportResult, *, unsafe: bool = False) -> Correction:
    """The draft with the fixes of its open findings made; of those that need a person's eye only if `unsafe`.

    `result` is that of this very draft, checked whole. Nothing is written.

    Raises:
        UnsupportedFormatError: nothing can be fixed in a file of this format.
    """
    if result.format not in (*TEXTUAL, "docx"):
        raise UnsupportedFormatError("这种格式不能自动修改，请按提示在原文件中改正。")
    before = _bytes(source)
    chosen = choose(result.open_findings, unsafe=unsafe)
    if not chosen.edits:
        return Correction(before, before, (), result.format)
    after = fixed(before, result.format, result.open_findings, unsafe=unsafe)
    return Correction(before, after, tuple(chosen.findings), result.format)


def review_copy(source: Input, result: ReportResult, view: View | None = None, when: datetime | None = None) -> bytes:
    """The Word file with a comment at each open finding and the safe fixes as revisions, dated `when` (now).

    Raises:
        UnsupportedFormatError: the draft is no Word file.
        UnreadableError: it can no longer be read.
    """
    if result.format != "docx":
        raise UnsupportedFormatError("不是 Word（.docx）文件，不能生成带批注的副本；请先另存为 .docx。")
    from gik_lint.reporters.docx_review import review

    return review(_bytes(source), result, view, when or datetime.now().astimezone())


def _bytes(source: Input) -> bytes:
    return source.data if source.data is not None else Path(source.path).read_bytes()
