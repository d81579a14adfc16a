"""The objects of an OFD page as glyphs, ruling lines and pictures, in points."""

from collections.abc import Iterator
from itertools import pairwise
from math import atan2, hypot, pi
from unicodedata import east_asian_width

from gik_lint.readers.ofd.package import children, local, objects
from gik_lint.readers.printed.page import Glyph, Page, Rule
from gik_lint.readers.xml import Element

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]

POINTS = 72 / 25.4
"""Points in a millimetre."""

_THICKEST = 3.5
_SLANT = 0.6
_PICTURE = 36.0
_SKEWED = 0.17
_HEAVY = 600
_LINE_WIDTH = 0.353  # millimetres, the default of the standard
_DEEPEST = 8
_MOST_OBJECTS = 100_000
_MOST_POINTS = 80_000
_MOST_GLYPHS = 600_000
_MOST_NUMBERS = 20_000
_FURTHEST = 1e6
_ARGUMENTS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


class Drawing:
    """Draws objects on a page; `units` are the composite objects by id, `bold` the ids of bold fonts."""

    def __init__(self, page: Page, units: dict[str, Element], bold: set[str]) -> None:
        self._page = page
        self._units = units
        self._bold = bold
        self._points = self._objects = 0

    def draw(self, parent: Element, matrix: Matrix = _IDENTITY, depth: int = 0) -> None:
        """Draw the objects below an element; `matrix` leads from its space to the page's, in millimetres."""
        for element in objects(parent):
            self._objects += 1
            if self._objects > _MOST_OBJECTS:
                return
            inner = _placed(element, matrix)
            kind = local(element)
            if kind == "TextObject":
                self._text(element, inner)
            elif kind == "PathObject":
                self._path(element, inner)
            elif kind == "ImageObject":
                self._image(element, matrix)
            elif kind == "CompositeObject" and depth < _DEEPEST:
                unit = self._units.get(element.get("ResourceID", ""))
                if unit is not None:
                    self.draw(unit, inner, depth + 1)

    def _text(self, element: Element, matrix: Matrix) -> None:
        a, b, c, d, _, _ = matrix
        size = _number(element.get("Size"), 0) * hypot(c, d) * POINTS
        angle = (atan2(b, a) / (pi / 2) + _number(element.get("CharDirection"), 0) / 90) if size > 0 else 0.5
        turn = round(angle)
        if size <= 0 or abs(angle - turn) * pi / 2 > _SKEWED:
            return  # a watermark
        bold = _number(element.get("Weight"), 400) >= _HEAVY or element.get("Font") in self._bold
        wide = _number(element.get("HScale"), 1) * hypot(a, b) * POINTS
        em = _number(element.get("Size"), 0) * wide
        for code in children(element, "TextCode"):
            for text, x, y, advance in _codes(code):
                if len(self._page.glyphs) >= _MOST_GLYPHS:
                    return
                left, base = _scaled(matrix, x, y)
                width = em if east_asian_width(text) in "WFA" else em / 2
                if 0 < advance * wide < width:
                    width = advance * wide
                if turn % 4 == 0:
                    box = left, left + width, base - 0.85 * size, base + 0.15 * size
                else:
                    box = left - size / 2, left + size / 2, base - size / 2, base + size / 2
                self._page.glyphs.append(Glyph(text, *box, base, size, bold, turn % 4))

    def _path(self, element: Element, matrix: Matrix) -> None:
        stroke, fill = element.get("Stroke", "true") == "true", element.get("Fill") == "true"
        if not (stroke or fill) or _number(element.get("Alpha"), 255) <= 0:
            return
        thin = _number(element.get("LineWidth"), _LINE_WIDTH) * POINTS <= _THICKEST
        for data in children(element, "AbbreviatedData"):
            for corners in self._corners(data.text or "", matrix):
                if stroke and thin:
                    for start, end in pairwise(corners):
                        if min(abs(start[0] - end[0]), abs(start[1] - end[1])) <= _SLANT:
                            self._bar(start, end)
                elif corners:
                    xs, ys = [x for x, _ in corners], [y for _, y in corners]
                    if min(max(xs) - min(xs), max(ys) - min(ys)) <= _THICKEST:
                        self._bar((min(xs), min(ys)), (max(xs), max(ys)))

    def _corners(self, data: str, matrix: Matrix) -> Iterator[list[Point]]:
        """The corners of each part of a path, closed where it is; a curve parts two parts."""
        corners: list[Point] = []
        fields = iter(data.split())
        for operator in fields:
            count = _ARGUMENTS.get(operator)
            if count is None:
                continue
            self._points += 1
            if self._points > _MOST_POINTS:
                break
            numbers = [_number(next(fields, "0"), 0) for _ in range(count)]
            if operator == "C":
                corners += corners[:1]
                continue
            point = _scaled(matrix, numbers[-2], numbers[-1])
            if operator == "L":
                corners.append(point)
            else:
                yield corners
                corners = [point]
        yield corners

    def _image(self, element: Element, matrix: Matrix) -> None:
        box = _numbers(element.get("Boundary"))
        if len(box) == 4:  # noqa: PLR2004 - x, y, width, height
            one, other = _scaled(matrix, box[0], box[1]), _scaled(matrix, box[0] + box[2], box[1] + box[3])
            self._page.pictures += min(abs(one[0] - other[0]), abs(one[1] - other[1])) >= _PICTURE

    def _bar(self, start: Point, end: Point) -> None:
        width, height = abs(start[0] - end[0]), abs(start[1] - end[1])
        if width >= height:
            self._page.level.append(Rule((start[1] + end[1]) / 2, *sorted((start[0], end[0]))))
        if height >= width:
            self._page.upright.append(Rule((start[0] + end[0]) / 2, *sorted((start[1], end[1]))))


def _codes(code: Element) -> Iterator[tuple[str, float, float, float]]:
    """The characters of a text code with their places and the way to the next (0: not stated)."""
    x, y = _number(code.get("X"), 0), _number(code.get("Y"), 0)
    text = "".join(character for character in code.text or "" if character.isprintable())
    right, down = _steps(code.get("DeltaX"), len(text)), _steps(code.get("DeltaY"), len(text))
    for index, character in enumerate(text):
        step = right[index] if index < len(right) else 0
        yield character, x, y, step
        x += step
        y += down[index] if index < len(down) else 0


def _steps(stated: str | None, most: int) -> list[float]:
    """The distances between characters; `g N v` stands for N times v."""
    found: list[float] = []
    fields = iter((stated or "").split())
    for one in fields:
        if one == "g":
            count = int(_number(next(fields, "0"), 0))
            found += [_number(next(fields, "0"), 0)] * max(min(count, most - len(found)), 0)
        else:
            found.append(_number(one, 0))
        if len(found) >= most:
            break
    return found


def _placed(element: Element, outer: Matrix) -> Matrix:
    """From the space of an object (its boundary's corner, its own transformation) to the page's."""
    box = _numbers(element.get("Boundary"))
    own = _numbers(element.get("CTM"))
    left, top = (box[0], box[1]) if len(box) >= 2 else (0.0, 0.0)  # noqa: PLR2004 - x, y
    a, b, c, d, e, f = own if len(own) == 6 else _IDENTITY  # noqa: PLR2004 - a matrix
    oa, ob, oc, od, oe, of = outer
    e, f = e + left, f + top
    return (
        a * oa + b * oc,
        a * ob + b * od,
        c * oa + d * oc,
        c * ob + d * od,
        e * oa + f * oc + oe,
        e * ob + f * od + of,
    )


def _scaled(matrix: Matrix, x: float, y: float) -> Point:
    a, b, c, d, e, f = matrix
    return (a * x + c * y + e) * POINTS, (b * x + d * y + f) * POINTS


def _numbers(stated: str | None) -> list[float]:
    return [_number(one, 0) for one in (stated or "").split()[:_MOST_NUMBERS]]


def _number(stated: str | None, default: float) -> float:
    """A number as stated; the default for what is none, or is beyond any page."""
    try:
        number = float(stated) if stated else default
    except ValueError:
        return default
    return number if abs(number) <= _FURTHEST else default
