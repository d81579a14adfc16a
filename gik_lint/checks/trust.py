"""Whether a table was read well enough to find fault with its cells."""

from gik_lint.checks.naming import table_name
from gik_lint.facts.report import OfficialTable

_TOLD = 2


def doubt(table: OfficialTable, *, partly: bool = False) -> str:
    """Why a table read without confidence is not judged, or only `partly`."""
    why = "；".join(each.rstrip("。") for each in table.doubts[:_TOLD])
    then = "只核对了读准的行" if partly else "不作核对"
    return f"{table_name(table.form)}没有把握读准{'：' + why if why else ''}，{then}"
