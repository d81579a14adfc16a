"""Whatever paragraphs a page broke into lines, they come back whole, every character at its place."""

from hypothesis import given
from hypothesis import strategies as st

from gik_lint.readers.text import read_text
from tests.places import misplaced, paragraphs

CLAUSES = st.text("政府信息公开工作年报告申请办理答复全部主动", min_size=3, max_size=19)
PARAGRAPHS = st.lists(CLAUSES, min_size=30, max_size=40).map(lambda clauses: f"{'，'.join(clauses)}。")


def broken(text: str, room: int) -> str:
    """The text as a page of so many characters a line prints it: no comma or full stop begins a line."""
    lines = [""]
    for letter in text:
        if len(lines[-1]) >= room and letter not in "，。":
            lines.append("")
        lines[-1] += letter
    return "\n".join(lines)


@given(st.lists(PARAGRAPHS, min_size=3, max_size=5), st.integers(24, 36))
def test_what_a_page_broke_is_whole_again(texts: list[str], room: int) -> None:
    source = "\n".join(broken(text, room) for text in texts)
    document = read_text(source, "a.txt")

    assert paragraphs(document) == texts
    assert not misplaced(source, document)
