"""The review copy: the user's document with our remarks in it, and not a character changed."""

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree

from gik_lint.document import Span
from gik_lint.finding import Basis, Edit, Finding, Fix, Location, Related, Suspect
from gik_lint.readers.docx import read_docx
from gik_lint.readers.docx.names import w
from gik_lint.reporters.docx_review import write_review
from tests.docx_factory import comment, commented, dele, docx, ins, p, r, tbl, tc, tr
from tests.docx_views import accepted, comments, part, rejected


def finding(line: int, start: int, end: int, message: str = "有误", *, fix: str | None = None) -> Finding:
    span = Span(line, start, line, end)
    return Finding(
        rule="some-rule",
        category="language",
        severity="error",
        confidence="high",
        message=message,
        location=Location(span, quote="引文"),
        remedy="改正",
        basis=(Basis("国办公开办函〔2021〕30号", "表三"),),
        fix=None if fix is None else Fix("safe", (Edit(span, fix),)),
    )


def review(body: str, findings: Sequence[Finding], **sides: str) -> tuple[bytes, bytes]:
    source = docx(body, **sides)
    return source, write_review(source, findings)


def test_a_comment_says_what_is_wrong_what_to_do_and_which_law_says_so() -> None:
    _, copy = review(p("受理23件"), [finding(1, 3, 5)])

    assert comments(copy) == [
        ("gik-lint", "23", "【错误】有误\n改法：改正\n依据：国办公开办函〔2021〕30号 表三\n规则：some-rule")
    ]


def test_suspects_and_other_places_are_named() -> None:
    place = Location(Span(1, 1, 1, 2), place="表三「（七）总计」行「自然人」列", quote="2923")
    base = finding(1, 1, 2)
    shown = Finding(
        **{
            **{name: getattr(base, name) for name in base.__struct_fields__},
            "suspects": (Suspect("t3.r7.natural", place, "2923", "2932", "只改这一格即成立"),),
            "related": (Related(place, "总计"),),
        }
    )

    ((_, _, text),) = comments(review(p("甲乙"), [shown])[1])

    assert "疑似：表三「（七）总计」行「自然人」列 2923 → 2932 只改这一格即成立" in text
    assert "另见：表三「（七）总计」行「自然人」列 2923 总计" in text


@pytest.mark.parametrize(
    ("body", "line", "start", "end", "passage"),
    [
        (p("共受理23件。"), 1, 4, 6, "23"),
        (p("共", r("受", looks="<w:b/>"), "理23件。"), 1, 2, 5, "受理2"),
        (p("收到", dele("23"), ins(r("25件")), "申请"), 1, 3, 5, "25"),
        (p("收到", ins(r("25件")), "申请"), 1, 4, 7, "5件申"),
        (p(r("甲", "<w:tab/><w:t>乙丙</w:t>")), 1, 3, 4, "乙"),
        (p(r("甲", "<w:tab/><w:t>乙丙</w:t>")), 1, 1, 4, "甲乙"),
        (p(r("一、概述", "<w:br/><w:t>正文</w:t>")), 1, 6, 8, "正文"),
        (p("见", '<w:hyperlink r:id="x">' + r("网站首页") + "</w:hyperlink>"), 1, 4, 6, "首页"),
        (p("见", "<w:sdt><w:sdtPr/><w:sdtContent>" + r("二〇二四") + "</w:sdtContent></w:sdt>"), 1, 2, 4, "二〇"),
        (p("<w:r><w:t> 甲乙 </w:t></w:r>"), 1, 2, 3, "乙"),
        (tbl(tr("甲", tc("乙", "丙丁"))), 2, 1, 5, "乙丙丁"),
        (tbl(tr("甲", tc("乙", "丙丁"))), 2, 4, 5, "丁"),
        (tbl(tr("甲", "")), 2, 1, 1, ""),
        (p("甲乙"), 1, 2, 2, ""),
        (p("甲乙"), 1, 2, 99, "乙"),
    ],
)
def test_a_comment_stands_at_exactly_the_passage(body: str, line: int, start: int, end: int, passage: str) -> None:
    source, copy = review(body, [finding(line, start, end)])

    assert [one[1] for one in comments(copy)] == [passage]
    assert accepted(copy) == rejected(copy) == accepted(source)
    assert read_docx(copy, "a").blocks == read_docx(source, "a").blocks


def test_a_blank_cell_is_commented_in_that_cell() -> None:
    _, copy = review(tbl(tr("甲", "", "丙")), [finding(2, 1, 1)])

    (start,) = part(copy).iter(w("commentRangeStart"))
    cells = list(part(copy).iter(w("tc")))
    assert start is not None
    assert [len(list(cell.iter(w("commentRangeStart")))) for cell in cells] == [0, 1, 0]


def test_looks_are_kept_when_a_run_is_parted() -> None:
    looks = '<w:rFonts w:eastAsia="仿宋"/><w:b/><w:sz w:val="32"/>'

    _, copy = review(p(r(" 甲乙丙 ", looks=looks)), [finding(1, 3, 4)])

    runs = [run for run in part(copy).iter(w("r")) if run.find(w("t")) is not None]
    assert [(run.findtext(w("t")), len(run.find(w("rPr")))) for run in runs] == [(" 甲", 3), ("乙", 3), ("丙 ", 3)]  # type: ignore[arg-type]


def test_passages_may_overlap_and_meet() -> None:
    source, copy = review(p("一二三四五六"), [finding(1, 1, 5, "甲"), finding(1, 3, 7, "乙"), finding(1, 3, 5, "丙")])

    assert sorted((one[1], one[2][4]) for one in comments(copy)) == [
        ("一二三四", "甲"),
        ("三四", "丙"),
        ("三四五六", "乙"),
    ]
    assert rejected(copy) == rejected(source)


def test_a_passage_over_paragraphs_is_one_comment_and_never_leaves_its_cell() -> None:
    over = Finding("r", "language", "error", "high", "跨段", Location(Span(1, 2, 2, 2)))
    beyond = Finding("r", "language", "error", "high", "出格", Location(Span(3, 1, 4, 2)))

    _, copy = review(p("甲乙") + p("丙丁") + tbl(tr("一二", "三")), [over, beyond])

    assert [one[1] for one in comments(copy)] == ["乙丙", "一二"]


def test_text_boxes_and_notes_are_commented_where_they_hang() -> None:
    box = f"<w:pict><w:txbxContent>{p('框内')}</w:txbxContent></w:pict>"
    refer = '<w:footnoteReference w:id="2"/>'
    body = p("甲", r("", box), "乙", r("", refer)) + p("末")

    source, copy = review(
        body, [finding(2, 1, 3), finding(3, 1, 2)], footnotes=f'<w:footnote w:id="2">{p("脚注")}</w:footnote>'
    )

    root = part(copy)
    parents = [mark.getparent() for mark in root.iter(w("commentRangeStart"))]
    assert parents == [next(root.iter(w("p")))] * 2
    assert len(comments(copy)) == 2
    assert rejected(copy) == rejected(source)


def test_a_header_takes_no_comment_so_that_it_is_commented_where_the_body_begins():
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr>'

    source, copy = review(p("甲乙", props=section), [finding(2, 1, 3)], header=p("别县"))

    assert len(comments(copy)) == 1
    assert [mark.getparent().tag for mark in part(copy).iter(w("commentRangeStart"))] == [w("p")]
    assert rejected(copy) == rejected(source)


def test_a_safe_fix_is_a_tracked_change_that_can_be_accepted_or_rejected() -> None:
    source, copy = review(p("截止", r("2024", looks="<w:b/>"), "年底。。"), [finding(1, 9, 11, fix="。")])

    assert rejected(copy) == rejected(source) == ["截止2024年底。。"]
    assert accepted(copy) == ["截止2024年底。"]
    assert comments(copy)[0][1] == "。。。"
    assert "修订" in comments(copy)[0][2]


def test_an_unsafe_fix_stays_a_remark() -> None:
    edit = Edit(Span(1, 1, 1, 2), "乙")
    shown = Finding("r", "dates", "error", "high", "m", Location(edit.span), fix=Fix("unsafe", (edit,)))

    source, copy = review(p("甲"), [shown])

    assert accepted(copy) == accepted(source)
    assert "修订" not in comments(copy)[0][2]


def test_a_fix_over_several_runs_keeps_their_looks() -> None:
    _, copy = review(p(r("转", looks="<w:b/>"), r("结", looks="<w:i/>"), "下年"), [finding(1, 1, 3, fix="结转")])

    assert accepted(copy) == ["结转下年"]
    inserted = next(part(copy).iter(w("ins")))
    assert inserted.find(f"{w('r')}/{w('rPr')}/{w('i')}") is not None
    assert [len(list(one)) for one in part(copy).iter(w("del"))] == [2]


def test_a_fix_may_only_take_away_or_only_put_in() -> None:
    _, copy = review(p("公开(kāi)信息") + p("甲乙"), [finding(1, 3, 8, fix=""), finding(2, 2, 2, fix="、")])

    assert accepted(copy) == ["公开信息", "甲、乙"]


def test_a_fix_inside_the_insertion_of_somebody_else_nests_no_insertion() -> None:
    source, copy = review(p("共", ins(r("受理理23")), "件"), [finding(1, 3, 5, fix="理")])

    assert accepted(copy) == ["共受理23件"]
    assert rejected(copy) == rejected(source)
    root = part(copy)
    assert all(one.getparent().tag == w("p") for one in root.iter(w("ins")))
    assert [one.get(w("author")) for one in root.iter(w("ins"))] == ["张三", "gik-lint", "张三"]
    assert_ids_unique(copy)


def test_a_picture_is_never_deleted_with_text() -> None:
    run = "<w:r><w:t>甲</w:t><w:drawing/><w:t>乙</w:t></w:r>"

    source, copy = review(p(run), [finding(1, 1, 3, fix="丙")])

    assert accepted(copy) == accepted(source)
    assert len(comments(copy)) == 1


def test_a_fix_is_made_wholly_or_not_at_all() -> None:
    edits = (Edit(Span(1, 1, 1, 2), "乙"), Edit(Span(2, 1, 3, 1), ""))
    shown = Finding("r", "language", "error", "high", "m", Location(edits[0].span), fix=Fix("safe", edits))

    source, copy = review(p("甲") + p("丙") + p("丁"), [shown])

    assert accepted(copy) == accepted(source)


def test_comments_and_revisions_of_others_survive() -> None:
    body = p("受理", commented(7, "23件"), dele("旧"), ins(r("新")))

    _, copy = review(body, [finding(1, 3, 5)], comments=comment(7, "请核实"))

    assert [(one[0], one[1]) for one in comments(copy)] == [("王五", "23件"), ("gik-lint", "23")]
    assert [(mark.kind, mark.author) for mark in read_docx(copy, "a").marks if mark.author != "gik-lint"] == [
        ("comment", "王五"), ("deleted", "李四"), ("inserted", "张三"),
    ]  # fmt: skip
    assert_ids_unique(copy)


def test_reviewing_a_review_copy_doubles_nothing() -> None:
    body = p("截止年底。。") + p("共23件") + tbl(tr("甲", ""))
    found = [finding(1, 5, 7, fix="。"), finding(2, 2, 4), finding(3, 1, 2), finding(4, 1, 1)]
    source = docx(body, comments=comment(1, "没有位置"))

    once = write_review(source, found, summary=["发现 4 项错误"])
    left = [finding(2, 2, 4), finding(3, 1, 2), finding(4, 1, 1)]  # the fixed one is not found again
    twice = write_review(once, left, summary=["发现 3 项错误"])
    thrice = write_review(twice, left, summary=["发现 3 项错误"])

    assert [one[1] for one in marked(twice)] == [one[1] for one in marked(once)]
    assert marked(thrice) == marked(twice)
    assert part(thrice).xpath("count(//*)") == part(twice).xpath("count(//*)") == part(once).xpath("count(//*)")
    assert rejected(twice) == rejected(source)
    assert accepted(twice) == accepted(once)


def marked(data: bytes) -> list[tuple[str, str, str]]:
    root = part(data)
    held = {one.get(w("id")) for one in root.iter(w("commentRangeStart"))}
    names = part(data, "word/comments.xml")
    for one in [one for one in names if one.get(w("id")) not in held]:
        names.remove(one)
    return sorted(comments(_with(data, "word/comments.xml", etree.tostring(names))))


def _with(data: bytes, name: str, content: bytes) -> bytes:
    from tests.docx_factory import pack

    archive = ZipFile(BytesIO(data))
    return pack({one: content if one == name else archive.read(one) for one in archive.namelist()})


def test_the_remark_on_a_change_goes_once_the_change_is_decided() -> None:
    once = write_review(docx(p("年底。。")), [finding(1, 3, 5, fix="。")])
    decided = _with(once, "word/document.xml", _accept(once))

    assert len(comments(once)) == len(comments(write_review(once, []))) == 1
    assert comments(write_review(decided, [])) == []


def _accept(data: bytes) -> bytes:
    root = part(data)
    for change in list(root.iter(w("del"))):
        change.getparent().remove(change)  # type: ignore[union-attr]
    for change in list(root.iter(w("ins"))):
        parent = change.getparent()
        assert parent is not None
        parent[parent.index(change) : parent.index(change) + 1] = list(change)
    return etree.tostring(root)


def test_answers_to_our_comments_stay_when_ours_go() -> None:
    extended = "http://schemas.microsoft.com/office/word/2012/wordml"
    paragraph = '<w:p xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" w14:paraId="{}"><w:r/></w:p>'
    said = (
        f'<w:comment w:id="1" w:author="gik-lint">{paragraph.format("0A")}</w:comment>'
        f'<w:comment w:id="2" w:author="王五">{paragraph.format("0B")}</w:comment>'
    )
    ledger = (
        f'<w15:commentsEx xmlns:w15="{extended}"><w15:commentEx w15:paraId="0A"/>'
        '<w15:commentEx w15:paraId="0B" w15:paraIdParent="0A"/></w15:commentsEx>'
    )
    source = docx(
        p(commented(1, commented(2, "甲"))),
        comments=said,
        commentsExtended="",
        extra={"word/commentsExtended.xml": ledger},
    )

    copy = write_review(source, [])

    assert [one[0] for one in comments(copy)] == ["王五"]
    (entry,) = part(copy, "word/commentsExtended.xml")
    assert [str(name).rpartition("}")[2] for name in entry.attrib] == ["paraId"]


def test_the_summary_stands_at_the_beginning_and_a_finding_without_place_too() -> None:
    lost = Finding("r", "structure", "error", "high", "缺章节", Location(Span(99, 1, 99, 1), absent=True))

    copy = write_review(docx(p() + p("标题") + p("正文")), [lost], summary=["发现 1 项错误", ""])

    assert [(one[1], one[2].splitlines()[:2]) for one in comments(copy)] == [
        ("标题", ["gik-lint", "发现 1 项错误"]),
        ("标题", ["【错误】缺章节", "应在此处，未找到"]),
    ]


def test_suppressed_findings_are_not_written() -> None:
    base = finding(1, 1, 2)
    quiet = Finding(**{**{name: getattr(base, name) for name in base.__struct_fields__}, "suppressed": True})

    assert comments(review(p("甲"), [quiet])[1]) == []


def test_hostile_words_are_harmless() -> None:
    _, copy = review(p("甲"), [finding(1, 1, 2, "a\x0b\x1b[31m\u202e</w:t><evil/>\ud800\n第二行")])

    text = comments(copy)[0][2]
    assert "</w:t><evil/>" in text
    assert "\u202e" not in text


def test_every_other_part_is_byte_for_byte_what_it_was() -> None:
    source = docx(p("甲"), styles='<w:style w:styleId="a"/>', extra={"word/media/a.png": b"\x89PNG\0"})

    copy = write_review(source, [finding(1, 1, 2)])

    old, new = ZipFile(BytesIO(source)), ZipFile(BytesIO(copy))
    same = [name for name in old.namelist() if old.read(name) == new.read(name)]
    assert set(old.namelist()) - set(same) == {
        "word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml",
    }  # fmt: skip
    assert set(new.namelist()) - set(old.namelist()) == {"word/comments.xml"}
    assert new.testzip() is None


def test_the_package_names_the_comments_part_once() -> None:
    once = write_review(docx(p("甲")), [finding(1, 1, 2)])
    twice = write_review(once, [finding(1, 1, 2)])

    for copy in (once, twice):
        relations = [one.get("Target") for one in part(copy, "word/_rels/document.xml.rels")]
        types = [one.get("PartName") for one in part(copy, "[Content_Types].xml")]
        assert relations == ["comments.xml"]
        assert types.count("/word/comments.xml") == 1


def test_a_document_without_relationships_gets_them() -> None:
    source = docx(p("甲"), extra={"word/_rels/document.xml.rels": "<x/>"})
    archive = ZipFile(BytesIO(source))
    from tests.docx_factory import pack

    bare = pack({one: archive.read(one) for one in archive.namelist() if one != "word/_rels/document.xml.rels"})

    copy = write_review(bare, [finding(1, 1, 2)])

    assert len(comments(copy)) == 1
    assert read_docx(copy, "a").marks[0].author == "gik-lint"


def test_dates_are_written_only_where_they_are_given() -> None:
    source = docx(p("甲"))
    dated = write_review(source, [finding(1, 1, 2, fix="乙")], when=datetime(2025, 1, 20, 8, 0, tzinfo=UTC))

    assert {one.get(w("date")) for one in part(dated).iter(w("ins"), w("del"))} == {"2025-01-20T08:00:00Z"}
    assert write_review(source, [finding(1, 1, 2)]) == write_review(source, [finding(1, 1, 2)])


def test_a_file_without_text_comes_back_readable() -> None:
    assert read_docx(write_review(docx(""), [finding(1, 1, 2)], summary=["无"]), "a").blocks == ()


def assert_ids_unique(data: bytes) -> None:
    changes = [one.get(w("id")) for one in part(data).iter(w("ins"), w("del"))]
    starts = [one.get(w("id")) for one in part(data).iter(w("commentRangeStart"))]
    assert len(set(changes)) == len(changes)
    assert len(set(starts)) == len(starts)


def test_a_draft_of_forty_pages_is_reviewed_whole() -> None:
    looks = '<w:rFonts w:eastAsia="仿宋_GB2312" w:hint="eastAsia"/><w:sz w:val="32"/>'
    text = "本年度共受理政府信息公开申请二十三件，均已按期办结并答复申请人，其中予以公开十二件。。"
    page = "".join(p(r(text[:20], looks=looks), r(text[20:], looks=looks)) for _ in range(22))
    table = tbl(*(tr(*(str(row * column) for column in range(10))) for row in range(28)))
    source = docx((page + table) * 40)
    found = [finding(unit, 41, 43, fix="。") for unit in range(1, 23)]
    found += [finding(302 * page_number + 30 + i, 1, 2) for page_number in range(40) for i in range(10)]

    copy = write_review(source, found, summary=["发现"])

    assert len(comments(copy)) == len(found) + 1
    assert rejected(copy) == rejected(source)
