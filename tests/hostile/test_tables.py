"""Drafts made to keep the table reader busy end in seconds and claim nothing."""

import time

import pytest

from gik_lint.facts.reading import read_document
from gik_lint.facts.tables import official_tables
from gik_lint.readers.open import read_bytes
from tests.official_forms import official_forms, table_form
from tests.rendering import draw, glued

_SECONDS = 20.0


def _glued_table(figure: str) -> str:
    form = table_form("form-2021", "t3")
    values = {(row.id, column.id): figure for row in form.rows if row.kind == "data" for column in form.columns}
    return glued(draw(form, values))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("一、本年新收政府信息公开申请数量" + "9" * 1_000_000, id="a million digits"),
        pytest.param("一、本年新收政府信息公开申请数量" + " " * 1_000_000 + "5", id="a million blanks"),
        pytest.param("自然人总计其他" * 20_000, id="headings without end"),
        pytest.param("行政许可12 " * 20_000, id="labels and figures without end"),
        pytest.param("总计" + "(" * 300_000, id="brackets never closed"),
        pytest.param(_glued_table("12345") * 100, id="glued tables without end"),
        pytest.param("| 自然人 | 总计 |\n" * 10_000 + "| x | 1 |\n" * 10_000, id="heading rows and unknown rows"),
    ],
)
def test_it_ends(text: str) -> None:
    reading = read_document(read_bytes(text.encode(), "draft.txt"), ())
    start = time.process_time()
    for table in official_tables(reading, official_forms()):
        assert table.confidence != "high"
    assert time.process_time() - start < _SECONDS
