"""JSON written piece by piece, so that what is said of very many drafts is never held all at once."""

from collections.abc import Iterator
from typing import Any

import msgspec

from gik_lint.reporters.clean import whole

_STEP = b"  "


def streamed(value: Any) -> Iterator[bytes]:
    """`value` as indented JSON in UTF-8, with a line feed at its end; lone surrogates are U+FFFD.

    An iterator in it is written as a list, its items, plain values, one by one.
    """
    yield from _pieces(value, 0)
    yield b"\n"


def _pieces(value: Any, level: int) -> Iterator[bytes]:
    within, between = b"\n" + _STEP * (level + 1), b""
    if isinstance(value, Iterator):
        yield b"["
        for item in value:
            yield between + within + _indented(item, level + 1)
            between = b","
        yield within[: -len(_STEP)] + b"]" if between else b"]"
    elif _flows(value):
        keyed = isinstance(value, dict)
        yield b"{" if keyed else b"["
        for item in value:
            yield between + within + (msgspec.json.encode(item) + b": " if keyed else b"")
            yield from _pieces(value[item] if keyed else item, level + 1)
            between = b","
        yield within[: -len(_STEP)] + (b"}" if keyed else b"]")
    else:
        yield _indented(value, level)


def _flows(value: Any) -> bool:
    """Whether an iterator stands somewhere in the value."""
    if isinstance(value, dict):
        return any(map(_flows, value.values()))
    return isinstance(value, Iterator) or (isinstance(value, list | tuple) and any(map(_flows, value)))


def _indented(value: Any, levels: int) -> bytes:
    """The value as JSON over several lines, as it stands inside so many others."""
    inside: Any = value
    for _ in range(levels):
        inside = [inside]
    try:
        encoded = msgspec.json.encode(inside)
    except UnicodeEncodeError:
        encoded = msgspec.json.encode(_encodable(inside))
    before = sum(len("[\n") + 2 * (level + 1) for level in range(levels))
    after = sum(len("\n]") + 2 * level for level in range(levels))
    formatted = msgspec.json.format(encoded, indent=2)
    return formatted[before : len(formatted) - after]


def _encodable(value: Any) -> Any:
    """The same value with every lone surrogate replaced."""
    if isinstance(value, str):
        return whole(value)
    if isinstance(value, dict):
        return {whole(key): _encodable(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_encodable(inner) for inner in value]
    return value
