"""From a text as printed to its canonical face.

The steps: pinyin notes and invisible characters out; other widths, glyph variants and traditional characters
to their ordinary simplified form, one for one; words of another region to the mainland's. OpenCC's own
phrase conversion (`tw2sp`) is not used: it takes right mainland words for Taiwan's (规范性文件 would become
规范性文档).
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import compress, count
from operator import ne
from typing import TYPE_CHECKING

from gik_lint.text.face import EditKind, Face, FaceEdit
from gik_lint.text.glyphs import GLYPHS, INVISIBLE, MISFITS, WIDTHS, ordinary
from gik_lint.text.vocabulary import Occurrence, Vocabulary, occurrences

if TYPE_CHECKING:
    from opencc import OpenCC

HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"

_VOWELS = "aāáǎà\u0251oōóǒòeēéěèiīíǐìuūúǔùüǖǘǚǜê\u0300\u0301\u0304\u030c\u0308"
_SYLLABLE = f"(?:[bpmfdtnlg\u0261khjqxrzcsyw]|[zcs]h)?[{_VOWELS}]{{1,6}}(?:n[g\u0261]?|r)?"
_NOTE = re.compile(f"(?<=[{HAN}])[(（] ?{_SYLLABLE}(?:['\u2019 ]?{_SYLLABLE}){{0,5}} ?[)）]")
_TONE = re.compile("[āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜ\u0300\u0301\u0304\u030c]")
_INVISIBLE = re.compile(f"[{INVISIBLE}]+")
_GLYPHS = re.compile(f"[{GLYPHS}]+")
_MISFITS = re.compile(f"[{MISFITS}]")
_WIDE = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+")
_HAN_RUN = re.compile(f"[{HAN}]+")

# Of the characters that t2s changes, GB 2312 holds only these; a text of GB 2312 without them is simplified.
_CHANGED_IN_GB2312 = frozenset("乾吒夥後徵拚捱摺於榘菸薹袷醣麴麽")


def canonicalise(printed: str, vocabulary: Sequence[Vocabulary] = ()) -> Face:
    """The canonical face of `printed`; every offset of it maps back."""
    removed = _removals(printed)
    kept = _without(printed, removed)
    plain = _ordinary(kept)
    simplified = simplify(plain)
    words = occurrences(plain, simplified, vocabulary)
    text, starts, kept_starts = _replaced(simplified, words)
    face = Face(printed, text, *_composed(starts, kept_starts, removed))
    changes: list[Change] = [
        *(("glyph", *run.span(), "") for run in _GLYPHS.finditer(kept)),
        *(("width", *run.span(), "") for run in _WIDE.finditer(kept)),
        *(("traditional", start, end, "") for start, end in _differences(plain, simplified)),
        *(("vocabulary", start, end, entry.word) for start, end, entry in words),
    ]
    edits = [_edit(face, kind, start, end) for kind, start, end in removed]
    edits += [_edit(face, kind, start, end, word) for kind, start, end, word in _in_printed(changes, removed)]
    edits.sort(key=lambda edit: edit.printed_start)
    return Face(printed, text, face.starts, face.printed_starts, tuple(edits))


Removal = tuple[EditKind, int, int]
Change = tuple[EditKind, int, int, str]


def _removals(printed: str) -> list[Removal]:
    """What is taken out; a note without a tone mark (們(men)) only beside others that have one."""
    notes = [note.span() for note in _NOTE.finditer(printed)]
    if notes and not _TONE.search(printed):
        notes = []
    removed: list[Removal] = [("pinyin", *span) for span in notes if _is_pinyin(printed, *span)]
    removed += [("invisible", *one.span()) for one in _INVISIBLE.finditer(printed)]
    removed.sort(key=lambda removal: removal[1])
    return removed


def _is_pinyin(printed: str, start: int, end: int) -> bool:
    return bool(_TONE.search(printed, start, end)) or simplify(printed[start - 1]) != printed[start - 1]


def _without(printed: str, removed: Sequence[Removal]) -> str:
    if not removed:
        return printed
    pieces, offset = [], 0
    for _, start, end in removed:
        pieces.append(printed[offset:start])
        offset = end
    return "".join([*pieces, printed[offset:]])


def _ordinary(text: str) -> str:
    """Same text, same length, in ordinary characters."""
    if text.isascii():
        return text
    plain = text.translate(WIDTHS)
    for odd in (_GLYPHS, _MISFITS):
        if odd.search(plain):
            plain = odd.sub(lambda run: "".join(map(ordinary, run[0])), plain)
    return plain


def simplify(text: str) -> str:
    """`text` in simplified characters (OpenCC t2s), of the same length; no lone surrogates, please."""
    if _is_simplified(text):
        return text
    simplified: str = _opencc().convert(text)
    if len(simplified) != len(text):
        raise AssertionError("OpenCC t2s must keep the length of a text")
    return simplified


def _is_simplified(text: str) -> bool:
    """True only if t2s would change nothing: spares loading OpenCC for nearly every modern draft."""
    ideographs = "".join(_HAN_RUN.findall(text))
    try:
        ideographs.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return _CHANGED_IN_GB2312.isdisjoint(ideographs)


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
    starts: Sequence[int], kept_starts: Sequence[int], removed: Sequence[Removal]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Where segments begin in the canonical and in the printed face.

    `starts` and `kept_starts` are those of canonical and kept text: 0, then the start and the end of each
    replaced word of another length, then the end. A removal inside such a word makes no segment of its own.
    """
    canonical, printed, shift, index = [0], [0], 0, 1
    for _, start, end in removed:
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


def _in_printed(changes: list[Change], removed: Sequence[Removal]) -> Iterator[Change]:
    """Changes of the kept text with their offsets in the printed one."""
    if not removed:
        yield from changes
        return
    shift, kept_at, shifts = 0, [0], [0]
    for _, start, end in removed:
        kept_at.append(start - shift)
        shift += end - start
        shifts.append(shift)
    for kind, start, end, word in changes:
        first = start + shifts[bisect_right(kept_at, start) - 1]
        yield kind, first, end + shifts[bisect_right(kept_at, end - 1) - 1], word


def _edit(face: Face, kind: EditKind, printed_start: int, printed_end: int, word: str = "") -> FaceEdit:
    start, end = face.canonical_range(printed_start, printed_end)
    printed = face.printed[printed_start:printed_end]
    return FaceEdit(kind, start, end, printed_start, printed_end, printed, face.text[start:end], word)
