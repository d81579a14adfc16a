"""Writing files: whole, into folders made on the way, with a sentence where it cannot be done."""

from pathlib import Path

from gik_lint import reason
from gik_lint.cli.saying import say


def write(target: Path, content: str | bytes) -> bool:
    """Write a file whole; False, with the reason said, if that cannot be done."""
    data = content.encode("utf-8", "replace") if isinstance(content, str) else content
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    except OSError as trouble:
        say(f"写不了文件 {target}：{reason(trouble)}；请换一个位置。")
        return False
    return True
