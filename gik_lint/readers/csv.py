"""Comma or tab separated values → one table, each cell at its place in the file."""

import re

from gik_lint.document import Block, Document, SourceText
from gik_lint.fixed import fixed
from gik_lint.readers.errors import UnreadableError
from gik_lint.readers.html_text import Places
from gik_lint.readers.layout import TextBuilder, grid

_SEPARATORS = (",", "\t", ";", "，")
_QUOTED = fixed(r'[ \t]*"((?:[^"]|"")*+)"[ \t]*')
_PIECE = fixed(r'\r\n?|\n|""|[^\r\n"]+|"')
_HEAD = 4_096
MAX_CELLS = 1_000_000


def read_csv(source: str, name: str) -> Document:
    """A sheet as a document of one table; a quoted cell may run over lines and doubles its quotes.

    Raises:
        UnreadableError: more than `MAX_CELLS` cells.
    """
    places = Places(source)
    mark = max(_SEPARATORS, key=source[:_HEAD].count)
    if source.count(mark) > MAX_CELLS:
        raise UnreadableError("表格的单元格超过一百万个，不像年度报告，已停止读取，请确认选对了文件。", "too-large")
    plain = re.compile(rf"[^{mark}\r\n]*")
    rows: list[list[SourceText]] = []
    row: list[SourceText] = []
    position = 0
    quotes = True  # until one is found that never closes
    while position < len(source):
        quoted = _QUOTED.match(source, position) if quotes and source.startswith(('"', " ", "\t"), position) else None
        quotes = quotes and (quoted is not None or not source.startswith('"', position))
        end = quoted.end() if quoted else position
        rest = plain.match(source, end)
        end = rest.end() if rest else end
        row.append(_cell(places, *quoted.span(1)) if quoted else _cell(places, position, end))
        position = end
        if source.startswith(mark, position):
            position += 1
            if position == len(source):
                row.append(_cell(places, position, position))
            continue
        position += 2 if source.startswith("\r\n", position) else 1
        rows.append(row)
        row = []
    if row:
        rows.append(row)
    rows = [row for row in rows if any(cell.text for cell in row)]
    blocks: tuple[Block, ...] = (grid(rows),) if rows else ()
    return Document(name, "csv", blocks)


def _cell(places: Places, start: int, end: int) -> SourceText:
    builder = TextBuilder()
    for found in _PIECE.finditer(places.source, start, end):
        text = "\n" if found[0][0] in "\r\n" else found[0].replace('""', '"')
        builder.add(text, *places.at(found.start()), 2 if found[0] == '""' else 1)
    cell = builder.build()
    return cell if cell.text else SourceText.at("", *places.at(start))
