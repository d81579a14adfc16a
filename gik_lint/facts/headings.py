"""Which lines are headings, and where a heading's title ends when its text follows on the same line."""

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from msgspec import Struct
from msgspec.structs import replace

from gik_lint.facts.labels import Labels
from gik_lint.facts.lines import Line
from gik_lint.facts.numbering import CHAPTER, CIRCLE, DIGIT, ORDINAL, Numbering, numbering
from gik_lint.facts.report import Range
from gik_lint.fixed import fixed

_LONGEST = 50
_CONTENTS_REACH = 500
_CONTENTS_LINE = fixed(r"[,，。]\s?(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）])")
_CONTENTS_TITLES = 3
_SECOND_BEHIND = fixed(r"[。;]\s?二[、.．]")
_WORD_THEN_YEAR = fixed(r"(?<=情况|方面|概述)\s*(?=20\d\d\s?年)")
_WORD_THEN_BLANK = fixed(r"(?<=情况|方面|概述|事项)[ \t\u3000]+(?=\S)")
_ENUMERATION = fixed(r"^第?[一二三四五六七八九十]{1,2}(?:是|要|方面)")
_CONTENTS_LEADER = fixed(r"(?:\.{3,}|…+|·{3,}|\t)\s*\d{1,3}$")
_FIGURES = fixed(r"(?:[ \t]\d[\d.,]*){3}")
_STOP = fixed(r"[。!?！？]")
_PAUSE = fixed(r"[,，:：;；]")
_END_MARKS = " \t。.:：;；,，、!！"
_RUN_TOGETHER = fixed(
    r"\s|[。!?！？;；:：①-⑳]|20\d\d年|[(（][一二三四五六七八九十\d]{1,2}[)）]|\d{1,2}[、.．]|今年|全年|一是"
    r"|[我本全](?=[省市县区州旗镇乡街局委办厅院部单机])|虽然|目前|当前|截至|根据|按照|由于|指标名称"
)
_TITLE_WORDS = fixed(r"(?:情况|方面|概述|说明|措施|事项|数量|类别|形式|统计表)(?![和与及、的,，)）统])")

UNNUMBERED = ORDINAL + 1


class Heading(Struct, frozen=True, gc=False):
    """A heading before it has a place in the tree; `rank` is its style's (see `numbering`), `level` the format's."""

    heading: Range
    title_at: Range
    rank: int
    number: str = ""
    ordinal: int | None = None
    level: int | None = None
    inline: bool = False


def line_headings(
    text: str, all_lines: Sequence[Line], skip: set[int], labels: Labels, titles: Sequence[str]
) -> list[Heading]:
    """The headings that begin a line, table rows (`skip`), list items and tables of contents left out."""
    headings: list[Heading] = []
    item: tuple[int, int] | None = None  # style and ordinal of the last list item
    known = set(titles)
    for index, line in enumerate(all_lines):
        if index in skip or _is_contents(text, line):
            continue
        number = numbering(line.number) if line.number else numbering(text, line.start, line.end)
        if number is None:
            heading = _unnumbered(text, line, labels, known)
            if heading:
                headings.append(heading)
            continue
        last_item, item = item, None
        if _is_item(text, line, number, last_item):
            item = (number.style, number.ordinal)
            continue
        begin = line.start if line.number else number.end
        if begin >= line.end or _counts_inside(text, line, number, headings):
            continue
        if number.style >= CIRCLE and line.level is None:
            continue
        end = title_end(text, begin, line.end)
        if end <= begin or _FIGURES.search(text, begin, end):
            continue  # 三、本年度办理结果 of a table that lost its lines
        headings.append(
            Heading(Range(line.start, end), Range(begin, end), number.style, number.printed, number.ordinal, line.level)
        )
    return _lifted(headings, text, known)


def _lifted(headings: list[Heading], text: str, known: set[str]) -> list[Heading]:
    """Titles of the form that are counted 1. 2. 3. (by a web page, say) are chapters, unless others of them are."""
    titled = [index for index, one in enumerate(headings) if text[one.title_at.start : one.title_at.end] in known]
    if all(headings[index].rank == DIGIT for index in titled):
        for index in titled:
            headings[index] = replace(headings[index], rank=CHAPTER)
    return headings


def _is_contents(text: str, line: Line) -> bool:
    """Whether a line is of a table of contents: a leader and a page number, or several titles in a row."""
    if text[line.end - 1].isdigit() and _CONTENTS_LEADER.search(text, line.start, line.end):
        return True
    reach = min(line.end, line.start + _CONTENTS_REACH)
    if not _CONTENTS_LINE.search(text, line.start, reach):
        return False
    titles = islice(_CONTENTS_LINE.finditer(text, line.start, reach), 9)
    cut = [line.start, *(title.start() for title in titles)]
    return len(cut) > _CONTENTS_TITLES and all(after - before <= _LONGEST for before, after in pairwise(cut))


def title_end(text: str, start: int, end: int) -> int:
    """Where the title that begins at `start` ends: at the first full stop, or with a short line."""
    if run_on := _WORD_THEN_YEAR.search(text, start, min(end, start + _LONGEST)):
        end = run_on.start()
    elif end - start > _LONGEST and (blank := _WORD_THEN_BLANK.search(text, start, start + _LONGEST)):
        end = blank.start()
    stop = _STOP.search(text, start, min(end, start + _LONGEST))
    if stop:
        colon = text.find(":", start, stop.start())
        return _trimmed(text, start, colon if colon > start else stop.start())
    if end - start <= _LONGEST:
        colon = text.find(":", start, end - 1)
        return _trimmed(text, start, colon if colon > start else end)
    pause = _PAUSE.search(text, start, min(end, start + _LONGEST))
    return _trimmed(text, start, pause.start() if pause else start + _LONGEST)


def run_together_end(text: str, start: int, end: int, titles: Sequence[str]) -> int:
    """Where a title ends that runs into its text without any mark: a known title, a mark, or a title's last word."""
    known = max((len(title) for title in titles if text.startswith(title, start)), default=0)
    if known:
        return start + known
    limit = min(end, start + _LONGEST)
    cut = _RUN_TOGETHER.search(text, start + 2, limit)
    stop = cut.start() if cut else limit
    word = _TITLE_WORDS.search(text, start, stop)
    if word:
        return word.end()
    return _trimmed(text, start, stop if cut else min(limit, start + _LONGEST // 2))


def _is_item(text: str, line: Line, number: Numbering, last: tuple[int, int] | None) -> bool:
    """Whether a numbered line is an item of a list that runs on: it ends with ; or follows such an item."""
    if text[line.end - 1] in ";；" and line.level is None:
        return True
    return last == (number.style, number.ordinal - 1) and line.level is None


def _counts_inside(text: str, line: Line, number: Numbering, before: Sequence[Heading]) -> bool:
    """Whether a paragraph below a chapter counts its own points: 一、健全制度。…二、规范流程。…."""
    first = number.style == CHAPTER and number.ordinal == 1 and any(one.rank == CHAPTER for one in before)
    return first and _SECOND_BEHIND.search(text, number.end, line.end) is not None


def _unnumbered(text: str, line: Line, labels: Labels, known: set[str]) -> Heading | None:
    """A heading without a number: the format says so, or it is a title of the form, or a short bold line."""
    if line.end - line.start > _LONGEST or _ENUMERATION.match(text[line.start : line.end]):
        return None
    words = text[line.start : line.end].rstrip(_END_MARKS)
    at = Range(line.start, line.start + len(words))
    if words in known:
        return Heading(at, at, CHAPTER, level=line.level)
    if line.level is None and not (line.bold and len(words) <= _LONGEST // 2 and not _PAUSE.search(words)):
        return None
    if not words or labels.is_label(words) or words[0] in "表附《(（" or words.endswith(("报告", "年报")):
        return None
    return Heading(at, at, UNNUMBERED, level=line.level)


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start + 1 and text[end - 1] in _END_MARKS:
        end -= 1
    return end


def without_contents(headings: list[Heading], text: str) -> Iterator[Heading]:
    """Headings without a table of contents: a run of titles with nothing between, each of which comes again below."""
    keys = [text[heading.heading.start : heading.title_at.end] for heading in headings]
    last = {key: index for index, key in enumerate(keys)}
    dropped = False
    for index, heading in enumerate(headings):
        follows = headings[index + 1].heading.start if index + 1 < len(headings) else len(text)
        empty = not text[heading.heading.end : follows].strip(_END_MARKS + "\n")
        dropped = last[keys[index]] > index and (empty or dropped)
        if not dropped:
            yield heading


__all__ = ["UNNUMBERED", "Heading", "line_headings", "run_together_end", "title_end", "without_contents"]
