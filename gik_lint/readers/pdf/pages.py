"""The pages of a PDF file as pdfium sees them, made into a Document."""

from collections import Counter
from typing import Any

import pypdfium2.raw as pdfium
from pypdfium2 import PdfDocument, PdfiumError

from gik_lint.document import Document
from gik_lint.readers.errors import UnreadableError
from gik_lint.readers.pdf.characters import Characters
from gik_lint.readers.pdf.paths import Drawing
from gik_lint.readers.pdf.space import Space
from gik_lint.readers.printed.document import printed_document
from gik_lint.readers.printed.page import Page

MOST_PAGES = 600
MOST_GLYPHS = 600_000
_BAD = 0.3
_MOSTLY = 0.6
_PASSWORD = "PDF 设有打开密码，无法读取，请取消密码后另存一份再检查。"  # noqa: S105 - a sentence
_DAMAGED = "PDF 文件已损坏或不完整，无法读取，请重新导出后再检查。"
_TOO_MANY = f"PDF 超过 {MOST_PAGES} 页，未予读取，请确认是年度报告，或拆分后再检查。"
_TOO_LONG = "PDF 的文字过多，未予读取，请确认是年度报告，或拆分后再检查。"
_UNMAPPED = "PDF 的文字没有字符对照表，复制出来是乱码，无法检查，请改用原始的 Word 文件，或重新导出 PDF。"
_HIDDEN = "PDF 中有印不出来的隐形文字，未计入正文，请核对是否有意隐藏。"


def read_pages(data: bytes, name: str) -> Document:
    """The draft in a PDF file, as `read_pdf`, without the bounds."""
    file = _opened(data)
    pages: list[Page] = []
    glyphs = bad = hidden = broken = 0
    for number in range(1, len(file) + 1):
        page = pdfium.FPDF_LoadPage(file.raw, number - 1)
        if not page:
            broken += 1
            continue
        found, characters = _page(page, number)
        pdfium.FPDF_ClosePage(page)
        pages.append(found)
        glyphs, bad, hidden = glyphs + len(found.glyphs), bad + characters.bad, hidden + characters.hidden
        if glyphs > MOST_GLYPHS:
            raise UnreadableError(_TOO_LONG, "too-large")
    if not pages:
        raise UnreadableError(_DAMAGED)
    if bad > _BAD * glyphs:
        raise UnreadableError(_UNMAPPED, "unsupported")
    remarks = [_HIDDEN] if hidden else []
    if bad:
        remarks.append(f"PDF 有 {bad} 个字符没有字符对照表，读不出来，请对照原文核对。")
    if broken:
        remarks.append(f"PDF 有 {broken} 页已损坏，读不出来，未检查。")
    return printed_document(pages, name, "pdf", file.get_metadata_value("Title").strip(), remarks)


def _opened(data: bytes) -> PdfDocument:
    try:
        file = PdfDocument(data)
    except PdfiumError as error:
        if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise UnreadableError(_PASSWORD, "encrypted") from error
        raise UnreadableError(_DAMAGED) from error
    if len(file) < 1:
        raise UnreadableError(_DAMAGED)
    if len(file) > MOST_PAGES:
        raise UnreadableError(_TOO_MANY, "too-large")
    return file


def _page(page: Any, number: int) -> tuple[Page, Characters]:
    """One page, turned so that most of what is written on it reads from left to right."""
    space = Space(*_box(page), max(pdfium.FPDFPage_GetRotation(page), 0))
    drawing = Drawing(page, space)
    characters = Characters(page, space, scanned=drawing.pictures > 0)
    turns = Counter(glyph.turn for glyph in characters.glyphs)
    turn, often = turns.most_common(1)[0] if turns else (0, 0)
    if turn and often > _MOSTLY * len(characters.glyphs):
        space = space.turned(-turn)
        drawing, characters = Drawing(page, space), Characters(page, space, scanned=drawing.pictures > 0)
    width, height = space.size
    found = Page(number, width, height, characters.glyphs, drawing.level, drawing.upright, drawing.pictures)
    return found, characters


def _box(page: Any) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of what is seen of the page."""
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, box)
    left, right = sorted((box.left, box.right))
    bottom, top = sorted((box.bottom, box.top))
    return left, bottom, right, top
