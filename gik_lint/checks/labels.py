"""Kind `labels`: the rows and columns of an official table are those of the form, in its words."""

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from gik_lint.checks.base import Hit, NotApplicable, Run, Undecided, Verdict, Witness, verdict
from gik_lint.checks.naming import LONGEST, column_name, row_name, table_name
from gik_lint.checks.trust import doubt
from gik_lint.facts.report import AnnualReport, Label, OfficialTable, Range
from gik_lint.packs.forms import Row
from gik_lint.packs.model import Rule
from gik_lint.text.likeness import core

VALUES = frozenset({"table", "count", "labels", "printed", "official"})

_NAMED = 4
_TWICE = 2
_TELLING = 8  # letters by which a label is known


class Parameters(Struct, frozen=True, forbid_unknown_fields=True):
    """`find` is what to look for.

    `altered`: other wordings, or one column's heading over two; `missing` rows; `foreign` rows that no form knows;
    `columns` that a real grid lacks; `odd` rows of one, with fewer or more cells than the others; rows printed `twice`.
    """

    find: Literal["altered", "missing", "foreign", "columns", "odd", "twice"]


def check(_rule: Rule, parameters: Parameters, report: AnnualReport, _run: Run) -> Verdict:
    """Failed with one hit a table for missing or foreign rows, one a label for altered ones."""
    if not report.tables:
        return NotApplicable("报告中没有读到统计表")
    hits: list[Hit] = []
    unsure = None
    for table in report.tables:
        if parameters.find in _PLAIN:
            alone = sum(other.id == table.id for other in report.tables) == 1
            hits += _PLAIN[parameters.find](table) if alone else ()
        elif table.confidence != "high" and parameters.find != "altered":
            unsure = unsure or table
        elif parameters.find == "altered":
            hits += (*_altered(table), *_headed_twice(table))
        elif parameters.find == "missing":
            missing = _missing_rows(table)
            if any(_begun(row, table, report) for row in missing):
                return Undecided(f"{table_name(table.form)}有的行只读出标签的开头，不知是否缺行", table.at)
            hits += _missing(table, missing)
        else:
            hits += _foreign(table)
    if not hits and unsure:
        return Undecided(doubt(unsure), unsure.at)
    return verdict(hits)


def _altered(table: OfficialTable) -> Iterable[Hit]:
    told = set()
    altered = [
        label
        for label in table.labels
        if (label.id or label.official) and not label.exact and not _is_torn(table, label)
    ]
    for label in altered:
        known = label.id or label.official
        if known not in told:
            told.add(known)
            other = _exchanged(table, label, altered)
            told |= {other.id or other.official} if other else set()
            yield Hit(
                at=label.at,
                witnesses=(Witness(other.at, "两处对调"),) if other else (),
                values={
                    "table": table_name(table.form),
                    "printed": "".join(label.text.split()) or "空白",
                    "official": _official(table, label),
                },
                key=f"{table.id} {known}",
            )


def _is_torn(table: OfficialTable, label: Label) -> bool:
    """Whether a label is a piece of its own in a table whose labels a converter tore: 行政机关不再处理其政府信息公."""
    return table.confidence != "high" and core(label.text) in core(_official(table, label))


def _exchanged(table: OfficialTable, label: Label, altered: list[Label]) -> Label | None:
    """The label that stands in this one's place while this one stands in its."""
    place = core(_official(table, label))
    others = (each for each in altered if each is not label and core(each.text) == place)
    return next((each for each in others if core(_official(table, each)) == core(label.text)), None)


def _headed_twice(table: OfficialTable) -> Iterable[Hit]:
    """The second heading of one column where another has none: it should be that one's."""
    headed = {column.id: [label for label in table.labels if label.id == column.id] for column in table.form.columns}
    twice = [labels for labels in headed.values() if len(labels) > 1 and len({core(one.text) for one in labels}) == 1]
    bare = [column for column in table.form.columns if not headed[column.id]]
    if len(twice) == 1 and len(twice[0]) == _TWICE and len(bare) == 1:
        second = twice[0][1]
        yield Hit(
            at=second.at,
            values={
                "table": table_name(table.form),
                "printed": "".join(second.text.split()),
                "official": bare[0].label,
            },
            witnesses=(Witness(twice[0][0].at, "第一次"),),
            key=f"{table.id} {bare[0].id} {second.id}",
        )


def _missing_rows(table: OfficialTable) -> list[Row]:
    printed = {row for row, _ in table.cells}
    return [row for row in table.form.rows if row.kind == "data" and not row.optional and row.id not in printed]


def _begun(row: Row, table: OfficialTable, report: AnnualReport) -> bool:
    """Whether the beginning of a long label is in the table's text: the row may stand there, torn apart by lines."""
    begins = core(row.label)[:_TELLING]
    others = any(core(other.label).startswith(begins) for other in table.form.rows if other is not row)
    return len(begins) == _TELLING and not others and begins in core(report.reading.text[table.at.start : table.at.end])


def _missing(table: OfficialTable, rows: list[Row]) -> Iterable[Hit]:
    if not rows:
        return
    at = _before(table, rows[0].id)
    yield Hit(
        at=at,
        absent=True,
        values={
            "table": table_name(table.form),
            "count": str(len(rows)),
            "labels": _list(row_name(table.form, row.id) for row in rows),
        },
        key=" ".join((table.id, *(row.id for row in rows))),
    )


def _foreign(table: OfficialTable) -> Iterable[Hit]:
    strange = [label for label in table.labels if not (label.id or label.official)]
    if strange:
        yield Hit(
            at=strange[0].at,
            values={
                "table": table_name(table.form),
                "count": str(len(strange)),
                "labels": _list("".join(label.text.split())[:LONGEST] for label in strange),
            },
            witnesses=tuple(Witness(label.at) for label in strange[1:]),
            key=" ".join((table.id, *("".join(label.text.split()) for label in strange)))[:200],
        )


def _columns(table: OfficialTable) -> Iterable[Hit]:
    """The columns that a grid has neither heads nor cells for: not read badly, but not there."""
    if table.lacking:
        yield Hit(
            at=_head(table),
            absent=True,
            values={
                "table": table_name(table.form),
                "count": str(len(table.lacking)),
                "labels": _list(dict.fromkeys(_group_or_column(table, each) for each in table.lacking), "列"),
            },
            key=" ".join((table.id, *table.lacking)),
        )


def _group_or_column(table: OfficialTable, column: str) -> str:
    """The column's name, or its group's where all columns of the group are lacking."""
    path = next((each.path for each in table.form.columns if each.id == column), ())
    group = [each.id for each in table.form.columns if path and each.path == path]
    return path[-1] if len(group) > 1 and set(group) <= set(table.lacking) else column_name(table.form, column)


def _odd(table: OfficialTable) -> Iterable[Hit]:
    for row in table.odd:
        yield Hit(
            at=row.at,
            values={
                "table": table_name(table.form),
                "labels": row_name(table.form, row.row) or "数字",
                "count": str(row.cells),
                "official": str(len(table.form.columns)),
            },
            key=f"{table.id} {row.row}",
        )


def _twice(table: OfficialTable) -> Iterable[Hit]:
    once = {label.id: label for label in reversed(table.twice)}
    for label in once.values():
        first = next((each for each in table.labels if each.id == label.id and each.at.start < label.at.start), None)
        yield Hit(
            at=label.at,
            values={"table": table_name(table.form), "labels": row_name(table.form, label.id), "count": "2"},
            witnesses=(Witness(first.at, "第一次"),) if first else (),
            key=f"{table.id} {label.id}",
        )


_PLAIN = {"columns": _columns, "odd": _odd, "twice": _twice}


def _head(table: OfficialTable) -> Range:
    return table.labels[0].at if table.labels else Range(table.at.start, table.at.start)


def _before(table: OfficialTable, missing: str) -> Range:
    """The label after which a missing row belongs: that of the last printed row above it, else the first one."""
    order = {row.id: number for number, row in enumerate(table.form.rows)}
    above = [label for label in table.labels if label.id in order and order[label.id] < order[missing]]
    if above:
        return max(above, key=lambda label: order[label.id]).at
    return _head(table)


def _official(table: OfficialTable, label: Label) -> str:
    form = table.form
    if label.official:
        return label.official
    if any(row.id == label.id for row in form.rows):
        return next(row.label for row in form.rows if row.id == label.id)
    return next((column.label for column in form.columns if column.id == label.id), column_name(form, label.id))


def _list(names: Iterable[str], unit: str = "行") -> str:
    names = list(names)
    more = f"等 {len(names)} {unit}" if len(names) > _NAMED else ""
    return "、".join(f"「{name}」" for name in names[:_NAMED]) + more
