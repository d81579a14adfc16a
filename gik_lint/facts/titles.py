"""The report's own title, wherever it stands: on one line, split over two, in a page's head, or before the text."""

import re
from collections.abc import Iterator, Sequence
from typing import cast

from msgspec import Struct

from gik_lint.facts.lines import Line, lines
from gik_lint.facts.reading import Reading
from gik_lint.facts.report import Range
from gik_lint.fixed import fixed

_SITE = fixed(r"[_|]|\s[-–—]\s")
_NO_BODY = fixed(r"[。,;:!?、|>/]|报告|公开|\d{4}-")
_AROUND = fixed(r"^(?:关于)|(?:的|年度|年|关于)$")
_WORD = r"(?:政府信息公开|政务信息公开|政务公开|信息公开)"
_KIND = fixed(rf"(?<!人民){_WORD}|信息公开")  # 某镇人民政府|信息公开工作年度报告
_TITLE = fixed(
    rf"^(?P<before>[^。;!?《》:]{{0,60}}?){_WORD}(?P<middle>[^。;:!?《》,]{{0,14}}?)(?:报告|年报|年度[报告])(?:书)?"
    r"(?:\s?[(（][^)）]{1,12}[)）])?(?:\.(?:docx?|wps|pdf|ofd|txt|html?))?$"
)
_BEHIND = (
    r"一、|本(?:年度|年)?报告|根据|按照|依据|依照|遵照|现将|为(?:了|进|贯|落|全|认|深|做|更)|20\d\d"
    r"|(?:发布|发文|更新|公开)?(?:日期|时间)|来源|信息来源|浏览|索引"
)
"""What runs on behind a title: the report (…年度报告一、总体情况), or what a page says of it."""
_INLINE = fixed(
    rf"(?<![^\s>:])[^\s。;!?《》:,>]{{0,40}}\s?20\d\d\s?年[^\s。;!?《》:,]{{0,30}}?{_WORD}[^\s。;!?《》:,]{{0,14}}?(?:报告|年报)"
    rf"(?={_BEHIND}|\s|$)"
)
_RUN_ON = fixed(rf"[^\s。;!?《》:,]{{2,50}}?{_WORD}[^\s。;!?《》:,]{{0,14}}?(?:报告|年报)(?={_BEHIND})")
_OPENS = fixed(
    rf"[^\s。;!?《》:,]{{0,40}}20\d\d\s?年[^\s。;!?《》:,]{{0,30}}?{_WORD}(?:工作)?(?:年度)?(?:工作)?(?:报告|年报)"
)
"""A title with a year opens the text, whatever runs on behind it."""
_STUCK = fixed(r"(?:\d[\d/:.-]{7,20}(?!年)|政府信息公开(?:年度报告|年报|目录|平台|专栏)?){1,3}(?=[^\d年]|20\d\d\s?年)")
"""The column of the site or a date of the page, run together with the title that follows."""
_ENDING = fixed(rf"(?:报告|年报|年度[报告])(?={_BEHIND}|\s|$)")
_LABEL = fixed(
    r"^(?:(?:标\s*题|题\s*名|名\s*称|信息名称|文件名称|文章标题)\s*[:：]\s*|(?:标\s+题|题\s+名|名\s+称|标题|题名)\s+)"
)
_NOT_A_TITLE = fixed(
    r"^(?:[•·*>●■\-]|关于(?!20\d\d\s?年)|根据|现将|本报告|按照|附件|附表|栏目|当前位置|首页|[一二三四五六七八九十]{1,3}、|[(（])|通知|印发|格式|下载|如下|https?:"
)
_YEAR = fixed(r"(?P<digits>20\d\d)\s*年?\s*度?")
_SPELT_YEAR = fixed(r"(?P<digits>[二两][〇零○O0][〇零○O0一二三四五六七八九]{2})年度?")
_ENDS_A_NAME = fixed(r"[府局委办厅处会院站所中心校]\s{1,4}$")
_FIRST_LINES = 60
_LONGEST = 70
_HEAD = 400  # in running text the title stands before the report, not in it


class Title(Struct, frozen=True):
    """A title found: `body` what is left of it without year and 政府信息公开…报告; `source` where it stands."""

    text: str
    at: Range
    body: str
    year: int | None
    source: str


def titles(reading: Reading) -> tuple[Title, ...]:
    """Every line, or beginning of a run-on line, that reads as this report's title, in reading order; found once."""
    if "_titles" not in reading.__dict__:
        reading.__dict__["_titles"] = tuple(_titles(reading.text, lines(reading)))
    return cast("tuple[Title, ...]", reading.__dict__["_titles"])


def _titles(text: str, all_lines: Sequence[Line]) -> Iterator[Title]:
    for index, line in enumerate(all_lines[:_FIRST_LINES]):
        words = text[line.start : line.end]
        label = _LABEL.match(words)
        if label:
            start = line.start + label.end()
            found = title_of(words[label.end() :])
            run_on = _run_on(text, _RUN_ON.match(text, start, line.end))
            title = _title(found, Range(start, line.end), "页面标题") if found else run_on
            if title:
                yield title
            continue
        if len(words) > _LONGEST:
            above = text[all_lines[index - 1].start : line.start] if index else ""
            found_here = _in_running_text(text, line, first=not index)
            yield from (_with_name_before(text, one, line, above) for one in found_here)
            continue
        at = _title_lines(text, all_lines, index)
        if at:
            yield _title(text[at.start : at.end], at, "标题行")


def _in_running_text(text: str, line: Line, *, first: bool) -> Iterator[Title]:
    """The titles that a long line begins with, or that stand in its head."""
    opening = _RUN_ON.match(text, line.start, line.end) or (_OPENS.match(text, line.start) if first else None)
    title = _run_on(text, opening)
    if title:
        yield title
        return
    reach = min(line.end, line.start + _HEAD)
    for inline in _INLINE.finditer(text, line.start, reach) if _ENDING.search(text, line.start, reach) else ():
        title = _run_on(text, inline)
        if title:
            yield title


def _with_name_before(text: str, title: Title, line: Line, above: str) -> Title:
    """A title that names no body, with the name on the line above it, or before a blank on its own line."""
    before = text[line.start : title.at.start]
    ahead, start = (before, line.start) if before else (above, line.start - len(above))
    if not title.body and _ENDS_A_NAME.search(ahead) and _is_first_half(ahead.strip(), title.text):
        return _title(text[start : title.at.end], Range(start, title.at.end), title.source)
    return title


def _run_on(text: str, found: re.Match[str] | None) -> Title | None:
    """The title found in running text, without what the page put before it; None if it is none."""
    if found is None:
        return None
    stuck = _STUCK.match(text, found.start(), found.end())
    start = stuck.end() if stuck and title_of(text[stuck.end() : found.end()]) else found.start()
    words = text[start : found.end()]
    return _title(words, Range(start, found.end()), "正文开头") if title_of(words) else None


def _title_lines(text: str, all_lines: Sequence[Line], index: int) -> Range | None:
    """The title this line is or begins, with the line below that ends it and the one above with the body's name."""
    line, below = all_lines[index], all_lines[index + 1 : index + 2]
    words = text[line.start : line.end]
    last = line
    if not title_of(words):
        second = text[below[0].start : below[0].end] if below else ""
        words += second
        if not title_of(words) or title_of(second) or _NOT_A_TITLE.search(second):
            return None
        last = below[0]
    above = all_lines[index - 1] if index else None
    whole = above and _is_first_half(text[above.start : above.end], words)
    at = Range(above.start if above and whole else line.start, last.end)
    return at if last is line or _YEAR.search(text, at.start, at.end) else None


def of_cells(reading: Reading) -> list[Title]:
    """The report's title in the table of particulars that a web page sets above it; none where they are several."""
    cells = [zone for zone in reading.zones[:_FIRST_LINES] if zone.role == "cell"]
    words = {
        one: Range(zone.start, zone.end) for zone in cells if (one := title_of(reading.text[zone.start : zone.end]))
    }
    return [_title(one, at, "页面标题") for one, at in words.items() if len(words) == 1]


def of_page(page_title: str) -> Title | None:
    """The report's title in a web page's or a file's own title, before the name of the site."""
    words = _SITE.split(page_title, maxsplit=1)[0]
    return _title(words, Range(0, 0), "文件属性中的标题") if title_of(words) else None


def title_of(words: str) -> str:
    """`words` if they read as the title of an annual report, else the empty string."""
    words = words.strip()
    if "公开" not in words or len(words) > _LONGEST or _NOT_A_TITLE.search(words) or not _TITLE.match(words):
        return ""
    return words


def year_in(words: str) -> int | None:
    """The first year in a title, in digits or spelt."""
    found = _YEAR.search(words)
    if found:
        return int(found["digits"])
    spelt = _SPELT_YEAR.search(words)
    if not spelt:
        return None
    return int(spelt["digits"].translate(str.maketrans("二两〇零○O一三四五六七八九", "22000013456789")))


def _is_first_half(above: str, words: str) -> bool:
    """Whether the line above is the body's name that a title begins with on a line of its own."""
    found = _TITLE.match(words)
    bodiless = bool(found) and not _body(words)
    return bodiless and 1 < len(above) <= _LONGEST // 2 and not _NO_BODY.search(above)


def _title(words: str, at: Range, source: str) -> Title:
    joined = "".join(words.split())
    return Title(joined, at, _body(joined), year_in(words), source)


def _body(words: str) -> str:
    """What a title says beside the year and what kind of report it is: the body's name."""
    words = _SPELT_YEAR.sub("", _YEAR.sub("", "".join(words.split())))
    name = _KIND.split(words, maxsplit=1)[0]
    return _AROUND.sub("", name).strip("()（）[]〔〕·-—:")


__all__ = ["Title", "of_cells", "of_page", "title_of", "titles", "year_in"]
