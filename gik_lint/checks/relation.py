"""Kind `relation`: the numbers of an official table must satisfy these of its relations.

All relations of a table are examined together, and what fails is gathered by root cause. A cause is one finding,
carried by the rule of its strongest failed relation that is in force; the other rules it breaks are undecided and
point to that one. A table that was not read with confidence raises no error: what rows of it were read are held to
their sums by a rule that is `in_part`, which says so.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from gik_lint.arithmetic.diagnosis import diagnosis
from gik_lint.arithmetic.evaluate import BLANK, Evaluation
from gik_lint.arithmetic.instances import Key
from gik_lint.arithmetic.search import Change
from gik_lint.arithmetic.suspects import Cause, Diagnosis, diagnose
from gik_lint.checks.base import Failed, Hit, NotApplicable, Passed, Replacement, Run, Undecided, Verdict, verdict
from gik_lint.checks.naming import cell_id, cell_name, number, place, table_name, where
from gik_lint.checks.sums import VALUES, spot, suspicions, values, witnesses
from gik_lint.checks.trust import doubt
from gik_lint.facts.report import AnnualReport, OfficialTable
from gik_lint.finding import Severity
from gik_lint.packs.model import Rule
from gik_lint.packs.references import Pattern, RelationId, Sentence
from gik_lint.text.patterns import any_found

__all__ = ["VALUES", "Parameters", "Variant", "check"]


class Variant(Struct, frozen=True, forbid_unknown_fields=True):
    """Another severity and sentence for one direction of a mismatch."""

    severity: Severity | None = None
    says: Sentence | None = None


class Parameters(Struct, frozen=True, forbid_unknown_fields=True):
    """`relations` are this rule's, as the forms number them.

    `above` speaks where the parts exceed their total (unless a single part does, which is never right),
    `below` where they fall short of it; without them the rule's own severity and sentence hold. `explained` are
    patterns of the prose that may explain the mismatch: whether they do is for a person to say. `in_part`: only
    tables that were not read whole, or whose digits a sum helped to part, and of them the rows where it did not.
    """

    relations: tuple[RelationId, ...]
    above: Variant | None = None
    below: Variant | None = None
    explained: tuple[Pattern, ...] = ()
    in_part: bool = False


def check(rule: Rule, parameters: Parameters, report: AnnualReport, run: Run) -> Verdict:
    """Failed with the causes this rule carries; undecided where a table cannot be trusted or another rule speaks."""
    tables = [table for table in report.tables if _has(table, parameters)]
    if not tables:
        return _absent(parameters, report)
    if parameters.in_part:
        return _in_part(tables, parameters, report)
    hits: list[Hit] = []
    doubts: list[Undecided] = []
    owners = _owners(rule, parameters, run)
    for table in tables:
        if table.confidence != "high":
            doubts.append(Undecided(doubt(table), table.at))
            continue
        found = diagnosis(report, table)
        for cause in found.causes:
            lead = next((each for each in cause.failed if each.instance.relation.id in owners), None)
            if lead and owners[lead.instance.relation.id] == rule.id:
                hits.append(_hit(found, cause, lead, parameters))
            elif lead and any(each.instance.relation.id in parameters.relations for each in cause.failed):
                reason = f"与规则 {owners[lead.instance.relation.id]} 报告的是同一处错误"
                doubts.append(Undecided(reason, where(table, spot(cause, lead)), reported=True))
        doubts += _open_questions(found, parameters)
    if hits and any_found(parameters.explained, report.reading.text):
        return Undecided("正文说到了可能的原因，数目是否正好须由人核对", hits[0].at)
    if hits:
        return Failed(tuple(hits))
    return doubts[0] if doubts else Passed()


def _in_part(tables: Sequence[OfficialTable], parameters: Parameters, report: AnnualReport) -> Verdict:
    """Failed with the causes that only show where tables are read in part; what the other rules see is theirs."""
    partly = [table for table in tables if table.aligned and (table.confidence != "high" or table.settled_by)]
    if not partly:
        return NotApplicable("没有只读准一部分的统计表")
    hits = []
    for table in partly:
        sure = table.confidence == "high"
        told = [each.instance for each in diagnosis(report, table).ledger.having("fails")] if sure else []
        found = diagnose(table, steps=0, in_part=True)
        for cause in found.causes:
            lead = next((each for each in cause.failed if each.instance.relation.id in parameters.relations), None)
            if lead and not any(each.instance in told for each in cause.failed):
                hits.append(_hit(found, cause, lead, parameters))
    return verdict(hits)


def _has(table: OfficialTable, parameters: Parameters) -> bool:
    return any(relation.id in parameters.relations for relation in table.form.relations)


def _absent(parameters: Parameters, report: AnnualReport) -> Verdict:
    """What to say when the report has none of the tables: it should have, or need not."""
    forms = report.form.tables if report.form else ()
    missing = [form for form in forms if any(relation.id in parameters.relations for relation in form.relations)]
    if not missing:
        return NotApplicable("这一年度的格式没有这项勾稽关系")
    names = "、".join(dict.fromkeys(table_name(form) for form in missing))
    if any(form.required for form in missing):
        return Undecided(f"没有读到{names}，无法核对")
    return NotApplicable(f"报告没有附{names}")


def _owners(rule: Rule, parameters: Parameters, run: Run) -> Mapping[str, str]:
    """Which rule in force speaks for each relation; this rule always for its own."""
    owners: dict[str, str] = {}
    for other in run.rules:
        if other.kind == "relation" and not other.parameters.get("in_part"):
            owners.update(dict.fromkeys(other.parameters["relations"], other.id))
    return {**owners, **dict.fromkeys(parameters.relations, rule.id)}


def _hit(found: Diagnosis, cause: Cause, lead: Evaluation, parameters: Parameters) -> Hit:
    ledger, table = found.ledger, found.ledger.table
    key = spot(cause, lead)
    cell = table.cells[key]
    settled = cause.settled
    single = settled.changes[0] if settled and len(settled.changes) == 1 else None
    variant = _variant(ledger.values, lead, parameters)
    names = [cell_id(table.form, change.cell) for change in settled.changes] if settled else []
    names = names or [f"{each.instance.relation.id}:{each.instance.line}" for each in cause.failed]
    return Hit(
        at=cell.at,
        values=values(ledger, cause, lead),
        place=place(table.form, key),
        witnesses=witnesses(ledger, lead, but=(key,)),
        relations=tuple(dict.fromkeys(each.instance.relation.id for each in (lead, *cause.failed))),
        expected=number(single.value) if single else None,
        actual=cell.text if cell.value is None else number(cell.value),
        suspects=suspicions(ledger, cause),
        replacements=_mended(found, single) if single else (),
        key=" ".join((table.form.id, *names)),
        severity=variant.severity if variant else None,
        says=variant.says if variant else None,
    )


def _mended(found: Diagnosis, change: Change) -> tuple[Replacement, ...]:
    """The one figure that is wrong put right, where the draft prints it alone in a cell of its own."""
    table = found.ledger.table
    cell = table.cells[change.cell]
    alone = cell.state == "number" and not (cell.note or cell.unit) and cell.text.strip().isdecimal()
    if not alone or table.settled_by:
        return ()
    return (Replacement(cell.at, number(change.value)),)


def _variant(numbers: Mapping[Key, object], lead: Evaluation, parameters: Parameters) -> Variant | None:
    instance = lead.instance
    if not instance.total:
        return None
    parts, total = (lead.left, lead.right) if instance.total in instance.right else (lead.right, lead.left)
    if parts < total:
        return parameters.below
    return None if any(numbers[key] > total for key in instance.parts) else parameters.above  # type: ignore[operator]


def _open_questions(found: Diagnosis, parameters: Parameters) -> list[Undecided]:
    """Instances of these relations that could not be judged, and why."""
    table, form = found.ledger.table, found.ledger.table.form
    doubts = []
    for each in found.ledger.having("undecided", "total-blank", "only-total"):
        if each.instance.relation.id not in parameters.relations:
            continue
        if each.state == "undecided":
            key = each.unreadable[0]
            cell = table.cells.get(key)
            why = "没有读到" if cell is None else "未填数" if cell.state in BLANK else "里不是数字"
            doubts.append(Undecided(f"{table_name(form)}{cell_name(form, key)}{why}，无法核对", where(table, key)))
        else:
            total = each.instance.total or each.instance.cells[0]
            why = "合计未填数" if table.cells[total].state in BLANK else "只填了合计，各项均未填数"
            doubts.append(Undecided(f"{place(form, total)}：{why}，无法核对", where(table, total)))
    settled = [relation for relation in parameters.relations if relation in table.settled_by]
    if settled:
        doubts.append(Undecided("数字粘连，已用这条勾稽关系拆分，不能再作核对的依据", table.at))
    return doubts
