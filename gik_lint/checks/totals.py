"""Kind `totals`: sums left unfilled over filled parts, or filled over parts that are all blank.

Either is one habit of whoever filled in the table, so it is one finding a table, with every such cell listed; no
relation is reported for it.
"""

from typing import Literal

from msgspec import Struct

from gik_lint.arithmetic.diagnosis import diagnosis
from gik_lint.arithmetic.evaluate import Evaluation, Ledger, State
from gik_lint.arithmetic.instances import Key
from gik_lint.checks.base import Failed, Hit, NotApplicable, Passed, Run, Suspicion, Undecided, Verdict, Witness
from gik_lint.checks.naming import cell_id, cell_name, number, place, table_name, where
from gik_lint.checks.trust import doubt
from gik_lint.facts.report import AnnualReport
from gik_lint.packs.model import Rule

VALUES = frozenset({"table", "count", "cells", "example"})

_STATES: dict[str, State] = {"totals": "total-blank", "parts": "only-total"}
_NAMED = 4


class Parameters(Struct, frozen=True, forbid_unknown_fields=True):
    """`blank` says what is left blank: the `totals` over filled parts, or all `parts` under a filled total."""

    blank: Literal["totals", "parts"]


def check(_rule: Rule, parameters: Parameters, report: AnnualReport, _run: Run) -> Verdict:
    """Failed with one hit for each table that does it."""
    tables = [table for table in report.tables if table.form.relations]
    if not tables:
        return NotApplicable("报告中没有读到有合计的统计表")
    hits = []
    for table in tables:
        if table.confidence == "high":
            ledger = diagnosis(report, table).ledger
            found = ledger.having(_STATES[parameters.blank])
            hits += [_hit(ledger, found, parameters)] if found else []
    if hits:
        return Failed(tuple(hits))
    unsure = next((table for table in tables if table.confidence != "high"), None)
    return Undecided(doubt(unsure), unsure.at) if unsure else Passed()


def _hit(ledger: Ledger, found: tuple[Evaluation, ...], parameters: Parameters) -> Hit:
    table, form = ledger.table, ledger.table.form
    totals = list(dict.fromkeys(total for each in found if (total := each.instance.total)))
    names = "、".join(cell_name(form, key) for key in totals[:_NAMED])
    more = f"等 {len(totals)} 格" if len(totals) > _NAMED else ""
    first = found[0]
    return Hit(
        at=where(table, totals[0]),
        place=place(form, totals[0]),
        values={
            "table": table_name(form),
            "count": str(len(totals)),
            "cells": names + more,
            "example": f"{cell_name(form, totals[0])}应为 {number(first.left)}" if parameters.blank == "totals" else "",
        },
        witnesses=tuple(Witness(where(table, key), "合计", place(form, key)) for key in totals[1:]),
        relations=tuple(dict.fromkeys(each.instance.relation.id for each in found)),
        suspects=tuple(_suspicion(ledger, key) for key in totals) if parameters.blank == "totals" else (),
        key=f"{form.id} {parameters.blank}",
    )


def _suspicion(ledger: Ledger, key: Key) -> Suspicion:
    table, value = ledger.table, number(ledger.values[key])
    cell = table.cells[key]
    return Suspicion(cell_id(table.form, key), cell.at, cell.text, value, f"各项之和为 {value}", place(table.form, key))
