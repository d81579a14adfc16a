"""Promises of the canonical face that hold for every text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from gik_lint.text.canonical import canonicalise
from gik_lint.text.face import Face
from tests.pack_words import VOCABULARY

PIECES = st.sampled_from(
    [
        "公開(kāi)",
        "檔案",
        "附属档案",
        "网际网路",
        "民众",
        "計畫",
        "\u200b",
        "\ufeff",
        "⼆",
        "⻔",
        "\uff11",
        "(",
        "，",
        "\u3000",
        "\n",
        "A",
        "準確",
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=4), max_size=20).map("".join)


@given(TEXTS)
def test_every_segment_leads_back_and_forth(text: str) -> None:
    face = canonicalise(text, VOCABULARY)
    assert face.printed == text
    assert (face.starts[0], face.printed_starts[0]) == (0, 0)
    assert (face.starts[-1], face.printed_starts[-1]) == (len(face.text), len(text))
    assert list(face.starts) == sorted(face.starts)
    assert list(face.printed_starts) == sorted(face.printed_starts)


@given(TEXTS, st.data())
def test_a_range_is_what_was_printed_there(text: str, data: st.DataObject) -> None:
    """Canonicalising what a range was printed as gives the range again, cut at whole words."""
    face = canonicalise(text)
    start = data.draw(st.integers(0, len(face.text)))
    end = data.draw(st.integers(start, len(face.text)))
    printed_start, printed_end = face.printed_range(start, end)
    assert 0 <= printed_start <= printed_end <= len(text)
    assert face.canonical_range(printed_start, printed_end) == (start, end) or start == end


@given(TEXTS)
def test_line_feeds_stay_and_lead_back_to_line_feeds(text: str) -> None:
    face = canonicalise(text, VOCABULARY)
    feeds = [offset for offset, sign in enumerate(face.text) if sign == "\n"]
    assert [face.printed_range(offset, offset + 1)[0] for offset in feeds] == [
        offset for offset, sign in enumerate(text) if sign == "\n"
    ]


@given(TEXTS)
def test_edits_tell_what_changed(text: str) -> None:
    face = canonicalise(text, VOCABULARY)
    for edit in face.edits:
        assert text[edit.printed_start : edit.printed_end] == edit.printed
        assert face.text[edit.start : edit.end] == edit.canonical
    assert [edit.printed_start for edit in face.edits] == sorted(edit.printed_start for edit in face.edits)


@given(TEXTS)
@settings(max_examples=50)
def test_without_words_canonicalising_twice_changes_nothing_more(text: str) -> None:
    once: Face = canonicalise(text)
    assert canonicalise(once.text).text == once.text
