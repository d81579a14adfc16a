"""Showing what was understood of a draft."""

from typing import Literal

from gik_lint.facts.report import AnnualReport

ExtractFormat = Literal["text", "json", "csv", "xlsx"]


def render_extract(report: AnnualReport, format_name: ExtractFormat, path: str) -> str | bytes:
    """What was understood of the draft at `path` in a format; bytes for `xlsx`, text for all others."""
    from gik_lint.reporters import extract

    match format_name:
        case "json":
            return extract.as_json(report, path)
        case "csv":
            return extract.as_csv(report)
        case "xlsx":
            from gik_lint.reporters.sheet import workbook

            return workbook({"官方表格": extract.rows(report)})
        case _:
            return extract.as_text(report, path)
