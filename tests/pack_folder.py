"""A rule pack written for one test."""

from pathlib import Path

RULE = """\
id: cut-off-word
title: 「截至」写成「截止」
category: language
check:
  phrase:
    patterns: ['(?P<wrong>截止)(?=\\d{4}年)']
severity: warning
confidence: high
says: 「{found}」应为「截至」
remedy: 请改为「截至」
examples:
  fails:
    - text: 截止2024年底,共公开信息5条。
      at: 截止
  passes:
    - text: 申请截止日期为5月1日。
"""
MANIFEST = "name: 样例\nversion: 0.1.0\ntitle: 样例规则包\n"


class PackFolder:
    """Writes files into a pack; starts with a manifest and one sound rule."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.write("pack.yaml", MANIFEST)
        self.write("language/cut-off-word.yaml", RULE)

    def write(self, path: str, text: str | bytes) -> Path:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    def change(self, *changes: tuple[str, str], path: str = "language/cut-off-word.yaml") -> Path:
        file = self.folder / path
        text = file.read_text("utf-8")
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new)
        return self.write(path, text)
