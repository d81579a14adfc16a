"""Writing files: whole, into folders made on the way, with a sentence where it cannot be done."""

from collections.abc import Iterable
from pathlib import Path

from gik_lint import reason
from gik_lint.cli.saying import say


def write(target: Path, content: str | bytes | Iterable[str | bytes]) -> bool:
    """Write a file, whole or piece by piece; False, with the reason said, if that cannot be done."""
    pieces = (content,) if isinstance(content, str | bytes) else content
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as stream:
            stream.writelines(one.encode("utf-8", "replace") if isinstance(one, str) else one for one in pieces)
    except OSError as trouble:
        say(f"写不了文件 {target}：{reason(trouble)}；请换一个位置。")
        return False
    return True
