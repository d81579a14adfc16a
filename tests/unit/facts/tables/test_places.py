"""A place is what a person looks for on paper."""

import pytest

from gik_lint.facts.tables import place_of
from tests.official_forms import table_form


@pytest.mark.parametrize(
    ("form", "table", "row", "column", "place"),
    [
        ("form-2021", "t3", "r7", "natural", "表三「(七)总计」行「自然人」列"),
        ("form-2021", "t3", "r7", "", "表三「(七)总计」行"),
        ("form-2021", "t3", "", "total", "表三「总计」列"),
        ("form-2021", "t4", "n", "rv_total", "表四「行政复议·总计」列"),
        ("form-2021", "t4", "n", "la_pending", "表四「行政诉讼·复议后起诉·尚未审结」列"),
        ("stat-2014", "stat2014", "C1", "v", "政府信息公开情况统计表「(一)收到申请数」行"),
        ("form-2021", "t2_20_1", "normdoc", "issued", "表二第二十条第(一)项「行政规范性文件」行「本年制发件数」列"),
        ("form-2021", "t3", "", "", "表三"),
    ],
)
def test_a_cell_a_row_a_column_and_a_table_have_places(
    form: str, table: str, row: str, column: str, place: str
) -> None:
    assert place_of(table_form(form, table), row, column) == place
