"""What a draft tells of its year and body: title, opening, stated period, captions, signature, page."""

from collections import Counter
from collections.abc import Iterator, Sequence

from gik_lint.facts.bodies import kind_and_tier
from gik_lint.facts.lines import Line
from gik_lint.facts.periods import periods
from gik_lint.facts.published import ENDS, is_date
from gik_lint.facts.report import Evidence, Range
from gik_lint.facts.titles import Title, of_page
from gik_lint.fixed import fixed
from gik_lint.packs.words import Words

_SPOKEN = fixed(r"^(?:了|本(?!级)|全)")
_YEAR = fixed(r"(20\d\d)年(?<![〔\[(（\d].....)")
_QUOTED = fixed(r"《[^《》\n]{0,120}》")
_OPENING = fixed(
    r"(?:(?:现将|现公布|公布|发布|编制(?:完成)?了?|汇报|将)\s?(?P<before>[^,。;:\s《》“”]{2,30}?))?(?P<year>20\d\d)\s*年(?:度|全年)?\s?"
    r"(?P<body>[^,。;:\s《》“”]{0,30}?)(?:政府信息公开|政务公开|政务信息公开|(?<=[局委办处镇乡道])信息公开)(?:工作)?[^,。;:\s《》]{0,12}?(?:报告|年报|汇报|情况)"
)
_OWN_TITLE = fixed(
    r"(?:公布|发布|编制|制作|形成|撰写)(?:完成)?了?\s?《(?P<body>[^》\n,。]{2,30}?)(?P<year>20\d\d)\s*年(?:度)?"
    r"(?:政府信息公开|政务公开)(?:工作)?(?:年度)?(?:报告|年报)》"
)
"""What the report calls itself where it says that it is published."""
_FIRST_HEADING = fixed(r"\n\s*[一1][、.]")
_AS_WORK = fixed(r"(?:及时|按时|按期|如期|按规定|按要求|已经?|并)[^。;\n]{0,4}$")
"""Publishing last year's report is work of this year."""
_ANNOUNCED = fixed(r".?(?:现将|现公布|现发布|现就|将)|[现特]")
_NEAR = 12
_COMPILED = fixed(
    r"由(?P<body>[^,。;:\s《》“”、()]{3,30}?)(?:根据|依据|按照|结合|负责|汇总|综合|编制)(?![^。]{0,4}(?:部分|方面)组成)"
)
_OFFICE = fixed(r"(?<=局)办公室$|(?<=[镇乡府])党政(?:综合)?办(?:公室)?$")
"""The office that wrote the report, where the body it belongs to reports."""
_NO_BODY = fixed(r"领导小组|信息公开|政务公开")
_CAPTION = fixed(
    r"[(（]?(?P<year>20\d\d)\s*年(?!\s?\d{1,2}\s?月)(?:度)?[)）]?[^\n。]{0,30}?统计表|统计表\s{0,3}[(（](?P<below>20\d\d)\s*年度[)）]"
)
_CAPTION_LINE = fixed(r"[(（](?P<year>20\d\d)年度?[)）]")
_OWN_WORD = fixed(
    r"我(?<!自我)(?P<word>省|市(?!场)|县|区|州|旗|镇|乡|街道|办事处|局(?!限|面)|委|厅|办(?!理)|院|部(?!分|门))"
)
_OWN_KIND = {
    "省": "government", "市": "government", "县": "government", "州": "government", "旗": "government",
    "镇": "township", "乡": "township", "街道": "subdistrict", "办事处": "subdistrict",
    "局": "department", "委": "department", "厅": "department", "部": "department",
}  # fmt: skip
_ISSUER = fixed(
    r"(?:发布机构|发布单位|公开机构|信息来源|来源|责任部门|填报单位(?:\s?[(（]盖章[)）])?)\s*[:：]\s*(?P<name>[^\s:|,;。]{3,30})"
)
_OPENING_REACH = 1500
_PAGE_LINE = 600
_LONGEST_NAME = 30
_CAPTION_LENGTH = 12
_CAPTION_REACH = 60  # before 统计表, its year and the blanks between


def of_titles(found: Sequence[Title], file_title: str, words: Words) -> Iterator[Evidence]:
    """Year and body of every title, the report's own before the page's and the file's."""
    weighed = [(one, 4 if one.source == "页面标题" else 6) for one in found]
    if of_file := of_page(file_title):
        weighed.append((of_file, 2))
    weighed.sort(key=lambda pair: -pair[1])
    seen: set[tuple[str, str]] = set()
    for one, weight in weighed:
        for field, value in (("year", str(one.year or "")), ("body", one.body)):
            if not value or (field, value) in seen or (field == "body" and not kind_and_tier(value, words)[0]):
                continue
            seen.add((field, value))
            yield Evidence(field, value, one.source, weight, one.at if one.at.end else None)


def opening(text: str, all_lines: Sequence[Line], title: Title | None) -> Range:
    """The first passage of the report: behind its title, else from the first line on."""
    start = title.at.end if title else (all_lines[0].start if all_lines else 0)
    return Range(start, min(len(text), start + _OPENING_REACH))


def of_opening(text: str, passage_at: Range, words: Words) -> Iterator[Evidence]:
    """Year and body in 现将某县2015年政府信息公开工作…, names in 《》 left out."""
    for found in _OWN_TITLE.finditer(text, passage_at.start, passage_at.end):
        at = Range(*found.span())
        yield Evidence("year", found["year"], "开头", 3, at)
        if kind_and_tier(found["body"], words)[0]:
            yield Evidence("body", found["body"], "开头", 3, at)
        break
    passage = _QUOTED.sub(
        lambda quoted: "《" + "-" * (len(quoted[0]) - 2) + "》", text[passage_at.start : passage_at.end]
    )
    headed = _FIRST_HEADING.search(passage)
    for found in _OPENING.finditer(passage):
        within = headed is not None and found.start() > headed.start()
        if _AS_WORK.search(passage, max(found.start() - _NEAR, 0), found.start()) or (
            within and not _ANNOUNCED.match(passage, max(found.start() - 1, 0))
        ):
            continue
        at = Range(passage_at.start + found.start(), passage_at.start + found.end())
        yield Evidence("year", found["year"], "开头", 3, at)
        name = _SPOKEN.sub("", found["before"] or found["body"] or "")
        if name and not name.startswith(("我", "本", "全", "各")) and kind_and_tier(name, words)[0]:
            yield Evidence("body", name, "开头", 3, at)
        break
    for found in _COMPILED.finditer(passage):
        if not _NO_BODY.search(found["body"]) and kind_and_tier(found["body"], words)[0]:
            name = _OFFICE.sub("", found["body"])
            start = passage_at.start + found.start("body")
            yield Evidence("body", name, "编制机关", 2, Range(start, start + len(name)))
            break


def of_issuer(text: str, all_lines: Sequence[Line], words: Words) -> Iterator[Evidence]:
    """The body in the page's or the table's head, and in the signature."""
    ends = all_lines if len(all_lines) <= 2 * ENDS else [*all_lines[:ENDS], *all_lines[-ENDS:]]
    issuers = (
        found for line in ends for found in _ISSUER.finditer(text, line.start, min(line.end, line.start + _PAGE_LINE))
    )
    issuer = next((found for found in issuers if kind_and_tier(found["name"], words)[0]), None)
    if issuer:
        yield Evidence("body", issuer["name"], "发布机构", 2, Range(*issuer.span("name")))
    for index, line in enumerate(all_lines):
        if index and is_date(text, line):
            above = all_lines[index - 1]
            name = "".join(text[above.start : above.end].split())
            if len(name) <= _LONGEST_NAME and kind_and_tier(name, words)[0]:
                yield Evidence("body", name, "落款", 4, Range(above.start, above.end))


def of_years(text: str, all_lines: Sequence[Line]) -> Iterator[Evidence]:
    """The year in the stated period, in the tables' captions, and the one most often in the text."""
    for period in periods(text):
        if period.of_figures and period.year == period.last_year:
            yield Evidence("year", str(period.year), "统计期限", 5, period.at)
            break
    caption = _CAPTION.search(text, max(text.find("统计表") - _CAPTION_REACH, 0)) if "统计表" in text else None
    if caption:
        yield Evidence("year", caption["year"] or caption["below"], "统计表标题", 2, Range(*caption.span()))
    else:
        for index, line in enumerate(all_lines):
            above = all_lines[index - 1] if index else line
            if line.end - line.start < _CAPTION_LENGTH and (
                (found := _CAPTION_LINE.fullmatch(text, line.start, line.end))
                and ("年度" in found[0] or "表" in text[above.start : above.end])
            ):
                yield Evidence("year", found["year"], "统计表标题", 2, Range(line.start, line.end))
                break
    counted = Counter(_YEAR.findall(_QUOTED.sub("", text)))
    if counted:
        yield Evidence("year", counted.most_common(1)[0][0], "正文中最多的年份", 1)


def own_words(text: str) -> tuple[str | None, list[Evidence]]:
    """What kind of body calls itself 我局, 我镇, 我县; None where it does not, or where 我区 may be many things."""
    counted = Counter(found["word"] for found in _OWN_WORD.finditer(text))
    if not counted:
        return None, []
    word, times = counted.most_common(1)[0]
    if _OWN_KIND.get(word) == "government":  # 我局 works for 我市
        offices = (one for one in counted.most_common() if _OWN_KIND.get(one[0]) == "department")
        word, times = next(offices, (word, times))
    kind = _OWN_KIND.get(word)
    return kind, [Evidence("kind", kind, f"正文自称「我{word}」{times} 次", 1)] if kind else []


__all__ = ["of_issuer", "of_opening", "of_titles", "of_years", "opening", "own_words"]
