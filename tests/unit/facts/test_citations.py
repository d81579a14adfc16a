"""What a draft cites: names, numbers, abbreviations."""

import pytest

from gik_lint.facts.citations import citations
from tests.unit.facts.reports import reading


def cited(line: str) -> list[tuple[str, str, str]]:
    return [(one.name, one.number, one.alias) for one in citations(reading(line))]


LAW = "中华人民共和国政府信息公开条例"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (f"根据《{LAW}》（以下简称《条例》）规定", [(LAW, "", "条例")]),
        (f"《{LAW}》(国务院令第711号,以下简称“条例”)", [(LAW, "国务院令第711号", "条例")]),
        (f"《{LAW}》(国务院令第711号)(以下简称《条例》)", [(LAW, "国务院令第711号", "条例")]),
        (f"《{LAW}》(以下简称新《条例》)", [(LAW, "", "条例")]),
        (f"《{LAW}》(以下简称“《条例》”)", [(LAW, "", "条例")]),
        (f"《{LAW}》(以下称《条例》)", [(LAW, "", "条例")]),
        (f"依据国务院令第 711 号《{LAW}》", [(LAW, "国务院令第711号", "")]),
        (f"国务院第711号令公布的《{LAW}》", [(LAW, "国务院第711号令", "")]),
        (
            "《关于〈格式〉的通知》（国办公开办函〔2021〕30号）",
            [("关于〈格式〉的通知", "国办公开办函〔2021〕30号", "")],
        ),
        ("《关于印发《格式》的通知》(皖政办(2014)180号)", [("关于印发《格式》的通知", "皖政办(2014)180号", "")]),
        ("按照国办发【2014】第032号文件精神", [("", "国办发【2014】第032号", "")]),
        ("《甲》、《乙》国办发〔2014〕32号", [("甲", "", ""), ("乙", "国办发〔2014〕32号", "")]),
        ("落实豫政〔2016〕1号和《要点》", [("", "豫政〔2016〕1号", ""), ("要点", "", "")]),
        ("《政府工作报告》(见附件)", [("政府工作报告", "", "")]),
        ("编号为2015年第3号的公告,第三号窗口", []),
        ("《没有闭合", []),
    ],
)
def test_citations(line: str, expected: list[tuple[str, str, str]]) -> None:
    assert cited(line) == expected


def test_places_are_those_of_the_marks_and_of_the_number() -> None:
    read = reading("见《要點》(国办发〔2014〕32号,以下简称《點》)。")
    (one,) = citations(read)
    assert read.quote(one.at.start, one.at.end) == "《要點》"
    assert one.number_at is not None
    assert read.quote(one.number_at.start, one.number_at.end) == "国办发〔2014〕32号"
    assert one.alias_at is not None
    assert read.quote(one.alias_at.start, one.alias_at.end) == "《點》"


def test_a_name_broken_over_lines_is_one_name() -> None:
    read = reading("根据《中华人民共和国\n政府信息公开条例》")
    assert [one.name for one in citations(read)] == [LAW]


@pytest.mark.parametrize("piece", ["《", "《a》(国", "国办发〔2014〕32号《a》", "国", "(以下简称"])
def test_long_hostile_lines_take_linear_time(piece: str) -> None:
    assert len(citations(reading(piece * 20_000))) <= 20_000
