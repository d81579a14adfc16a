"""Which rules apply to a report, why the others do not, and what each of them says of it.

Everything here is pure: the day of the run and the time limit are arguments, nothing is printed or read.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from msgspec import Struct, convert, structs

from gik_lint import checks
from gik_lint.checks.base import Failed, Hit, NotApplicable, Passed, Replacement, Run, Undecided, Verdict
from gik_lint.facts.places import Places
from gik_lint.facts.report import AnnualReport, Range
from gik_lint.finding import Basis, Edit, Finding, Fix, Location, Outcome, Related, Suspect
from gik_lint.fixed import fixed
from gik_lint.packs.forms import Form, governs
from gik_lint.packs.model import Applies, Rule

_OF_TABLES = frozenset({"table", "arithmetic"})
_PLACE = fixed(r"\{(\w+)\}")


class Checked(Struct, frozen=True):
    """What the rules said of one report: an outcome each, and the findings in document order.

    `incomplete` are sentences about rules that crashed or ran out of time: the result is not whole.
    """

    outcomes: tuple[Outcome, ...]
    findings: tuple[Finding, ...]
    incomplete: tuple[str, ...] = ()


def check(
    report: AnnualReport, rules: Sequence[Rule], run: Run, expired: Callable[[], bool] = lambda: False
) -> Checked:
    """Hold `report` against every rule; `expired` tells when the time for this report has run out."""
    places = Places(report)
    decided: list[tuple[Rule, Verdict]] = []
    incomplete: list[str] = []
    held = _held(rules, report, run)
    run = structs.replace(run, rules=tuple(rule for rule, why_not in held if why_not is None))
    for rule, why_not in held:
        decision: Verdict | None = why_not
        if decision is None:
            if expired():
                decision = Undecided("检查时间已到，这条规则没有运行")
                incomplete.append(f"{rule.id}：检查时间已到")
            else:
                decision, fault = _decide(rule, report, run)
                incomplete += [fault] if fault else []
        decided.append((rule, decision))
    told = {rule.id: decision.hits for rule, decision in decided if isinstance(decision, Failed)}
    outcomes: list[Outcome] = []
    findings: list[Finding] = []
    for rule, verdict in decided:
        decision = _yielding(verdict, [hit.at for other in rule.yields_to for hit in told.get(other, ())])
        outcomes.append(_outcome(rule, decision, places))
        if isinstance(decision, Failed):
            basis = basis_of(rule, report.identity.year, run.forms)
            findings += [_finding(rule, hit, places, basis) for hit in decision.hits]
    findings.sort(key=lambda finding: (finding.location.span.line, finding.location.span.column, finding.rule))
    return Checked(tuple(outcomes), _fingerprinted(findings), tuple(incomplete))


def _yielding(decision: Verdict, told: Sequence[Range]) -> Verdict:
    """The verdict without the hits in places that another rule has `told` already."""
    if not told or not isinstance(decision, Failed):
        return decision
    hits = [hit for hit in decision.hits if not any(hit.at.start < at.end and at.start < hit.at.end for at in told)]
    return Failed(tuple(hits)) if hits else Undecided("这一处已由别的规则报出", reported=True)


def _held(rules: Sequence[Rule], report: AnnualReport, run: Run) -> list[tuple[Rule, NotApplicable | Undecided | None]]:
    """Each rule, and why it is not run on this report, or None if it is; many are for the same reports."""

    @cache
    def why_not(applies: Applies, of_tables: bool) -> NotApplicable | Undecided | None:
        reasons = _restrictions(applies, report, run, of_tables=of_tables)
        return next((reason for reason in reasons if reason), None)

    return [(rule, why_not(rule.applies, rule.category in _OF_TABLES)) for rule in rules]


def _restrictions(
    applies: Applies, report: AnnualReport, run: Run, *, of_tables: bool
) -> Iterator[NotApplicable | Undecided | None]:
    identity = report.identity
    if report.only_tables and not of_tables:
        yield NotApplicable("文件里只有统计表，没有报告正文")
    if applies.profile and applies.profile != run.profile:
        yield NotApplicable("只在定稿检查（--profile final）时启用")
    if applies.from_year is not None or applies.to_year is not None:
        yield _by_year(applies, identity.year)
    yield _one_of(report.form.id if report.form else None, applies.forms, "适用的格式", "--year")
    yield _one_of(identity.kind, applies.kinds, "机关类型", "--kind")
    yield _one_of(identity.tier, applies.tiers, "机关层级", "--tier")


def _by_year(applies: Applies, year: int | None) -> NotApplicable | Undecided | None:
    if year is None:
        return Undecided("报告年度未能确定，可用 --year 指定")
    if (applies.from_year or 0) <= year <= (applies.to_year or 9999):
        return None
    return NotApplicable(f"{year}年度的报告不适用")


def _one_of(value: str | None, wanted: Sequence[str], what: str, option: str) -> NotApplicable | Undecided | None:
    if not wanted or value in wanted:
        return None
    if value is None:
        return Undecided(f"{what}未能确定，可用 {option} 指定")
    return NotApplicable(f"这份报告的{what}不适用")


def _decide(rule: Rule, report: AnnualReport, run: Run) -> tuple[Verdict, str]:
    """The verdict of the rule's kind of check, and a sentence if the rule itself broke down."""
    kind = checks.kind(rule.kind)
    try:
        verdict: Verdict = kind.check(rule, parameters_of(rule), report, run)
    except TimeoutError:
        return Undecided("规则运行超时"), f"{rule.id}：规则运行超时"
    except Exception as fault:  # a broken rule must not take the others with it
        if run.debug:
            raise
        return Undecided("规则运行出错"), f"{rule.id}：规则运行出错（{type(fault).__name__}）"
    return verdict, ""


def parameters_of(rule: Rule) -> Any:
    """The rule's parameters in the type of its kind, converted once."""
    known = rule.__dict__.get("_parameters")
    if known is None:
        known = rule.__dict__["_parameters"] = convert(rule.parameters, checks.kind(rule.kind).Parameters)
    return known


def _outcome(rule: Rule, verdict: Verdict, places: Places) -> Outcome:
    match verdict:
        case Passed():
            return _said(rule.id, "passed")
        case Failed():
            return _said(rule.id, "failed")
        case NotApplicable(reason):
            return _said(rule.id, "not-applicable", reason)
        case Undecided(reason, at, reported):
            return Outcome(rule.id, "undecided", reason, _location(at, places) if at else None, reported)


_said = lru_cache(maxsize=4096)(Outcome)  # most rules pass most reports


def basis_of(rule: Rule, year: int | None, forms: Sequence[Form]) -> tuple[Basis, ...]:
    """What the rule rests on, of the laws and forms only those of a report on `year`."""
    return tuple(one for one in rule.basis if governs(one.document, year, forms))


def _finding(rule: Rule, hit: Hit, places: Places, basis: tuple[Basis, ...]) -> Finding:
    location = structs.replace(_location(hit.at, places, hit.place, hit.printed), absent=hit.absent)
    values = {**hit.values, "quote": hit.values.get("quote", location.quote)}
    return Finding(
        rule=rule.id,
        category=rule.category,
        severity=hit.severity or rule.severity,
        confidence=hit.confidence or rule.confidence,
        message=fill(hit.says or rule.says, values),
        location=location,
        remedy=fill(rule.remedy, values),
        basis=basis,
        related=tuple(
            Related(_location(witness.at, places, witness.place, witness.printed), witness.note)
            for witness in hit.witnesses
        ),
        relations=hit.relations,
        expected=hit.expected,
        actual=hit.actual,
        suspects=tuple(
            Suspect(one.cell, _location(one.at, places, one.place), one.printed, one.suggested, one.reason)
            for one in hit.suspects
        ),
        fix=_fix(rule, hit.replacements, places),
        fingerprint=f"{rule.id}\n{hit.key}" if hit.key else "",
    )


def _fix(rule: Rule, replacements: Sequence[Replacement], places: Places) -> Fix | None:
    if not rule.fix or not replacements:
        return None
    edits = [Edit(places.span(one.printed or places.printed(one.at)), one.text) for one in replacements]
    return Fix(rule.fix, tuple(edits))


def _location(at: Range, places: Places, place: str = "", printed: Range | None = None) -> Location:
    printed = printed or places.printed(at)
    quote = places.reading.face.printed[printed.start : printed.end]
    return Location(places.span(printed), place or places.name(at.start), quote)


def fill(sentence: str, values: Mapping[str, str]) -> str:
    """`sentence` with each `{name}` replaced by its value, once; nothing else is a template."""
    words = list(_cut(sentence))
    for at in range(1, len(words), 2):
        name = words[at]
        words[at] = values.get(name, f"{{{name}}}")
    return "".join(words)


@lru_cache(maxsize=2048)
def _cut(sentence: str) -> tuple[str, ...]:
    """The words around the places of a sentence, and between them the names of the places."""
    return tuple(_PLACE.split(sentence))


def _fingerprinted(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Findings with a fingerprint that outlives inserted paragraphs and re-saved files.

    A check that names its defect by a key (cells by id, what is missing) is identified by that; others by
    rule, place and normalised quote. Equal ones are told apart by their order.
    """
    seen: Counter[str] = Counter()
    marked = []
    for finding in findings:
        quote = "".join(finding.location.quote.split())
        identity = finding.fingerprint or f"{finding.rule}\n{finding.location.place}\n{quote}"
        seen[identity] += 1
        digest = hashlib.sha256(f"{identity}\n{seen[identity]}".encode("utf-8", "replace")).hexdigest()
        marked.append(structs.replace(finding, fingerprint=digest[:32]))
    return tuple(marked)
