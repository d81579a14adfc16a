"""One report saved in every format staff have: the same is understood and the same found.

Once the plain shape (a paragraph a line, tables with borders), once the official form in Word with its merged cells,
set in lines and pages as Word sets it.
"""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import xlsxwriter
from lxml import etree

from gik_lint.linter import Linter
from gik_lint.readers.docx.names import w
from gik_lint.readers.docx.package import Package
from gik_lint.readers.docx.walk import walk
from gik_lint.result import ReportResult
from tests.checked import checked_by
from tests.docx_factory import docx, p, tbl, tc, tr
from tests.office import needs_office, saved_as

ROOT = Path(__file__).parents[2]
DRAFT = ROOT / "rules/annual-report/examples/form-2021-minimal.txt"
FORM = ROOT.parent / "shared/corpus/forms/form-2021-blank.docx"
DEFECTS = (
    ("2932", "2923"),
    ("4次。", "4次。。"),
    ("方便公众查询", "方便公众查查询"),
    ("2023年12月31日", "2022年12月31日"),
)
BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
FIGURE = re.compile(r"\d+(?:\.\d+)?")


def draft(*, right: bool) -> str:
    """The text of the report, without or with a defect of each sort."""
    text = DRAFT.read_text(encoding="utf-8")
    for good, bad in () if right else DEFECTS:
        assert good in text
        text = text.replace(good, bad)
    return text


def parts(text: str) -> list[str | list[list[str]]]:
    """The paragraphs of the report, and its tables row by row."""
    found: list[str | list[list[str]]] = []
    for piece in re.split(r"\n\s*\n", text.strip()):
        lines = piece.split("\n")
        if lines[0].startswith("|"):
            found.append([[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines])
        else:
            found += lines
    return found


def as_docx(text: str) -> bytes:
    """The report in Word, plainly."""
    blocks = []
    for part in parts(text):
        if isinstance(part, str):
            blocks.append(p(part))
        else:
            rows = tbl(*(tr(*(tc(cell) for cell in row)) for row in part))
            blocks.append(
                rows.replace("<w:tbl>", f"<w:tbl><w:tblPr><w:tblBorders>{BORDERS}</w:tblBorders></w:tblPr>", 1)
            )
    return docx("".join(blocks))


def as_markdown(text: str) -> bytes:
    """The report in Markdown: headings marked, tables with their line of dashes."""
    blocks = []
    for part in parts(text):
        if isinstance(part, str):
            blocks.append(f"## {part}" if re.match("[一二三四五六]、", part) else part)
        else:
            rows = [f"| {' | '.join(row)} |" for row in part]
            blocks.append("\n".join([rows[0], "|---" * len(part[0]) + "|", *rows[1:]]))
    return "\n\n".join(blocks).encode()


def as_html(text: str) -> bytes:
    """The report as a page."""
    blocks = []
    for part in parts(text):
        if isinstance(part, str):
            blocks.append(f"<p>{part}</p>")
        else:
            rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in part)
            blocks.append(f"<table>{rows}</table>")
    return f"<!DOCTYPE html><html><body>{''.join(blocks)}</body></html>".encode()


def as_workbook(text: str) -> bytes:
    """The report in one sheet, a row a paragraph, blank rows between."""
    data = BytesIO()
    with xlsxwriter.Workbook(data) as book:
        sheet, row = book.add_worksheet("Sheet1"), 0
        for part in parts(text):
            for cells in [[part]] if isinstance(part, str) else part:
                for column, cell in enumerate(cells):
                    sheet.write(row, column, float(cell) if FIGURE.fullmatch(cell) else cell)
                row += 1
            row += 1
    return data.getvalue()


def as_form(text: str) -> bytes:
    """The report in the official form: its blank cells filled in order, its placeholders replaced by the prose."""
    all_parts = parts(text)
    figures = iter(
        [c for part in all_parts if not isinstance(part, str) for row in part for c in row if FIGURE.fullmatch(c)]
    )
    package = Package(FORM.read_bytes())
    sections: dict[str, list[str]] = {"": []}
    for part in all_parts:
        if isinstance(part, str) and re.match("[一二三四五六]、", part):
            sections[part[0]] = []
        elif isinstance(part, str):
            sections[list(sections)[-1]].append(part)
    title, *preface = sections[""]
    heading = ""
    for unit in walk(package).units():
        if not unit.text.strip() and unit.paragraphs:
            put(unit.paragraphs[0], next(figures))
        elif "格式模板" in unit.text:
            put(unit.paragraphs[0], title)
            follow(unit.paragraphs[0], preface)
        elif re.match("[一二三四五六]、", unit.text):
            heading = unit.text[0]
        elif unit.text.startswith("（文字描述"):
            put(unit.paragraphs[0], sections[heading][0])
            follow(unit.paragraphs[0], sections[heading][1:])
    assert next(figures, None) is None
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name in package.archive.namelist():
            archive.writestr(name, package.written(name) if name == package.main else package.archive.read(name))
    return made.getvalue()


def put(paragraph: etree._Element, words: str) -> None:
    """Replace a paragraph's text."""
    for run in paragraph.findall(w("r")):
        paragraph.remove(run)
    run = etree.SubElement(paragraph, w("r"))
    etree.SubElement(run, w("t")).text = words


def follow(paragraph: etree._Element, more: list[str]) -> None:
    """Add paragraphs with the indent of prose."""
    for words in reversed(more):
        paragraph.addnext(etree.fromstring(docx_paragraph(words)))


def docx_paragraph(words: str) -> str:
    return (
        f'<w:p xmlns:w="{w("p")[1:-2]}"><w:pPr><w:ind w:firstLine="480" w:firstLineChars="200"/></w:pPr>'
        f"<w:r><w:t>{words}</w:t></w:r></w:p>"
    )


def found(result: ReportResult) -> list[tuple[str, str]]:
    return sorted((one.rule, one.message) for one in result.findings)


def understood(result: ReportResult) -> tuple[object, ...]:
    report = result.report
    assert report is not None
    cells = {(table.id, *place): cell.value for table in report.tables for place, cell in table.cells.items()}
    return (
        report.identity.body,
        report.identity.year,
        [(section.level, section.ordinal, section.title, section.official) for section in report.sections],
        [(table.id, table.confidence) for table in report.tables],
        cells,
    )


@pytest.mark.parametrize("right", [True, False], ids=["right", "with-defects"])
@pytest.mark.parametrize(
    ("name", "made"),
    [("draft.docx", as_docx), ("draft.md", as_markdown), ("draft.html", as_html), ("draft.xlsx", as_workbook)],
)
def test_the_same_from_what_is_written_here(
    linter: Linter, name: str, made: Callable[[str], bytes], *, right: bool
) -> None:
    text = draft(right=right)
    plain = checked_by(linter, "draft.txt", text.encode())

    result = checked_by(linter, name, made(text))

    assert understood(result) == understood(plain)
    assert found(result) == found(plain)


@needs_office
@pytest.mark.parametrize("right", [True, False], ids=["right", "with-defects"])
@pytest.mark.parametrize("target", ["doc", "odt", "rtf", "html", "pdf"])
def test_the_same_from_what_an_office_saves(linter: Linter, target: str, tmp_path: Path, *, right: bool) -> None:
    text = draft(right=right)
    plain = checked_by(linter, "draft.txt", text.encode())

    result = checked_by(linter, f"draft.{target}", saved_as(tmp_path, as_docx(text), "docx", target))

    assert understood(result) == understood(plain)
    assert found(result) == found(plain)


@needs_office
@pytest.mark.skipif(not FORM.exists(), reason="the corpus is not beside this checkout")
@pytest.mark.parametrize("right", [True, False], ids=["right", "with-defects"])
@pytest.mark.parametrize("target", ["doc", "odt", "rtf", "html", "pdf"])
def test_the_same_from_the_official_form(linter: Linter, target: str, tmp_path: Path, *, right: bool) -> None:
    form = as_form(draft(right=right))
    word = checked_by(linter, "draft.docx", form)

    result = checked_by(linter, f"draft.{target}", saved_as(tmp_path, form, "docx", target))

    assert understood(result) == understood(word)
    assert found(result) == found(word)
    assert understood(word)[4] == understood(checked_by(linter, "draft.txt", draft(right=right).encode()))[4]
