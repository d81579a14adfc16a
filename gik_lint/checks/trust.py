"""Whether a table was read well enough to find fault with its cells."""

from gik_lint.checks.naming import table_name
from gik_lint.facts.report import OfficialTable

_TOLD = 2


def doubt(table: OfficialTable) -> str:
    """Why a table read without confidence is not judged."""
    why = "；".join(each.rstrip("。") for each in table.doubts[:_TOLD])
    return f"{table_name(table.form)}没有把握读准{'：' + why if why else ''}，不作核对"
