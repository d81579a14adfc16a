"""The whole outputs that people have read and found right.

Write them anew with `python -m tests.unit.reporters.snapshots`, and read the difference before committing it.
"""

from pathlib import Path

from gik_lint.reporters import View, render
from gik_lint.result import Result
from tests.unit.reporters import made

EXPECTED = Path(__file__).parent / "expected"


def many() -> Result:
    return made.result(
        made.checked(),
        made.clean_report(),
        made.unreadable(),
        made.checked("drafts/scan.pdf", findings=(), report=None, incomplete=("正文是图片，没有可读的文字",)),
        skipped=("drafts/notes.txt",),
        unmatched=("drafts/*.doc",),
        notices=("配置 .gik-lint.yaml 停用了 2 条规则",),
    )


SNAPSHOTS: dict[str, tuple[Result, str, View]] = {
    "terminal-80.txt": (made.result(), "terminal", View(width=80)),
    "terminal-120.txt": (made.result(), "terminal", View(width=120)),
    "terminal-80-en.txt": (made.result(), "terminal", View(width=80, lang="en")),
    "terminal-clean.txt": (made.result(made.clean_report()), "terminal", View()),
    "terminal-many.txt": (many(), "terminal", View()),
    "terminal-verbose.txt": (made.result(), "terminal", View(detail="verbose", statistics=True)),
    "terminal-quiet.txt": (many(), "terminal", View(detail="quiet", statistics=True)),
    "terminal-colour.txt": (made.result(), "terminal", View(colour=True)),
    "terminal-hostile.txt": (made.hostile(), "terminal", View()),
    "one.json": (made.result(), "json", View()),
    "many.md": (many(), "markdown", View()),
    "many.github.txt": (many(), "github", View()),
    "many.gitlab.json": (many(), "gitlab", View()),
    "many.junit.xml": (many(), "junit", View()),
    "many.sarif.json": (many(), "sarif", View()),
}


def shown(name: str) -> str:
    """The output of today."""
    result, format_name, view = SNAPSHOTS[name]
    text = render(result, format_name, view)
    assert isinstance(text, str)
    return text


if __name__ == "__main__":
    EXPECTED.mkdir(exist_ok=True)
    for snapshot in SNAPSHOTS:
        (EXPECTED / snapshot).write_text(shown(snapshot), encoding="utf-8", newline="\n")
