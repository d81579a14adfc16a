"""Nothing, a dash, 无, words and numbers are five different things."""

from decimal import Decimal

import pytest

from gik_lint.facts.tables.amounts import amount_of


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("", "blank"), ("  ", "blank"), ("\u3000", "blank"),
        ("-", "dash"), ("——", "dash"), ("/", "dash"), ("- -", "dash"), ("－", "text"),
        ("无", "none-word"), ("暂无", "none-word"),
        ("0", "number"), ("12", "number"), ("1,024", "number"), ("3件", "number"),
        ("见附件", "text"), ("2018年度", "text"), ("12月", "text"), ("12,34", "text"), ("1.2.3", "text"),
    ],
)  # fmt: skip
def test_states(text: str, state: str) -> None:
    assert amount_of(text).state == state


@pytest.mark.parametrize(
    ("text", "value", "unit", "note"),
    [
        ("22(其中修订16件)", "22", "", "(其中修订16件)"),
        ("75394432.52元", "75394432.52", "元", ""),
        ("减1", "-1", "", ""),
        ("新增12", "12", "", ""),
        ("+3", "3", "", ""),
        ("1 024", "1024", "", ""),
        ("0.000001", "0.000001", "", ""),
    ],
)
def test_numbers_with_what_stands_beside_them(text: str, value: str, unit: str, note: str) -> None:
    amount = amount_of(text)
    assert (amount.value, amount.unit, amount.note) == (Decimal(value), unit, note)
