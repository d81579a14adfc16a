"""Results made by hand for the reporters: a small draft with a table, findings of every shape, hostile text."""

from datetime import date
from decimal import Decimal

import msgspec

from gik_lint.document import Block, Cell, Document, Paragraph, SourceText, Span, Table
from gik_lint.facts.reading import Reading, Zone
from gik_lint.facts.report import AnnualReport, Evidence, Identity, OfficialCell, OfficialTable, Range
from gik_lint.finding import Basis, Edit, Finding, Fix, Location, Outcome, Related, Suspect
from gik_lint.packs.forms import Column, Relation, Row, TableForm
from gik_lint.packs.model import Rule
from gik_lint.result import PackInfo, ReportResult, Result, Uncheckable
from gik_lint.text.face import Face

HOSTILE = "[/b]\x1b[31m\u202e<img src=x onerror=alert(1)>\n::error::x\n=cmd|' /C calc'!A0\x0b</style></script>\ud800|`"

TITLE = "某市人民政府2024年政府信息公开工作年度报告"
OPENING = (
    "根据《中华人民共和国政府信息公开条例》(国务院令第711号)和国务院办公厅有关要求,编制本报告。"
    "本报告所列数据的统计期限自2023年1月1日起至2024年12月31日止。"
)
LONG = (
    "2024年,某市坚持以习近平新时代中国特色社会主义思想为指导,认真贯彻落实党中央、国务院关于政务公开工作的决策部署。"
    + "全市各级行政机关围绕中心工作,细化公开目录,规范公开流程,拓展公开渠道。" * 9
    + "全年共受理政府信息公开申请75余件,均已按期办结。"
    + "我市将持续推进重点领域信息公开,回应社会关切。" * 6
)

ROWS = (
    ("r1", "一、本年新收政府信息公开申请数量", "本年新收", ("3001", "102", "3103")),
    ("r2", "二、上年结转政府信息公开申请数量", "上年结转", ("34", "", "34")),
    ("r3", "(一)予以公开", "予以公开", ("1288", "60", "1348")),
    ("r4", "(二)部分公开(区分处理的,只计这一情形,不计其他情形)", "部分公开", ("1644", "40", "1684")),
    ("r7", "(七)总计", "总计", ("2923", "100", "3032")),
    ("r8", "四、结转下年度继续办理", "结转下年度", ("103", "2", "105")),
)
COLUMNS = (("natural", "自然人"), ("company", "商业企业"), ("total", "总计"))

FORM = TableForm(
    id="t3",
    title="收到和处理政府信息公开申请情况",
    layout="matrix",
    rows=tuple(Row(id=row, label=label, short=short) for row, label, short, _ in ROWS),
    columns=tuple(Column(id=column, label=label) for column, label in COLUMNS),
    relations=(
        Relation("F21.T3.01", "予以公开 + 部分公开 = 总计", "column", "printed"),
        Relation("F21.T3.02", "本年新收 + 上年结转 = 总计 + 结转下年度", "column", "printed"),
        Relation("F21.T3.03", "自然人 + 商业企业 = total", "row", "printed"),
    ),
)


def table() -> Table:
    """The table as the draft prints it: a merged corner, a heading over two columns, one line a row."""
    cells = [
        Cell(SourceText.at("(本列数据的勾稽关系)", 7, 1), 0, 0, rowspan=2),
        Cell(SourceText.at("申请人情况", 7, 20), 0, 1, colspan=3),
        *(Cell(SourceText.at(label, 8, 1 + 8 * index), 1, 1 + index) for index, (_, label) in enumerate(COLUMNS)),
    ]
    for number, (_, label, _, values) in enumerate(ROWS):
        cells.append(Cell(SourceText.at(label, 9 + number, 1), 2 + number, 0))
        cells += [
            Cell(SourceText.at(value, 9 + number, 40 + 8 * index), 2 + number, 1 + index)
            for index, value in enumerate(values)
        ]
    return Table(tuple(cells), rows=2 + len(ROWS), columns=4)


def blocks() -> tuple[Block, ...]:
    """The blocks of the draft, each at its own line."""
    return (
        Paragraph(SourceText.at(TITLE, 1), level=1),
        Paragraph(SourceText.at(OPENING, 2)),
        Paragraph(SourceText.at("一、总体情况", 3), level=2),
        Paragraph(SourceText.at(LONG, 4)),
        Paragraph(SourceText.at("二、主动公开政府信息情况", 5), level=2),
        Paragraph(SourceText.at("三、收到和处理政府信息公开申请情况", 6), level=2),
        table(),
        Paragraph(SourceText.at("五、存在的主要问题及改进情况", 15), level=2),
        Paragraph(SourceText.at("一是公开的主动性有待提高;二是三是……", 16)),
    )


def report(made: tuple[Block, ...] | None = None, path: str = "drafts/draft.txt") -> AnnualReport:
    """The draft as understood, its canonical face the printed one."""
    made = blocks() if made is None else made
    zones: list[Zone] = []
    texts: list[str] = []
    offset = 0
    for number, block in enumerate(made):
        units = (
            [(None, block.text)] if isinstance(block, Paragraph) else [(i, c.text) for i, c in enumerate(block.cells)]
        )
        for cell, text in units:
            end = offset + len(text.text)
            zones.append(Zone(offset, end, offset, number, "prose" if cell is None else "cell", text, cell))
            texts.append(text.text)
            offset = end + 1
    printed = "\n".join(texts)
    reading = Reading(
        Document(path, "text", made), Face(printed, printed, (0, len(printed)), (0, len(printed))), tuple(zones)
    )
    return AnnualReport(reading, identity(), None, tables=tuple(official(made, zones)))


def official(made: tuple[Block, ...], zones: list[Zone]) -> list[OfficialTable]:
    """The official table among the blocks, if it is there."""
    found = []
    for number, block in enumerate(made):
        if not isinstance(block, Table):
            continue
        at = {zone.cell: Range(zone.start, zone.end) for zone in zones if zone.block == number}
        cells = {}
        for index, cell in enumerate(block.cells):
            if cell.row < 2 or cell.column == 0:
                continue
            row, column = ROWS[cell.row - 2][0], COLUMNS[cell.column - 1][0]
            text = cell.text.text
            cells[row, column] = OfficialCell(
                row, column, text, "number" if text else "blank", Decimal(text) if text else None, at=at[index]
            )
        found.append(OfficialTable(FORM, "form-2021", 1, Range(0, 0), cells))
    return found


def identity() -> Identity:
    return Identity(
        title=TITLE,
        title_at=Range(0, len(TITLE)),
        body="某市人民政府",
        kind="government",
        tier="prefecture",
        year=2024,
        published=date(2025, 1, 27),
        evidence=(Evidence("year", "2024", "标题", 5), Evidence("body", "某市人民政府", "标题", 5)),
    )


def at(line: int, column: int, quote: str, place: str = "", *, absent: bool = False) -> Location:
    return Location(Span(line, column, line, column + len(quote)), place, quote, absent)


def cell(row: str, column: str) -> Location:
    """The location of an official cell."""
    number = [name for name, *_ in ROWS].index(row)
    index = [name for name, _ in COLUMNS].index(column)
    _, _, short, values = ROWS[number]
    return at(9 + number, 40 + 8 * index, values[index], f"表三「{short}」行「{COLUMNS[index][1]}」列")


PERIOD = "自2023年1月1日起至2024年12月31日止"
FORM_30 = Basis("国办公开办函〔2021〕30号", "表三")

PERIOD_FINDING = Finding(
    rule="period-not-the-year",
    category="dates",
    severity="warning",
    confidence="high",
    message="统计期限从 2023年1月1日 起,与报告年度 2024 不符。",
    location=at(2, OPENING.index(PERIOD) + 1, PERIOD, "「开头」"),
    remedy="改为“自2024年1月1日起至2024年12月31日止”。",
    basis=(Basis("中华人民共和国政府信息公开条例", "第五十条"),),
    related=(Related(at(1, 7, "2024年", "标题"), "报告年度"),),
    fix=Fix("unsafe", (Edit(Span(2, OPENING.index("2023") + 1, 2, OPENING.index("2023") + 5), "2024"),)),
    fingerprint="a1" * 16,
)
APPROXIMATE = Finding(
    rule="approximate-where-exact",
    category="figures",
    severity="info",
    confidence="medium",
    message="申请件数应为确数,此处写作“75余件”。",
    location=at(4, LONG.index("75余件") + 1, "75余件", "「一、总体情况」"),
    remedy="写明确切件数。",
    fix=Fix("safe", (Edit(Span(4, LONG.index("余件") + 1, 4, LONG.index("余件") + 2), ""),)),
    fingerprint="b2" * 16,
)
EMPTY_SECTION = Finding(
    rule="section-empty",
    category="structure",
    severity="error",
    confidence="high",
    message="“二、主动公开政府信息情况”下没有内容,缺少表二。",
    location=at(5, 1, "二、主动公开政府信息情况", "「二、主动公开政府信息情况」", absent=True),
    remedy="按格式补上表二。",
    basis=(Basis("国办公开办函〔2021〕30号", "二"),),
    fingerprint="c3" * 16,
)
MISMATCH = Finding(
    rule="results-total-mismatch",
    category="arithmetic",
    severity="error",
    confidence="high",
    message="「自然人」一列各行之和为 2932,「(七)总计」填 2923,相差 9。",
    location=cell("r7", "natural"),
    remedy="核对台账;疑为两位数字颠倒,应为 2932。",
    basis=(FORM_30,),
    related=tuple(
        Related(cell(row, "natural"), note)
        for row, note in (
            ("r1", "本年新收"),
            ("r2", "上年结转"),
            ("r3", "予以公开"),
            ("r4", "部分公开"),
            ("r8", "结转下年度"),
        )
    ),
    relations=("F21.T3.02", "F21.T3.01", "F21.T3.03"),
    expected="2932",
    actual="2923",
    suspects=(Suspect("t3.r7.natural", cell("r7", "natural"), "2923", "2932", "只改这一格,3 条勾稽关系全部成立"),),
    fingerprint="d4" * 16,
    baseline="new",
)
SUPPRESSED = msgspec.structs.replace(
    APPROXIMATE,
    rule="number-repeated",
    message="序号“二是”“三是”相连,中间没有内容。",
    location=at(16, 13, "二是三是", "「五、存在的主要问题及改进情况」"),
    suppressed=True,
    fix=None,
    fingerprint="e5" * 16,
)
KNOWN = msgspec.structs.replace(
    APPROXIMATE,
    rule="ellipsis-left",
    message="省略号似为未写完的内容。",
    location=at(16, 17, "……", "「五、存在的主要问题及改进情况」"),
    baseline="known",
    fix=None,
    fingerprint="f6" * 16,
)
FINDINGS = (PERIOD_FINDING, APPROXIMATE, EMPTY_SECTION, MISMATCH, SUPPRESSED, KNOWN)
OUTCOMES = (
    *(Outcome(finding.rule, "failed") for finding in FINDINGS),
    Outcome("title-year-differs", "passed"),
    Outcome("body-name-differs", "passed"),
    Outcome("review-total-mismatch", "undecided", "没有找到表四", at(15, 1, "五、存在的主要问题及改进情况")),
    Outcome("review-prose-differs", "undecided", "没有找到表四"),
    Outcome("published-late", "not-applicable", "只在定稿检查(--profile final)时启用"),
)


def rule(finding: Finding, title: str) -> Rule:
    return Rule(
        id=finding.rule,
        title=title,
        category=finding.category,  # type: ignore[arg-type]
        check={"pattern": {}},
        severity=finding.severity,
        confidence=finding.confidence,
        says=finding.message,
        remedy=finding.remedy,
        why="公众和上级机关据此核对全年工作。",
        basis=finding.basis,
        known_problems=("跨年度的特殊统计口径会被误报",) if finding is PERIOD_FINDING else (),
    )


RULES = (
    rule(PERIOD_FINDING, "统计期限不是报告年度"),
    rule(APPROXIMATE, "该用确数处用了约数"),
    rule(EMPTY_SECTION, "必备部分没有内容"),
    rule(MISMATCH, "办理结果总计与各项之和不符"),
    rule(SUPPRESSED, "序号相连"),
    rule(KNOWN, "未写完的省略号"),
)


def checked(path: str = "drafts/draft.txt", **changes: object) -> ReportResult:
    made = ReportResult(
        path=path, identity=identity(), form="form-2021", findings=FINDINGS, outcomes=OUTCOMES, report=report()
    )
    return msgspec.structs.replace(made, **changes)


def clean_report(path: str = "drafts/clean.txt") -> ReportResult:
    passed = tuple(Outcome(outcome.rule, "passed") for outcome in OUTCOMES)
    return checked(path, findings=(), outcomes=passed)


def unreadable(path: str = "drafts/locked.docx") -> ReportResult:
    return ReportResult(path=path, status="not-checked", error="文件有密码保护,请另存为不加密的文件后再检查。")


def result(*reports: ReportResult, **changes: object) -> Result:
    made = Result(
        tool_version="0.1.0",
        packs=(PackInfo("annual-report", "0.1.0", "0" * 64),),
        reports=reports or (checked(),),
        rules=RULES,
        forms={"form-2021": "年度报告格式，国办公开办函〔2021〕30号"},
        uncheckable=(
            Uncheckable("内容是否属实", "机器不掌握工作台账"),
            Uncheckable("公开是否及时", "须与信息形成日期比对"),
            Uncheckable("表述是否恰当", "须由人判断"),
            Uncheckable("附件链接是否有效", "检查时不连接网络"),
        ),
    )
    return msgspec.structs.replace(made, **changes)


def hostile() -> Result:
    """A run in which everything a stranger writes is hostile: path, body, text, message, place, reasons."""
    text = HOSTILE
    paragraph = Paragraph(SourceText.at(text, 1))
    grid = Table((Cell(SourceText.at(text, 2), 0, 0, 10**9, 10**9), Cell(SourceText.at(text, 3), 1, 1)), 2, 2)
    location = Location(Span(1, 3, 1, len(text)), text, text)
    finding = Finding(
        rule="hostile",
        category="residue",
        severity="error",
        confidence="low",
        message=text,
        location=location,
        remedy=text,
        basis=(Basis(text, text),),
        related=(Related(Location(Span(2, 1, 3, 9), text, text), text),),
        suspects=(Suspect("t3.r1.x", location, text, text, text),),
        expected=text,
        actual=text,
        fix=Fix("unsafe", (Edit(Span(1, 1, 1, 2), text),)),
        fingerprint="0f" * 16,
    )
    who = Identity(title=text, body=text, year=2024)
    made = ReportResult(
        path=f"drafts/{text}",
        identity=who,
        form=text,
        findings=(finding, msgspec.structs.replace(finding, fingerprint="1f" * 16)),
        outcomes=(Outcome("hostile", "failed"), Outcome("other", "undecided", text, location)),
        incomplete=(text,),
    )
    shown = AnnualReport(
        Reading(
            Document(text, "text", (paragraph, grid, Paragraph(SourceText.at(text, 4), level=2))),
            Face("", "", (0, 0), (0, 0)),
            (),
        ),
        who,
        None,
    )
    lost = ReportResult(path=text, status="not-checked", error=text)
    return result(
        msgspec.structs.replace(made, report=shown),
        lost,
        forms={text: text},
        notices=(text,),
        unmatched=(text,),
        skipped=(text,),
        uncheckable=(Uncheckable(text, text),),
    )
