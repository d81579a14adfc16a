"""What was understood of a draft, for people and programs: identity with its evidence, sections, cells, figures."""

import csv
import io
import json
from decimal import Decimal
from typing import Any

from gik_lint.facts.report import AnnualReport, Identity, OfficialCell, Range
from gik_lint.reporters.catalogue import say
from gik_lint.reporters.clean import clean
from gik_lint.reporters.json import identity_of

VERSION = 1


def as_json(report: AnnualReport, path: str) -> str:
    """The extract as JSON, version 1 (CONTRACT: `extract --format json`)."""
    return json.dumps(extracted(report, path), ensure_ascii=False, indent=2) + "\n"


def extracted(report: AnnualReport, path: str) -> dict[str, Any]:
    """The extract as plain values; every figure is a decimal string, a blank cell null."""
    reading = report.reading

    def place(at: Range) -> dict[str, int]:
        span = reading.span(at.start, at.end)
        return {"line": span.line, "column": span.column}

    def cell(one: OfficialCell) -> dict[str, Any]:
        return {"value": plain(one.value), "text": one.text, **place(one.at)}

    def cells(of: dict[tuple[str, str], OfficialCell]) -> dict[str, dict[str, Any]]:
        rows: dict[str, dict[str, Any]] = {}
        for (row, column), one in of.items():
            rows.setdefault(row, {})[column] = cell(one)
        return rows

    return {
        "version": VERSION,
        "path": path,
        "identity": identity(report.identity),
        "form": report.form.id if report.form else None,
        "sections": [
            {"level": one.level, "number": one.number, "title": one.title, "line": place(one.heading)["line"]}
            for one in report.sections
        ],
        "tables": [
            {
                "id": table.id,
                "index": number,
                "year": table.year or report.identity.year,
                "scope": table.scope,
                "confidence": table.confidence,
                "doubts": list(table.doubts),
                "cells": cells(table.cells),
            }
            for number, table in enumerate(report.tables, 1)
        ],
        "figures": [
            {
                "what": one.what,
                "value": plain(one.value),
                "unit": one.unit,
                "approximate": one.approximate,
                "year": one.year,
                **place(one.at),
                "quote": reading.quote(one.at.start, one.at.end),
            }
            for one in report.figures
        ],
    }


def identity(of: Identity) -> dict[str, Any]:
    """Who reports and on which year, and what spoke for it."""
    evidence = [
        {"field": one.field, "value": one.value, "source": one.source, "weight": one.weight} for one in of.evidence
    ]
    return {**identity_of(of), "evidence": evidence}


def plain(value: Decimal | None) -> str | None:
    """A figure as a decimal string without an exponent."""
    return None if value is None else format(value, "f")


def rows(report: AnnualReport) -> list[list[str]]:
    """The official cells as rows of a sheet, with a header."""
    header = ["表", "行", "列", "行名", "列名", "数值", "原文", "行号", "列号"]
    lines = [header]
    for table in report.tables:
        labels = {row.id: row.label for row in table.form.rows}
        heads = {column.id: "·".join((*column.path, column.label)) for column in table.form.columns}
        for (row, column), one in table.cells.items():
            span = report.reading.span(one.at.start, one.at.end)
            lines.append(
                [table.id, row, column, labels.get(row, row), heads.get(column, column), plain(one.value) or "",
                 one.text, str(span.line), str(span.column)]
            )  # fmt: skip
    return lines


def as_csv(report: AnnualReport) -> str:
    """The official cells as comma-separated values; cells that a spreadsheet would run are made inert."""
    target = io.StringIO()
    csv.writer(target, lineterminator="\r\n").writerows([[inert(value) for value in row] for row in rows(report)])
    return "\ufeff" + target.getvalue()


def inert(value: str) -> str:
    """`value` with a quote before what a spreadsheet would take for a formula; numbers stay numbers."""
    risky = value[:1] in ("=", "+", "-", "@", "\t", "\r") and not _number(value)
    return f"'{value}" if risky else value


def _number(value: str) -> bool:
    return value.lstrip("+-").replace(".", "", 1).isdigit() and value.isascii()


def as_text(report: AnnualReport, path: str) -> str:
    """A summary for the terminal: identity and evidence, headings, tables."""
    facts = extracted(report, path)
    who = facts["identity"]
    lines = [path, f"  标题    {who['title'] or '未找到'}", f"  机关    {who['body'] or '未能确定'}"]
    kind = say("zh", f"kind.{who['kind']}") if who["kind"] else "未能确定"
    tier = say("zh", f"tier.{who['tier']}") if who["tier"] else "未能确定"
    lines += [f"  类型    {kind}    层级  {tier}"]
    lines += [f"  年度    {who['year'] or '未能确定'}    公布  {who['published'] or '未写明'}"]
    lines += [f"  格式    {facts['form'] or '未能确定'}", "", "识别依据"]
    lines += [f"  {one['field']} = {one['value']}  ({one['source']}，权重 {one['weight']})" for one in who["evidence"]]
    lines += ["", "标题层次"]
    lines += [
        f"  {'  ' * (one['level'] - 1)}{one['number']} {one['title']}  (第{one['line']}行)" for one in facts["sections"]
    ]
    lines += ["", "官方表格"]
    for table in report.tables:
        filled = sum(one.value is not None for one in table.cells.values())
        lines.append(f"  {table.id}  {table.form.title}  {filled}/{len(table.cells)} 格有数  把握 {table.confidence}")
        lines += [f"      {doubt}" for doubt in table.doubts]
    if not report.tables:
        lines.append("  没有找到")
    return "\n".join(clean(line) for line in lines) + "\n"
