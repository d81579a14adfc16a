"""Bytes → text, without guessing where it can be known.

A byte order mark decides; then bytes that are UTF-8 throughout are UTF-8, whatever they declare (a page saved
anew often keeps the old declaration); then what the page declares; then UTF-16 without a mark, GB18030 and Big5,
the last two told apart by how many of the characters are common ones.
"""

import re

from gik_lint.fixed import fixed
from gik_lint.readers.errors import UnreadableError

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_DECLARED = fixed(rb"""(?:charset\s{0,8}=|encoding\s{0,8}=)\s{0,8}["']?\s{0,8}([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_DECLARATION_WITHIN = 8_192
_ALIASES = {
    "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030",
    "cp936": "gb18030", "gb2312-80": "gb18030", "hz-gb-2312": "hz", "big5": "big5hkscs", "big5-hkscs": "big5hkscs",
    "x-x-big5": "big5hkscs", "utf-8": "utf-8", "utf8": "utf-8",
}  # fmt: skip
# The commonest characters of running text and of these reports, simplified and traditional.
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
    "十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形"
    "相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五"
    "府信息工报告区市县件申请公开务依据规定总计网站办室主动及级按照复议诉讼收费减免部门单位统指导推强落准督查项目标准类"
    "這個為時來們對會發動過說產種後學經進著電裡現實當點從業應開還樣與關線內數間問無軍義條結題黨報區縣請務據規總計網辦門"
)
_SAMPLE = 20_000
_CONTROLS = bytes(set(range(0x20)) - {0x09, 0x0A, 0x0C, 0x0D, 0x1B})
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_PROSE = 0.2  # prose in Chinese lies above 0.35, what a wrong encoding makes of it below 0.1
_BETTER = 0.15
_READABLE = 0.8


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of these bytes, without a byte order mark.

    NUL and lone surrogates become U+FFFD, so that columns hold. `declared` is an encoding stated outside the
    bytes (a MIME header); what an HTML or XML head states is found here.

    Raises:
        UnreadableError: binary content, or an encoding that is none of the known ones.
    """
    text = _marked(data)
    if text is None:
        text = _unmarked(data, declared)
    if "\0" in text:
        if not _rare("\0", text):
            raise _binary()
        text = text.replace("\0", _REPLACEMENT)
    return text


def _marked(data: bytes) -> str | None:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    return None


def _unmarked(data: bytes, declared: str | None) -> str:
    if b"\0" in data:
        text = _wide(data)
        if text is not None:
            return text
    sample = data[: 1 << 20]
    if len(sample) - len(sample.translate(None, _CONTROLS)) > 3 + len(sample) // 50:
        raise _binary()
    text = _strict(data, "utf-8")
    if text is not None:
        return text
    for name in (declared, _declaration(data)):
        text = _strict(data, _ALIASES.get(name.lower(), "")) if name else None
        if text is not None:
            return text
    return _chinese(data)


def _declaration(data: bytes) -> str | None:
    head = data[:_DECLARATION_WITHIN]
    found = _DECLARED.search(head) if b"<" in head else None
    return found[1].decode("ascii") if found else None


def _chinese(data: bytes) -> str:
    readings = [text for name in ("gb18030", "big5hkscs") if (text := _strict(data, name)) is not None]
    if readings:
        first, *others = readings
        best = max(others, key=_commonness, default=first)
        return best if _commonness(best) > _commonness(first) + _BETTER else first
    for name in ("utf-8", "gb18030", "big5hkscs"):
        text = data.decode(name, "replace")
        if _rare(_REPLACEMENT, text) and _commonness(text) > _PROSE:
            return text
    raise _binary()


def _commonness(text: str) -> float:
    """The share of the Chinese characters at the head of `text` that are common ones."""
    han = [character for character in text[:_SAMPLE] if "\u3400" <= character <= "\u9fff"]
    return sum(character in _COMMON for character in han) / len(han) if han else 0.0


def _rare(character: str, text: str) -> bool:
    """Whether so few of these stand in the text that they are an accident of the file, not another encoding."""
    return text.count(character) <= 3 + len(text) // 1_000


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark, if what comes out in one of its two byte orders reads as text."""
    samples = {_plausible(data[:_SAMPLE].decode(name, "replace")): name for name in ("utf-16-le", "utf-16-be")}
    share = max(samples)
    return data.decode(samples[share], "replace") if share > _READABLE else None


def _plausible(sample: str) -> float:
    """The share of the characters that are ASCII or those of Chinese print."""
    plain = sum((character < "\x7f" and character.isprintable()) or character in "\r\n\t" for character in sample)
    wide = sum("\u3000" <= character <= "\u9fff" or "\uff00" <= character <= "\uffef" for character in sample)
    return (plain + wide) / max(len(sample), 1)


def _strict(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name) if name else None
    except UnicodeDecodeError:
        return None


def _binary() -> UnreadableError:
    return UnreadableError(
        "文件内容不是文字（或编码无法识别），请确认文件类型，或用记事本另存为 UTF-8 后再检查。", "binary"
    )
