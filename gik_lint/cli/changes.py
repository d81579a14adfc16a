"""What `check` writes beside its report: fixed copies of drafts, and Word copies with the remarks in them."""

import sys
from collections.abc import Mapping
from os.path import realpath
from pathlib import Path
from typing import Any

from gik_lint import (
    Correction,
    Input,
    ReportResult,
    UnreadableError,
    UnsupportedFormatError,
    View,
    correct,
    encodable,
    review_copy,
)
from gik_lint.cli.files import write
from gik_lint.cli.saying import say

FIXED = "-改正"


def fix(source: Input, result: ReportResult, asked: Mapping[str, Any]) -> bool:
    """Make the fixes of one draft, or show them; False if a file could not be written.

    The copy stands beside the draft as `草稿-改正.docx`; the draft itself is changed only with `--in-place`,
    standard input is answered on standard output.
    """
    try:
        made = correct(source, result, unsafe=asked["unsafe_fixes"])
        if not made.made:
            say(f"{source.path}：没有可以自动改正的地方{_left(result, made)}。")
            return True
        if asked["diff"]:
            _show_difference(source, made)
            return True
    except UnsupportedFormatError as cannot:
        say(f"{source.path}：{cannot}")
        return True
    if source.data is not None:
        sys.stdout.buffer.write(made.after)
        return True
    target = Path(source.path)
    target = target if asked["in_place"] else target.with_stem(target.stem + FIXED)
    written = write(target, made.after)
    if written:
        how = "，以修订写入" if made.format == "docx" else "，已写入"
        say(f"{source.path}：改正了 {len(made.made)} 项{how} {target}{_left(result, made)}")
    return written


def _left(result: ReportResult, made: Correction) -> str:
    """What the person still has to do: the findings that were not corrected, those with a fix to be looked at first."""
    done = {finding.fingerprint for finding in made.made}
    left = [finding for finding in result.open_findings if finding.fingerprint not in done]
    if not left:
        return ""
    unsafe = sum(finding.fix is not None for finding in left)
    more = f"（其中 {unsafe} 项核对后可用 --unsafe-fixes 改）" if unsafe else ""
    return f"；还有 {len(left)} 项要由人处理{more}"


def _show_difference(source: Input, made: Correction) -> None:
    sys.stdout.write(encodable(made.difference(source.path), sys.stdout.encoding or "utf-8"))


def write_review_copy(source: Input, result: ReportResult, target: Path, view: View) -> bool:
    """Write the Word copy with a comment at each finding; False, with the reason said, if it cannot be."""
    if source.data is None and realpath(target) == realpath(source.path):
        say(f"{target}：不能用批注副本覆盖原稿，请换一个文件名。")
        return False
    try:
        copy = review_copy(source, result, view)
    except (UnsupportedFormatError, UnreadableError) as trouble:
        say(f"{source.path}：{trouble}")
        return False
    return write(target, copy)
