"""Words in rule files that point at something: a pattern, a form, a table, a row.

The types are plain strings to the program; loading a pack looks at the mark and checks what it points at.
"""

from typing import Annotated

from msgspec import Meta

Pattern = Annotated[str, Meta(extra_json_schema={"format": "regex"})]
"""A pattern of the `regex` library; its named groups fill the rule's sentences."""

Sentence = Annotated[str, Meta(extra_json_schema={"format": "sentence"})]
"""Words with `{named}` places, filled from what the check found."""

Day = Annotated[str, Meta(extra_json_schema={"format": "date"})]
"""A day, `2024-01-31`."""

FormId = Annotated[str, Meta(extra_json_schema={"format": "form-id"})]
"""A form (`form-2021`)."""

TableId = Annotated[str, Meta(extra_json_schema={"format": "table-id"})]
"""A table of some form (`t3`)."""

SectionId = Annotated[str, Meta(extra_json_schema={"format": "section-id"})]
"""A section of some form (`overview`)."""

RelationId = Annotated[str, Meta(extra_json_schema={"format": "relation-id"})]
"""A relation of some table (`F21.T3.02`)."""

CellId = Annotated[str, Meta(extra_json_schema={"format": "cell-id"})]
"""TABLE.ROW.COLUMN (`t3.r7.natural`)."""

RuleId = Annotated[str, Meta(extra_json_schema={"format": "rule-id"})]
"""A rule (`law-misnamed`)."""

__all__ = ["CellId", "Day", "FormId", "Pattern", "RelationId", "RuleId", "SectionId", "Sentence", "TableId"]
