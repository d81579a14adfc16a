"""What a rule may point at: the forms, tables, sections and relations of a pack and of those below it."""

from collections.abc import Iterable

from msgspec import Struct

from gik_lint.packs.forms import Form, Relation, TableForm

_NAMES = {
    "form-id": "格式",
    "table-id": "表",
    "section-id": "部分",
    "relation-id": "勾稽关系",
    "cell-id": "单元格",
    "rule-id": "规则",
}


class Known(Struct, frozen=True):
    """Ids by what they name, as the marks of `references` call them."""

    ids: dict[str, frozenset[str]]

    def has(self, format_: str, text: str) -> bool:
        """Whether `text` names something; what is no reference always does."""
        return format_ not in self.ids or text in self.ids[format_]

    def names(self, format_: str) -> frozenset[str]:
        """All names of that sort."""
        return self.ids[format_]

    @staticmethod
    def title(format_: str) -> str:
        """What such a thing is called."""
        return _NAMES[format_]


def known(forms: Iterable[Form], rule_ids: Iterable[str]) -> Known:
    """What `forms` and rules have names for."""
    forms = tuple(forms)
    tables = [table for form in forms for table in form.tables]
    return Known(
        {
            "form-id": frozenset(form.id for form in forms),
            "table-id": frozenset(table.id for table in tables),
            "section-id": frozenset(section.id for form in forms for section in form.sections),
            "relation-id": frozenset(relation.id for table in tables for relation in _relations(table)),
            "cell-id": frozenset(cell for table in tables for cell in cell_ids(table)),
            "rule-id": frozenset(rule_ids),
        }
    )


def cell_ids(table: TableForm) -> list[str]:
    """TABLE.ROW.COLUMN of each cell that carries a number."""
    rows = [row.id for row in table.rows if row.kind == "data"]
    return [f"{table.id}.{row}.{column.id}" for row in rows for column in table.columns]


def _relations(table: TableForm) -> Iterable[Relation]:
    return table.relations
