"""Nodes read as the types of the models ask: every fault at once, in words a rule's author understands.

The type decides, not YAML's guesses: where a text is asked for, `2007-04-05`, `0.10` and `no` are the text
as written.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

import msgspec
from msgspec import Struct, inspect

from gik_lint.fixed import fixed
from gik_lint.packs.faults import Fault, did_you_mean
from gik_lint.packs.nodes import Mapping, Node, Scalar, Sequence

_INTEGER = fixed(r"[-+]?[0-9]{1,15}")
_DECIMAL = fixed(r"[-+]?[0-9]{1,15}(\.[0-9]{1,15})?")
_CHARACTERS_SHOWN = 40


class Mark(Struct, frozen=True):
    """A text that points at something (see `references`): what it is, where it stands."""

    format: str
    text: str
    node: Scalar


class Typed:
    """Reads the nodes of one file; collects faults and marks."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.faults: list[Fault] = []
        self.marks: list[Mark] = []

    def fault(self, node: Node | None, message: str, suggestion: str = "") -> None:
        """Note a fault at `node`, or at the file's beginning."""
        line, column = (node.line, node.column) if node else (1, 1)
        self.faults.append(Fault(self.file, line, column, message, suggestion))

    def struct(self, node: Node, type_: type[Struct], hidden: Iterable[str] = ()) -> Any:
        """The Struct that `node` describes, or None after noting faults; `hidden` fields cannot be written."""
        before = len(self.faults)
        value = self.builtins(node, type_, hidden)
        return self.model(node, value, type_) if len(self.faults) == before else None

    def model(self, node: Node, value: Any, type_: type[Struct]) -> Any:
        """The Struct of plain values read from `node`; None after noting what msgspec refuses (a bound)."""
        try:
            return msgspec.convert(value, type_)
        except msgspec.ValidationError as wrong:
            self.fault(*_constraint(node, str(wrong)))
            return None

    def builtins(self, node: Node, type_: Any, hidden: Iterable[str] = ()) -> Any:
        """The plain value of `node` as `type_` would have it; faults are noted, not raised."""
        return self.read(node, inspect.type_info(type_), frozenset(hidden))

    def read(  # noqa: PLR0911 - one return a type
        self, node: Node, type_: inspect.Type, hidden: frozenset[str] = frozenset()
    ) -> Any:
        """The plain value of `node` as an inspected type would have it."""
        match type_:
            case inspect.Metadata(type=inner, extra_json_schema=extra):
                if isinstance(node, Scalar) and extra and "format" in extra:
                    self.marks.append(Mark(extra["format"], node.text, node))
                return self.read(node, inner, hidden)
            case inspect.StructType():
                return self._struct(node, type_, hidden)
            case inspect.DictType(key_type=key, value_type=value):
                return self._mapping(node, key, value)
            case inspect.UnionType(types=types):
                return self._union(node, types)
            case inspect.AnyType():
                return _guess(node)
            case _ if item := _item_type(type_):
                return self._items(node, item)
            case _:
                return self._scalar(node, type_)

    def _struct(self, node: Node, type_: inspect.StructType, hidden: frozenset[str]) -> Any:
        if not isinstance(node, Mapping):
            return self.fault(node, f"这里要写若干键，{_is(node)}", f"可写：{_names(type_, hidden)}")
        fields = {field.encode_name: field for field in type_.fields if field.name not in hidden}
        value = {}
        for key, inner in node.entries:
            field = fields.get(key.text)
            if field is None:
                self.fault(key, f"不认得的键「{_short(key.text)}」", did_you_mean(key.text, fields))
            elif _unset(inner, field):
                self.fault(key, f"键「{key.text}」没有写内容", "请填写，或者整行删去")
            else:
                value[key.text] = self.read(inner, field.type)
        for name, field in fields.items():
            if field.required and node.key(name) is None:
                self.fault(node, f"缺少键「{name}」")
        return value

    def _mapping(self, node: Node, key_type: inspect.Type, value_type: inspect.Type) -> Any:
        if not isinstance(node, Mapping):
            return self.fault(node, f"这里要写「键: 值」，{_is(node)}")
        return {self.read(key, key_type): self.read(inner, value_type) for key, inner in node.entries}

    def _items(self, node: Node, item: inspect.Type) -> Any:
        if not isinstance(node, Sequence):
            return self.fault(node, f"这里要写列表，{_is(node)}", "每项一行，以「- 」开头；或写成 [甲, 乙]")
        return [self.read(inner, item) for inner in node.items]

    def _union(self, node: Node, types: tuple[inspect.Type, ...]) -> Any:
        if isinstance(node, Scalar) and node.is_null and any(isinstance(one, inspect.NoneType) for one in types):
            return None
        fitting = [one for one in types if _fits(node, one)]
        if len(fitting) <= 1:
            rest = [one for one in types if not isinstance(one, inspect.NoneType)]
            return self.read(node, (fitting or rest)[0])
        trials = []
        for one in fitting:
            trial = Typed(self.file)
            trials.append((trial, trial.read(node, one)))
        best, value = min(trials, key=lambda trial: len(trial[0].faults))
        self.faults += best.faults
        self.marks += best.marks
        return value

    def _scalar(self, node: Node, type_: inspect.Type) -> Any:  # noqa: PLR0911 - one return a type
        if not isinstance(node, Scalar):
            return self.fault(node, f"这里要写{_wanted(type_)}，{_is(node)}", "文字以「{」「[」开头时，请加引号")
        match type_:
            case inspect.LiteralType(values=values):
                known = {str(one): one for one in values}
                if node.text in known:
                    return known[node.text]
                return self.fault(node, f"「{_short(node.text)}」不在可选的词里", did_you_mean(node.text, known))
            case inspect.BoolType() if node.plain and node.text in ("true", "false"):
                return node.text == "true"
            case inspect.IntType() if node.plain and _INTEGER.fullmatch(node.text):
                return int(node.text)
            case inspect.FloatType() if node.plain and _DECIMAL.fullmatch(node.text):
                return float(node.text)
            case inspect.StrType() | inspect.DecimalType() | inspect.DateType():
                return node.text
        return self.fault(node, f"这里要写{_wanted(type_)}，写的是「{_short(node.text)}」")


def _item_type(type_: inspect.Type) -> inspect.Type | None:
    collections = (inspect.VarTupleType, inspect.ListType, inspect.FrozenSetType, inspect.SetType)
    return type_.item_type if isinstance(type_, collections) else None


def _fits(node: Node, type_: inspect.Type) -> bool:
    """Whether a node of this shape can be of that type at all."""
    if isinstance(type_, inspect.Metadata):
        return _fits(node, type_.type)
    if isinstance(type_, inspect.StructType | inspect.DictType):
        return isinstance(node, Mapping)
    if _item_type(type_):
        return isinstance(node, Sequence)
    return isinstance(node, Scalar) and not isinstance(type_, inspect.NoneType)


def _unset(node: Node, field: inspect.Field) -> bool:
    """An empty value where a text or a list belongs: `says:` and nothing behind it."""
    if not isinstance(node, Scalar) or not node.is_null:
        return False
    types = field.type.types if isinstance(field.type, inspect.UnionType) else (field.type,)
    return not any(isinstance(one, inspect.NoneType | inspect.AnyType) for one in types)


def _guess(node: Node) -> Any:
    """The value of a node no type speaks of, by YAML 1.2's own few rules."""
    if isinstance(node, Mapping):
        return {key.text: _guess(inner) for key, inner in node.entries}
    if isinstance(node, Sequence):
        return [_guess(inner) for inner in node.items]
    if node.is_null:
        return None
    if node.plain and node.text in ("true", "false"):
        return node.text == "true"
    return int(node.text) if node.plain and _INTEGER.fullmatch(node.text) else node.text


def _constraint(node: Node, said: str) -> tuple[Node, str, str]:
    """The node msgspec's path names (`… - at `$.each[0]``) and a sentence."""
    problem, _, path = said.partition(" - at `$")
    for step in re.findall(r"\.([^.\[\]`]+)|\[(\d+)\]", path):
        inner = _step(node, step)
        if inner is None:
            break
        node = inner
    return node, "这里的值不合要求", problem


def _step(node: Node, step: tuple[str, str]) -> Node | None:
    name, index = step
    if isinstance(node, Mapping) and name:
        return node.get(name)
    return node.items[int(index)] if isinstance(node, Sequence) and index else None


_WANTED: dict[type, str] = {
    inspect.StrType: "文字",
    inspect.BoolType: " true 或 false",
    inspect.IntType: "整数",
    inspect.FloatType: "数字",
    inspect.DecimalType: "数字",
    inspect.DateType: "日期（如 2024-01-31）",
}


def _wanted(type_: inspect.Type) -> str:
    if isinstance(type_, inspect.LiteralType):
        return "、".join(map(str, type_.values)) + " 之一"
    return _WANTED.get(type(type_), "一个值")


def _is(node: Node) -> str:
    shapes: dict[type, Callable[[Any], str]] = {
        Mapping: lambda _: "写的却是「键: 值」",
        Sequence: lambda _: "写的却是列表",
        Scalar: lambda scalar: f"写的却是「{_short(scalar.text)}」" if scalar.text else "却没有写内容",
    }
    return shapes[type(node)](node)


def _names(type_: inspect.StructType, hidden: frozenset[str]) -> str:
    return "、".join(field.encode_name for field in type_.fields if field.name not in hidden)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _CHARACTERS_SHOWN else line[:_CHARACTERS_SHOWN] + "…"


__all__ = ["Mark", "Typed"]
