"""The running text of a report without its tables: what rules about statements and wording look at."""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice

from gik_lint.facts.labels import Labels, table_lines
from gik_lint.facts.lines import Line, lines
from gik_lint.facts.report import AnnualReport, Range


def passages(report: AnnualReport) -> tuple[Line, ...]:
    """Every line of prose in reading order: no table cell, no row of a table that came as lines, no page furniture."""
    known: tuple[Line, ...] | None = report.__dict__.get("_passages")
    if known is None:
        every = list(lines(report.reading))
        rows = table_lines(report.reading, every, Labels(report.form, report.tables), report.tables)
        known = tuple(line for index, line in enumerate(every) if index not in rows)
        report.__dict__["_passages"] = known
    return known


def within(report: AnnualReport, ranges: Range | None = None) -> Iterator[Range]:
    """The prose inside a range (default: all of it), cut around the tables that stand in running text."""
    tables = [table.at for table in report.tables]
    every = passages(report)
    first = bisect_right(every, ranges.start, key=lambda line: line.end) if ranges else 0
    for line in islice(every, first, None):
        if ranges and line.start >= ranges.end:
            return
        start = max(line.start, ranges.start) if ranges else line.start
        end = min(line.end, ranges.end) if ranges else line.end
        if start >= end:
            continue
        for table in tables:
            if line.start <= table.start and table.end <= line.end and start < table.end and table.start < end:
                if start < table.start:
                    yield Range(start, table.start)
                start = table.end
        if start < end:
            yield Range(start, end)


def first_line(report: AnnualReport) -> Range:
    """Where something belongs that should open the report: its title, else its first line of text."""
    if report.identity.title_at:
        return report.identity.title_at
    line = next(iter(passages(report)), None)
    return Range(line.start, min(line.end, line.start + 60)) if line else Range(0, 0)


def prose_of(report: AnnualReport, ranges: Range | None = None) -> str:
    """The prose inside a range, one line a passage."""
    text = report.reading.text
    return "\n".join(text[one.start : one.end] for one in within(report, ranges))


__all__ = ["first_line", "passages", "prose_of", "within"]
