"""Pages → Document: tables and paragraphs in reading order, furniture left out, what page breaks cut made whole."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from gik_lint.document import Block, Cell, Document, Mark, Paragraph, SourceText, Table
from gik_lint.readers.printed.furniture import furniture, in_margin
from gik_lint.readers.printed.page import BoxedTable, Glyph, Line, Page
from gik_lint.readers.printed.paragraphs import margins, paragraphs
from gik_lint.readers.printed.ruled import ruled_tables
from gik_lint.readers.printed.rules import edges
from gik_lint.readers.printed.stitch import continues, stitched
from gik_lint.readers.printed.text import Written, cell_text
from gik_lint.readers.printed.unruled import unruled_tables
from gik_lint.readers.printed.writing import line_of, rows_of

Item = Line | BoxedTable


def printed_document(
    pages: Sequence[Page], name: str, format_: str, title: str = "", remarks: Iterable[str] = ()
) -> Document:
    """The document these pages make. Lines are units (CONTRACT, Positions); every place knows its page."""
    items = _flow(pages)
    units = _Units()
    running = [item for item in items if isinstance(item, Line)]
    margins_of = margins(running, pages[0].width) if running else {}
    waiting: list[Line] = []
    for item in (*items, None):
        if isinstance(item, Line):
            waiting.append(item)
            continue
        for passage in paragraphs(waiting, margins_of):
            units.paragraph(passage.written, passage.page, bold=passage.bold)
        waiting = []
        if item is not None:
            units.table(item)
    pictures = sum(page.pictures for page in pages)
    scans = [page.number for page in pages if page.pictures and not page.glyphs]
    remarks = (*remarks, *_scanned(scans, len(pages)))
    return Document(name, format_, tuple(units.blocks), units.placed_marks(), title, pictures, remarks)


def _flow(pages: Sequence[Page]) -> list[Item]:
    """All lines and tables in reading order, without furniture, tables over page breaks made one."""
    parts = [_Parts(page) for page in pages]
    dropped = furniture(pages, [line for part in parts for line in part.edge_lines()])
    found: list[Item] = []
    for item in (item for part in parts for item in part.items(dropped)):
        last = found[-1] if found else None
        if isinstance(item, BoxedTable) and isinstance(last, BoxedTable) and continues(last, item):
            found[-1] = stitched(last, item)
        else:
            found.append(item)
    return found


class _Parts:
    """The ruled tables of a page, and the rows of glyphs that stand in none with the lines they make."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._tables, outside = ruled_tables(page)
        self._rows = [(row, line_of(row, page.number)) for row in rows_of(outside)]

    def edge_lines(self) -> list[Line]:
        """The lines that stand where running heads and page numbers do."""
        return [line for _, line in self._rows if in_margin(line, self._page)]

    def items(self, dropped: set[int]) -> list[Item]:
        """The tables and lines from the top down, but for the lines with these ids."""
        placed: list[tuple[float, float, Item]] = [(table.top, table.left, table) for table in self._tables]
        tops = sorted(table.top for table in self._tables)
        bands: dict[int, list[tuple[Sequence[Glyph], Line]]] = {}
        for row, line in self._rows:
            if id(line) not in dropped and (line.text or line.struck):
                bands.setdefault(bisect_right(tops, line.base), []).append((row, line))
        for rows in bands.values():
            lines = {id(row): line for row, line in rows}
            for found in unruled_tables([row for row, _ in rows], self._page.number):
                if isinstance(found, BoxedTable):
                    placed.append((found.top, found.left, found))
                else:
                    line = lines[id(found)]
                    placed.append((line.base, line.left, line))
        placed.sort(key=lambda one: one[:2])
        return [item for _, _, item in placed]


def _scanned(scans: Sequence[int], count: int) -> list[str]:
    if not scans or len(scans) == count:
        return []
    numbers = "、".join(map(str, scans[:10])) + ("等" if len(scans) > 10 else "")  # noqa: PLR2004
    return [f"第 {numbers} 页只有图片（扫描页），文字读不出来，未检查。"]


class _Units:
    """Numbers what it is given, and remembers what was struck out where."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._marks: list[Mark] = []
        self._waiting: list[str] = []
        self._count = 0

    def paragraph(self, written: Written, page: int, *, bold: bool) -> None:
        """A paragraph, unless all of it was struck out."""
        if written.text.strip():
            self.blocks.append(Paragraph(self._unit(written, page), bold=bold))
        else:
            self._waiting += [text for _, text in written.struck]

    def table(self, boxed: BoxedTable) -> None:
        """A table with its cells in reading order."""
        columns = edges([place for cell in boxed.cells for place in (cell.left, cell.right)])
        cells: list[Cell] = []
        for cell in sorted(boxed.cells, key=lambda cell: (cell.row, cell.left)):
            left = bisect_right(columns, cell.left) - 1
            right = max(bisect_right(columns, cell.right) - 1, left + 1)
            page = cell.lines[0].page if cell.lines else boxed.page
            text = self._unit(cell_text(cell.lines, cell.left, cell.right), page)
            cells.append(Cell(text, cell.row, left, cell.end_row - cell.row, right - left))
        self.blocks.append(Table(tuple(cells), boxed.rows, len(columns) - 1))

    def placed_marks(self) -> tuple[Mark, ...]:
        """The marks; what was struck out after the last unit stands at its end."""
        last = max(self._count, 1)
        end = SourceText.at("", last)
        return (*self._marks, *(Mark("deleted", text, end.span(0, 0)) for text in self._waiting))

    def _unit(self, written: Written, page: int) -> SourceText:
        self._count += 1
        source = SourceText.at(written.text, self._count, 1, page)
        struck = [(0, text) for text in self._waiting] + written.struck
        self._marks += [Mark("deleted", text, source.span(offset, offset)) for offset, text in struck]
        self._waiting = []
        return source
