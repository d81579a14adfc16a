"""Labels are told by their wording, whatever their numbering, blanks and brackets."""

import pytest

from gik_lint.facts.tables.names import label_of, vocabulary
from tests.official_forms import official_forms

WORDS = vocabulary(official_forms())


@pytest.mark.parametrize(
    ("text", "mark", "core", "bare"),
    [
        ("（七）总计", "七", "总计", "总计"),
        ("(七) 总 计", "七", "总计", "总计"),
        ("3.危及“三安全一稳定”", "3", "危及三安全一稳定", "危及三安全一稳定"),
        ("其中：1.网站公开", "1", "网站公开", "网站公开"),
        ("一、本年新收政府信息公开申请数量", "一", "本年新收政府信息公开申请数量", "本年新收政府信息公开申请数量"),
        ("第二十条 第（一）项", "", "第二十条第一项", "第二十条第一项"),
        ("本年收费金额（单位：万元）", "", "本年收费金额单位万元", "本年收费金额"),
        ("不是《条例》所指政府信息", "", "不是条例所指政府信息", "不是条例所指政府信息"),
    ],
)
def test_a_label_is_its_mark_and_its_words(text: str, mark: str, core: str, bare: str) -> None:
    label = label_of(text)
    assert (label.mark, label.core, label.bare) == (mark, core, bare)


def test_the_numbering_tells_the_row_from_the_column() -> None:
    assert {(name.axis, name.id) for name in WORDS.find(label_of("（七）总计"))} == {("row", "r7")}
    assert {name.axis for name in WORDS.find(label_of("总计"))} == {"column"}


def test_an_altered_wording_is_known_and_marked() -> None:
    found = {(name.form, name.exact) for name in WORDS.find(label_of("规范性文件")) if name.axis == "row"}
    assert found == {("form-2019", True), ("form-2021", False)}


def test_the_longest_label_is_found_in_running_text() -> None:
    text = "法人或其他组织总计商业企业"
    assert [text[start:end] for start, end in WORDS.cores(text)] == ["法人或其他组织", "总计", "商业企业"]


def test_the_same_forms_are_compiled_once() -> None:
    assert vocabulary(list(official_forms())) is vocabulary(list(official_forms()))
