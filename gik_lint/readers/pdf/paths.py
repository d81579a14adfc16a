"""What is drawn on a PDF page: ruling lines, and pictures large enough to hold content."""

from collections.abc import Iterator
from ctypes import byref, c_float, c_int
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from gik_lint.readers.pdf.space import Space
from gik_lint.readers.printed.page import Rule

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]

_THICKEST = 3.5
_SLANT = 0.6
_PICTURE = 36.0
_DEEPEST = 6
_MOST_OBJECTS = 20_000
_MOST_POINTS = 80_000
_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


class Drawing:
    """The level and upright lines of a page and its pictures, in the space in which it is read."""

    def __init__(self, page: Any, space: Space) -> None:
        self.level: list[Rule] = []
        self.upright: list[Rule] = []
        self.pictures = 0
        self._space = space
        self._points = 0
        for drawn, matrix in _objects(page, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject):
            kind = pdfium.FPDFPageObj_GetType(drawn)
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                self._path(drawn, matrix)
            elif kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING):
                self._picture(drawn, matrix, shading=kind == pdfium.FPDF_PAGEOBJ_SHADING)

    def _picture(self, drawn: Any, matrix: Matrix, *, shading: bool) -> None:
        left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
        if not pdfium.FPDFPageObj_GetBounds(drawn, byref(left), byref(bottom), byref(right), byref(top)):
            return
        one, other = (_moved(matrix, left.value, bottom.value), _moved(matrix, right.value, top.value))
        width, height = abs(one[0] - other[0]), abs(one[1] - other[1])
        if min(width, height) >= _PICTURE:
            self.pictures += not shading
        elif min(width, height) <= _THICKEST:
            self._bar(self._space.point(*one), self._space.point(*other))  # a line drawn as a picture

    def _path(self, drawn: Any, matrix: Matrix) -> None:
        fill, stroke = c_int(), c_int()
        if not pdfium.FPDFPath_GetDrawMode(drawn, byref(fill), byref(stroke)) or not (fill.value or stroke.value):
            return
        own = pdfium.FS_MATRIX()
        if pdfium.FPDFPageObj_GetMatrix(drawn, byref(own)):
            matrix = _composed((own.a, own.b, own.c, own.d, own.e, own.f), matrix)
        for points in self._subpaths(drawn, matrix):
            if stroke.value:
                for start, end in pairwise(points):
                    self._segment(start, end)
            elif points:
                xs, ys = [x for x, _ in points], [y for _, y in points]
                if min(max(xs) - min(xs), max(ys) - min(ys)) <= _THICKEST:
                    self._bar((min(xs), min(ys)), (max(xs), max(ys)))

    def _subpaths(self, drawn: Any, matrix: Matrix) -> Iterator[list[Point]]:
        """The corners of each part of a path, closed where it is; a curve parts two parts."""
        points: list[Point] = []
        x, y = c_float(), c_float()
        for index in range(max(pdfium.FPDFPath_CountSegments(drawn), 0)):
            self._points += 1
            if self._points > _MOST_POINTS:
                return
            segment = pdfium.FPDFPath_GetPathSegment(drawn, index)
            if not pdfium.FPDFPathSegment_GetPoint(segment, byref(x), byref(y)):
                continue
            point = self._space.point(*_moved(matrix, x.value, y.value))
            if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_LINETO:
                points.append(point)
            else:
                yield points
                points = [point]
            if pdfium.FPDFPathSegment_GetClose(segment) and points:
                points.append(points[0])
        yield points

    def _segment(self, start: Point, end: Point) -> None:
        if min(abs(start[0] - end[0]), abs(start[1] - end[1])) <= _SLANT:
            self._bar(start, end)

    def _bar(self, start: Point, end: Point) -> None:
        """A line along the longer side of a thin box; a speck may be a piece of either."""
        width, height = abs(start[0] - end[0]), abs(start[1] - end[1])
        if width >= height or width > _SLANT * 2 > height / 2:
            self.level.append(Rule((start[1] + end[1]) / 2, *sorted((start[0], end[0]))))
        if height >= width or height > _SLANT * 2 > width / 2:
            self.upright.append(Rule((start[0] + end[0]) / 2, *sorted((start[1], end[1]))))


def _objects(page: Any, count: Any, get: Any) -> Iterator[tuple[Any, Matrix]]:
    """Everything drawn, with the way from its space to the page's; forms are entered."""
    waiting: list[tuple[Any, Matrix, int]] = [
        (get(page, index), _IDENTITY, 0) for index in reversed(range(min(count(page), _MOST_OBJECTS)))
    ]
    seen = 0
    while waiting and seen < _MOST_OBJECTS:
        drawn, matrix, depth = waiting.pop()
        seen += 1
        if pdfium.FPDFPageObj_GetType(drawn) != pdfium.FPDF_PAGEOBJ_FORM:
            yield drawn, matrix
        elif depth < _DEEPEST:
            own = pdfium.FS_MATRIX()
            pdfium.FPDFPageObj_GetMatrix(drawn, byref(own))
            inner = _composed((own.a, own.b, own.c, own.d, own.e, own.f), matrix)
            held = min(max(pdfium.FPDFFormObj_CountObjects(drawn), 0), _MOST_OBJECTS)
            waiting += [
                (pdfium.FPDFFormObj_GetObject(drawn, index), inner, depth + 1) for index in reversed(range(held))
            ]


def _moved(matrix: Matrix, x: float, y: float) -> Point:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _composed(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    origin = _moved(then, e, f)
    right = _moved(then, a + e, b + f)
    up = _moved(then, c + e, d + f)
    return right[0] - origin[0], right[1] - origin[1], up[0] - origin[0], up[1] - origin[1], *origin
