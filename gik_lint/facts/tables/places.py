"""How a person looks for a cell: 表三「(七)总计」行「自然人」列."""

from collections import Counter

from gik_lint.packs.forms import TableForm


def place_of(table: TableForm, row: str = "", column: str = "") -> str:
    """The place of a cell, a row or a column; a table's only column, and a row without a label, go unsaid."""
    place = table.title
    label = next((item.label for item in table.rows if item.id == row), "")
    if label:
        place += f"「{label}」行"
    if column and len(table.columns) > 1:
        repeated = Counter(item.label for item in table.columns)
        found = next((item for item in table.columns if item.id == column), None)
        if found:
            path = "·".join((*found.path, found.label)) if repeated[found.label] > 1 else found.label
            place += f"「{path}」列"
    return place.replace("（", "(").replace("）", ")")


__all__ = ["place_of"]
