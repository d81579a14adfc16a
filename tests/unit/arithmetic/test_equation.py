"""Relations are read as people write them, and nothing else is."""

import pytest

from gik_lint.arithmetic.equation import BoundEquation, EquationError, bind, parse
from gik_lint.packs.forms import Column, Relation, Row, TableForm
from tests.official_tables import forms

TABLE = TableForm(
    "t",
    "表",
    "matrix",
    rows=(
        Row("n", "一、本年新收数量", short="本年新收"),
        Row("i", "二、上年结转"),
        Row("a", "（一）被纠错"),
        Row("b", "（一）被纠错", short="诉讼纠错"),
        Row("z", "总计"),
    ),
    columns=(Column("prev", "上一年项目数量"), Column("delta", "本年增/减"), Column("sum", "总计")),
)


def relation(equation, every="column", each=()):
    return Relation("R", equation, every, "structural", each)


def test_names_are_kept_with_their_offsets():
    equation = parse("本年新收 + 上年结转 = 总计")
    assert [(name.text, name.offset) for name in equation.left] == [("本年新收", 0), ("上年结转", 7)]
    assert equation.comparison == "="
    assert [(name.text, name.offset) for name in equation.right] == [("总计", 14)]


@pytest.mark.parametrize(("written", "read"), [("<=", "<="), ("≤", "<="), (">=", ">="), ("≥", ">="), ("=", "=")])
def test_comparisons(written, read):
    assert parse(f"甲{written}乙").comparison == read


def test_a_slash_is_part_of_a_name_and_zero_is_an_empty_sum():
    equation = parse("上一年项目数量 + 本年增/减 >= 0")
    assert equation.left[1].text == "本年增/减"
    assert equation.right == ()


@pytest.mark.parametrize(
    ("equation", "offset", "words"),
    [
        ("甲 + 乙", 0, "没有 ="),
        ("甲 = 乙 = 丙", 6, "只能有一个"),
        ("甲 < 乙", 2, "不支持 <"),
        ("甲 + = 乙", 3, "缺一个名称"),
        ("甲 =", 2, "缺一个名称"),
        ("", 0, "没有 ="),
    ],
)
def test_what_is_no_equation_is_refused_at_its_place(equation, offset, words):
    with pytest.raises(EquationError, match=words) as error:
        parse(equation)
    assert error.value.offset == offset


def test_names_may_be_short_label_or_id():
    (bound,) = bind(relation("本年新收 + 二、上年结转 = z"), TABLE)
    assert bound == BoundEquation(("n", "i"), "=", ("z",))


def test_a_row_relation_names_columns_and_greater_is_turned_round():
    (bound,) = bind(relation("上一年项目数量 + 本年增/减 >= 0", every="row"), TABLE)
    assert bound == BoundEquation((), "<=", ("prev", "delta"))


def test_each_gives_one_equation_a_name():
    bound = bind(relation("每一项 <= 总计", each=("本年新收", "上年结转".replace("上年", "二、上年"))), TABLE)
    assert [one.left for one in bound] == [("n",), ("i",)]
    assert {one.right for one in bound} == {("z",)}


def test_an_unknown_name_is_an_error_at_its_place_with_a_suggestion():
    with pytest.raises(EquationError, match="是不是“本年新收”") as error:
        bind(relation("二、上年结转 + 本年新受 = 总计"), TABLE)
    assert (error.value.offset, error.value.length) == (9, 4)


def test_a_name_of_two_rows_is_an_error_that_lists_them():
    with pytest.raises(EquationError, match="a、b"):
        bind(relation("（一）被纠错 = 总计"), TABLE)


@pytest.mark.parametrize(("equation", "each"), [("每一项 <= 总计", ()), ("本年新收 <= 总计", ("本年新收",))])
def test_each_and_its_placeholder_go_together(equation, each):
    with pytest.raises(EquationError, match="each"):
        bind(relation(equation, each=each), TABLE)


def test_every_relation_of_the_official_forms_can_be_laid_over_its_table():
    counts = {form.id: sum(len(bind(r, t)) for t in form.tables for r in t.relations) for form in forms().values()}
    assert counts == {
        "none": 0,
        "stat-2014": 19,  # fifteen, one of them for each of five channels
        "form-2019": 11,
        "form-2021": 9,
        "fujian-2009": 5,
        "fujian-2014": 5,
    }
