"""The characters of a PDF page with their places."""

from ctypes import byref, c_double, create_string_buffer
from math import hypot
from typing import Any

import pypdfium2.raw as pdfium

from gik_lint.readers.pdf.space import Space
from gik_lint.readers.printed.page import Glyph

LOST = "\ufffd"
_ASCENT, _DESCENT = 0.85, 0.15
_WIDEST = 3
_HEAVY = 600
_HEAVY_NAMES = (b"bold", b"heavy", b"black")
_HIGH, _LOW, _ASTRAL = range(0xD800, 0xDC00), range(0xDC00, 0xE000), 0x10000
_UNKNOWN = {0, 0xFFFD, 0xFFFE, 0xFFFF}
_UNSEEN = 3  # the text rendering mode that prints nothing
_OUTLINED = 2  # filled and outlined: how programs print bold without a bold font


class Characters:
    """The glyphs of a page; `bad` counts characters without a meaning, `hidden` those that print nothing.

    A character without a meaning is read as U+FFFD: a figure that is lost must not look like a blank.
    What stands askew (a watermark) is left out. Under a scanned picture unseen text is what was recognised in it.
    """

    def __init__(self, page: Any, space: Space, *, scanned: bool) -> None:
        self.glyphs: list[Glyph] = []
        self.bad = self.hidden = 0
        self._space = space
        self._scanned = scanned
        self._looks: dict[int, tuple[bool, bool]] = {}
        self._text = pdfium.FPDFText_LoadPage(page)
        if not self._text:
            return
        high = 0
        for index in range(pdfium.FPDFText_CountChars(self._text)):
            code = pdfium.FPDFText_GetUnicode(self._text, index)
            if code in _HIGH:
                high = code
                continue
            if code in _LOW and high:
                code = _ASTRAL + ((high - _HIGH.start) << 10) + code - _LOW.start
            high = 0
            if not pdfium.FPDFText_IsGenerated(self._text, index):
                self._take(index, code)
        pdfium.FPDFText_ClosePage(self._text)

    def _take(self, index: int, code: int) -> None:
        text = "-" if pdfium.FPDFText_IsHyphen(self._text, index) == 1 else _character(code)
        if pdfium.FPDFText_HasUnicodeMapError(self._text, index) == 1 or text == LOST:
            self.bad += 1
            text = LOST
        unseen, bold = self._look(index)
        if unseen and not self._scanned:
            self.hidden += 1
        elif text:
            glyph = self._glyph(index, text, bold=bold)
            if glyph is not None:
                self.glyphs.append(glyph)

    def _glyph(self, index: int, text: str, *, bold: bool) -> Glyph | None:
        matrix, box = pdfium.FS_MATRIX(), pdfium.FS_RECTF()
        x, y = c_double(), c_double()
        pdfium.FPDFText_GetMatrix(self._text, index, byref(matrix))
        turn = self._space.turn(matrix.a, matrix.b)
        if turn is None or not pdfium.FPDFText_GetLooseCharBox(self._text, index, byref(box)):
            return None
        pdfium.FPDFText_GetCharOrigin(self._text, index, byref(x), byref(y))
        size = pdfium.FPDFText_GetFontSize(self._text, index) * hypot(matrix.c, matrix.d)
        if box.right - box.left > _WIDEST * size:  # pdfium does not scale the loose boxes of vertical writing
            box.left, box.right = x.value, x.value + size
        one, other = self._space.point(box.left, box.bottom), self._space.point(box.right, box.top)
        left, right = sorted((one[0], other[0]))
        top, bottom = sorted((one[1], other[1]))
        _, base = self._space.point(x.value, y.value)
        if turn == 0:
            top, bottom = base - _ASCENT * size, base + _DESCENT * size
        return Glyph(text, left, right, top, bottom, base, size, bold, turn)

    def _look(self, index: int) -> tuple[bool, bool]:
        """Whether a character prints nothing, and whether it prints bold: as its text object says."""
        drawn = pdfium.FPDFText_GetTextObject(self._text, index)
        if not drawn:
            return False, False
        key = _address(drawn)
        if key not in self._looks:
            mode = pdfium.FPDFTextObj_GetTextRenderMode(drawn)
            font = pdfium.FPDFTextObj_GetFont(drawn)
            name = create_string_buffer(200)
            pdfium.FPDFFont_GetBaseFontName(font, name, 200)
            heavy = pdfium.FPDFFont_GetWeight(font) >= _HEAVY or any(
                word in name.value.lower() for word in _HEAVY_NAMES
            )
            self._looks[key] = mode == _UNSEEN, heavy or mode == _OUTLINED
        return self._looks[key]


def _address(pointer: Any) -> int:
    from ctypes import c_void_p, cast

    return cast(pointer, c_void_p).value or 0


def _character(code: int) -> str:
    """The character; nothing for what prints nothing."""
    if code in _UNKNOWN or code in _HIGH or code in _LOW:
        return LOST
    text = chr(code)
    if text in " \u00a0\u3000":
        return text
    if text == "\t":
        return " "
    return text if text.isprintable() else ""
