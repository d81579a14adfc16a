"""YAML as nodes that know their line and column, read within limits: a pack is somebody else's file.

Only what a rule file needs: mappings, lists, scalars. Tags, merge keys and repeated keys are faults; anchors
may be used, but not to blow a small file up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
)
from ruamel.yaml.reader import ReaderError

from gik_lint.packs.faults import Fault
from gik_lint.packs.files import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_DEPTH = 20
MAX_NODES = 20_000
MAX_FAULTS = 100

_SENTENCES = {
    "found character '\\t' that cannot start any token": ("缩进里有制表符", "YAML 的缩进只能用空格"),
    "mapping values are not allowed here": ("这里不能再有冒号", "文字里有冒号时，请给整段文字加引号；也请看缩进"),
    "found unexpected end of stream": ("引号没有收尾", "请补上结束的引号"),
    "sequence entries are not allowed here": ("这里不能开始列表", "列表请另起一行，以「- 」开头"),
    "expected ',' or ']'": ("方括号没有收尾，或缺逗号", ""),
    "expected ',' or '}'": ("花括号没有收尾，或缺逗号", ""),
    "expected <block end>": ("这一行与上文的缩进或写法对不上", "同一层的键要对齐；引号后面不能再有文字"),
    "could not find expected ':'": ("缺冒号", "键与值之间写「: 」（冒号加空格）"),
}


class Scalar(Struct, frozen=True):
    """A single value as written; `plain` if it stands without quotes."""

    line: int
    column: int
    text: str
    plain: bool = False

    @property
    def is_null(self) -> bool:
        """Nothing, `~` or `null`, written plainly."""
        return self.plain and self.text in ("", "~", "null")


class Sequence(Struct, frozen=True):
    """A list."""

    line: int
    column: int
    items: list[Node]


class Mapping(Struct, frozen=True):
    """Keys and values in order, each key once."""

    line: int
    column: int
    entries: list[tuple[Scalar, Node]]

    def get(self, key: str) -> Node | None:
        """The value of `key`, or None."""
        return next((value for name, value in self.entries if name.text == key), None)

    def key(self, key: str) -> Scalar | None:
        """The key itself, for its place, or None."""
        return next((name for name, _ in self.entries if name.text == key), None)


Node = Scalar | Sequence | Mapping


class Yaml(Struct, frozen=True):
    """What a file holds (`root` is None for an empty or unreadable one) and its faults."""

    root: Node | None
    faults: tuple[Fault, ...]


def read_yaml(data: bytes, file: str) -> Yaml:
    """The nodes of a YAML file of at most 1 MB in UTF-8; `file` is its name in the faults."""
    if len(data) > MAX_BYTES:
        return Yaml(None, (Fault(file, 1, 1, "文件超过 1 MB", "一个文件只写一条规则、一张格式或一份词表"),))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = data.count(b"\n", 0, wrong.start) + 1
        return Yaml(None, (Fault(file, line, 1, "不是 UTF-8 编码的文字", "请另存为 UTF-8"),))
    builder = _Builder(file)
    try:
        builder.take(YAML(typ="safe", pure=True).parse(text))
    except _Stop:
        return Yaml(None, tuple(builder.faults))
    except MarkedYAMLError as wrong:
        builder.faults.append(_syntax(wrong, file))
    except ReaderError as wrong:
        at = wrong.position
        place = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
        builder.faults.append(Fault(file, *place, f"文件里有不能出现的字符 U+{ord(text[at]):04X}", "请删去"))
    except (YAMLError, ValueError, RecursionError):
        builder.faults.append(Fault(file, 1, 1, "不是合规的 YAML", "请核对缩进、引号和冒号"))
    else:
        return Yaml(builder.root, tuple(builder.faults))
    return Yaml(None, tuple(builder.faults))


def _syntax(wrong: MarkedYAMLError, file: str) -> Fault:
    mark = wrong.problem_mark or wrong.context_mark
    problem = wrong.problem or ""
    known = next((said for begin, said in _SENTENCES.items() if problem.startswith(begin)), None)
    message, suggestion = known or ("不是合规的 YAML", "请核对缩进、引号和冒号")
    return Fault(file, mark.line + 1, mark.column + 1, message, suggestion)


class _Stop(Exception):  # noqa: N818 - not an error: the fault is already noted
    """A limit passed; the rest of the file is not read."""


class _Open:
    """A list or mapping still being read."""

    def __init__(self, node: Sequence | Mapping, anchor: str | None, before: int) -> None:
        self.node, self.anchor, self.before = node, anchor, before
        self.key: Scalar | None = None
        self.seen: dict[str, int] = {}


class _Builder:
    """Makes nodes of parser events without recursion, so that depth costs nothing but a fault."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.faults: list[Fault] = []
        self.root: Node | None = None
        self._open: list[_Open] = []
        self._anchors: dict[str, tuple[Node, int]] = {}
        self._nodes = 0
        self._documents = 0

    def take(self, events: Iterable[Event]) -> None:
        for event in events:
            match event:
                case DocumentStartEvent():
                    self._documents += 1
                    if self._documents > 1:
                        self._fault(event, "一个文件里只能有一份内容", "请删去「---」之后的部分，另存为一个文件")
                        raise _Stop
                case ScalarEvent():
                    self._tag(event)
                    node = Scalar(*_place(event), event.value, event.implicit[0] and event.style is None)
                    self._add(event, node, 1)
                    self._remember(event.anchor, node, 1)
                case AliasEvent():
                    self._alias(event)
                case SequenceStartEvent() | MappingStartEvent():
                    self._start(event)
                case CollectionEndEvent():
                    done = self._open.pop()
                    self._remember(done.anchor, done.node, self._nodes - done.before)

    def _start(self, event: SequenceStartEvent | MappingStartEvent) -> None:
        self._tag(event)
        if len(self._open) == MAX_DEPTH:
            self._fault(event, f"嵌套超过 {MAX_DEPTH} 层", "规则文件用不着这么深，请核对缩进和括号")
            raise _Stop
        sequence = isinstance(event, SequenceStartEvent)
        node = Sequence(*_place(event), []) if sequence else Mapping(*_place(event), [])
        before = self._nodes
        self._add(event, node, 1)
        self._open.append(_Open(node, event.anchor, before))

    def _alias(self, event: AliasEvent) -> None:
        known = self._anchors.get(event.anchor)
        if known is None:
            self._fault(event, f"引用了没有定义（或尚未写完）的锚点「{event.anchor}」", "请把内容照写一遍")
            raise _Stop
        self._add(event, *known)

    def _remember(self, anchor: str | None, node: Node, size: int) -> None:
        if anchor is not None:
            self._anchors[anchor] = (node, size)

    def _add(self, event: Event, node: Node, size: int) -> None:
        """Put `node`, which stands for `size` nodes once written out, where the parser is."""
        self._nodes += size
        if self._nodes > MAX_NODES:
            self._fault(event, f"内容展开后超过 {MAX_NODES} 项", "请少用锚点引用，把内容照写一遍")
            raise _Stop
        if not self._open:
            self.root = node
            return
        into = self._open[-1]
        if isinstance(into.node, Sequence):
            into.node.items.append(node)
        elif into.key is None:
            into.key = self._key(event, node, into)
        else:
            if into.key.text not in into.seen:
                into.node.entries.append((into.key, node))
                into.seen[into.key.text] = into.key.line
            into.key = None

    def _key(self, event: Event, node: Node, into: _Open) -> Scalar:
        if not isinstance(node, Scalar):
            self._fault(event, "键必须是一个词", "文字以「{」「[」开头时，请加引号")
            raise _Stop
        if node.text == "<<" and node.plain:
            self._fault(event, "不能用合并键「<<」", "请把各键照写一遍")
        elif node.text in into.seen:
            self._fault(event, f"键「{node.text}」重复，第 {into.seen[node.text]} 行已经写过", "请只留一处")
        return node

    def _tag(self, event: ScalarEvent | SequenceStartEvent | MappingStartEvent) -> None:
        if event.tag is not None:
            self._fault(
                event, f"不能用标签「{event.tag[:60]}」", "请删去以「!」开头的词；文字本身以「!」开头时请加引号"
            )

    def _fault(self, event: Event, message: str, suggestion: str) -> None:
        self.faults.append(Fault(self.file, *_place(event), message, suggestion))
        if len(self.faults) == MAX_FAULTS:
            raise _Stop


def _place(event: Event) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1
