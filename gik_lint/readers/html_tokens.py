"""HTML source → tags, comments and stretches of text, each with its offsets; linear on any input.

Why our own: every character must be placed in the source, through entities and blanks. lxml counts no columns and
loses text below 250 nested elements, turbohtml gives text nodes no offsets and takes 80 ms to import, the standard
parser counts lines by line feeds only and is quadratic on unclosed markup. What is needed is one pass over
`<…>`, with the tag syntax of the HTML standard (https://html.spec.whatwg.org/multipage/parsing.html, tokenization);
what browsers would swallow for want of a closing quote or `-->` is kept as text here, never lost.
"""

import re
from collections.abc import Iterator
from html.entities import html5
from typing import Literal

from msgspec import Struct

from gik_lint.fixed import fixed

_TAG = fixed(
    r"""<(/?)([A-Za-z][^\s/>]*+)((?:[^>"'=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+|["'])*+)>""",
)
_NAME = fixed(r"<(/?)([A-Za-z][^\s/>]*+)")
_ATTRIBUTE = fixed(r"""([^\s=>/"']++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>]*+)))?+""")
_REFERENCE = fixed(r"&(?:#([0-9]++);?|#[xX]([0-9A-Fa-f]++);?|([A-Za-z][A-Za-z0-9]{1,31};?))")
_RAW = frozenset({"script", "style", "title", "textarea", "iframe", "noembed", "noframes"})
_LEGACY_LENGTH = 6  # the longest name that stands without a semicolon (`&frac12`, `&Aacute`) has 6 letters
_MAX_DIGITS = 8
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


class Token(Struct, frozen=True, gc=False):
    """A piece of the source from `start` to `end`; `name` is the lower-case tag name, `attributes` its raw rest."""

    kind: Literal["open", "close", "text", "raw", "comment"]
    start: int
    end: int
    name: str = ""
    attributes: str = ""


def tokens(source: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """The tokens of `source[start:end]`, in order and without gaps."""
    end = len(source) if end is None else end
    last = source.rfind(">", start, end)
    trusted = commented = True  # whether quotes and comments still close before the end
    unclosed: set[str] = set()
    position = text = start
    while (position := source.find("<", position, end)) >= 0 and position < last:
        after = source[position + 1 : position + 2]
        token: Token | None = None
        if after == "!" and source.startswith("<!--", position):
            close = source.find("-->", position + 2, end) if commented else -1
            commented = close >= 0
            stop = close + 3 if commented else source.find(">", position) + 1
            token = Token("comment", position, stop)
        elif after in ("!", "?"):
            token = Token("comment", position, source.find(">", position) + 1)
        elif trusted and (tag := _TAG.match(source, position, end)) is not None:
            token = Token("close" if tag[1] else "open", position, tag.end(), tag[2].lower(), tag[3])
        elif (tag := _NAME.match(source, position, end)) is not None:
            trusted = False
            stop = source.find(">", position) + 1
            token = Token("close" if tag[1] else "open", position, stop, tag[2].lower(), source[tag.end() : stop - 1])
        if token is None:
            position += 1
            continue
        if position > text:
            yield Token("text", text, position)
        yield token
        position = text = token.end
        if token.kind == "open" and token.name in _RAW:
            stop = _raw_end(source, token.name, position, end, unclosed)
            yield Token("raw", position, stop, token.name)
            position = text = stop
    if text < end:
        yield Token("text", text, end)


def attributes(raw: str) -> dict[str, str]:
    """Lower-case attribute names and their values, references resolved; the first of two equal names counts."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(raw):
        value = double or single or bare
        found.setdefault(name.lower(), _REFERENCE.sub(lambda m: resolve(m)[0], value) if "&" in value else value)
    return found


def references(source: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Start, end and meaning of each character reference (`&nbsp;`, `&#x4e00;`) in `source[start:end]`."""
    for found in _REFERENCE.finditer(source, start, end):
        meaning, length = resolve(found)
        if length:
            yield found.start(), found.start() + length, meaning


def resolve(reference: re.Match[str]) -> tuple[str, int]:
    """What a reference means and how many characters of the source it takes (0: it is none, and stands for itself)."""
    decimal, hexadecimal, name = reference.groups()
    if name is None:
        return _numbered(int(decimal) if decimal and len(decimal) <= _MAX_DIGITS else _hex(hexadecimal)), len(
            reference[0]
        )
    if name in html5:
        return html5[name], len(reference[0])
    for length in range(min(len(name), _LEGACY_LENGTH), 1, -1):
        if name[:length] in html5:
            return html5[name[:length]], length + 1
    return reference[0], 0


def _hex(digits: str | None) -> int:
    return int(digits, 16) if digits and len(digits.lstrip("0")) <= _MAX_DIGITS else -1


def _numbered(code: int) -> str:
    if 0x80 <= code <= 0x9F:  # noqa: PLR2004 - these are read as Windows-1252, as browsers do
        return bytes([code]).decode("cp1252", "replace")
    if code <= 0 or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:  # noqa: PLR2004 - no character has such a number
        return _REPLACEMENT
    return chr(code)


def _raw_end(source: str, name: str, start: int, end: int, unclosed: set[str]) -> int:
    """Where the content of `<script>` and its like ends; an unclosed title or textarea ends at the next tag."""
    if name not in unclosed:
        close = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(source, start, end)
        if close:
            return close.start()
        unclosed.add(name)
    following = source.find("<", start, end)
    return end if name in ("script", "style") or following < 0 else following
