"""Widths and line breaks of Chinese text."""

from hypothesis import given
from hypothesis import strategies as st

from gik_lint.reporters.columns import head, line_width, pad, tail, under, width, wrap
from gik_lint.reporters.excerpt import excerpt

TEXT = st.text(st.sampled_from("政府信息公开，。、「」“”（）…— abc12 \u0301é"), max_size=200)


def test_chinese_takes_two_columns_and_combining_marks_none() -> None:
    assert width("政府abc") == 7
    assert width("“引”") == 6
    assert width("e\u0301") == 1


@given(TEXT, st.integers(8, 60))
def test_wrapping_loses_nothing_but_blanks_at_line_ends(text: str, columns: int) -> None:
    lines = wrap(((text, "plain"),), columns)

    joined = "".join(piece for line in lines for piece, _ in line)
    assert joined.replace(" ", "") == text.replace(" ", "")
    assert all(line_width(line) <= columns for line in lines)


@given(st.integers(20, 60))
def test_no_line_begins_with_a_closing_mark(columns: int) -> None:
    """避头尾."""
    lines = wrap((("政府信息公开工作" * 4 + "。" + "年度报告" * 9, "plain"),), columns)

    assert not any(line[0][0].startswith("。") for line in lines)


@given(TEXT, st.integers(0, 50))
def test_head_and_tail_fit(text: str, columns: int) -> None:
    assert text.startswith(head(text, columns))
    assert text.endswith(tail(text, columns))
    assert width(head(text, columns)) <= columns
    assert width(pad(head(text, columns), columns)) == columns


def test_carets_stand_under_the_mark() -> None:
    assert under((("共收到", "plain"), ("75件", "mark"), ("。", "plain"))) == "      ^^^^"
    assert under((("共收到", "plain"),)) == ""


@given(TEXT, st.integers(0, 200), st.integers(0, 200), st.integers(20, 200))
def test_an_excerpt_fits_and_keeps_the_mark(text: str, one: int, other: int, columns: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))

    cut = excerpt(text, start, end, columns)

    assert sum(map(width, cut)) <= columns + 4
    marked = "".join(text[start:end].split())
    assert "".join(cut.mark.split()) == marked or "……" in cut.mark


def test_an_excerpt_of_a_huge_paragraph_is_cheap_and_small() -> None:
    text = "政" * 5_000_000

    cut = excerpt(text, 2_000_000, 3_000_000, 100)

    assert cut.mark.startswith("政政")
    assert "……" in cut.mark
    assert sum(map(width, cut)) <= 104
