"""OpenDocument texts made to hang, to hide or to reach outside: one sentence or a harmless reading, in time."""

from functools import partial

import pytest

from gik_lint.document import Table
from gik_lint.readers import read_bytes
from tests import refusals
from tests.odt_factory import CHINESE, items, odt, p, pack, table, tc
from tests.places import paragraphs

pytestmark = pytest.mark.usefixtures("in_bounds")


refused = partial(refusals.refused, name="a.odt")


def test_an_external_entity_is_refused_and_never_fetched() -> None:
    assert "文档类型声明" in refused(odt(p("&e;"), doctype='<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'))


def test_billion_laughs_are_refused() -> None:
    entities = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10 if i else "哈" * 10}">' for i in range(12))

    refused(odt(p("&a11;"), doctype=f"<!DOCTYPE x [{entities}]>"))


def test_a_bomb_is_refused() -> None:
    assert "过大" in refused(odt(" " * 60_000_000))


@pytest.mark.parametrize("depth", [150, 5000])
def test_nesting_beyond_sense_is_refused(depth: int) -> None:
    refused(odt("<text:section>" * depth + p("甲") + "</text:section>" * depth))
    refused(odt("<text:p>" + "<text:span>" * depth + "甲" + "</text:span>" * depth + "</text:p>"))
    opened, closed = (
        "<table:table><table:table-row><table:table-cell>",
        "</table:table-cell></table:table-row></table:table>",
    )
    refused(odt(opened * depth + p("甲") + closed * depth))
    refused(odt("<text:list><text:list-item>" * depth + p("甲") + "</text:list-item></text:list>" * depth))


@pytest.mark.parametrize("span", ["1000000000", "-1", "0", "x", "", "9" * 5000])
def test_spans_and_repeats_beyond_sense_cost_nothing(span: str) -> None:
    cells = tc("甲", f'table:number-columns-spanned="{span}" table:number-rows-spanned="{span}"')
    repeated = tc("", f'table:number-columns-repeated="{span}"')

    (found,) = read_bytes(odt(table((cells, "乙"), (repeated, "丙"))), "a.odt").blocks

    assert isinstance(found, Table)
    assert found.columns < 300


def test_blanks_and_numbers_beyond_sense_cost_nothing() -> None:
    body = p('甲<text:s text:c="999999999999"/>乙') + items(p("丙")).replace(
        "<text:list-item>", '<text:list-item text:start-value="99999999999">'
    )

    assert [text[:1] for text in paragraphs(read_bytes(odt(body, styles=CHINESE), "a.odt"))] == ["甲", "丙"]


def test_styles_in_a_circle_end() -> None:
    styles = "".join(
        f'<style:style style:name="s{i}" style:family="paragraph" style:parent-style-name="s{(i + 1) % 100}"/>'
        for i in range(100)
    )

    assert paragraphs(read_bytes(odt(p("甲", "s0"), styles=styles), "a.odt")) == ["甲"]


def test_a_paragraph_of_very_many_pieces_is_read_in_linear_time() -> None:
    words = "".join(f"<text:span>{i * i * 7919}</text:span>" for i in range(200_000))

    assert len(read_bytes(odt(f"<text:p>{words}</text:p>"), "a.odt").blocks) == 1


@pytest.mark.parametrize(
    "data",
    [odt(p("甲"))[:-40], pack({}), pack({"content.xml": "<x"}), pack({"content.xml": "<x/>"}), pack({"../evil": "x"})],
)
def test_what_is_no_such_text_is_said_in_one_sentence(data: bytes) -> None:
    refused(data)
