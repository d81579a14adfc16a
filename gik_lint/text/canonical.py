"""From a text as printed to its canonical face.

The steps: pinyin notes, invisible characters and the blanks some set around figures (2023 年) out; other
widths, glyph variants and traditional characters to their ordinary simplified form, one for one; words of another
region to the mainland's. OpenCC's own phrase conversion (`tw2sp`) is not used: it takes right mainland words for
Taiwan's (规范性文件 would become 规范性文档).
"""

import re
import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import compress, count
from operator import itemgetter, ne
from typing import TYPE_CHECKING

from gik_lint.fixed import HAN, fixed
from gik_lint.text.face import EditKind, Face, FaceEdit
from gik_lint.text.glyphs import GLYPHS, INVISIBLE, ODD, ordinary
from gik_lint.text.vocabulary import Occurrence, Vocabulary, occurrences

if TYPE_CHECKING:
    from opencc import OpenCC

_TONED = "āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜ\u0300\u0301\u0304\u030c"
_TONE = fixed(f"[{_TONED}]")
_NOTE = fixed(f"[(（](?<={HAN}.)[a-zêü\u0251\u0261'\u2019 {_TONED}]{{1,24}}[)）]")
_INVISIBLE = fixed(f"[{INVISIBLE}]+")
_ODD = fixed(f"[{ODD}]")
_GLYPHS = fixed(f"[{GLYPHS}]+")
_UNITS = "年月日号號时時分秒件条條次个個项項篇期份人名家场場起批位户戶处處类類种種天周余餘多万萬亿億元%％"
_SPACING = fixed(  # 2023 年, 达到 120%: not between two figures, which may be columns
    rf"[ \u00a0](?:(?<=[\d%％].)(?=[{_UNITS}])"
    rf"|(?<={HAN}.)(?<![{_UNITS}].)(?=\d[\d,.]{{0,14}}[ \u00a0]?[{_UNITS}])"
    r"|(?<=年.)(?=\d{1,2}[ \u00a0]?月)|(?<=月.)(?=\d{1,2}[ \u00a0]?[日号號]))"
)
_WIDE = fixed("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+")

_REPLACE_AT_MOST = 64
# Of the characters that t2s changes, GB 2312 holds only these. Some are mainland characters, too (乾县, 於潜): they
# change only in a text that is traditional. 藉 changes in phrases (藉口), as do 沈, 坏 and 覆 (深沈, 打坏, 重覆): the
# first two are better left in a text without any traditional character, and the vocabulary knows those with 覆.
_MAINLAND_TOO = frozenset("乾吒拚捱摺於榘菸薹袷醣麴麽")
_CHANGED_IN_GB2312 = frozenset("夥後徵藉哩")
_TRADITIONAL_FROM = 0.02
_in_gb2312: set[str] = set()  # as many as have been met: asking the codec anew for each text takes longer


def canonicalise(printed: str, vocabulary: Sequence[Vocabulary] = ()) -> Face:
    """The canonical face of `printed`; every offset of it maps back."""
    characters = set(printed)
    inventory = "".join(characters)
    removed = _removals(printed, inventory)
    kept = _without(printed, removed)
    odd = {character: ordinary(character) for character in _ODD.findall(inventory)}
    plain = _replace(kept, odd)
    characters.update(odd.values())
    simplified, traditional = _in_simplified(plain, characters)
    words = occurrences(plain, simplified, vocabulary)
    text, starts, kept_starts = _replaced(simplified, words)
    face = Face(printed, text, *_composed(starts, kept_starts, removed))
    changes: list[Change] = [("glyph", start, end, "") for start, end in _runs(_GLYPHS, kept, inventory)]
    changes += [("width", start, end, "") for start, end in _runs(_WIDE, kept, inventory)]
    changes += [("traditional", start, end, "") for start, end in traditional]
    changes += [("vocabulary", start, end, entry.word) for start, end, entry in words]
    changes = [*removed, *_in_printed(changes, removed)] if removed else changes
    changes.sort(key=itemgetter(1))
    return Face(printed, text, face.starts, face.printed_starts, tuple(_edits(face, changes)))


Change = tuple[EditKind, int, int, str]


def _removals(printed: str, inventory: str) -> list[Change]:
    """What is taken out; a note without a tone mark (們(men)) only beside others that have one."""
    removed: list[Change] = [("invisible", *run, "") for run in _runs(_INVISIBLE, printed, inventory)]
    spacing: list[Change] = [("spacing", *blank.span(), "") for blank in _SPACING.finditer(printed)]
    notes: list[Change] = []
    if _TONE.search(inventory):
        found = [note.span() for note in _NOTE.finditer(printed)]
        toned = {note for note in found if _TONE.search(printed, *note)}
        notes = [("pinyin", *note, "") for note in found if note in toned or (toned and _changes(printed[note[0] - 1]))]
    return sorted([*removed, *spacing, *notes], key=itemgetter(1)) if spacing or notes else removed


def _runs(pattern: re.Pattern[str], text: str, inventory: str) -> list[tuple[int, int]]:
    """Where a pattern of single characters matches `text`, whose different characters are `inventory`."""
    return [run.span() for run in pattern.finditer(text)] if pattern.search(inventory) else []


def _changes(character: str) -> bool:
    return simplify(character) != character


def _without(printed: str, removed: Sequence[Change]) -> str:
    if not removed:
        return printed
    pieces, offset = [], 0
    for _, start, end, _ in removed:
        pieces.append(printed[offset:start])
        offset = end
    return "".join([*pieces, printed[offset:]])


def _replace(text: str, characters: Mapping[str, str]) -> str:
    """`text` with some characters changed one for one."""
    if len(characters) > _REPLACE_AT_MOST:  # a scan a character is quicker for the few of an honest text only
        return text.translate({ord(old): new for old, new in characters.items()})
    for old, new in characters.items():
        text = text.replace(old, new)
    return text


def simplify(text: str) -> str:
    """`text` in simplified characters, of the same length; no lone surrogates, please."""
    return _in_simplified(text, set(text))[0]


def _in_simplified(text: str, characters: set[str]) -> tuple[str, list[tuple[int, int]]]:
    """`text`, all of whose characters are among `characters`, simplified, and the runs that changed."""
    if _is_simplified(characters):
        return text, []
    simplified = _t2s(text)
    changed = list(_differences(text, simplified))
    kept = _MAINLAND_TOO & characters
    if not kept or sum(end - start for start, end in changed) - sum(map(text.count, kept)) > _TRADITIONAL_FROM * len(
        text
    ):
        return simplified, changed
    simplified = "".join(old if old in kept else new for old, new in zip(text, simplified, strict=True))
    return simplified, list(_differences(text, simplified))


def _t2s(text: str) -> str:
    simplified: str = _opencc().convert(text)
    if len(simplified) != len(text):
        raise AssertionError("OpenCC t2s must keep the length of a text")
    return simplified


def _is_simplified(characters: set[str]) -> bool:
    """True only if t2s would change none of these: spares loading OpenCC for nearly every modern draft."""
    unknown = characters - _in_gb2312
    _in_gb2312.update("".join(unknown).encode("gb2312", "ignore").decode("gb2312"))
    return _CHANGED_IN_GB2312.isdisjoint(characters) and not any(map(_is_han, unknown - _in_gb2312))


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff" or character >= "\U00020000"


@cache
def _opencc() -> "OpenCC":
    from opencc import OpenCC

    return OpenCC("t2s")


def _replaced(text: str, words: Sequence[Occurrence]) -> tuple[str, list[int], list[int]]:
    """The text with mainland words, and where segments of it and of `text` begin (see `Face`)."""
    pieces, starts, old_starts, offset, grown = [], [0], [0], 0, 0
    for start, end, entry in words:
        pieces += [text[offset:start], entry.mainland]
        offset = end
        if len(entry.mainland) != end - start:
            starts += [start + grown, start + grown + len(entry.mainland)]
            old_starts += [start, end]
            grown += len(entry.mainland) - (end - start)
    pieces.append(text[offset:])
    return "".join(pieces), [*starts, len(text) + grown], [*old_starts, len(text)]


def _composed(
    starts: Sequence[int], kept_starts: Sequence[int], removed: Sequence[Change]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Where segments begin in the canonical and in the printed face.

    `starts` and `kept_starts` are those of canonical and kept text: 0, then the start and the end of each
    replaced word of another length, then the end. A removal inside such a word makes no segment of its own.
    """
    canonical, printed, shift, index = [0], [0], 0, 1
    for _, start, end, _ in removed:
        offset = start - shift
        while kept_starts[index] < offset or (kept_starts[index] == offset and _ends_word(index)):
            canonical.append(starts[index])
            printed.append(kept_starts[index] + shift)
            index += 1
        if not _ends_word(index):
            at = starts[index - 1] + offset - kept_starts[index - 1]
            canonical += [at, at]
            printed += [start, end]
        shift += end - start
    canonical += starts[index:]
    printed += [start + shift for start in kept_starts[index:]]
    return tuple(canonical), tuple(printed)


def _ends_word(index: int) -> bool:
    return index % 2 == 0


def _differences(old: str, new: str) -> Iterator[tuple[int, int]]:
    """The runs in which two texts of the same length differ."""
    if old == new:
        return
    start = end = -1
    for offset in compress(count(), map(ne, old, new)):
        if offset != end:
            if end > 0:
                yield start, end
            start = offset
        end = offset + 1
    yield start, end


def _in_printed(changes: list[Change], removed: Sequence[Change]) -> Iterator[Change]:
    """Changes of the kept text with their offsets in the printed one."""
    shift, kept_at, shifts = 0, [0], [0]
    for _, start, end, _ in removed:
        kept_at.append(start - shift)
        shift += end - start
        shifts.append(shift)
    kept_at.append(sys.maxsize)
    for kind, start, end, word in changes:
        index = bisect_right(kept_at, start)
        last = index if end <= kept_at[index] else bisect_right(kept_at, end - 1)
        yield kind, start + shifts[index - 1], end + shifts[last - 1], word


def _edits(face: Face, changes: Iterable[Change]) -> Iterator[FaceEdit]:
    """The changes, given by their printed offsets in order, with what became of them."""
    printed, text, starts, printed_starts = face.printed, face.text, face.starts, face.printed_starts
    segment = 0
    for kind, begin, stop, word in changes:
        while printed_starts[segment + 1] <= begin:
            segment += 1
        start, end = starts[segment], starts[segment + 1]
        first, last = printed_starts[segment], printed_starts[segment + 1]
        if stop > last:
            start, end = face.canonical_range(begin, stop)
        elif last - first == end - start:  # side by side
            start, end = start + begin - first, start + stop - first
        yield FaceEdit(kind, start, end, begin, stop, printed[begin:stop], text[start:end], word)
