"""A blank draft as Markdown; guidance stands in comments, tables in HTML so that cells keep their spans."""

from html import escape

from gik_lint.blank.draft import Draft, Text, Title
from gik_lint.blank.grid import Grid


def as_markdown(draft: Draft) -> str:
    """The draft as a Markdown file."""
    lines: list[str] = []
    for part in draft.parts:
        match part:
            case Title():
                lines += [f"{'#' * (part.level + 1)} {part.text}", ""]
                lines += [f"<!-- {part.guidance} -->", ""] if part.guidance else []
            case Text():
                lines += [part.text, ""]
            case Grid():
                lines += [*_table(part), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _table(grid: Grid) -> list[str]:
    lines = ["<table>"]
    for row in grid.rows:
        cells = []
        for box in row:
            spans = f' rowspan="{box.rowspan}"' if box.rowspan > 1 else ""
            spans += f' colspan="{box.colspan}"' if box.colspan > 1 else ""
            cells.append(f"<td{spans}>{escape(box.text)}</td>")
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return [*lines, "</table>"]
