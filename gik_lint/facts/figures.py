"""Figures in prose as facts: what is counted, how many, of whom, when; and the zeros that are said in words."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from gik_lint.facts.paragraphs import paragraphs
from gik_lint.facts.reading import Reading
from gik_lint.facts.report import Figure, Range
from gik_lint.facts.subjects import Phrase, Subjects, prepared
from gik_lint.fixed import fixed
from gik_lint.packs.words import Words
from gik_lint.text.numbers import NUMERAL, Numeral, read, scale_of
from gik_lint.text.sentences import Piece, clauses, sentences

_CLAUSE_MARK = fixed("[,;:。]")
_CLAUSE_END = fixed("[,;:。!?(]|^、")
_UNIT = (
    r"\s*(?P<more>[余多来])?\s*(?P<tens>[十百千]?[万亿])?\s*(?P<still>[余多])?\s*(?P<unit>"
    r"人次|条次|件次|户次|篇次|场次|次(?!日)|元(?!旦|素)|个?百分点|件(?!数)|条(?!例|款|途径|渠道|主线)|个(?!月|工作日|小时|自然日|百分点)"
    r"|份(?!额)|篇|期(?!间|限|末)|项(?!目)|起(?!草|到|来|止|点)|宗|例(?!如|外)|名(?!录|单|称|义)|人(?!民|大|员|口|均|才)|位(?!置|于|列|居)"
    r"|家(?!庭|电)|场(?!所|景|地)|部(?!门|委|级|分|署)|本(?!年|级|市|县|区|机关|单位|行政|着|报告)|册|张|页(?!面)|类(?!别)"
    r"|种(?!植)|批(?!次|准|复)|所(?!有|涉|属|得|在)|处(?!理|罚|室|置|级|于)|户(?!籍|外)|辆|台(?!账|阶)|套(?!餐)|幅(?!度)"
    r"|通(?!过|知|报|告)|门(?!户|类)|款(?!项)|%|‰)(?P<about>以上|左右|上下|以内)?"
)
_NUMBER = fixed(rf"{NUMERAL}(?:(?={_UNIT})|)")
_ABOUT_BEFORE = ("约", "近", "逾", "超", "超过", "突破", "接近", "不少于", "不低于", "至少", "多达", "上")
_NOT_ABOUT = ("最近", "附近", "邻近", "网上", "以上", "线上")
_ORDINAL = fixed(
    r"[第A-Za-z_.\-/〔\[]\s*$|第[\d一二三四五六七八九十百零〇]+[条款项](?:第[^,。]{1,4}[款项])?[、和至及或与]\s*$"
)
_RANGE = fixed(r"\d\s*(?:[-~—–至到]+)\s*$")
_ONE_OF_THEM = frozenset("每同任另某这那哪此该各第上下前后之统单唯逐头首再")
_COUNTED_IN_WORDS = frozenset("件起宗例份条期场篇次名人")
_FILLING = (
    "共计|合计|总计|总共|共有|共|累计|总数|总量|件数|次数|数量|数|为|是|达到|达|有|大?约|将?近|逾|超过?|突破|计|各|了"
    "|不少于|不低于|至少|多达"
)
_FILLER_MARKS = ':“”(*"'
_FILLER = fixed(rf"(?:{_FILLING}|[{_FILLER_MARKS}])+$")
_FILLER_SIGNS = _FILLING + _FILLER_MARKS  # only behind the last sign that is none of these can filler begin
_TITLED = r"《[^《》]{0,200}》"
_TITLE = fixed(_TITLED)
_YEAR = fixed(r"(20\d\d)年")
_OTHERS_YEAR = fixed(rf"{_TITLED}|(?:较|比|与|同)20\d\d年")
_GREW_TO = fixed("(?:增|减|升|降|提高|上升|下降)[^,;~#\\d]{0,4}[至到]")
"""What a figure that was before is followed by: 由1200件增至1311件."""
_LAST_YEAR = fixed(
    r"(?:去年|上年|上一年|往年)(?!度?(?:同期)?(?:结转|转结|遗留|末|底|工作)|度?的?(?:政府)?信息公开(?:工作)?年(?:度|报))[^,;~#]{0,12}$|同期的?$"
    r"|(?:较|比|与|同)20\d\d年(?:度|全年|同期)*的?[^,;~#]{0,8}$"
)
_CHANGE = fixed(
    r"(?:同比|环比|较|比|相比)[^,;#]{0,30},?(?:增长|增加|上升|提高|提升|多|减少|下降|降低|回落|少)了?$"
    r"|(?:较|比)(?:上年|去年|上一年|20\d\d年)(?:度|同期|的~)*[多少][^,;~#]{0,8}$"
)
_TO_DATE = fixed(
    r"历年|近[两二三四五六七八九十几]年|连续[两二三四五]年|年底累计|截至[^,;~#]{0,16}累计(?!办|收)|自[^,;~#]{2,14}以来|(?:建站|开通|运行|开设)以来|历史累计|粉丝|关注(?:人)?数"
)
_SINCE = fixed(r"(?<![^,;#])自[^,;~#]{2,20}以来,(?![^~]*(?:20\d\d年(?!\d{1,2}月)|全年|本年|今年|当年))[^;~]{0,60}$")
_SCOPE = fixed(
    r"全[国省市州盟县区旗镇乡街]|各[^,;~#各]{0,6}?(?:部门|单位|乡镇|镇街|街道|县区|区县|镇)|[省市州县区]直(?:各)?(?:部门|单位|机关)"
    r"|[省市州县区]本级|本(?:机关|级|部门|单位|局|办|委|镇|乡|街道)|我[省市州县区镇乡局办委街](?!国)"
)
_DOES = "收到|受理|办理|作出|制发|制定|印发|出台|公开|答复|发布|办结|承办|实施|收取"
_ACTS = fixed(_DOES)
_ACTOR = fixed(
    r"([^,;:~#()“”]{1,14}?(?:[局委办厅镇乡省市县区旗州]|委员会|管委会|办公[室厅]|乡镇|街道|部门|单位|中心|机[关构]|法院|检察院|政府))"
    r"(?:\([^()]{1,6}\))?"
    rf"(?:共|全年|本年度?|今年|累计|新|主动|依法|已|分别|的|均|都|未|没有|暂|尚|再)*(?:{_DOES})"
)
_DATED = fixed(r"^.*(?:年度?|月|日|以来|期间)(?=.)")
_REMARK = fixed(r"^\([^()~]*\)")
PERCENT = frozenset({"%", "‰", "百分点", "个百分点"})
_CONTEXT = 150
_TAIL = 40
_NEAR = 60
_HEADING = 40


class _Counted(NamedTuple):
    """A number with its unit, from `start` to `end`."""

    value: Decimal
    unit: str
    scale: int
    approximate: bool
    start: int
    end: int


def figures(reading: Reading, words: Words, tables: Sequence[Range] = ()) -> tuple[Figure, ...]:
    """Every figure in the prose, in text order; `tables` are ranges to leave out (tables read from lines)."""
    text, subjects = reading.text, prepared(words.subjects)
    found: list[Figure] = []
    heading = ""
    for paragraph in paragraphs(reading):
        last = Piece(paragraph.start, paragraph.start)
        among = [one for one in tables if one.start < paragraph.end and paragraph.start < one.end]
        for sentence in sentences(text, *paragraph):
            if not any(table.start < sentence.end and sentence.start < table.end for table in among):
                counted = list(_counted(text, sentence))
                denies = _SAYS_NONE.search(text, *sentence)
                if counted or denies:
                    above = heading + _squeezed(text[max(last.end - _CONTEXT, last.start) : last.end])
                    found += _in_figures(text, sentence, counted, above, subjects)
                    found += _said_in_words(text, sentence, counted, above, subjects) if denies else ()
            last = sentence
        if paragraph.end - paragraph.start <= _HEADING:
            heading = text[paragraph.start : paragraph.end]
    return tuple(sorted(found, key=lambda figure: figure.at.start))


def _in_figures(
    text: str, sentence: Piece, counted: Sequence[_Counted], above: str, subjects: Subjects
) -> Iterator[Figure]:
    context, offset, actor = "", sentence.start, ""
    for index, number in enumerate(counted):
        gap = _REMARK.sub("", _squeezed(text[offset : number.start]))
        stop = counted[index + 1].start if index + 1 < len(counted) else sentence.end
        phrase = _phrase(context + gap, _tail(text[number.end : stop]), above)
        actor = _actor(phrase.own, "" if ";" in gap or "；" in gap else actor)
        yield _figure(number, phrase, _clause(text, number, offset, stop), subjects, actor)
        context, offset = f"{context}{gap}~"[-_CONTEXT:], number.end


def _figure(number: _Counted, phrase: Phrase, clause: Range, subjects: Subjects, actor: str) -> Figure:
    near = phrase.before[-_NEAR:]
    change = ("比" in near or "较" in near) and bool(_CHANGE.search(near))
    another = number.unit == "个" and phrase.tail  # 规范性文件公开数量两个项目: of items, not of documents
    subject = "" if change or another or number.unit in PERCENT else subjects.of(phrase, number.unit)
    years = _YEAR.findall(_OTHERS_YEAR.sub("", phrase.before) if "年" in phrase.before else "")
    scopes = _SCOPE.findall(phrase.own) or (_SCOPE.findall(near) if len(near) > len(phrase.own) else ())
    return Figure(
        what=subject or phrase.noun,
        value=number.value,
        unit=number.unit,
        at=Range(number.start, number.end),
        approximate=number.approximate,
        year=int(years[-1]) if years else None,
        scope=scopes[-1] if scopes else "",
        clause=clause,
        known=bool(subject),
        scale=number.scale,
        period="" if change else _period(phrase),
        change=change,
        actor=actor,
    )


def _actor(own: str, before: str) -> str:
    """Who received or did what is counted: as the clause says, else as the one before, unless a scope is named."""
    found = _ACTOR.search(own) if _ACTS.search(own) else None
    if found:
        return _DATED.sub("", found[1])
    return "" if not before or _SCOPE.search(own) else before


def _period(phrase: Phrase) -> Literal["", "last-year", "to-date"]:
    own = phrase.own
    if ("年" in own or "同期" in own) and _LAST_YEAR.search(own):
        return "last-year"
    if own.endswith(("由", "从")) and _GREW_TO.match(phrase.tail):
        return "last-year"
    since = "以来," in phrase.before and _SINCE.search(phrase.before)
    return "to-date" if since or _TO_DATE.search(own) else ""


def _counted(text: str, sentence: Piece) -> Iterator[_Counted]:
    """Numbers that count something: with a unit, outside 《》, no ordinals, no numbers that are words."""
    titles: list[tuple[int, int]] | None = None
    for found in _NUMBER.finditer(text, *sentence):
        number = read(found) if found["unit"] else None
        if number is None:
            continue
        if titles is None:
            titles = [title.span() for title in _TITLE.finditer(text, *sentence)]
        if any(start < number.start < end for start, end in titles):
            continue
        unit, end = found["unit"], max(found.end("unit"), found.end("about"))
        before = text[max(number.start - 12, sentence.start) : number.start]
        if _ORDINAL.search(before) or (number.spelt and _is_a_word(number, unit, before, text[end : end + 1])):
            continue
        scale = scale_of(found["tens"] or "")
        nearly = before.rstrip().endswith(_ABOUT_BEFORE) and not before.rstrip().endswith(_NOT_ABOUT)
        yield _Counted(
            value=_plain(number.value * scale),
            unit=unit,
            scale=number.scale * scale,
            approximate=bool(nearly or found["more"] or found["still"] or found["about"] or _RANGE.search(before)),
            start=number.start,
            end=end,
        )


def _is_a_word(number: Numeral, unit: str, before: str, after: str) -> bool:
    """Whether a number in characters is part of a word or phrase (每一个, 一件事, “三个转变”)."""
    if (
        before[-1:] in _ONE_OF_THEM
        or before.rfind("“") > before.rfind("”")
        or unit not in _COUNTED_IN_WORDS | {"个", "项"}
    ):
        return True
    return number.value == 1 and (unit in "次个项名人" or after == "事")


def _plain(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _tail(text: str) -> str:
    """The rest of the clause behind a figure."""
    return _CLAUSE_END.split(_squeezed(text[: 2 * _TAIL]), maxsplit=1)[0][:_TAIL]


def _phrase(before: str, tail: str, above: str) -> Phrase:
    before = _without_filler(before[-_CONTEXT:])
    if not tail:
        before = _without_filler(before.rstrip(",、"))
    start = max(before.rfind(","), before.rfind(";"), before.rfind(":"), before.rfind("~")) + 1
    return Phrase(before, before[start:], tail, above)


def _without_filler(words: str) -> str:
    filler = _FILLER.search(words, len(words.rstrip(_FILLER_SIGNS)))
    return words[: filler.start()] if filler else words


def _clause(text: str, number: _Counted, start: int, stop: int) -> Range:
    """The clause around a figure, not beyond the figures next to it."""
    before = text[start : number.start]
    begin = max(before.rfind(","), before.rfind(";"), before.rfind(":"), before.rfind("。")) + 1
    end = _CLAUSE_MARK.search(text, number.end, stop)
    return Range(start + begin, end.start() if end else stop)


_NONE = fixed(
    r"未曾|从未|尚未|暂未|未有|未(?!来|成年|经|央)|没有|不存在|尚无|暂无|无(?!偿|障碍|效|线|人机|锡|为|疑|论)|没(?!收)|零(?!散|星|售|距离)"
)
_ALL = fixed("均|全部|都|皆")
_SAYS_NONE = fixed("[未没无零均都皆]|不存在|全部")
_NEEDS_VERB = frozenset({"未曾", "从未", "尚未", "暂未", "未"})
_VERB = fixed(
    r"^(?:再|能)?(?:收到|受理|接收|接到|新收|发生|产生|存在|出现|提起|引发|引起|涉及|收取|发现|制发|制定|印发|出台|被|因|有|由|开展|接待)"
)
_QUALIFIED = fixed(r"超期|逾期|超时|败诉|纠错|纠正|撤销|违法|违规|不当|未|不及时|责令|问题|重大|恶意|现成|超过")
_VERBS_ONLY = 4


def _said_in_words(
    text: str, sentence: Piece, counted: Sequence[_Counted], above: str, subjects: Subjects
) -> Iterator[Figure]:
    """Zeros: 未收到申请, 无行政复议; and 申请均已办结, which says that nothing is carried over."""
    for clause in clauses(text, *sentence):
        if any(clause.start <= number.start < clause.end for number in counted):
            continue
        own = _squeezed(text[clause.start : clause.end]).rstrip(",;:。!?")
        denied, whole = _denied(own), bool(_ALL.search(own))
        if not (denied or whole):
            continue
        before = _squeezed(text[max(sentence.start, clause.start - _CONTEXT) : clause.start])
        names = [*subjects.denied(denied, before + own, above)] if denied else []
        names += subjects.done(before + own) if whole else []
        if not names:
            continue
        actor = _last_actor(before, own)
        year = _YEAR.search(own) or _YEAR.search(before)
        for name in dict.fromkeys(names):
            at = Range(clause.start, clause.start + len(text[clause.start : clause.end].rstrip(",;:。!? ")))
            yield Figure(
                name,
                Decimal(0),
                "",
                at,
                stated=False,
                year=int(year[1]) if year else None,
                clause=at,
                known=True,
                actor=actor,
            )


def _last_actor(before: str, own: str) -> str:
    """The actor of a clause that counts nothing: its own, else the last one named in its sentence."""
    actor = ""
    for clause in before[before.rfind(";") + 1 :].replace(":", ",").split(","):
        actor = _actor(clause, actor)
    return _actor(own, actor)


def _denied(clause: str) -> str:
    """What a clause says there is none of, with the verb; the empty text if it denies nothing, or only some."""
    none = _NONE.search(clause)
    if none is None or _QUALIFIED.search(clause, none.end()):
        return ""
    rest = clause[none.end() :]
    if none[0] in _NEEDS_VERB and not _VERB.match(rest):
        return ""
    return rest if len(rest) > _VERBS_ONLY else clause[: none.start()] + rest
