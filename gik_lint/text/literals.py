"""Which letters a pattern cannot match without, read off the pattern itself."""

from functools import lru_cache

_SPECIAL = frozenset("\\.^$*+?{}[]()|")
_OPTIONAL = ("*", "?", "{0")


@lru_cache(maxsize=4096)
def required_literals(pattern: str) -> tuple[str, ...]:
    """Alternatives of which every match of `pattern` holds at least one; empty if none could be told.

    The pattern is cut at its top-level `|`; each part gives the longest run of plain letters outside
    brackets that no quantifier makes optional, or, failing that, the alternatives of its first group.
    """
    if "(?i" in pattern:
        return ()  # letters of either case match
    literals = [_literal(part) for part in _alternatives(pattern)]
    return tuple(literal for part in literals for literal in part) if all(literals) else ()


def _literal(part: str) -> tuple[str, ...]:
    runs, groups = _scan(part)
    best = max(runs, key=len, default="")
    if len(best) > 1:
        return (best,)
    for group in groups:
        inner = [_literal(one) for one in _alternatives(group)]
        if all(inner):
            return tuple(literal for one in inner for literal in one)
    return (best,) if best else ()


def _alternatives(pattern: str) -> list[str]:
    """`pattern` cut at the `|` that stand outside every bracket."""
    parts, depth, begin, index = [], 0, 0, 0
    while index < len(pattern):
        sign = pattern[index]
        if sign == "\\":
            index += 1
        elif sign == "[":
            index = _class_end(pattern, index)
        elif sign in "()":
            depth += 1 if sign == "(" else -1
        elif sign == "|" and depth == 0:
            parts.append(pattern[begin:index])
            begin = index + 1
        index += 1
    return [*parts, pattern[begin:]]


def _scan(part: str) -> tuple[list[str], list[str]]:
    """The runs of plain letters of one alternative, and the inner texts of its groups that must match."""
    runs, groups, run, index = [], [], "", 0
    while index < len(part):
        sign = part[index]
        if sign not in _SPECIAL:
            if part[index + 1 : index + 2] in ("*", "?") or part.startswith("{", index + 1):
                runs.append(run)
                run = ""
            else:
                run += sign
            index += 1
            continue
        runs.append(run)
        run = ""
        if sign == "\\":
            index += 2
        elif sign == "[":
            index = _class_end(part, index) + 1
        elif sign == "(":
            close = _closing(part, index)
            if not part.startswith(_OPTIONAL, close + 1) and _plain_group(part, index):
                groups.append(_inner(part[index + 1 : close]))
            index = close + 1
        elif sign == "{":
            index = part.index("}", index) + 1
        else:
            index += 1
    return [*runs, run], groups


def _plain_group(part: str, index: int) -> bool:
    """Whether the group at `index` consumes text: no look-around, no flags."""
    return not part.startswith("(?", index) or part.startswith(("(?:", "(?P<"), index)


def _inner(group: str) -> str:
    if group.startswith("?:"):
        return group[2:]
    return group[group.index(">") + 1 :] if group.startswith("?P<") else group


def _closing(part: str, index: int) -> int:
    """The offset of the bracket that closes the one at `index`; the end if there is none."""
    depth = 0
    while index < len(part):
        sign = part[index]
        if sign == "\\":
            index += 1
        elif sign == "[":
            index = _class_end(part, index)
        elif sign in "()":
            depth += 1 if sign == "(" else -1
            if depth == 0:
                return index
        index += 1
    return len(part)


def _class_end(pattern: str, index: int) -> int:
    """The offset of the `]` that closes the class at `index`; right behind `[` or `[^` a `]` is a letter."""
    index += 2 if pattern.startswith("^", index + 1) else 1
    if pattern.startswith("]", index):
        index += 1
    while index < len(pattern) and pattern[index] != "]":
        index += 2 if pattern[index] == "\\" else 1
    return index
