"""What `check` writes beside its report: fixed copies of drafts, and Word copies with the remarks in them."""

import sys
from collections.abc import Mapping
from datetime import datetime
from os.path import realpath
from pathlib import Path
from typing import Any

from gik_lint.cli.files import write
from gik_lint.fixes import TEXTUAL, choose, diff, fixed
from gik_lint.inputs import Input
from gik_lint.readers.encoding import decode
from gik_lint.readers.errors import UnreadableError
from gik_lint.reporters import View, encodable
from gik_lint.reporters.clean import clean
from gik_lint.result import ReportResult

FIXED = "-改正"


def fix(source: Input, result: ReportResult, asked: Mapping[str, Any]) -> bool:
    """Make the fixes of one draft, or show them; False if a file could not be written.

    The copy stands beside the draft as `草稿-改正.docx`; the draft itself is changed only with `--in-place`,
    standard input is answered on standard output.
    """
    format_name = result.report.reading.document.format if result.report else ""
    if format_name not in (*TEXTUAL, "docx"):
        say(f"{source.path}：这种格式不能自动修改，请按提示在原文件中改正。")
        return True
    made = choose(result.open_findings, unsafe=asked["unsafe_fixes"])
    if not made.edits:
        say(f"{source.path}：没有可以自动改正的地方。")
        return True
    before = _bytes(source)
    after = fixed(before, format_name, result.open_findings, unsafe=asked["unsafe_fixes"])
    if asked["diff"]:
        _show_difference(source, before, after, format_name)
        return True
    if source.data is not None:
        sys.stdout.buffer.write(after)
        return True
    target = Path(source.path)
    target = target if asked["in_place"] else target.with_stem(target.stem + FIXED)
    written = write(target, after)
    if written:
        say(f"{source.path}：改正了 {len(made.findings)} 项，已写入 {target}")
    return written


def _show_difference(source: Input, before: bytes, after: bytes, format_name: str) -> None:
    if format_name == "docx":
        say(f"{source.path}：Word 文件的修改以修订方式写入，不能显示差异；请用 --fix 生成副本查看。")
        return
    shown = diff(decode(before), decode(after), source.path)
    sys.stdout.write(encodable(shown, sys.stdout.encoding or "utf-8"))


def review_copy(source: Input, result: ReportResult, target: Path, view: View) -> bool:
    """Write the Word copy with a comment at each finding; False, with the reason said, if it cannot be."""
    from gik_lint.reporters.docx_review import review

    if not is_word(result):
        say(f"{source.path}：不是 Word（.docx）文件，不能生成带批注的副本；请先另存为 .docx。")
        return False
    if source.data is None and realpath(target) == realpath(source.path):
        say(f"{target}：不能用批注副本覆盖原稿，请换一个文件名。")
        return False
    try:
        copy = review(_bytes(source), result, view, datetime.now().astimezone())
    except UnreadableError as trouble:
        say(f"{source.path}：{trouble}")
        return False
    return write(target, copy)


def is_word(result: ReportResult) -> bool:
    """Whether the draft is a Word file."""
    return result.report is not None and result.report.reading.document.format == "docx"


def say(sentence: str) -> None:
    """A sentence for the user, beside the report."""
    sys.stderr.write(encodable(clean(sentence), sys.stderr.encoding or "utf-8") + "\n")


def _bytes(source: Input) -> bytes:
    return source.data if source.data is not None else Path(source.path).read_bytes()
