"""整改清单: what a reviewing office can print, filter and send back; no text is ever a formula."""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree

from gik_lint.reporters import View, render
from gik_lint.reporters.xlsx import safe
from gik_lint.result import Result
from tests.unit.reporters import made
from tests.unit.reporters.snapshots import many

MAIN = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


class Book:
    """The parts of a workbook a test looks at."""

    def __init__(self, result: Result) -> None:
        data = render(result, "xlsx", View())
        assert isinstance(data, bytes)
        self.data = data
        with ZipFile(BytesIO(data)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.names = etree.fromstring(self.parts["xl/workbook.xml"]).xpath("//m:sheet/@name", namespaces=MAIN)
        strings = etree.fromstring(self.parts["xl/sharedStrings.xml"]).xpath("//m:si", namespaces=MAIN)
        self.strings = ["".join(one.itertext()) for one in strings]

    def sheet(self, number: int) -> etree._Element:
        return etree.fromstring(self.parts[f"xl/worksheets/sheet{number}.xml"])

    def rows(self, number: int) -> list[list[str]]:
        found = []
        for row in self.sheet(number).xpath("//m:row", namespaces=MAIN):
            cells = row.xpath("m:c", namespaces=MAIN)
            values = [(cell.get("t"), cell.findtext("m:v", "", namespaces=MAIN)) for cell in cells]
            found.append([self.strings[int(value)] if kind == "s" else value for kind, value in values])
        return found


def test_one_draft_gives_the_list_and_what_was_not_decided() -> None:
    book = Book(made.result())

    assert book.names == ["整改清单", "未能判定"]
    rows = book.rows(1)
    assert rows[0] == ["整改清单  某市人民政府 2024 年度"]
    assert rows[1] == ["发现 2 项错误、1 项警告、1 项提示"]
    assert rows[2] == ["序号", "文件", "级别", "位置", "原文", "问题", "改法", "依据", "责任人", "完成日期", "备注"]
    assert rows[6] == [
        "4",
        "drafts/draft.txt",
        "错误",
        "表三「总计」行「自然人」列\n第 13 行第 40 列",
        "2923",
        "「自然人」一列各行之和为 2932,「(七)总计」填 2923,相差 9。",
        "核对台账;疑为两位数字颠倒,应为 2932。",
        "国办公开办函〔2021〕30号 表三",
        "",
        "",
        "",
    ]
    assert len(rows) == 7


def test_many_drafts_give_an_overview_that_leads_to_each() -> None:
    book = Book(many())

    assert book.names == ["总览", "整改清单", "未能判定"]
    assert [row[2] for row in book.rows(1)[3:]] == [
        "发现 2 项错误、1 项警告、1 项提示",
        "本工具未发现问题",
        "未检查：文件有密码保护,请另存为不加密的文件后再检查。",
        "检查不完整：正文是图片，没有可读的文字",
    ]
    links = book.sheet(1).xpath("//m:hyperlink/@location", namespaces=MAIN)
    assert links == ["'整改清单'!A4", "'整改清单'!A9"]
    assert book.rows(2)[8][5] == "检查不完整：正文是图片，没有可读的文字"


def test_the_header_is_frozen_filtered_and_repeated_on_every_printed_page() -> None:
    book = Book(made.result())
    sheet = book.sheet(1)

    assert sheet.xpath("//m:pane/@ySplit", namespaces=MAIN) == ["3"]
    assert sheet.xpath("//m:autoFilter/@ref", namespaces=MAIN) == ["A3:K7"]
    assert sheet.xpath("//m:pageSetup/@orientation", namespaces=MAIN) == ["landscape"]
    assert sheet.xpath("//m:pageSetup/@paperSize", namespaces=MAIN) == ["9"]
    assert "整改清单!$3:$3" in book.parts["xl/workbook.xml"].decode()


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_text_that_looks_like_a_formula_is_prefixed(start: str) -> None:
    assert safe(f"{start}1") == f"'{start}1"


def test_hostile_text_is_neither_formula_nor_link_nor_broken_xml() -> None:
    book = Book(made.hostile())

    assert not any(b"<f>" in part for part in book.parts.values())
    assert not any(one.startswith(("=", "+", "-", "@")) for one in book.strings)
    assert not any(re.search("[\x00-\x08\x0b-\x1f\u202e]", one) for one in book.strings)
    assert all(b"http" not in part for name, part in book.parts.items() if "_rels/sheet" in name)


def test_equal_runs_give_equal_files() -> None:
    assert Book(many()).data == Book(many()).data
