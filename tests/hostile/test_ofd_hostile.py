"""OFD files made to hang, to hide or to reach outside: one sentence or a harmless reading, in time."""

from functools import partial

import pytest

from gik_lint.document import Document
from tests import refusals
from tests.docx_factory import pack
from tests.ofd_factory import SPACE, line, ofd, page, text
from tests.places import paragraphs

pytestmark = pytest.mark.usefixtures("in_bounds")


outcome = partial(refusals.outcome, name="a.ofd")


def test_an_external_entity_is_refused_and_never_fetched() -> None:
    doctype = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'

    assert "损坏" in str(
        outcome(ofd("", extra={"Doc_0/Pages/Page_0/Content.xml": doctype + page(text(30, 40, "&e;"))}))
    )
    assert "文档类型声明" in str(outcome(ofd("", extra={"OFD.xml": f"{doctype}<ofd:OFD {SPACE}/>"})))


def test_a_bomb_is_refused() -> None:
    assert "过大" in str(outcome(ofd(" " * 60_000_000)))


def test_composite_objects_that_hold_themselves_end() -> None:
    again = '<ofd:CompositeObject ID="1" Boundary="0 0 9 9" ResourceID="7"/>' * 20
    unit = f'<ofd:CompositeGraphicUnit ID="7"><ofd:Content>{again}</ofd:Content></ofd:CompositeGraphicUnit>'

    outcome(ofd(again, resources=unit))


def test_blocks_nested_beyond_sense_end() -> None:
    for depth in (100, 5_000):
        outcome(ofd("<ofd:PageBlock>" * depth + text(30, 40, "甲") + "</ofd:PageBlock>" * depth))


def test_a_template_that_is_the_page_itself_is_drawn_once() -> None:
    used = '<ofd:Template TemplateID="9"/>'
    document = outcome(ofd("", template="x", extra={"Doc_0/Tpls/Content.xml": page(text(30, 40, "甲"), used)}))

    assert isinstance(document, Document)
    assert paragraphs(document) == ["甲"]


def test_more_pages_than_any_report_has_are_refused() -> None:
    listed = '<ofd:Page ID="0" BaseLoc="Pages/Page_0/Content.xml"/>' * 601
    document = f"<ofd:Document {SPACE}><ofd:Pages>{listed}</ofd:Pages></ofd:Document>"

    assert "页" in str(outcome(ofd(text(30, 40, "甲"), extra={"Doc_0/Document.xml": document})))


@pytest.mark.parametrize("number", ["1e999", "nan", "-inf", "x", "", "9" * 5000, "-1", "0"])
def test_numbers_beyond_sense_are_harmless(number: str) -> None:
    content = text(30, 40, "甲乙丙").replace('Size="4"', f'Size="{number}"') + text(
        30, 60, "丁戊", attributes=f'CTM="{number} 0 0 1 0 0"'
    )
    content += (
        text(30, 80, "己庚").replace('DeltaX="4"', f'DeltaX="g {number} {number}"').replace('X="0"', f'X="{number}"')
    )
    content += (
        line(10, 10, 50, 10).replace("M 0 0", f"M {number} {number}").replace('Boundary="10', f'Boundary="{number}')
    )

    assert isinstance(outcome(ofd(content)), Document)


def test_a_million_distances_and_lines_end() -> None:
    steps = text(30, 40, "甲乙丙").replace('DeltaX="4 4"', f'DeltaX="{" ".join(map(str, range(300_000)))}"')
    path = '<ofd:PathObject ID="1" Boundary="0 0 9 9"><ofd:AbbreviatedData>' + " ".join(
        f"M 0 {index} L 9 {index * 7919}" for index in range(200_000)
    )
    many = "".join(line(index % 200, index % 290, 200, index % 290) for index in range(30_000))

    assert isinstance(outcome(ofd(steps)), Document)
    outcome(ofd(f"{path}</ofd:AbbreviatedData></ofd:PathObject>"))
    outcome(ofd(many))


@pytest.mark.parametrize(
    "data",
    [
        ofd(text(30, 40, "甲"))[:-30],
        pack({"OFD.xml": ""}),
        pack({"OFD.xml": "<x/>"}),
        pack({"OFD.xml": f"<x {SPACE}><ofd:DocBody><ofd:DocRoot>../../etc/passwd</ofd:DocRoot></ofd:DocBody></x>"}),
        ofd(),
    ],
)
def test_what_is_no_such_file_is_said_in_one_sentence(data: bytes) -> None:
    assert isinstance(outcome(data), str)
