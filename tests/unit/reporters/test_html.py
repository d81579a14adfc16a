"""The page: the draft with its marks, notes linked both ways, safe, readable without script, small."""

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest
from lxml import html
from msgspec.structs import replace

import gik_lint.reporters.html as page_package
from gik_lint.document import Cell, Document, Paragraph, SourceText, Span, Table
from gik_lint.facts.reading import Reading
from gik_lint.facts.report import AnnualReport, Identity
from gik_lint.finding import Finding, Location
from gik_lint.reporters import View, render
from gik_lint.reporters.html.draft import draw
from gik_lint.reporters.html.marks import Cutter, Mark, Slice
from gik_lint.result import ReportResult, Result
from gik_lint.text.face import Face
from tests.drafts import understood
from tests.unit.reporters import made
from tests.unit.reporters.snapshots import many

CSS = (Path(page_package.__file__).parent / "page.css").read_text(encoding="utf-8")


def page(result: Result, lang: str = "zh") -> html.HtmlElement:
    return html.document_fromstring(render(result, "html", View(lang=lang)))


def texts(tree: html.HtmlElement, path: str) -> list[str]:
    return [" ".join(one.text_content().split()) for one in tree.xpath(path)]


def bare(blocks: tuple[Paragraph | Table, ...], *findings: Finding) -> ReportResult:
    """A checked draft of these blocks, nothing understood of it."""
    document = Document("x", "text", blocks)
    report = AnnualReport(Reading(document, Face("", "", (0, 0), (0, 0)), ()), Identity(), None)
    return ReportResult("x.txt", findings=findings, report=report)


@pytest.mark.parametrize("result", [made.result(), many(), made.hostile()], ids=["one", "many", "hostile"])
def test_every_link_leads_somewhere_and_every_address_is_unique(result: Result) -> None:
    tree = page(result)
    addresses = tree.xpath("//@id")

    assert len(addresses) == len(set(addresses))
    assert {link.removeprefix("#") for link in tree.xpath("//a/@href")} <= set(addresses)
    assert all(link.startswith("#") for link in tree.xpath("//@href"))


def test_every_finding_is_marked_in_the_draft_and_noted_beside_it() -> None:
    tree = page(made.result())

    assert texts(tree, '//a[contains(@class, "hit")]') == ["自2023年1月1日起至2024年12月31日止", "75余件", "2923"]
    assert texts(tree, '//*[@class="message"]') == [
        finding.message for finding in made.FINDINGS[:4]
    ]  # the suppressed one and the known one are not drawn
    for number in range(1, 5):
        assert tree.xpath(f'//*[@id="r1m{number}"]')
        note = tree.get_element_by_id(f"r1n{number}")
        assert f"#r1m{number}" in note.xpath(".//a/@href")


def test_the_draft_is_all_there_in_its_order() -> None:
    tree = page(made.result())
    for one in tree.xpath('//*[contains(@class, "ref") or @class="ought" or contains(@class, "absent")]'):
        one.drop_tree()
    shown = "".join(texts(tree, '//div[@class="first" or @class="rest"]'))

    expected = [block.text.text for block in made.blocks() if isinstance(block, Paragraph)]
    position = 0
    for text in expected:
        position = shown.index(text, position) + len(text)


def test_the_sums_that_fail_are_spelt_out_and_the_suspect_cell_is_marked() -> None:
    tree = page(made.result())

    assert texts(tree, '//*[@class="sum"]') == [
        "1288 + 1644 = 2932 ≠ 2923",
        "3001 + 34 = 3035 ≠ 3026 = 2923 + 103",
        "2923 + 100 = 3023 ≠ 3032",
    ]
    assert texts(tree, '//td[@class="suspect"]') == ["29234疑应为 2932"]


def test_tables_keep_their_spans() -> None:
    rows = page(made.result()).xpath("//table//tr")

    assert rows[0].xpath("td[1]/@rowspan") == ["2"]
    assert rows[0].xpath("td[2]/@colspan") == ["3"]
    assert len(rows[1].xpath("td")) == 3
    assert all(len(row.xpath("td")) == 4 for row in rows[2:])


def test_something_missing_is_shown_where_it_belongs() -> None:
    tree = page(made.result())
    (absent,) = tree.xpath('//*[contains(@class, "absent")]')

    assert absent.getprevious().text_content().strip() == "二、主动公开政府信息情况"
    assert absent.get("id") == "r1m3"


def test_the_overview_names_every_draft_with_its_verdict() -> None:
    rows = texts(page(many()), '//section[@id="overview"]//tbody/tr')

    assert rows == [
        "某市人民政府 2024 发现 2 项错误、1 项警告、1 项提示 2 1 1 2 drafts/draft.txt",
        "某市人民政府 2024 本工具未发现问题 0 0 0 0 drafts/clean.txt",
        "drafts/locked.docx — 未检查：文件有密码保护,请另存为不加密的文件后再检查。 — — — — drafts/locked.docx",
        "某市人民政府 2024 检查不完整：正文是图片，没有可读的文字 0 0 0 2 drafts/scan.pdf",
    ]


def test_what_was_not_decided_and_what_is_not_checked_is_told() -> None:
    tree = page(made.result())

    assert texts(tree, '//details[@class="undecided"]//dt') == ["没有找到表四"]
    assert "内容是否属实" in tree.xpath('string(//footer[@class="colophon"])')
    assert texts(tree, '//details[@class="passed"]//dd/span') == ["title-year-differs", "body-name-differs"]


def test_nothing_is_fetched_and_only_our_own_script_may_run() -> None:
    text = render(made.hostile(), "html", View())
    tree = html.document_fromstring(text)
    policy = tree.xpath('//meta[@http-equiv="Content-Security-Policy"]/@content')[0]
    scripts = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)

    digest = b64encode(sha256(scripts[0].encode()).digest()).decode()
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-")
    assert f"'sha256-{digest}'" in policy
    assert len(scripts) == 1
    assert tree.xpath("//@src | //link | //img | //iframe | //object | //base") == []
    assert not any(name.startswith("on") for one in tree.iter() for name in one.attrib)
    assert "http://" not in text
    assert "https://" not in text


def test_the_page_reads_without_its_script() -> None:
    """Tools that need it are hidden until it runs; filters are style alone."""
    tree = page(made.result())

    assert tree.xpath('//*[@class="tools"]/@hidden') != []
    assert [box.get("id") for box in tree.xpath('//input[@type="checkbox"]')] == [
        "show-error",
        "show-warning",
        "show-info",
    ]
    assert "body:has(#show-info:not(:checked)) .note.info" in CSS


def test_a_long_draft_stays_under_two_megabytes_and_keeps_what_its_findings_speak_of() -> None:
    line = "政府信息公开工作持续推进。" * 20
    blocks = tuple(Paragraph(SourceText.at(line, number)) for number in range(1, 20_001))
    findings = tuple(
        replace(made.APPROXIMATE, location=Location(Span(number, 3, number, 9), "", line[2:8]))
        for number in range(5, 20_001, 20)
    )

    text = render(made.result(bare(blocks, *findings)), "html", View())

    assert len(text.encode()) < 2_000_000
    assert text.count('class="hit info"') == 500
    assert "另有 500 项未在本页列出" in text
    assert "此处略去" in text


def test_a_table_with_absurd_spans_is_drawn_small() -> None:
    cells = (Cell(SourceText.at("甲", 1), 0, 0, 10**9, 10**9), Cell(SourceText.at("乙", 2), 10**8, 10**8))

    text = render(made.result(bare((Table(cells, 10**9, 10**9),))), "html", View())

    assert len(text) < 50_000
    assert "rowspan" not in text.split("<main>")[1]


def test_a_draft_that_is_not_at_hand_still_gives_its_notes_with_quotes() -> None:
    tree = page(made.result(made.checked(report=None)))

    assert texts(tree, "//blockquote")[:2] == ["自2023年1月1日起至2024年12月31日止", "75余件"]
    assert len(tree.xpath('//*[contains(@class, "note ")]')) == 4


def test_a_page_on_very_many_drafts_gives_the_passages_alone() -> None:
    reports = [made.checked(f"drafts/{number}.txt") for number in range(61)]

    tree = page(made.result(*reports))

    assert tree.xpath('//div[@class="draft"]') == []
    assert len(tree.xpath("//blockquote")) == 61 * 4
    assert len(tree.xpath('//section[@id="overview"]//tbody/tr')) == 61


def test_overlapping_and_nested_findings_are_each_marked() -> None:
    cutter = Cutter({1: "info", 2: "error", 3: "warning"})

    slices = cutter.cut("甲乙丙丁戊", [Mark(0, 4, 1), Mark(1, 2, 2), Mark(3, 5, 3)])

    assert slices == (
        Slice("甲", "info", 1, (1,), ()),
        Slice("乙", "error", 2, (2,), (2,)),
        Slice("丙", "info", 1, (), ()),
        Slice("丁", "warning", 3, (3,), (1,)),
        Slice("戊", "warning", 3, (), (3,)),
    )


def test_a_finding_over_two_blocks_is_noted_once_and_marked_in_both() -> None:
    blocks = (Paragraph(SourceText.at("甲乙", 1)), Paragraph(SourceText.at("丙丁", 2)))
    finding = replace(made.APPROXIMATE, location=Location(Span(1, 2, 2, 2), "", "乙\n丙"))
    result = bare(blocks, finding)

    (passage,) = draw(result.report, (finding,))

    assert passage.notes == (1,)
    assert [one.text for one in passage.first.slices] == ["甲", "乙"]
    assert passage.first.slices[1].starts == (1,)
    assert passage.rest[0].slices[0].target == 1
    assert passage.rest[0].slices[0].starts == ()


def luminance(colour: str) -> float:
    channels = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("block", [0, 1, 2], ids=["light", "dark", "print"])
def test_text_has_the_contrast_of_wcag_aa(block: int) -> None:
    """4.5 to 1 for every text colour on every ground it stands on, in each of the three colour sets."""
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", CSS.split(":root {")[1].split("}")[0]))
    body = CSS.split(":root {")[block + 1].split("}")[0].replace("#fff;", "#ffffff;").replace("#000;", "#000000;")
    body = re.sub(r"#([0-9a-f])([0-9a-f])([0-9a-f]);", r"#\1\1\2\2\3\3;", body)
    colours |= dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", body))

    for ground in ("paper", "sheet"):
        for ink in ("ink", "soft", "link", "error", "warning", "info", "good"):
            assert contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)
    for tone in ("error", "warning", "info", "good"):
        assert contrast(colours[tone], colours[f"{tone}-wash"]) >= 4.5, tone
        assert contrast(colours["ink"], colours[f"{tone}-wash"]) >= 4.5, tone
        assert contrast(colours["sheet"], colours[tone]) >= 4.5, tone


def test_english_words_are_english() -> None:
    tree = page(made.result(), "en")

    assert tree.get("lang") == "en"
    assert texts(tree, '//div[@class="verdicts"]/p') == ["Found 2 error(s), 1 warning(s), 1 hint(s)"]


def kinds(report: AnnualReport) -> list[str]:
    """What each block of a draft is drawn as."""
    return [block.kind for passage in draw(report, ()) for block in (passage.first, *passage.rest)]


def test_a_title_over_two_lines_is_drawn_as_one() -> None:
    report = understood("2025年某某市人民政府办公厅政府信息公开\n工作年度报告\n一、总体情况\n全年公开信息12条。")

    assert kinds(report) == ["title", "title", "heading", "body"]


def test_a_page_that_came_in_one_line_is_no_title() -> None:
    report = understood("某县教育局2023年政府信息公开工作年度报告一、总体情况全年主动公开政府信息12条。" * 3)

    assert report.identity.title == "某县教育局2023年政府信息公开工作年度报告"
    assert kinds(report) == ["body"]
