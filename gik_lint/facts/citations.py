"""The laws, notices and forms a draft cites: 《name》, document number, and the abbreviation it introduces."""

from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

from gik_lint.facts.reading import Reading
from gik_lint.facts.report import Citation, Range
from gik_lint.fixed import HAN, fixed

# Both begin with a rare sign, so that a text is scanned and not tried at every ideograph.
_TITLE_MARK = fixed("[《》]")
_SERIAL = fixed(r"[〔\[【({〈<]\s*(?:19|20)\d\d\s*年?\s*[〕\]】)}〉>]\s*第?\s*\d{1,5}\s*号")
_ORDER = fixed(r"令\s*第?\s*\d{1,4}\s*号|第\s*\d{1,4}\s*号\s*令")
_ISSUER = fixed(rf"{HAN}{{1,14}}\s*$")
_ISSUER_REACH = 16
# What may stand before an issuer's mark without being part of it: 根据国办发〔2014〕32号.
_BEFORE_ISSUER = fixed(
    rf"{HAN}*(?:根据|依据|按照|遵照|依照|参照|对照|落实|贯彻|执行|印发|下发|转发|制发|发布|公布|关于|结合|通知|文件|规定|要求|以及|见|的|及|与|(?<!人民共)和(?!政)|以|按|据|对|在|由)"
)
_BRACKET = fixed(r"\s*(?:的(?:通知|意见|决定|函)\s*)?(\((?:[^()\n]|\([^()\n]{0,40}\)){1,160}\))")
_ALIAS = fixed(
    r"(?:简\s?称|以下称|下称|统称)\s*[:为是]?\s*新?(?P<quoted>[“\"‘「](?P<inner>《)?(?P<name>[^“”\"’」》《\n]{1,40})(?(inner)》)[”\"’」]"
    r"|《(?P<titled>[^“”\"’」》《\n]{1,40})》)"
)
_BARE_ALIAS = fixed(rf"简称\s*[:为是]?\s*(?P<quoted>(?P<name>{HAN}{{2,12}}))(?=\s*[)。,;])")
_BETWEEN = fixed(r"\s*(?:文件|号令)?\s*(?:公布|发布|印发|颁布|下发)?的?\s*$")
_JOINS = frozenset("和及与、")
"""《办法》和某政办〔2015〕67号: what they join are two."""
_LONGEST_NAME = 300
_TELLS = fixed("[《号]")  # most cells of a table cite nothing


class _Number(NamedTuple):
    text: str
    at: Range


def citations(reading: Reading) -> tuple[Citation, ...]:
    """Every 《name》 and every document number, in text order; a number beside a name belongs to it."""
    text = reading.text
    found: list[Citation] = []
    sign = _TELLS.search(text)
    while sign:
        zone = reading.zone(sign.start())
        found += _of(text, zone.start, zone.end)
        sign = _TELLS.search(text, zone.end)
    return tuple(found)


def introduced(reading: Reading) -> frozenset[str]:
    """Every abbreviation that is introduced, also behind a name in no 《》, and over the end of a line."""
    bare = "".join(reading.text.split())
    return frozenset(found["name"] or found["titled"] for found in _ALIAS.finditer(bare))


def _of(text: str, start: int, end: int) -> Iterator[Citation]:
    numbers = deque(_numbers(text, start, end))
    offset = start
    for name in _names(text, start, end):
        if name.start < offset:
            continue
        number = None
        while numbers and numbers[0].at.end <= name.start:
            number = numbers.popleft()
            if numbers and numbers[0].at.end <= name.start:
                yield _bare(number)
        if number and not _BETWEEN.fullmatch(text, number.at.end, name.start):
            yield _bare(number)
            number = None
        citation, offset = _with_what_follows(text, name, number, numbers, end)
        yield citation
    yield from (_bare(number) for number in numbers)


def _bare(number: _Number) -> Citation:
    return Citation("", number.text, number.at, number.at)


def _with_what_follows(
    text: str, name: Range, number: _Number | None, numbers: deque[_Number], end: int
) -> tuple[Citation, int]:
    """The citation of `name` with what stands in the brackets behind it, and where they end.

    Numbers inside the name and in the brackets are taken from `numbers`.
    """
    alias, alias_at, offset = "", None, name.end
    _taken(numbers, name.end)
    while bracket := _BRACKET.match(text, offset, end):
        inner = _taken(numbers, bracket.end())
        short = _ALIAS.search(text, *bracket.span()) or _BARE_ALIAS.search(text, *bracket.span())
        if not inner and not short:
            break
        number = number or inner
        if short and not alias_at:
            alias, alias_at = short["name"] or short["titled"], Range(*short.span("quoted"))
        offset = bracket.end()
    near = number is None and bool(numbers) and numbers[0].at.start <= offset + 1
    if near and text[offset : numbers[0].at.start] not in _JOINS:
        number = numbers.popleft()
        offset = number.at.end
    title = "".join(text[name.start + 1 : name.end - 1].split())
    if number is None:
        return Citation(title, "", name, None, alias, alias_at), offset
    return Citation(title, number.text, name, number.at, alias, alias_at), offset


def _taken(numbers: deque[_Number], end: int) -> _Number | None:
    """The first of the numbers that stand before `end`, all of which are taken away."""
    first = None
    while numbers and numbers[0].at.start < end:
        first = first or numbers[0]
        numbers.popleft()
    return first


def _numbers(text: str, start: int, end: int) -> Iterator[_Number]:
    """Document numbers as printed, from the issuer's mark on, without what leads up to it."""
    if text.find("号", start, end) < 0:
        return
    found = sorted(one.span() for pattern in (_SERIAL, _ORDER) for one in pattern.finditer(text, start, end))
    for sign, stop in found:
        issuer = _ISSUER.search(text, max(start, sign - _ISSUER_REACH), sign)
        if issuer:
            led = _BEFORE_ISSUER.match(text, issuer.start(), sign)
            begin = led.end() if led and led.end() < sign else issuer.start()
            yield _Number("".join(text[begin:stop].split()), Range(begin, stop))


def _names(text: str, start: int, end: int) -> Iterator[Range]:
    """What stands in 《》, outermost marks only; an unclosed 《 ends at the first 》."""
    opened = text.find("《", start, end)
    while opened >= 0:
        closed = _closing(text, opened, min(end, opened + _LONGEST_NAME))
        if closed < 0:
            return
        yield Range(opened, closed + 1)
        opened = text.find("《", closed, end)


def _closing(text: str, opened: int, end: int) -> int:
    depth = 0
    for found in _TITLE_MARK.finditer(text, opened, end):
        depth += 1 if found[0] == "《" else -1
        if depth == 0:
            return found.start()
    return text.find("》", opened, end)
