"""Patterns that were compiled when the wheel was built, so that a start need not compile them again.

A check uses some two hundred patterns; compiling them takes longer than the check. `regex` gives a compiled pattern
as plain values to whoever pickles it, and `re` makes its own from a list of numbers, which it validates. The wheel
carries both. They are used only by the very versions of Python and `regex` that made them; under any others, and
in a checkout, patterns are compiled when they are first used.
"""

import contextlib
import copyreg
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import msgspec
from msgspec import Struct

FILE = "patterns.msgpack"
_PLACE = Path(__file__).parent / "_compiled" / FILE


class _Prepared(Struct, frozen=True):
    """Patterns and what the library that made them needs to make them again.

    `plain` are those of `re`, named by flags and pattern; `packs` those of `regex`.
    """

    python: str
    regex: str
    plain: dict[str, msgspec.Raw]
    packs: dict[str, msgspec.Raw]


class _Plain(Struct, frozen=True, array_like=True):
    """The arguments of `_sre.compile` behind the pattern."""

    flags: int
    code: list[int]
    groups: int
    names: dict[str, int]
    numbered: tuple[str | None, ...]


class _OfPack(Struct, frozen=True, array_like=True):
    """The arguments of `regex`'s own constructor behind the pattern."""

    flags: int
    code: bytes
    names: dict[str, int]
    numbered: dict[int, str]
    lists: dict[str, int]
    list_indexes: list[Any]
    offset: int
    characters: tuple[int, ...]
    character_flags: int
    groups: int


_known: list[_Prepared] = []
_compiled: dict[str, tuple[str | bytes, int]] = {}
_of_packs: dict[str, Any] = {}


def plain(pattern: str | bytes, flags: int = 0) -> re.Pattern[Any]:
    """The pattern of `re`."""
    ready = _prepared()
    values = ready.plain.get(_named(pattern, flags)) if ready.python else None
    if values is None:
        _compiled[_named(pattern, flags)] = pattern, flags
        return re.compile(pattern, flags)
    import _sre  # type: ignore[import-not-found]

    one = msgspec.msgpack.decode(values, type=_Plain)
    made: re.Pattern[Any] = _sre.compile(pattern, one.flags, one.code, one.groups, one.names, one.numbered)
    return made


def of_pack(pattern: str) -> Any:
    """The pattern of `regex`; `regex.error` if it is none."""
    import regex

    ready = _prepared()
    values = ready.packs.get(pattern) if ready.regex == regex.__version__ else None
    if values is None:
        made = _of_packs[pattern] = regex.compile(pattern)
        return made
    make = cast("Callable[..., Any]", regex._regex.compile)  # type: ignore[attr-defined]  # noqa: SLF001
    return make(pattern, *msgspec.structs.astuple(msgspec.msgpack.decode(values, type=_OfPack)))


def everything_compiled() -> bytes:
    """The file for the wheel: every pattern that this process has compiled so far."""
    import regex

    values = {one: _given_to_pickle(made) for one, made in _of_packs.items()}
    whole = len(_OfPack.__struct_fields__)
    made = _Prepared(
        _python(),
        regex.__version__,
        {name: _packed(_given_to_sre(*one)) for name, one in _compiled.items()},
        {one: _packed(_OfPack(*given)) for one, given in values.items() if len(given) == whole},
    )
    return msgspec.msgpack.encode(made)


def _packed(values: Struct) -> msgspec.Raw:
    return msgspec.Raw(msgspec.msgpack.encode(values))


def _prepared() -> _Prepared:
    """What the wheel carries; nothing, where it carries none or another Python made it."""
    if not _known:
        ready = _Prepared("", "", {}, {})
        with contextlib.suppress(OSError, msgspec.MsgspecError):
            ready = msgspec.msgpack.decode(_PLACE.read_bytes(), type=_Prepared)
        if ready.python != _python():
            ready = msgspec.structs.replace(ready, python="")
        _known.append(ready)
    return _known[0]


def _python() -> str:
    return f"{sys.implementation.cache_tag} {sys.version} {sys.byteorder}"


def _named(pattern: str | bytes, flags: int) -> str:
    return f"{int(flags)} {pattern!a}"  # some speak of lone surrogates, which no file can hold


def _given_to_sre(pattern: str | bytes, flags: int) -> _Plain:
    """What `re` passes to its constructor when it compiles the pattern."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed = _parser.parse(pattern, flags)
    code = _compiler._code(parsed, flags)  # noqa: SLF001 - re has no other way to give a compiled pattern away
    state = parsed.state
    numbered: list[str | None] = [None] * state.groups
    for name, number in state.groupdict.items():
        numbered[number] = name
    return _Plain(
        int(flags | state.flags), [int(one) for one in code], state.groups - 1, state.groupdict, tuple(numbered)
    )


def _given_to_pickle(pattern: Any) -> list[Any]:
    """What `regex` gives to pickle."""
    reduced = cast("tuple[Any, tuple[Any, ...]]", copyreg.dispatch_table[type(pattern)](pattern))
    return list(reduced[1][1:])
