"""Where a text comes within one letter of a fixed phrase without being it."""

from collections.abc import Iterator

from msgspec import Struct

from gik_lint.text.pairs import may_hold

_BREAK = 4  # where a line ends, and how the next begins
_JOINTS = str.maketrans("", "", "、和及与的")


class Phrase(Struct, frozen=True, forbid_unknown_fields=True):
    """A fixed phrase of at least six letters, and the texts near it that are right all the same.

    `right` are such texts whole; `loose` the letters of the phrase for which another word may stand, or none
    (年 in 年度报告: there are reports of a quarter; 不 in 不掌握: 未掌握 says the same). A `closed` phrase goes on
    with no other last letter (社会主义思想), so that a wrong or lost one is a slip, too.
    """

    phrase: str
    right: tuple[str, ...] = ()
    loose: str = ""
    closed: bool = False


_JOINING = frozenset(
    "的前后等各类新和与及或并而也且所被其本内外一至到在有仍还均已未不然应可需须都对将了着过我全省市县区"
)


def near_misses(text: str, phrase: Phrase) -> Iterator[tuple[int, int]]:
    """Ranges of `text` that turn into the phrase when one letter is put in, taken out or replaced.

    A passage within one letter holds one half of the phrase whole, so that only places where a half stands
    are looked at. A letter lost at the very beginning cannot be told from a shorter phrase, a wrong last
    letter not from another word (公开指南, 公开指导): neither is reported, but the last letter of a closed phrase.
    """
    whole = phrase.phrase
    middle = len(whole) // 2
    head, tail = whole[:middle], whole[middle:]
    for start in _places(text, head):
        if not text.startswith(tail, start + middle):  # the phrase itself, as nearly always
            yield from _judged(text, start, _end_of_tail(text, start + middle, tail), phrase)
    for start in _places(text, tail):
        if start < middle or not text.startswith(head, start - middle):
            yield from _judged(text, _start_of_head(text, start, head), start + len(tail), phrase)
    for start in _places(text, whole[:-1]) if phrase.closed else ():
        last = start + len(whole) - 1
        behind = text[last : last + _BREAK].lstrip()
        if behind and not behind.startswith(whole[-1]):  # a text may have been cut off
            yield from _judged(text, start, _end_of_closed(text, last), phrase)


def _places(text: str, part: str) -> Iterator[int]:
    start = text.find(part) if may_hold(part, text) else -1
    while start >= 0:
        yield start
        start = text.find(part, start + 1)


def _judged(text: str, start: int | None, end: int | None, phrase: Phrase) -> Iterator[tuple[int, int]]:
    if start is None or end is None:
        return
    if text[start:end].translate(_JOINTS) == phrase.phrase.translate(_JOINTS):
        return  # 及 for 和, 和 for a pause, 的 left out: the same said otherwise
    around = text[max(start - 8, 0) : end + 8]
    piece = text[start:end]
    if any(not letter.isalnum() and letter not in phrase.phrase for letter in piece):
        return  # a sign between two words is no slip
    old, new = _changed(piece, phrase.phrase)
    if (new in _JOINING and (not old or old in _JOINING)) or (old and old in phrase.loose):
        return  # nor is a word that joins or tells apart (政府信息公开前保密审查), nor another word in a loose place
    if phrase.phrase not in around and not any(right in around for right in phrase.right):
        yield start, end


def _changed(piece: str, whole: str) -> tuple[str, str]:
    """The letter of `whole` that is replaced or lost, and the one in `piece` that is new; empty for none."""
    pairs = enumerate(zip(piece, whole, strict=False))
    at = next((at for at, (one, other) in pairs if one != other), min(len(piece), len(whole)))
    old = whole[at : at + 1] if len(piece) <= len(whole) else ""
    return old, piece[at : at + 1] if len(piece) >= len(whole) else ""


def _end_of_tail(text: str, start: int, tail: str) -> int | None:
    """Where the tail ends that begins at `start` with one letter off, its last letter being right."""
    if text.find(tail[-1], start + len(tail) - 2, start + len(tail) + 1) < 0:
        return None
    for length in (len(tail) - 1, len(tail), len(tail) + 1):
        piece = text[start : start + length]
        if len(piece) == length and piece[-1:] == tail[-1] and one_off(piece, tail):
            return start + length
    return None


def _end_of_closed(text: str, last: int) -> int:
    """Where a closed phrase ends whose last letter should stand at `last`: behind a wrong one, before a lost one."""
    return last + text[last : last + 1].isalpha()


def _start_of_head(text: str, end: int, head: str) -> int | None:
    for length in (len(head) - 1, len(head), len(head) + 1):
        piece = text[max(end - length, 0) : end]
        whole = piece[:1] == head[0] or length == len(head)
        if len(piece) == length and whole and one_off(piece, head):
            return end - length
    return None


def one_off(piece: str, part: str) -> bool:
    """Whether exactly one letter must be put in, taken out or replaced to turn one into the other."""
    if abs(len(piece) - len(part)) > 1 or piece == part:
        return False
    same = next((at for at, (a, b) in enumerate(zip(piece, part, strict=False)) if a != b), min(len(piece), len(part)))
    rest, wanted = piece[same:], part[same:]
    if len(piece) == len(part):
        return rest[1:] == wanted[1:]
    return rest[1:] == wanted if len(piece) > len(part) else rest == wanted[1:]
