"""How Word writes the number of a list item (ISO/IEC 29500-1, 17.18.59 ST_NumberFormat)."""

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_FINANCIAL = "零壹贰叁肆伍陆柒捌玖"
_FINANCIAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_FULL_WIDTH = "".join(chr(code) for code in range(0xFF10, 0xFF1A))
_UNITS = ("", "十", "百", "千")
_FINANCIAL_UNITS = ("", "拾", "佰", "仟")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
          (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
_LARGEST = 9999
_TEN, _HUNDRED, _ALPHABET = 10, 100, 26


def numeral(value: int, style: str) -> str:
    """`value` in Word's number format `style`; in plain digits where the format is unknown or does not reach."""
    write = _STYLES.get(style)
    if write is None or not 1 <= value <= _LARGEST:
        return str(value)
    return write(value) or str(value)


def _counting(value: int, digits: str = _DIGITS, units: tuple[str, ...] = _UNITS) -> str:
    """一, 十, 十一, 二十, 一百零五: with the units said."""
    written, gap = "", False
    for power in range(3, -1, -1):
        digit = value // 10**power % 10
        if digit:
            written += ("零" if gap and written else "") + digits[digit] + units[power]
            gap = False
        else:
            gap = True
    return written.removeprefix("一") if _TEN <= value < 2 * _TEN and units is _UNITS else written


def _digits(value: int, digits: str = _DIGITS) -> str:
    return "".join(digits[int(digit)] for digit in str(value))


def _short_counting(value: int) -> str:
    """一 to 九十九 with 十, then digit by digit."""
    return _counting(value) if value < _HUNDRED else _digits(value)


def _letters(value: int) -> str:
    """A to Z, then AA, BB, …: Word repeats the letter."""
    times, letter = divmod(value - 1, _ALPHABET)
    return chr(ord("A") + letter) * (times + 1)


def _roman(value: int) -> str:
    written = ""
    for worth, letters in _ROMAN:
        count, value = divmod(value, worth)
        written += letters * count
    return written


def _series(first: str, length: int) -> Callable[[int], str]:
    """A run of consecutive characters, such as ① to ⑳; nothing beyond its end."""
    return lambda value: chr(ord(first) + value - 1) if value <= length else ""


def _cycle(*wheels: str) -> Callable[[int], str]:
    """Characters of a closed list; of two wheels turning together for 甲子."""
    length = 60 if len(wheels) > 1 else len(wheels[0])
    return lambda value: "".join(wheel[(value - 1) % len(wheel)] for wheel in wheels) if value <= length else ""


_STYLES: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda value: f"{value:02d}",
    "decimalFullWidth": lambda value: _digits(value, _FULL_WIDTH),
    "decimalFullWidth2": lambda value: _digits(value, _FULL_WIDTH),
    "decimalEnclosedCircle": _series("①", 20),
    "decimalEnclosedCircleChinese": _series("①", 20),
    "decimalEnclosedParen": _series("⑴", 20),
    "decimalEnclosedFullstop": _series("⒈", 20),
    "ideographEnclosedCircle": _series("㊀", 10),
    "numberInDash": lambda value: f"- {value} -",
    "chineseCounting": _short_counting,
    "chineseCountingThousand": _counting,
    "japaneseCounting": _counting,
    "taiwaneseCounting": _short_counting,
    "taiwaneseCountingThousand": _counting,
    "taiwaneseDigital": _digits,
    "ideographDigital": _digits,
    "japaneseDigitalTenThousand": _digits,
    "chineseLegalSimplified": lambda value: _counting(value, _FINANCIAL, _FINANCIAL_UNITS),
    "ideographLegalTraditional": lambda value: _counting(value, _FINANCIAL_TRADITIONAL, _FINANCIAL_UNITS),
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "ideographZodiacTraditional": _cycle(_STEMS, _BRANCHES),
    "upperLetter": _letters,
    "lowerLetter": lambda value: _letters(value).lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda value: _roman(value).lower(),
}
