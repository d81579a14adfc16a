"""Makes the Word and HTML drafts in `reports_examples/`: `python -m tools.example_drafts`.

The bodies are made up. The figures are those that 沭阳县 (report year 2025) and 上海市科学技术委员会 (2024) published;
the faults are planted here, each named where it stands.
"""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from gik_lint.packs.compiled import load_packs
from gik_lint.packs.forms import TableForm
from tests import docx_factory as word
from tests.rendering import Drawing, draw

FOLDER = Path(__file__).parent.parent / "reports_examples"
Figures = Mapping[str, str]
"""Row id → its figures in the order of the form's columns, parted by blanks."""

COUNTY: Mapping[str, Figures] = {
    "t2_20_1": {"rules": "0 0 0", "normdoc": "6 1 32"},
    "t2_20_5": {"licence": "517645"},
    "t2_20_6": {"penalty": "693957", "coercion": "2154"},
    "t2_20_8": {"fee": "4068.208"},
    "t3": {
        "new_recv": "705 3 0 0 5 0 713",
        "carried_in": "36 0 0 0 0 0 36",
        "r1": "290 1 0 0 3 0 294",
        "r2": "99 0 0 0 2 0 101",
        "r3_3": "2 0 0 0 0 0 2",
        "r3_4": "2 0 0 0 0 0 2",
        "r3_5": "13 0 0 0 0 0 13",
        "r3_6": "2 0 0 0 0 0 2",
        "r3_7": "4 0 0 0 0 0 4",
        "r3_8": "9 0 0 0 0 0 9",
        "r4_1": "101 0 0 0 0 0 111",  # 111 became 101: the column and the row no longer add up
        "r4_2": "2 0 0 0 0 0 2",
        "r5_1": "12 0 0 0 0 0 12",
        "r5_2": "6 1 0 0 0 0 7",
        "r6_1": "9 0 0 0 0 0 9",
        "r6_2": "7 0 0 0 0 0 7",
        "r6_3": "142 1 0 0 0 0 143",
        "r7": "710 3 0 0 5 0 718",
        "carried_out": "31 0 0 0 0 0 31",
    },
    "t4": {"n": "27 10 9 15 61 3 0 0 0 3 8 0 1 1 10"},
}
BUREAU: Mapping[str, Figures] = {
    "t2_20_1": {"rules": "0 0 0", "normdoc": "13 0 55"},
    "t2_20_5": {"licence": "97"},
    "t2_20_6": {"penalty": "0", "coercion": "0"},
    "t2_20_8": {"fee": "0"},
    "t3": {
        "new_recv": "32 2 0 0 0 0 34",
        "carried_in": "2 0 0 0 0 0 2",
        "r1": "9 0 0 0 0 0 9",
        "r3_5": "1 0 0 0 0 0 1",
        "r3_6": "1 0 0 0 0 0 1",
        "r4_1": "4 0 0 0 0 0 4",
        "r4_2": "6 0 0 0 0 0 6",
        "r6_1": "8 2 0 0 0 0 10",
        "r6_3": "4 0 0 0 0 0 4",
        "r7": "33 2 0 0 0 0 35",
        "carried_out": "1 0 0 0 0 0 1",
    },
    "t4": {"n": "1 0 0 0 1 0 0 0 0 0 0 0 0 0 0"},
}
_PAGE_WIDTH = 8600  # twentieths of a point
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:eastAsia="仿宋"/><w:sz w:val="28"/>'
    "</w:rPr></w:rPrDefault></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
)


def tables(values: Mapping[str, Figures]) -> dict[str, Drawing]:
    """The tables of the form of 2021 with these figures; what is not named is 0."""
    form = load_packs().form("form-2021")
    return {table.id: draw(table, _cells(table, values[table.id])) for table in form.tables if table.id in values}


def _cells(table: TableForm, rows: Figures) -> dict[tuple[str, str], str]:
    return {
        (row.id, column.id): printed
        for row in table.rows
        if row.kind == "data"
        for column, printed in zip(table.columns, (rows.get(row.id) or "0 " * len(table.columns)).split(), strict=True)
    }


def county_docx() -> bytes:
    """A county's Word draft: headings numbered by Word, merged cells, a revision and a comment left in."""
    drawn = tables(COUNTY)
    disclosure = [_word_table(drawn[name]) for name in ("t2_20_1", "t2_20_5", "t2_20_6", "t2_20_8")]
    body = [
        word.p("云川县人民政府2025年政府信息公开工作年度报告", props='<w:jc w:val="center"/>'),
        word.p(
            "根据《中华人民共和国政府信息公开条例》（国务院令第711号）和《中华人民共和国政府信息公开工作年度报告格式》"
            "（国办公开办函〔2021〕30号），现公布清河县人民政府2025年政府信息公开工作年度报告。"  # another county
            "本报告所列数据的统计期限为2025年1月1日至2025年12月31日。"
        ),
        word.numbered("总体情况", 1),
        word.p(
            "（一）主动公开。截止2025年12月31日，"  # 截至
            "县政府门户网站主动公开政府信息4511条，发布政策解读材料21篇。"
        ),
        word.p(
            "（二）依申请公开。全县新收政府信息公开申请713件，上年结转36件，",
            word.ins(word.r("办结718件，"), author="张三"),  # a revision nobody accepted
            word.dele("办结708件，", author="张三"),
            "结转下年度继续办理31件。",
            word.commented(0, "答复均在法定期限内作出。"),  # a comment nobody answered
        ),
        word.p("（三）政府信息管理。落实公开前的审核，清理过期信息697条。"),
        word.p("（四）政府信息公开平台建设。优化县政府门户网站栏目，更新主动公开标准目录3份。"),
        word.p("（五）监督保障。政府信息公开纳入县直单位年度考核，开展社会评议，全年没有责任追究的情形。"),
        word.numbered("主动公开政府信息情况", 1),
        *disclosure,
        word.numbered("收到和处理政府信息公开申请情况", 1),
        _word_table(drawn["t3"]),
        word.numbered("政府信息公开行政复议、行政诉讼情况", 1),
        _word_table(drawn["t4"]),
        word.numbered("存在的主要问题及改进情况", 1),
        word.p("存在的主要问题：一是部分栏目更新不够及时；二是基层工作人员业务能力有待提高。"),
        word.p("改进情况：建立栏目更新提醒，全年催办84次；组织业务培训4期。"),
        word.numbered("其他需要报告的事项", 1),
        word.p("本年度没有其他需要报告的事项。"),  # nothing of the processing fee
        word.p("云川县人民政府", props='<w:jc w:val="right"/>'),
        word.p("2026年1月23日", props='<w:jc w:val="right"/>'),
    ]
    made = word.docx(
        "".join(body),
        title="云川县人民政府2025年政府信息公开工作年度报告",
        numbering=word.CHINESE + word.num(1, 1),
        comments=word.comment(0, "请再核对是否都在期限内。", author="李四"),
        styles=_STYLES,
    )
    return _undated(made)


def _word_table(drawing: Drawing) -> str:
    """A bordered table with merged cells, its caption above it."""
    widths = _widths(drawing)
    rows = "".join(_word_row(drawing, row, widths) for row in range(drawing.rows))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    layout = (
        f'<w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{_BORDERS}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/></w:tblPr>'
    )
    return word.p(drawing.caption) + f"<w:tbl>{layout}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>" + word.p()


def _widths(drawing: Drawing) -> list[int]:
    """The widths of the columns in twentieths of a point: room for long labels, little for figures."""
    letters = []
    for column in range(drawing.columns):
        printed = (len(cell.text) for cell in drawing.cells if cell.column == column and cell.colspan == 1)
        letters.append(2 + min(max(printed, default=0), 12))
    return [_PAGE_WIDTH * each // sum(letters) for each in letters]


def _word_row(drawing: Drawing, row: int, widths: Sequence[int]) -> str:
    cells = []
    column = 0
    while column < drawing.columns:
        cell = next(
            one
            for one in drawing.cells
            if one.row <= row < one.row + one.rowspan and one.column <= column < one.column + one.colspan
        )
        width = f'<w:tcW w:w="{sum(widths[column : column + cell.colspan])}" w:type="dxa"/>'
        span = f'<w:gridSpan w:val="{cell.colspan}"/>' if cell.colspan > 1 else ""
        merge = ('<w:vMerge w:val="restart"/>' if cell.row == row else "<w:vMerge/>") if cell.rowspan > 1 else ""
        text = [word.p(word.r(cell.text, looks='<w:sz w:val="18"/>'))] if cell.row == row and cell.text else []
        cells.append(word.tc(*text, props=width + span + merge))
        column += cell.colspan
    return word.tr(*cells)


def _undated(made: bytes) -> bytes:
    """The same archive with a fixed date, so that the same draft is the same file."""
    out = BytesIO()
    with ZipFile(BytesIO(made)) as old, ZipFile(out, "w") as new:
        for name in old.namelist():
            entry = ZipInfo(name, (2026, 1, 23, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return out.getvalue()


def bureau_html() -> str:
    """A bureau's draft as a saved page: the site's own furniture around it, spans and &nbsp; in its tables."""
    drawn = tables(BUREAU)
    parts: list[str] = [
        "<h1>云川市科学技术局2024年政府信息公开工作年度报告</h1>",
        '<p class="info">发布时间：2025-01-20&nbsp;&nbsp;来源：市科学技术局&nbsp;&nbsp;浏览次数：126</p>',  # furniture
        _p(
            "根据《中华人民共和国政府信息公开条例》（国务院令第711号）和《中华人民共和国政府信息公开工作年度报告格式》"
            "（国办公开办函〔2021〕30号），编制本报告。"
            "本报告所列数据的统计期限为2023年1月1日至2023年12月31日。"  # last year's period
        ),
        "<h2>一、总体情况</h2>",
        _p("（一）主动公开。2024年主动公开政府信息393条，其中行政规范性文件13件。"),
        _p(
            "（二）依申请公开。全年收到政府信息公开申请43件，"  # the table says 34
            "上年结转2件，所有申请均已办理完毕，没有结转下年度继续办理的申请。"  # the table says 1
        ),
        _p("（三）政府信息管理。加强公开前的审核，动态调整权责清单。"),
        _p("（四）政府信息公开平台建设。门户网站推送惠企政策83条。"),
        _p("（五）监督保障。组织业务培训，接受社会监督。"),
        "<h2>二、主动公开政府信息情况</h2>",
        *(_page_table(drawn[name]) for name in ("t2_20_1", "t2_20_5", "t2_20_6", "t2_20_8")),
        "<h2>三、收到和处理政府信息公开申请情况</h2>",
        _page_table(drawn["t3"]),
        "<h2>四、政府信息公开行政复议、行政诉讼情况</h2>",
        _page_table(drawn["t4"]),
        "<h2>五、存在问题及改进情况</h2>",  # not the form's title
        _p("存在的主要问题：政策解读的形式不够丰富。改进情况：增加图解和视频解读。"),
        "<h2>六、其他需要报告的事项</h2>",
        _p("本年度没有收取政府信息公开信息处理费。没有其他需要报告的事项。"),
        '<div class="share">分享到：微信 微博 【打印本页】 【关闭窗口】</div>',
    ]
    return _PAGE.format(body="\n".join(parts))


_PAGE = """<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>云川市科学技术局2024年政府信息公开工作年度报告</title>
<style>table {{ border-collapse: collapse }} td {{ border: 1px solid #000; padding: 4px }}</style>
</head>
<body>
<div class="crumbs">当前位置：首页 &gt; 政府信息公开 &gt; 政府信息公开年报</div>
<div class="article">
{body}
</div>
</body>
</html>
"""


def _p(text: str) -> str:
    return f"<p>&nbsp;&nbsp;{escape(text, quote=False)}</p>"


def _page_table(drawing: Drawing) -> str:
    rows = "\n".join(f"<tr>{''.join(_page_cells(drawing, row))}</tr>" for row in range(drawing.rows))
    caption = f"<p>{escape(drawing.caption)}</p>\n" if drawing.caption else ""
    return f"{caption}<table>\n{rows}\n</table>"


def _page_cells(drawing: Drawing, row: int) -> Iterable[str]:
    for cell in drawing.cells:
        if cell.row == row:
            spans = (("rowspan", cell.rowspan), ("colspan", cell.colspan))
            attributes = "".join(f' {name}="{count}"' for name, count in spans if count > 1)
            yield f"<td{attributes}>{escape(cell.text)}</td>"


def made() -> dict[str, bytes]:
    """File name → its content, for every draft made here."""
    return {"yunchuan-2025.docx": county_docx(), "yunchuan-kejiju-2024.html": bureau_html().encode()}


if __name__ == "__main__":
    for name, content in made().items():
        (FOLDER / name).write_bytes(content)
