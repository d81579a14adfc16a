"""Where a listed word counts as a leftover of a conversion."""

from gik_lint.text.vocabulary import Vocabulary, occurrences
from tests.pack_words import VOCABULARY


def found(text: str, *entries: Vocabulary) -> list[str]:
    return [text[one.start : one.end] for one in occurrences(text, text, entries)]


def test_guards_before_and_behind() -> None:
    entry = Vocabulary("档案", "文件", not_after=("人事",), not_before=("馆", "局"))
    assert found("档案馆、人事档案、档案", entry) == ["档案"]


def test_the_longest_of_overlapping_words_counts() -> None:
    assert found("入口网站", Vocabulary("入口网", "门户网"), Vocabulary("入口网站", "门户网站")) == ["入口网站"]


def test_a_needed_neighbour_must_stand_in_the_same_clause() -> None:
    entry = Vocabulary("设定", "设置", near=("专栏",))
    assert found("设定公开专栏", entry) == ["设定"]
    assert found("设定目标,开设专栏", entry) == []


DOUBTFUL = Vocabulary("民众", "群众", certain=False)
SURE = (Vocabulary("计画", "计划"), Vocabulary("程式", "程序"))


def test_a_word_that_is_mainland_usage_too_counts_only_in_a_converted_text() -> None:
    assert found("民众的计画、程式", DOUBTFUL, *SURE) == ["民众", "计画", "程式"]
    assert found("贴近民众心理", DOUBTFUL, *SURE) == []
    assert found("民众的计画", DOUBTFUL, *SURE) == ["计画"]


def test_and_not_where_the_mainland_word_stands_beside_it() -> None:
    assert found("民众和群众的计画、程式", DOUBTFUL, *SURE) == ["计画", "程式"]


def test_no_entry_of_the_pack_is_its_own_replacement_or_listed_twice() -> None:
    words = [entry.word for entry in VOCABULARY]
    assert len(words) == len(set(words))
    assert all(entry.word != entry.mainland for entry in VOCABULARY)


def test_replacing_once_is_enough() -> None:
    for entry in VOCABULARY:
        assert found(entry.mainland, *VOCABULARY) == []
