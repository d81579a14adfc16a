"""Sentences and clauses with their places."""

import pytest

from gik_lint.text.sentences import clauses, sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("一句。二句!三句?", ["一句。", "二句!", "三句?"]),
        ("“公开。”之后", ["“公开。”之后"]),
        ("(见附件。)然后。完", ["(见附件。)然后。", "完"]),
        ("报告事项. 完", ["报告事项.", "完"]),
        ("增长1.5倍。见www.gov.cn网站", ["增长1.5倍。", "见www.gov.cn网站"]),
        ("没有闭合“的引号。下一句。", ["没有闭合“的引号。", "下一句。"]),
        ("  \n ", []),
        ("", []),
    ],
)
def test_sentences(text: str, pieces: list[str]) -> None:
    assert cut(text) == pieces


def test_clauses_are_not_cut_inside_brackets() -> None:
    text = "收到5件(网上3件,信函2件),办结5件;完。"
    assert [text[start:end] for start, end in clauses(text)] == ["收到5件(网上3件,信函2件),", "办结5件;", "完。"]
