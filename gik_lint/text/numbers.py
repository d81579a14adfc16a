"""Figures as Chinese prose writes them: 1,234  12.85万  十一  两  二〇一四  一亿零五百.

One grammar for all: at most twenty digits, no exponents, never a float. The text is canonical (half-width).
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from gik_lint.fixed import fixed

SCALES = {"": 1, "十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}

_VARIANTS = str.maketrans("○零Oo两壹贰叁肆伍陆柒捌玖拾佰仟弍弐参", "〇〇〇〇二一二三四五六七八九十百千二二三")
_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")}
_SPELT = "〇○零一二三四五六七八九十百千万亿两廿卅壹贰叁肆伍陆柒捌玖拾佰仟"
_SECTION = fixed(
    r"(?:([一二三四五六七八九])千)?〇?(?:([一二三四五六七八九])百)?〇?(?:([一二三四五六七八九])?十|([廿卅]))?〇?([一二三四五六七八九])?"
)
_LONGEST = 40
NUMERAL = (  # a bare class comes first, because it is found far quicker than what may stand behind it
    rf"[\d{_SPELT}](?:(?<=\d)(?<![\d.].)(?:\d{{0,2}}(?:,\d{{3}}){{1,6}}(?!\d)|\d{{0,19}})(?:\.\d{{1,20}})?(?!\d|\.\d)"
    r"(?P<scale> ?[十百千]?[万亿]| ?[百千](?=[余多件条个次份]))?"
    rf"|(?P<spelt>(?<=[{_SPELT}])[{_SPELT}]{{0,{_LONGEST - 1}}}))"
)
"""The grammar, for patterns of what is counted; `read` reads what it finds."""
_NUMERAL = fixed(NUMERAL)


class Numeral(NamedTuple):
    """A number in a text, from `start` to `end`; `scale` is what a written 万 or 亿 stands for, else 1."""

    value: Decimal
    start: int
    end: int
    scale: int = 1
    spelt: bool = False


def numerals(text: str, start: int = 0, end: int | None = None) -> Iterator[Numeral]:
    """Every number in `text[start:end]`, in order; what looks like one and cannot be read is left out."""
    for found in _NUMERAL.finditer(text, start, len(text) if end is None else end):
        if numeral := read(found):
            yield numeral


def read(found: re.Match[str]) -> Numeral | None:
    """The number that a match of `NUMERAL` is; None for what looks like one and cannot be read."""
    start, end = found.span()
    if found["spelt"] is not None:
        value = chinese(found[0])
        return None if value is None else Numeral(Decimal(value), start, end, spelt=True)
    tens = found["scale"] or ""
    scale = scale_of(tens.strip())
    return Numeral(Decimal(found[0].removesuffix(tens).replace(",", "")) * scale, start, end, scale)


def scale_of(word: str) -> int:
    """What a word of tens stands for: 万 is 10,000, 百万 a million, the empty word 1."""
    scale = 1
    for character in word:
        scale *= SCALES[character]
    return scale


def chinese(word: str) -> int | None:
    """The value of a Chinese numeral (十一, 三百零五, 二〇一四, 一万五), or None if it is none.

    A row of single digits is one number only with a 〇 in it or from four digits on (二一二 is none).
    """
    word = word.translate(_VARIANTS)
    if not word or len(word) > _LONGEST:
        return None
    if all(character in _DIGITS for character in word):
        if len(word) == 1 or "〇" in word[1:] or len(word) >= 4:  # noqa: PLR2004 - a year
            return int("".join(str(_DIGITS[character]) for character in word))
        return None
    return _structured(word)


def _structured(word: str) -> int | None:
    for unit in "亿万":
        high, mark, low = word.rpartition(unit)
        if mark:
            head, tail = _structured(high), _below(low, SCALES[unit])
            return head * SCALES[unit] + tail if head and tail is not None else None
    return _section(word)


def _below(word: str, scale: int) -> int | None:
    """What follows a 万 or 亿; a single digit directly behind it counts the next lower unit (一万五)."""
    if not word:
        return 0
    if len(word) == 1 and word in _DIGITS:
        return _DIGITS[word] * scale // 10
    value = _structured(word.removeprefix("〇"))
    return value if value is not None and value < scale else None


def _section(word: str) -> int | None:
    """A number below ten thousand."""
    found = _SECTION.fullmatch(word)
    if not word or not found or word.endswith("〇"):
        return None
    thousands, hundreds, tens, twenties, ones = found.groups()
    value = 1000 * _DIGITS.get(thousands, 0) + 100 * _DIGITS.get(hundreds, 0)
    if twenties:
        value += 20 if twenties == "廿" else 30
    elif "十" in word:
        value += 10 * _DIGITS.get(tens, 1)
    last = _DIGITS.get(ones, 0)
    if word[-2:-1] == "百":
        return value + 10 * last
    if word[-2:-1] == "千":
        return value + 100 * last
    return value + last
