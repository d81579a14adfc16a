"""Where a printed line ends because there was no more room, and where because the writer ended it."""

from gik_lint.fixed import fixed
from gik_lint.readers.printed.page import Line

_WORD = fixed(r"[!-~]+|.[、，。；：！？）》」』”’〕】]*")  # such marks may not begin a line
_NARROW = 0.5  # of an em, about the width of a letter or figure
_NUMBERED = fixed(
    r"[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})(?:[)）、]|[.．](?!\d))|第[一二三四五六七八九十]+[章节条]|[①-⑳]"
)
_FIGURE = fixed(r"[\d,，.．%+-]+|[-—/]+")


def ended(following: Line, room: float) -> bool:
    """Whether a line was ended that had enough `room` (in points) left for what begins the `following` one."""
    return room > opening(following)


def opening(line: Line) -> float:
    """The width of what may not be parted from the beginning of a line."""
    return line.size * ems(first_word(line.text))


def first_word(text: str) -> str:
    """What may not be parted from the beginning of a text: a word, or one Chinese character and its signs."""
    word = _WORD.match(text)
    return word[0] if word else ""


def ems(text: str) -> float:
    """About how wide a text is printed, in ems: a Chinese character is one."""
    return sum(_NARROW if one.isascii() else 1 for one in text)


def numbered(text: str) -> bool:
    """Whether the text begins like an item of a list or a heading: 一、 （二） 3. 第四条."""
    return _NUMBERED.match(text) is not None


def figure(text: str) -> bool:
    """Whether the text is a figure, or a dash for one."""
    return _FIGURE.fullmatch(text) is not None
