"""What an official form must be beyond its shape: ids are unique, parents exist, equations name real rows."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from gik_lint.arithmetic.equation import EquationError, bind
from gik_lint.packs.faults import did_you_mean
from gik_lint.packs.forms import Form
from gik_lint.packs.nodes import Mapping, Node, Scalar, Sequence
from gik_lint.packs.typed import Typed


def look_over_form(typed: Typed, root: Node, file: PurePosixPath, form: Form | None) -> None:
    """Note every fault of meaning in the form at `root`; `form` is it as a model, where its shape is right."""
    if not isinstance(root, Mapping):
        return
    id_ = root.get("id")
    if isinstance(id_, Scalar) and id_.text != file.stem:
        typed.fault(id_, f"格式名「{id_.text[:60]}」与文件名「{file.name}」不一致", "两者要相同")
    first, last = root.get("from"), root.get("to")
    if _year(first) and _year(last) and int(first.text) > int(last.text):  # type: ignore[union-attr]
        typed.fault(first, "起始年度晚于终止年度", "请对调或改正")
    _unique(typed, root, "sections")
    _unique(typed, root, "tables")
    for table in _mappings(root.get("tables")):
        for part in ("rows", "columns", "relations"):
            _unique(typed, table, part)
        _parents(typed, table)
    if form:
        _equations(typed, root, form)


def _year(node: Node | None) -> bool:
    return isinstance(node, Scalar) and node.text.isdecimal()


def _unique(typed: Typed, parent: Mapping, part: str) -> None:
    seen: dict[str, int] = {}
    for one in _mappings(parent.get(part)):
        id_ = one.get("id")
        if isinstance(id_, Scalar) and seen.setdefault(id_.text, id_.line) != id_.line:
            typed.fault(
                id_, f"「{id_.text[:60]}」重复，第 {seen[id_.text]} 行已经写过", "同一张表里不能有两个相同的 id"
            )


def _parents(typed: Typed, table: Mapping) -> None:
    rows = {id_.text for row in _mappings(table.get("rows")) if isinstance(id_ := row.get("id"), Scalar)}
    for row in _mappings(table.get("rows")):
        parent = row.get("parent")
        if isinstance(parent, Scalar) and not parent.is_null and parent.text not in rows:
            typed.fault(parent, f"没有「{parent.text[:60]}」这一行", did_you_mean(parent.text, rows))


def _equations(typed: Typed, root: Mapping, form: Form) -> None:
    """Every relation can be read and names rows or columns of its table."""
    for node, table in zip(_mappings(root.get("tables")), form.tables, strict=True):
        for one, relation in zip(_mappings(node.get("relations")), table.relations, strict=True):
            try:
                bind(relation, table)
            except EquationError as wrong:
                message = f"勾稽关系「{relation.id}」写错了，在第 {wrong.offset + 1} 个字处：{wrong}"
                typed.fault(one.get("equation"), message)


def _mappings(node: Node | None) -> Iterator[Mapping]:
    for one in node.items if isinstance(node, Sequence) else ():
        if isinstance(one, Mapping):
            yield one
