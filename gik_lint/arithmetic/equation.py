"""A relation as people write it, read safely: `本年新收 + 上年结转 = 总计 + 结转下年度`.

An equation is two sums of names around one of `=`, `<=`, `>=` (`≤` and `≥` are read too). A name is the id,
the short name or the label of a row or column; `每一项` stands for each name of the relation's `each` in
turn; `0` is an empty sum. Nothing else is allowed, and nothing is ever evaluated as code.
"""

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from gik_lint.fixed import fixed
from gik_lint.packs.forms import Column, Relation, Row, TableForm

EACH = "每一项"

Comparison = Literal["=", "<=", ">="]
_COMPARISONS: dict[str, Comparison] = {"=": "=", "<=": "<=", ">=": ">=", "≤": "<=", "≥": ">="}
_SIGN = fixed(r"<=|>=|[=≤≥<>]")
_ZERO = "0"


class EquationError(ValueError):
    """What is wrong with an equation, at which offset (0-based, in code points) and over how many of them."""

    def __init__(self, message: str, offset: int, length: int = 1) -> None:
        super().__init__(message)
        self.offset = offset
        self.length = length


class Name(Struct, frozen=True):
    """A name as written, and its offset in the equation."""

    text: str
    offset: int


class Equation(Struct, frozen=True):
    """Two sums of names and how they compare."""

    left: tuple[Name, ...]
    comparison: Comparison
    right: tuple[Name, ...]


class BoundEquation(Struct, frozen=True):
    """An equation over row ids or column ids; `>=` is turned round, so that it compares with `=` or `<=`."""

    left: tuple[str, ...]
    comparison: Literal["=", "<="]
    right: tuple[str, ...]


def parse(text: str) -> Equation:
    """Read an equation; raises `EquationError` at the first place that is not one."""
    signs = list(_SIGN.finditer(text))
    if not signs:
        raise EquationError("等式里没有 =、<= 或 >=", 0, max(len(text), 1))
    if len(signs) > 1:
        raise EquationError("等式里只能有一个 =、<= 或 >=", signs[1].start(), len(signs[1].group()))
    sign = signs[0]
    comparison = _COMPARISONS.get(sign.group())
    if comparison is None:
        raise EquationError(f"不支持 {sign.group()}，请写 =、<= 或 >=", sign.start())
    return Equation(_sum(text, 0, sign.start()), comparison, _sum(text, sign.end(), len(text)))


def bind(relation: Relation, form: TableForm) -> tuple[BoundEquation, ...]:
    """The relation over the ids of its table: one equation, or one for each name of `each`.

    Raises `EquationError` where a name is unknown or means two rows (or columns) of the table.
    """
    equation = parse(relation.equation)
    names = _Names(form.columns if relation.every == "row" else form.rows)
    used = [name.text for name in (*equation.left, *equation.right)]
    if relation.each and EACH not in used:
        raise EquationError(f"写了 each，等式里却没有“{EACH}”", 0, len(relation.equation))
    if not relation.each and EACH in used:
        at = next(name for name in (*equation.left, *equation.right) if name.text == EACH)
        raise EquationError(f"等式里有“{EACH}”，却没有写 each", at.offset, len(EACH))
    each = tuple(names.id(Name(text, 0)) for text in relation.each) or ("",)
    return tuple(_bound(equation, names, one) for one in each)


def _bound(equation: Equation, names: "_Names", one: str) -> BoundEquation:
    left, right = (
        tuple(one if name.text == EACH else names.id(name) for name in side) for side in (equation.left, equation.right)
    )
    if equation.comparison == ">=":
        return BoundEquation(right, "<=", left)
    return BoundEquation(left, equation.comparison, right)


def _sum(text: str, start: int, end: int) -> tuple[Name, ...]:
    """The names of one side, `text[start:end]`."""
    names = []
    offset = start
    for piece in text[start:end].split("+"):
        name = piece.strip()
        if not name:
            raise EquationError("这里缺一个名称", min(offset, max(len(text) - 1, 0)), max(len(piece), 1))
        names.append(Name(name, offset + piece.index(name)))
        offset += len(piece) + 1
    if len(names) == 1 and names[0].text == _ZERO:
        return ()
    return tuple(names)


class _Names:
    """What each name of a table's rows (or columns) means."""

    def __init__(self, items: Iterable[Row] | Iterable[Column]) -> None:
        self._ids: dict[str, set[str]] = {}
        for item in items:
            for name in (item.id, item.short, item.label):
                if name:
                    self._ids.setdefault(name, set()).add(item.id)

    def id(self, name: Name) -> str:
        found = self._ids.get(name.text)
        if not found:
            from difflib import get_close_matches  # only where something is wrong

            near = get_close_matches(name.text, self._ids, n=1)
            hint = f"，是不是“{near[0]}”？" if near else ""
            raise EquationError(f"表里没有“{name.text}”{hint}", name.offset, len(name.text))
        if len(found) > 1:
            ids = "、".join(sorted(found))
            raise EquationError(f"“{name.text}”在表里不止一处（{ids}），请写简称或 id", name.offset, len(name.text))
        return next(iter(found))
