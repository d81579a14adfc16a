"""Word files made to hang, to hide or to reach outside: one sentence or a harmless reading, in bounded time."""

import time
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from gik_lint.document import Paragraph, Table
from gik_lint.readers.docx import read_docx
from gik_lint.readers.errors import UnreadableError
from tests.docx_factory import CHINESE, HEAD, SPACES, docx, num, numbered, p, pack, r, tbl, tc, tr


@pytest.fixture(autouse=True)
def soon() -> Iterator[None]:
    start = time.perf_counter()
    yield
    assert time.perf_counter() - start < 10


def main(content: str, doctype: str = "") -> bytes:
    return docx(
        "", extra={"word/document.xml": f"{doctype}<w:document {SPACES}><w:body>{content}</w:body></w:document>"}
    )


def refused(data: bytes) -> str:
    with pytest.raises(UnreadableError) as caught:
        read_docx(data, "a.docx")
    sentence = str(caught.value)
    assert sentence.endswith("。")
    assert "\n" not in sentence
    return sentence


def test_an_external_entity_is_refused_and_never_fetched() -> None:
    doctype = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'

    assert "文档类型声明" in refused(main(p("<w:r><w:t>&e;</w:t></w:r>"), doctype))


def test_a_doctype_in_a_side_part_is_refused() -> None:
    styles = f"<!DOCTYPE x><w:styles {SPACES}/>"

    assert "文档类型声明" in refused(docx(p("甲"), styles="", extra={"word/styles.xml": styles}))


def test_a_doctype_in_utf_16_is_refused() -> None:
    doctype = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY e "甲">]>'
    document = f"{doctype}<w:document {SPACES}><w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body></w:document>"

    assert "文档类型声明" in refused(docx("", extra={"word/document.xml": document.encode("utf-16")}))


def test_billion_laughs_are_refused() -> None:
    entities = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10 if i else "哈" * 10}">' for i in range(12))

    assert "文档类型声明" in refused(main(p("<w:r><w:t>&a11;</w:t></w:r>"), f"<!DOCTYPE x [{entities}]>"))


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    assert "过大" in refused(docx("", extra={"word/document.xml": b" " * 40_000_000}))


def test_text_nested_beyond_sense_is_refused() -> None:
    deep = "<w:sdt><w:sdtContent>" * 60 + "{}" + "</w:sdtContent></w:sdt>" * 60
    wrapped = "<w:smartTag>" * 150 + r("甲") + "</w:smartTag>" * 150

    refused(main(p(wrapped)))
    assert read_docx(main(deep.format(p("甲"))), "a").blocks


def test_tables_nested_five_thousand_deep_are_refused() -> None:
    refused(main("<w:tbl><w:tr><w:tc>" * 5000 + p("甲") + "</w:tc></w:tr></w:tbl>" * 5000))


def test_text_boxes_inside_text_boxes_end() -> None:
    opened = "<w:p><w:r><w:pict><w:txbxContent>" * 120
    refused(main(opened + p("甲") + "</w:txbxContent></w:pict></w:r></w:p>" * 120))


def test_a_span_of_a_million_columns_is_no_span() -> None:
    props = '<w:gridSpan w:val="1000000000"/>'
    before = '<w:gridBefore w:val="999999999"/>'

    (table,) = read_docx(docx(tbl(tr(tc("甲", props=props), "乙", props=before))), "a").blocks

    assert isinstance(table, Table)
    assert table.columns < 200


@pytest.mark.parametrize("value", ["-5", "0", "1e9", "x", "", "\uff19", "9" * 5000])
def test_a_span_that_is_no_number_is_one_column(value: str) -> None:
    (table,) = read_docx(docx(tbl(tr(tc("甲", props=f'<w:gridSpan w:val="{value}"/>'), "乙"))), "a").blocks

    assert isinstance(table, Table)
    assert [cell.column for cell in table.cells] == [0, 1]


def test_a_note_that_refers_to_itself_is_read_once() -> None:
    refer = '<w:r><w:footnoteReference w:id="1"/></w:r>'

    document = read_docx(docx(p("甲", refer), footnotes=f'<w:footnote w:id="1">{p("注", refer)}</w:footnote>'), "a")

    assert [block.text.text for block in document.blocks if isinstance(block, Paragraph)] == ["甲", "注"]


def test_styles_in_a_circle_and_huge_numbers_end() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{i}"><w:basedOn w:val="s{(i + 1) % 500}"/></w:style>'
        for i in range(500)
    )
    numbering = CHINESE + num(1, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="999999999"/></w:lvlOverride>')

    document = read_docx(docx(p("甲", style="s0") + numbered("乙", 1), styles=styles, numbering=numbering), "a")

    assert [block.number for block in document.blocks if isinstance(block, Paragraph)] == ["", "999999999、"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04",
        docx(p("甲"))[:-40],
        pack({"a.txt": "x"}),
        pack({"word/document.xml": "<w:document"}),
        pack({"word/document.xml": ""}),
        pack({"word/document.xml": f"{HEAD}<x/>"}),
        docx("", extra={"_rels/.rels": "<broken"}),
        docx(p("甲"), extra={"../evil": "x"}),
    ],
)
def test_what_is_no_word_file_is_said_in_one_sentence(data: bytes) -> None:
    refused(data)


def test_two_parts_of_one_name_are_refused() -> None:
    buffer = BytesIO(docx(p("甲")))
    with ZipFile(buffer, "a", ZIP_DEFLATED) as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", "<x/>")

    refused(buffer.getvalue())


def test_relationships_do_not_lead_outside() -> None:
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="a" Type="x/styles" TargetMode="External" Target="http://example.invalid/s.xml"/>'
        '<Relationship Id="b" Type="x/numbering" Target="../../../../etc/passwd"/></Relationships>'
    )

    document = read_docx(docx(p("甲"), extra={"word/_rels/document.xml.rels": rels}), "a")

    assert len(document.blocks) == 1


def test_a_long_paragraph_of_many_revisions_is_read_in_linear_time() -> None:
    change = '<w:ins w:id="{}" w:author="a"><w:r><w:t>{}</w:t></w:r></w:ins>'
    runs = "".join(change.format(i, i * i * 7919) for i in range(30_000))

    document = read_docx(docx(f"<w:p>{runs}</w:p>"), "a")

    assert len(document.marks) == 30_000
