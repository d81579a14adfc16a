"""Kind `publication`: the day of publication against the end of the report year and the body's deadline."""

from datetime import date
from typing import Literal

from msgspec import Struct

from gik_lint.checks.base import Hit, NotApplicable, Run, Undecided, Verdict, verdict
from gik_lint.facts.passages import first_line
from gik_lint.facts.report import AnnualReport, Identity, Range
from gik_lint.finding import Confidence, Severity
from gik_lint.packs.forms import Deadline
from gik_lint.packs.model import Rule
from gik_lint.packs.references import Pattern
from gik_lint.text.patterns import any_found

VALUES = frozenset({"date", "year", "deadline", "days", "source", "basis"})
_SOURCES = {"given": "给定的日期", "signature": "落款日期", "page": "网页上的日期"}


class Parameters(Struct, frozen=True, forbid_unknown_fields=True):
    """`fault` is what the rule reports.

    `early`: before the report year ended; `late`: after the deadline of the body's kind and tier; `missing`: no
    day is stated. `page` is the severity where the day is only a web page's, often that of a repost; one that is more
    than `migrated` days late is that of a new site. A report in which one of `otherwise` is found (a school's) has
    other deadlines.
    """

    fault: Literal["early", "late", "missing"]
    page: Severity | None = None
    migrated: int | None = None
    otherwise: tuple[Pattern, ...] = ()


def check(rule: Rule, parameters: Parameters, report: AnnualReport, run: Run) -> Verdict:
    """Failed where the day of publication has the fault; undecided where it, or the deadline, is not known."""
    day, year = report.identity.published, report.identity.year
    if parameters.fault == "missing":
        return verdict([Hit(first_line(report), absent=True, key="date")] if day is None else [])
    if year is None or report.form is None:
        return Undecided("报告年度未能确定，可用 --year 指定")
    if day is None:
        return Undecided("没有找到公布日期，可用 --published 指定")
    if parameters.fault == "early":
        last = date(year, 12, 31)
        return verdict([_hit(report, day, last, "", parameters)] if day <= last else [])
    deadline = deadline_of(report.identity, report.form.deadlines)
    return _late(report, day, deadline, parameters) if isinstance(deadline, Deadline) else deadline


def _late(report: AnnualReport, day: date, deadline: Deadline, parameters: Parameters) -> Verdict:
    identity = report.identity
    last = date.fromisoformat(f"{(identity.year or day.year) + 1}-{deadline.day}")
    if any_found(parameters.otherwise, report.reading.text):
        return NotApplicable("不按日历年报告，公布期限另有规定")
    late = (day - last).days
    if parameters.migrated is not None and identity.published_source == "page" and late > parameters.migrated:
        return Undecided("网页上的日期晚得太多，多半是网站迁移的日期；可用 --published 指定", identity.published_at)
    return verdict([_hit(report, day, last, deadline.basis, parameters)] if late > 0 else [])


def deadline_of(identity: Identity, deadlines: tuple[Deadline, ...]) -> Deadline | Undecided | NotApplicable:
    """The deadline of this kind and tier of body; undecided where they are not known and it depends on them."""
    if not deadlines:
        return NotApplicable("没有规定公布期限")
    for one in deadlines:
        if (not one.kinds or identity.kind in one.kinds) and (not one.tiers or identity.tier in one.tiers):
            return one
    if identity.kind is None:
        return Undecided("公布期限因机关类型而不同，类型未能确定，可用 --kind 指定")
    open_tier = identity.tier is None and any(identity.kind in one.kinds for one in deadlines)
    if open_tier:
        possible = [one for one in deadlines if identity.kind in one.kinds]
        if len({one.day for one in possible}) == 1:
            return possible[0]
        return Undecided("公布期限因机关层级而不同，层级未能确定，可用 --tier 指定")
    return NotApplicable("国家没有规定这类机关的公布期限")


def _hit(report: AnnualReport, day: date, last: date, basis: str, parameters: Parameters) -> Hit:
    identity = report.identity
    at = identity.published_at or first_line(report)
    source = identity.published_source or "given"
    values = {
        "date": f"{day.year}年{day.month}月{day.day}日",
        "year": str(identity.year),
        "deadline": f"{last.year}年{last.month}月{last.day}日",
        "days": str((day - last).days),
        "source": _SOURCES[source],
        "basis": basis,
    }
    severity = parameters.page if source == "page" else None
    confidence: Confidence | None = "low" if source == "page" and severity else None
    return Hit(Range(at.start, at.end), values, severity=severity, confidence=confidence, key="date")
