"""One diagnosis a table, shared by all rules that look at its numbers."""

from gik_lint.arithmetic.suspects import Diagnosis, Witnesses, diagnose
from gik_lint.facts.report import AnnualReport, OfficialTable

_MEMO = "arithmetic.diagnoses"


def diagnosis(report: AnnualReport, table: OfficialTable, witnesses: Witnesses | None = None) -> Diagnosis:
    """The diagnosis of one of the report's tables, computed the first time it is asked for.

    `witnesses` is what the prose states of the table's cells; it counts the first time only.
    """
    memo: dict[int, Diagnosis] = report.__dict__.setdefault(_MEMO, {})
    if table.index not in memo or memo[table.index].ledger.table is not table:
        memo[table.index] = diagnose(table, witnesses)
    return memo[table.index]
