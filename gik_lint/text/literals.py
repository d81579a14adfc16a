"""Which words a pattern cannot match without, read off the pattern itself.

The reader knows what patterns of rule packs are made of; one that holds anything else requires nothing.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from gik_lint.fixed import fixed

_MOST = 32
"""So many alternatives are looked for one by one; more are not worth it."""
_DEEPEST = 50
"""So many groups may lie in each other; no pattern anyone can read comes near."""
_QUANTIFIER = fixed(r"(?:([*?+])|\{(\d*)(,?)(\d*)\})(?:\?|(\+))?")
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r"}
_CLASSES = frozenset("dswDSW")
_PLACES = frozenset("bBAZ")
_YEARS = ("{year}", "{next_year}", "{last_year}")
_GROUP = fixed(
    r"\((?:\?(?:(?P<ahead><?=)|(?P<never><?!)|:|>|P<(?P<name>\w+)>|P=(?P<same>\w+)\)|(?P<flags>[aims]+)\)))?"
)


class Needs(Struct, frozen=True, array_like=True):
    """What a pattern needs in a text: one word at least of each list; the most telling list stands first.

    `enough`: wherever one of these words stands, it matches.
    """

    lists: tuple[tuple[str, ...], ...] = ()
    enough: bool = False


class _UnknownError(Exception):
    """The pattern holds what the reader does not know."""


class Part(NamedTuple):
    """What is known of the texts that a part of a pattern matches.

    Each is one of `words`, if these are given, and holds at least one word of each of `needs`. `loose`: not every
    such text is matched.
    """

    words: frozenset[str] | None = None
    needs: tuple[frozenset[str], ...] = ()
    loose: bool = False

    def wanted(self) -> tuple[frozenset[str], ...]:
        """All its needs, its own words among them."""
        return self.needs if self.words is None or "" in self.words else (*self.needs, self.words)


_ANYTHING = Part()
_NOTHING = Part(frozenset({""}))
_CONDITION = Part(frozenset({""}), loose=True)
_read_before: dict[str, Needs] = {}


def remember(known: Mapping[str, Needs]) -> None:
    """Take what patterns need from an earlier reading of them."""
    _read_before.update(known)


@lru_cache(maxsize=4096)
def required(pattern: str) -> Needs:
    """What `pattern` needs; a place for a year stands for any text."""
    known = _read_before.get(pattern)
    if known:
        return known
    try:
        part = _Reader(pattern).whole()
    except _UnknownError:
        return Needs()
    lists = sorted(set(map(_shortest, part.wanted())), key=_commonness)
    enough = part.words is not None and "" not in part.words and not part.needs and not part.loose
    return Needs(tuple(tuple(sorted(words)) for words in lists), enough)


def _shortest(words: frozenset[str]) -> frozenset[str]:
    """Without the words that hold another one: where they stand, that one does."""
    return frozenset(word for word in words if not any(other in word for other in words if other != word))


def _commonness(words: frozenset[str]) -> tuple[int, int, list[str]]:
    """The order of lists: many letters are rarer than few and than signs, few words rarer than many."""
    return -min(sum(map(str.isalnum, word)) for word in words), len(words), sorted(words)


class _Reader:
    """Reads a pattern from left to right."""

    def __init__(self, pattern: str) -> None:
        self._pattern, self._at, self._depth = pattern, 0, 0
        self._any_case = False
        self._named: dict[str, Part] = {}

    def whole(self) -> Part:
        part = self._alternatives()
        if self._at < len(self._pattern):
            raise _UnknownError
        return part

    def _alternatives(self) -> Part:
        if self._depth == _DEEPEST:
            raise _UnknownError
        self._depth += 1
        branches = [self._sequence()]
        while self._pattern.startswith("|", self._at):
            self._at += 1
            branches.append(self._sequence())
        self._depth -= 1
        return branches[0] if len(branches) == 1 else _either(branches)

    def _sequence(self) -> Part:
        parts: list[Part] = []
        while self._at < len(self._pattern) and self._pattern[self._at] not in "|)":
            parts += self._repeated(self._item())
        return _one_after_another(parts)

    def _item(self) -> Part:
        sign = self._pattern[self._at]
        if sign == "(":
            return self._group()
        if sign == "[":
            return self._class()
        self._at += 1
        if sign == "\\":
            return self._escape()
        if sign == "." or self._year():
            return _ANYTHING
        if sign in "*+?{":
            raise _UnknownError
        return _CONDITION if sign in "^$" else self._one_of(sign)

    def _year(self) -> bool:
        """Pass over a place for a year, whose bracket was just read."""
        place = next((place for place in _YEARS if self._pattern.startswith(place, self._at - 1)), "")
        self._at += max(len(place) - 1, 0)
        return bool(place)

    def _escape(self) -> Part:
        sign = self._pattern[self._at : self._at + 1]
        self._at += 1
        if sign in _CLASSES:
            return _ANYTHING
        if sign in _PLACES:
            return _CONDITION
        if not sign or (sign.isalnum() and sign not in _ESCAPED):
            raise _UnknownError
        return self._one_of(_ESCAPED.get(sign, sign))

    def _class(self) -> Part:
        """One of a few plain signs; anything else, ranges and escapes too, may be any sign."""
        start = self._at + 1
        end = start + self._pattern.startswith("^", start)
        end += self._pattern.startswith("]", end)  # there it is a sign like others
        while self._pattern[end : end + 1] != "]":
            end += 2 if self._pattern[end : end + 1] == "\\" else 1
            if end >= len(self._pattern):
                raise _UnknownError
        self._at = end + 1
        signs = self._pattern[start:end]
        plain = not signs.startswith("^") and not set(signs) & set("\\[-&|~") and len(signs) <= _MOST
        return self._one_of(signs) if plain else _ANYTHING

    def _one_of(self, signs: str) -> Part:
        return _ANYTHING if self._any_case and signs.lower() != signs.upper() else Part(frozenset(signs))

    def _group(self) -> Part:
        opening = _GROUP.match(self._pattern, self._at)
        if not opening or self._pattern.startswith("?", opening.end()):
            raise _UnknownError
        if self._at and "i" in (opening["flags"] or ""):
            raise _UnknownError  # it is meant for what stands before, too
        self._at = opening.end()
        if opening["same"]:
            return Part(self._named.get(opening["same"], _ANYTHING).words, loose=True)
        if opening["flags"]:
            self._any_case = "i" in opening["flags"]
            return _NOTHING
        part = self._alternatives()
        if not self._pattern.startswith(")", self._at):
            raise _UnknownError
        self._at += 1
        if opening["name"]:
            self._named[opening["name"]] = part
        if opening["never"]:
            return _CONDITION
        if opening["ahead"]:
            return Part(_NOTHING.words, part.wanted(), loose=True)
        again = f"(?P={opening['name']})"
        if opening["name"] and part.words and self._pattern.startswith(again, self._at):
            self._at += len(again)
            return Part(frozenset(word + word for word in part.words), part.needs, part.loose)
        return part

    def _repeated(self, part: Part) -> list[Part]:
        """The part as often as the quantifier behind it says."""
        found = _QUANTIFIER.match(self._pattern, self._at)
        if not found:
            return [part]
        self._at = found.end()
        sign, least, comma, most, possessive = found.groups()
        if possessive:
            part = part._replace(loose=True)
        times = {"*": 0, "?": 0, "+": 1}[sign] if sign else int(least or 0)
        if times:
            exactly = not sign and (not comma or least == most)
            return [part] * min(times, 2) + ([] if exactly and times <= 2 else [_ANYTHING])  # noqa: PLR2004
        if part.words is not None and (sign == "?" or most == "1"):
            return [Part(part.words | {""}, loose=part.loose)]
        return [_ANYTHING]


def _either(branches: Sequence[Part]) -> Part:
    """What matches one of the branches."""
    words = frozenset[str]().union(*(branch.words or () for branch in branches))
    exact = all(branch.words is not None for branch in branches) and len(words) <= _MOST
    if exact and not any(branch.needs for branch in branches):
        return Part(words, loose=any(branch.loose for branch in branches))
    best = [min(branch.wanted(), key=_commonness, default=frozenset[str]()) for branch in branches]
    return Part(words if exact else None, (frozenset[str]().union(*best),) if all(best) else (), loose=True)


def _one_after_another(parts: Sequence[Part]) -> Part:
    """What matches the parts in a row: where words follow words, together they are longer ones."""
    words, needs, exact = frozenset({""}), list[frozenset[str]](), True
    for part in parts:
        needs += part.needs
        joined = frozenset(one + other for one in words for other in part.words or ())
        if part.words is not None and len(joined) <= _MOST:
            words = joined
            continue
        needs += Part(words).wanted()
        words, exact = part.words if part.words is not None else frozenset({""}), False
    if exact:
        return Part(words, tuple(needs), any(part.loose for part in parts))
    return Part(None, (*needs, *Part(words).wanted()))
