"""What is to be written where."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from tools.manual import examples, program, reference, rules
from tools.manual.markdown import block

ROOT = Path(__file__).parents[2]
WITH_PASSAGES = (
    "README.md",
    "reports_examples/README.md",
    "docs/配置.md",
    "docs/持续集成.md",
    "docs/reference/json.md",
)
_PASSAGE = re.compile(r"<!-- 自动生成：(\S+) -->\n.*?<!-- 到此为止 -->", re.DOTALL)


def made() -> dict[str, str]:
    """File name from the root → the text it must hold."""
    pages = {**rules.pages(), **reference.pages(), **program.pages(), **examples.pages()}
    return {**pages, **{name: _with_passages(name) for name in WITH_PASSAGES}}


def strangers() -> Iterator[Path]:
    """Files among the pages of the rules that no rule has."""
    wanted = {ROOT / name for name in rules.pages()}
    return (file for file in sorted((ROOT / "docs" / "rules").glob("*.md")) if file not in wanted)


def _with_passages(name: str) -> str:
    """The file with every passage between the two comments made anew; KeyError for one nobody makes."""
    passages = {**rules.PASSAGES, **program.PASSAGES, **examples.PASSAGES, **_snippets()}

    def passage(match: re.Match[str]) -> str:
        return f"<!-- 自动生成：{match[1]} -->\n\n{passages[match[1]]().strip()}\n\n<!-- 到此为止 -->"

    return _PASSAGE.sub(passage, (ROOT / name).read_text("utf-8"))


def _snippets() -> dict[str, Callable[[], str]]:
    """The files for other platforms, shown as they are."""
    files = sorted((ROOT / "docs" / "snippets").glob("*.y*ml"))
    return {f"片段/{file.name}": partial(block, file.read_text("utf-8"), "yaml") for file in files}
