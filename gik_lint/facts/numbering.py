"""The numbers that stand before headings, in every style Chinese official writing knows.

Levels follow GB/T 9704-2012, 7.3.3: 一、 then (一) then 1. then (1); ① and 第一 come below. A report may
begin at any of them.
"""

from msgspec import Struct

from gik_lint.fixed import HAN, fixed

_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_HAN = "[一二三四五六七八九十]{1,3}"
_NOT_A_LIST = r"(?!(?:[一二三四五六七八九十]{1,3}(?:[、是]|产业|线|审|级|期|类|号|月|季度))|产业|季度)"

PART, CHAPTER, BRACKET, DIGIT, DECIMAL, DIGIT_BRACKET, CIRCLE, ORDINAL = range(8)
"""The styles, from the highest level to the lowest: 第一部分, 一、, (一), 1., 1.1, (1), ①, 第一、."""

_STYLES = (
    (PART, rf"第(?P<part>{_HAN}|\d{{1,2}})(?:部分|章|节)[、:.]?"),
    (CHAPTER, rf"(?P<chapter>{_HAN})\s?(?:[、.．,]{_NOT_A_LIST}|(?=\s))"),
    (BRACKET, rf"[(（]?\s?(?P<bracket>{_HAN})\s?[)）][、.]?|(?P<in_bracket>[㈠-㈩])"),
    (DECIMAL, rf"(?P<decimal>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})(?=\s*{HAN})(?![万亿余多]|\s?[个条件元倍])[、.]?"),
    (DIGIT, r"(?P<digit>\d{1,2})\s?[、.．](?!\d)|(?P<digit_year>\d{1,2})[、.．](?=20\d\d\s?年)"),
    (DIGIT_BRACKET, r"[(（]?\s?(?P<digit_bracket>\d{1,2})\s?[)）][、.]?"),
    (CIRCLE, r"(?P<circle>[①-⑳])"),
    (ORDINAL, rf"第(?P<ordinal>{_HAN})、"),
)
_AT_START = fixed(r"\s*(?P<number>" + "|".join(pattern for _, pattern in _STYLES) + r")\s*")
_STYLE_OF = {
    "part": PART, "chapter": CHAPTER, "bracket": BRACKET, "in_bracket": BRACKET, "decimal": DECIMAL, "digit": DIGIT,
    "digit_year": DIGIT, "digit_bracket": DIGIT_BRACKET, "circle": CIRCLE, "ordinal": ORDINAL,
}  # fmt: skip


class Numbering(Struct, frozen=True, gc=False):
    """A number before a heading: as printed, its style and value, and how far it and the blanks after it reach."""

    printed: str
    style: int
    ordinal: int
    start: int
    end: int


def numbering(text: str, start: int = 0, end: int | None = None) -> Numbering | None:
    """The number `text[start:end]` begins with, or None."""
    found = _AT_START.match(text, start, len(text) if end is None else end)
    if not found:
        return None
    name, value = next((name, found[name]) for name in _STYLE_OF if found[name])
    return Numbering(found["number"], _STYLE_OF[name], _value(name, value), found.start("number"), found.end())


def _value(name: str, printed: str) -> int:
    if name == "circle":
        return ord(printed) - ord("①") + 1
    if name == "in_bracket":
        return ord(printed) - ord("㈠") + 1
    if name == "decimal":
        return int(printed.rsplit(".", 1)[-1])
    return int(printed) if printed.isdigit() else number_of(printed)


def number_of(numeral: str) -> int:
    """The value of a Chinese numeral below 100 (十二, 二十) or of digits read one by one (二〇一五)."""
    if "十" not in numeral:
        value = 0
        for sign in numeral:
            value = value * 10 + _DIGITS[sign]
        return value
    tens, _, ones = numeral.partition("十")
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)


def numeral(value: int) -> str:
    """The Chinese numeral of a value from 1 to 99, as headings print it."""
    digits = "零一二三四五六七八九"
    if value < len(digits):
        return digits[value]
    tens, ones = divmod(value, 10)
    return (digits[tens] if tens > 1 else "") + "十" + (digits[ones] if ones else "")


__all__ = [
    "BRACKET", "CHAPTER", "CIRCLE", "DECIMAL", "DIGIT", "DIGIT_BRACKET", "ORDINAL", "PART",
    "Numbering", "number_of", "numbering", "numeral",
]  # fmt: skip
