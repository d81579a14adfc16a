"""The examples of a rule are its tests: make each draft, run the rule on it, compare with what was promised."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Literal

from msgspec import Struct, structs

from gik_lint import engine
from gik_lint.checks.base import Run
from gik_lint.document import Mark, Paragraph, SourceText, Span
from gik_lint.facts.identity import Given
from gik_lint.facts.report import AnnualReport
from gik_lint.facts.understand import understand
from gik_lint.finding import Finding
from gik_lint.packs.layers import PackSet
from gik_lint.packs.model import Example, Rule
from gik_lint.readers.open import read_bytes

Promise = Literal["fails", "passes", "undecided"]
PROMISES: tuple[Promise, ...] = ("fails", "passes", "undecided")


class ExampleFailure(Struct, frozen=True):
    """A promise not kept: which example (the `number`th of its list, from 1), and how."""

    rule: str
    promise: Promise
    number: int
    message: str


class BrokenExampleError(Exception):
    """The draft of an example cannot be made: a cell or a text to change is not in its base."""


def run_examples(packs: PackSet, rule: Rule) -> list[ExampleFailure]:
    """Every promise of the rule's examples that the rule does not keep."""
    return [
        ExampleFailure(rule.id, promise, number, message)
        for promise, number, example in numbered(rule)
        for message in run_example(packs, rule, promise, example)
    ]


def numbered(rule: Rule) -> Iterator[tuple[Promise, int, Example]]:
    """The examples of a rule with what they promise and their number."""
    for promise in PROMISES:
        for number, example in enumerate(getattr(rule.examples, promise), 1):
            yield promise, number, example


def run_example(packs: PackSet, rule: Rule, promise: Promise, example: Example) -> list[str]:
    """What is wrong with one example, in sentences; empty if it keeps its promise."""
    try:
        report = report_of(packs, rule, example)
    except BrokenExampleError as broken:
        return [str(broken)]
    today = date((report.identity.year or 2024) + 1, 12, 31)
    checked = engine.check(report, [rule], Run(today, example.profile, packs.words, packs.forms))
    outcome = checked.outcomes[0]
    if checked.incomplete:
        return list(checked.incomplete)
    expected = {"fails": "failed", "passes": "passed", "undecided": "undecided"}[promise]
    if outcome.outcome != expected:
        found = "；".join(finding.message for finding in checked.findings[:3]) or outcome.reason
        return [f"应为 {expected}，结果是 {outcome.outcome}" + (f"：{found}" if found else "")]
    if promise == "undecided" and example.reason not in outcome.reason:
        return [f"原因里没有「{example.reason}」，写的是「{outcome.reason}」"]
    return list(_compare(example, checked.findings)) if promise == "fails" else []


def _compare(example: Example, findings: tuple[Finding, ...]) -> Iterator[str]:
    """What the findings of a failing example lack of what it promised."""
    if example.count is not None and len(findings) != example.count:
        yield f"应有 {example.count} 处，结果有 {len(findings)} 处"
    fitting = [finding for finding in findings if example.at in finding.location.quote]
    if not fitting:
        yield f"没有一处指着「{example.at}」，指的是{_listed(finding.location.quote for finding in findings)}"
    elif not any(example.message in f"{finding.message}\n{finding.remedy}" for finding in fitting):
        yield f"说明里没有「{example.message}」，写的是{_listed(finding.message for finding in fitting)}"


def _listed(texts: Iterator[str]) -> str:
    return "、".join(f"「{text}」" for text in texts)


def report_of(packs: PackSet, rule: Rule, example: Example) -> AnnualReport:
    """The draft of an example, understood; BrokenExampleError if it cannot be made.

    A short text need not say its year: where neither it nor the example does, a year of the rule's is taken.
    """
    text = example.text or _changed(packs, rule, example)
    report = _understand(packs, text, example, example.year)
    if report.identity.year is None and example.year is None:
        return _understand(packs, text, example, _year_of(packs, rule))
    return report


def _understand(packs: PackSet, text: str, example: Example, year: int | None) -> AnnualReport:
    document = read_bytes(text.encode(), "例子.txt")
    marks = tuple(Mark(mark.kind, mark.text, Span(1, 1, 1, 1), mark.author) for mark in example.marks)
    margins = (Paragraph(SourceText.at(line, 1, 1), role="margin") for line in example.margins)
    document = structs.replace(document, blocks=(*document.blocks, *margins), marks=(*document.marks, *marks))
    published = date.fromisoformat(example.published) if example.published else None
    given = Given(year=year, body=example.body, kind=example.kind, tier=example.tier, published=published)
    return understand(document, packs.forms, packs.words, given)


def _year_of(packs: PackSet, rule: Rule) -> int | None:
    """A year in which the rule is in force: its first, else its last, else the first of its form."""
    if rule.applies.from_year or rule.applies.to_year:
        return rule.applies.from_year or rule.applies.to_year
    return next((form.from_year for form in packs.forms if form.id in rule.applies.forms), None)


def _changed(packs: PackSet, rule: Rule, example: Example) -> str:
    text = base_text(packs, rule, example.base)
    if example.set:
        text = _with_cells(packs, text, example)
    for old, new in example.replace.items():
        if old not in text:
            raise BrokenExampleError(f"底稿「{example.base}」里没有「{old}」")
        text = text.replace(old, new)
    return text


def base_text(packs: PackSet, rule: Rule, name: str) -> str:
    """The shared report `name`, of the rule's own pack or of one below it."""
    names = [pack.name for pack in packs.packs]
    below = names[: names.index(rule.pack) + 1] if rule.pack in names else names
    for pack in reversed(below):
        file = Path(packs.pack(pack).path, "examples", f"{name}.txt")
        if file.is_file():
            return file.read_text("utf-8")
    raise BrokenExampleError(f"没有底稿「{name}」")


def _with_cells(packs: PackSet, text: str, example: Example) -> str:
    """`text` with other figures printed in the cells named TABLE.ROW.COLUMN."""
    report = _understand(packs, text, example, example.year)
    lines = text.split("\n")
    for span, printed in sorted(_cell_spans(report, example.set), reverse=True):
        line, column, end = span
        row = lines[line - 1]
        lines[line - 1] = row[: column - 1] + printed + row[end - 1 :]
    return "\n".join(lines)


def _cell_spans(report: AnnualReport, changes: Mapping[str, str]) -> Iterator[tuple[tuple[int, int, int], str]]:
    """Line, column and end column of each cell to change, with what to print there."""
    for name, printed in changes.items():
        table_id, _, rest = name.partition(".")
        row, _, column = rest.partition(".")
        table = report.table(table_id)
        cell = table.cells.get((row, column)) if table else None
        if cell is None:
            raise BrokenExampleError(f"底稿里没有单元格「{name}」")
        span = report.reading.span(cell.at.start, cell.at.end)
        if span.end_line != span.line:
            raise BrokenExampleError(f"单元格「{name}」占了几行，不能用 set 改；请用 replace")
        yield (span.line, span.column, span.end_column), printed
