"""One diagnosis a table, shared by all rules that look at its numbers."""

from decimal import Decimal

from gik_lint.arithmetic.instances import Key
from gik_lint.arithmetic.search import STEPS
from gik_lint.arithmetic.suspects import Diagnosis, Witnesses, diagnose
from gik_lint.facts.report import AnnualReport, OfficialTable

SEARCHED = 20
"""Tables of one report whose wrong cells are searched for; of more, only the failures are told."""

_MEMO = "arithmetic.diagnoses"


def diagnosis(report: AnnualReport, table: OfficialTable) -> Diagnosis:
    """The diagnosis of one of the report's tables, computed the first time it is asked for."""
    memo: dict[int, Diagnosis] = report.__dict__.setdefault(_MEMO, {})
    if id(table) not in memo:
        memo[id(table)] = diagnose(table, witnesses(report, table), STEPS if len(memo) < SEARCHED else 0)
    return memo[id(table)]


def witnesses(report: AnnualReport, table: OfficialTable) -> Witnesses:
    """What the prose states exactly, of the report year, of cells of this table."""
    year = report.identity.year
    stated: dict[Key, set[Decimal]] = {}
    for entry in table.form.stated:
        row, _, column = entry.cell.partition(".")
        for figure in report.figures:
            if figure.what == entry.what and not figure.approximate and figure.year in {None, year}:
                stated.setdefault((row, column), set()).add(figure.value)
    return {key: frozenset(values) for key, values in stated.items()}
