"""Fixes: edits that make findings go away, written into a new source; the draft itself is never touched here.

Safe fixes never change a fact or a meaning; unsafe ones are made only where the user asked for them.
"""

from collections.abc import Sequence
from difflib import unified_diff

from gik_lint.finding import Finding
from gik_lint.fixes.choice import Chosen, choose
from gik_lint.fixes.encoded import apply_to_bytes
from gik_lint.fixes.text import edited

TEXTUAL = ("text", "markdown", "html")
"""The formats (`Document.format`) whose source is text; `docx` is fixed by tracked changes."""


def apply(text: str, findings: Sequence[Finding], *, unsafe: bool = False, markup: bool = False) -> str:
    """The source `text` with the fixes of these findings made; of two that overlap the first is.

    `markup` says that the source is HTML. Findings must be those of this very text.
    """
    return edited(text, choose(findings, unsafe=unsafe).edits, markup=markup)


def fixed(data: bytes, format_name: str, findings: Sequence[Finding], *, unsafe: bool = False) -> bytes:
    """The file with its fixes made, in the encoding it came in; a Word file gets them as tracked changes.

    Raises ValueError for a format in which nothing can be fixed.
    """
    if format_name == "docx":
        from gik_lint.fixes.word import fix_docx

        return fix_docx(data, findings, unsafe=unsafe)
    if format_name not in TEXTUAL:
        raise ValueError(f"这种格式（{format_name}）不能自动修改，请按提示在原文件中改正。")
    edits = choose(findings, unsafe=unsafe).edits
    return apply_to_bytes(data, lambda text: edited(text, edits, markup=format_name == "html"))


def diff(before: str, after: str, path: str) -> str:
    """What a fix changes, as a unified diff; empty if nothing."""
    lines = unified_diff(_lines(before), _lines(after), path, path, lineterm="\n")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _lines(text: str) -> list[str]:
    """Lines as the contract counts them, each ended by one line feed."""
    parts = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [f"{part}\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])


__all__ = ["TEXTUAL", "Chosen", "apply", "choose", "diff", "fixed"]
