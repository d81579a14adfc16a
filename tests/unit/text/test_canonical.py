"""The canonical face: what is changed, what is left alone, and that every offset leads back."""

import pytest
from opencc import OpenCC

from gik_lint.text.canonical import canonicalise, simplify
from gik_lint.text.vocabulary import Vocabulary
from tests.pack_words import VOCABULARY


def texts(kind: str, printed: str) -> list[tuple[str, str]]:
    return [(edit.printed, edit.canonical) for edit in canonicalise(printed, VOCABULARY).edits if edit.kind == kind]


@pytest.mark.parametrize(
    ("printed", "canonical"),
    [
        ("政府信息公開(kāi)", "政府信息公开"),
        ("岳陽(yáng)樓區(qū)政務(wù)", "岳阳楼区政务"),
        ("計劃（huà）", "计划"),
        ("公開（kāi）,讓他們(men)知道", "公开,让他们知道"),
    ],
)
def test_pinyin_in_brackets_behind_a_character_is_taken_out(printed: str, canonical: str) -> None:
    assert canonicalise(printed).text == canonical


@pytest.mark.parametrize("printed", ["公开屏(LED)", "第二条(a)", "网站(www.gov.cn)", "他们(men)知道", "咖啡 (kāi)"])
def test_other_brackets_stay(printed: str) -> None:
    assert canonicalise(printed).text == printed


def test_widths_become_half_one_for_one_and_only_letters_and_digits_are_reported() -> None:
    face = canonicalise("（一）\uff12\uff10\uff12\uff14年，共\uff21：\uff13！")
    assert face.text == "(一)2024年,共A:3!"
    assert [(edit.kind, edit.printed) for edit in face.edits] == [
        ("width", "\uff12\uff10\uff12\uff14"),
        ("width", "\uff21"),
        ("width", "\uff13"),
    ]


def test_chinese_marks_stay() -> None:
    text = "“公开”、《条例》。——……"
    assert canonicalise(text).text == text


def test_radicals_and_compatibility_ideographs_become_the_ordinary_character() -> None:
    assert texts("glyph", "⼆〇⼆四年⾏政⻔⼾,⺠众") == [
        ("⼆", "二"),
        ("⼆", "二"),
        ("⾏", "行"),
        ("⻔⼾", "门户"),
        ("⺠", "民"),
    ]
    assert canonicalise("兀龜").text == "兀龟"


def test_circled_and_roman_numbers_are_left_as_printed() -> None:
    text = "①⑩㈠Ⅷ㎡½"
    assert canonicalise(text).text == text


def test_characters_without_a_picture_are_removed_and_blanks_become_spaces() -> None:
    face = canonicalise("\ufeff公\u200b开\u00ad\x00，\u3000\u00a0是\t\n")
    assert face.text == "公开,  是\t\n"
    assert {edit.kind for edit in face.edits} == {"invisible"}


def test_a_lone_surrogate_is_no_error() -> None:
    assert canonicalise("收\ud800開").text == "收\ufffd开"


def test_traditional_runs_are_reported_with_their_places() -> None:
    printed = "採取準確方式公開"
    face = canonicalise(printed)
    assert face.text == "采取准确方式公开"
    assert [(edit.printed, edit.start, edit.end) for edit in face.edits] == [("採", 0, 1), ("準確", 2, 4), ("開", 7, 8)]


def test_words_of_taiwan_become_the_mainland_ones_in_both_scripts() -> None:
    for printed in ("政府入口網站及時公開計畫", "政府入口网站及时公开计画"):
        assert canonicalise(printed, VOCABULARY).text == "政府门户网站及时公开计划"
        assert [edit.canonical for edit in canonicalise(printed, VOCABULARY).edits if edit.word] == ["门户网站", "计划"]


def test_a_replaced_word_of_another_length_leads_back_as_a_whole() -> None:
    face = canonicalise("详见附属档案《表》", VOCABULARY)
    assert face.text == "详见附件《表》"
    assert face.printed_range(2, 4) == (2, 6)
    assert face.printed_range(3, 4) == (2, 6)
    assert face.printed_range(4, 5) == (6, 7)


def test_a_range_does_not_take_in_what_was_removed_at_its_edges() -> None:
    face = canonicalise("開(kāi)放(fàng)了")
    assert face.text == "开放了"
    assert face.printed_range(0, 1) == (0, 1)
    assert face.printed_range(1, 2) == (6, 7)
    assert face.printed_range(0, 2) == (0, 7)
    assert face.canonical_range(1, 6) == (1, 1)


@pytest.mark.parametrize(
    "right",
    [
        "蚌埠市行政规范性文件的行政执行程序已建立健全",
        "区档案馆、人事档案、归档、档案管理、程式化、线上线下、线下与线上",
        "信息查询、整合、互动、简报、资料收集、存档备案、支援、社群",
        "供水管网路由、互联网路演、统计画像、设计画面、中介面临、系列印章、过硬体系、红色记忆体验",
        "相对集中行政许可权改革",
        "复杂、征地拆迁、台账、乾县的著作、编著、土著、卓著",
    ],
)
def test_right_mainland_words_are_left_alone(right: str) -> None:
    face = canonicalise(right, VOCABULARY)
    assert face.text == right
    assert face.edits == ()


def test_t2s_keeps_the_length_of_every_character() -> None:
    every = "".join(chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000)
    assert len(OpenCC("t2s").convert(every)) == len(every)


def test_opencc_is_spared_only_where_it_would_change_nothing() -> None:
    every = [chr(code) for code in range(1, 0x110000) if not 0xD800 <= code < 0xE000]
    changed = [(old, new) for old, new in zip(every, OpenCC("t2s").convert("".join(every)), strict=True) if old != new]
    assert len(changed) > 4000
    assert "".join(old for old, new in changed if simplify(old) != new) == "乾吒拚捱摺於榘菸薹袷醣麴麽"


def test_mainland_characters_that_have_a_traditional_use_change_only_in_traditional_text() -> None:
    assert canonicalise("乾县人民政府工作人员李喆堃到於潜镇").text == "乾县人民政府工作人员李喆堃到於潜镇"
    assert canonicalise("關於政府信息公開").text == "关于政府信息公开"


def test_a_listed_word_may_be_spelt_with_a_wrong_traditional_character() -> None:
    entry = Vocabulary("複議", "复议")
    edits = [edit for edit in canonicalise("行政複議。行政復議", [entry]).edits if edit.kind == "vocabulary"]
    assert [(edit.printed, edit.canonical, edit.start) for edit in edits] == [("複議", "复议", 2)]


def test_a_large_text_is_no_trap() -> None:
    """Two megabytes of the worst mixtures pass in seconds: nothing is scanned more than a few times."""
    for piece in ("開(kāi)", "(a", "\u200b", "⼆", "档案", "《", "公開"):
        face = canonicalise(piece * 100_000, VOCABULARY)
        assert face.printed_range(0, len(face.text) + 1)[1] == len(face.printed)


@pytest.mark.parametrize(
    ("printed", "canonical"),
    [
        ("2023 年 12 月 31 日", "2023年12月31日"),
        ("收到申请 12 件，办结率达到 98.5 %", "收到申请12件,办结率达到98.5%"),
        ("规章 0 0 5", "规章 0 0 5"),  # columns
        ("2012年 2013年", "2012年 2013年"),  # the heads of columns
        ("附件 2", "附件 2"),
        ("共 5 万余条", "共5万余条"),
    ],
)
def test_blanks_set_around_figures_are_taken_out_but_not_those_between_columns(printed, canonical):
    face = canonicalise(printed)

    assert face.text == canonical
    assert {edit.printed for edit in face.edits if edit.kind == "spacing"} <= {" "}
