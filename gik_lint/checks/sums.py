"""Failed relations in words: both sides with every term, what was blank, and which cells are suspect."""

from collections.abc import Iterable
from decimal import Decimal

from gik_lint.arithmetic.evaluate import BLANK, Evaluation, Ledger
from gik_lint.arithmetic.instances import Key
from gik_lint.arithmetic.slips import Likeness
from gik_lint.arithmetic.suspects import Cause, Explanation
from gik_lint.checks.base import Suspicion, Witness
from gik_lint.checks.naming import cell_id, cell_name, column_name, number, place, row_name, table_name, where
from gik_lint.packs.forms import TableForm

VALUES = frozenset(
    {
        "table", "line", "left", "right", "left_terms", "right_terms", "terms", "sum", "total", "total_value",
        "difference", "blanks", "cause", "caveat", "others",
    }
)  # fmt: skip

MOST_SUSPECTS = 24
_FEW = 4
_PAIR = 2
_SLIPS: dict[str, str] = {
    "swapped": "相邻两位数字颠倒",
    "dropped": "少写一位数字",
    "doubled": "多写一位重复的数字",
    "added": "多写一位数字",
    "zero-total": "合计处是 0 或空白",
}


def values(ledger: Ledger, cause: Cause, lead: Evaluation) -> dict[str, str]:
    """What fills a rule's sentences about `lead`, a failed relation of `cause`."""
    form, instance = ledger.table.form, lead.instance
    total = instance.total or (instance.right[0] if len(instance.right) == 1 else None)
    total_left = total is not None and total in instance.left
    parts = instance.right if total_left else instance.left
    return {
        "table": table_name(form),
        "line": _line(form, lead),
        "left": number(lead.left),
        "right": number(lead.right),
        "left_terms": _terms(ledger, instance.left, lead, " + "),
        "right_terms": _terms(ledger, instance.right, lead, " + "),
        "terms": _terms(ledger, parts, lead, "、"),
        "sum": number(lead.right if total_left else lead.left),
        "total": _term(form, total, lead) if total else "",
        "total_value": printed(ledger, total) if total else "",
        "difference": number(abs(lead.excess)),
        "blanks": _blanks(ledger, lead),
        "cause": cause_sentence(ledger, cause),
        "caveat": instance.relation.caveat,
        "others": _others(cause, lead),
    }


def cause_sentence(ledger: Ledger, cause: Cause) -> str:
    """Which cells are suspect, in a sentence; empty where nothing can be said."""
    cancel = _cancelling(ledger, cause)
    if cancel:
        return cancel
    if cause.settled:
        changes = "、".join(_change(ledger, cause.settled, number) for number in range(len(cause.settled.changes)))
        return f"疑为{changes}（{_mends(cause.settled)}）。"
    if cause.explanations:
        fewest = len(cause.explanations[0].changes)
        count = len(cause.explanations)
        return f"疑有 {fewest} 格填错，说得通的改法有 {count} 种，请核对原始数据。"
    if cause.pivot:
        return ""
    if not cause.complete:
        return "不一致之处较多，查找已到上限，未能断定是哪些格填错。"
    return "只改三格以内不能使各勾稽关系都成立，请逐项核对。"


def suspicions(ledger: Ledger, cause: Cause) -> tuple[Suspicion, ...]:
    """The suspect cells of every explanation, best first, each with its reason."""
    found: dict[tuple[Key, Decimal], Suspicion] = {}
    for explanation in cause.explanations:
        for index, change in enumerate(explanation.changes):
            if len(found) < MOST_SUSPECTS:
                found.setdefault((change.cell, change.value), _suspicion(ledger, explanation, index))
    return tuple(found.values())


def witnesses(ledger: Ledger, lead: Evaluation, but: Iterable[Key]) -> tuple[Witness, ...]:
    """The cells of a failed relation that hold a number (or are its only one), except `but`."""
    form = ledger.table.form
    keys = [key for key in lead.instance.cells if ledger.values.get(key) or key in lead.blanks[:_FEW]]
    return tuple(
        Witness(where(ledger.table, key), _term(form, key, lead), place(form, key)) for key in keys if key not in but
    )


def spot(cause: Cause, lead: Evaluation) -> Key:
    """The cell a finding stands on: the suspect, if it is known; else the total, the shared cell or the larger side."""
    if cause.settled:
        return cause.settled.changes[0].cell
    instance = lead.instance
    if instance.total:
        return instance.total
    if cause.explanations:
        return cause.explanations[0].changes[0].cell
    if cause.pivot and len(cause.failed) > 1:
        return cause.pivot
    return next((side[0] for side in (instance.right, instance.left) if len(side) == 1), instance.cells[0])


def printed(ledger: Ledger, key: Key) -> str:
    """A cell's number as a decimal string; what else stands there in quotes."""
    cell = ledger.table.cells[key]
    if cell.state in BLANK:
        return f"“{cell.text}”" if cell.text.strip() else "空白"
    return number(cell.value)


def _line(form: TableForm, lead: Evaluation) -> str:
    line = lead.instance.line
    if not line:
        return ""
    if lead.instance.relation.every == "column":
        return f"「{column_name(form, line)}」一列" if len(form.columns) > 1 else ""
    return f"「{row_name(form, line)}」一行" if len(form.rows) > 1 else ""


def _term(form: TableForm, key: Key, lead: Evaluation) -> str:
    """A term by the name that tells it from the others of its relation."""
    return column_name(form, key[1]) if lead.instance.relation.every == "row" else row_name(form, key[0])


def _terms(ledger: Ledger, keys: tuple[Key, ...], lead: Evaluation, between: str) -> str:
    """Every term with its value; in a long sum the zeros together."""
    form = ledger.table.form
    told = keys if len(keys) <= _FEW else [key for key in keys if ledger.values.get(key)]
    words = [f"「{_term(form, key, lead)}」{printed(ledger, key) if key in ledger.values else '?'}" for key in told]
    if not words:
        return "各项均为 0"
    rest = "，其余为 0" if len(told) < len(keys) else ""
    return between.join(words) + rest


def _blanks(ledger: Ledger, lead: Evaluation) -> str:
    """Which terms were counted as 0 although nothing was filled in."""
    if not lead.blanks:
        return ""
    if max(len(lead.instance.left), len(lead.instance.right)) <= _FEW:  # the terms show them
        return "未填数的按 0 计。"
    names = "".join(f"「{_term(ledger.table.form, key, lead)}」" for key in lead.blanks[:_FEW])
    more = f"等 {len(lead.blanks)} 格" if len(lead.blanks) > _FEW else ""
    return f"{names}{more}未填数，按 0 计。"


def _others(cause: Cause, lead: Evaluation) -> str:
    """How many more relations fail with it, where that is not said with the suspect cell."""
    more = sum(each is not lead for each in cause.failed)
    return f"同时还有 {more} 条勾稽关系不成立。" if more and not cause.settled else ""


def _cancelling(ledger: Ledger, cause: Cause) -> str:
    """Two lines off by the same amount in opposite directions: something was put in the wrong one."""
    if len(cause.failed) != _PAIR or (cause.explanations and len(cause.explanations[0].changes) != _PAIR):
        return ""
    one, other = sorted(cause.failed, key=lambda each: each.excess, reverse=True)
    relation = one.instance.relation
    if relation.id != other.instance.relation.id or one.excess + other.excess or relation.every == "once":
        return ""
    form = ledger.table.form
    across = form.columns_by if relation.every == "column" else form.rows_by
    unit = form.unit or "项"
    amount = number(one.excess)
    return (
        f"{_line(form, one)}多 {amount}，{_line(form, other)}少 {amount}，相互抵消："
        f"疑似 {amount} {unit}归错{across or '类别'}。"
    )


def _change(ledger: Ledger, explanation: Explanation, index: int) -> str:
    change, slip = explanation.changes[index], explanation.slips[index]
    return (
        f"{cell_name(ledger.table.form, change.cell)}填错：{printed(ledger, change.cell)} 应为 {number(change.value)}"
        f"{_slip(slip)}"
    )


def _slip(slip: Likeness) -> str:
    words = _SLIPS.get(slip.slip)
    return f"，{words}" if words else ""


def _suspicion(ledger: Ledger, explanation: Explanation, index: int) -> Suspicion:
    change, table = explanation.changes[index], ledger.table
    cell = table.cells[change.cell]
    others = [each.cell for each in explanation.changes if each.cell != change.cell]
    names = "、".join(cell_name(table.form, key) for key in others)
    what = f"与{names}一起改，{_holds(explanation)}" if others else _mends(explanation)
    swap = "，两格的数互换" if explanation.swap else ""
    prose = "" if not explanation.denied else "，与正文所述一致" if explanation.denied < 0 else "，与正文所述不符"
    reason = f"{what}{_slip(explanation.slips[index])}{swap}{prose}"
    return Suspicion(
        cell=cell_id(table.form, change.cell),
        at=cell.at,
        printed=cell.text if cell.state in BLANK or cell.value is None else number(cell.value),
        suggested=number(change.value),
        reason=reason,
        place=place(table.form, change.cell),
    )


def _mends(explanation: Explanation) -> str:
    few = "只改这一格" if len(explanation.changes) == 1 else f"改这 {len(explanation.changes)} 格"
    return f"{few}，{_holds(explanation)}"


def _holds(explanation: Explanation) -> str:
    count = explanation.mends
    return "这条勾稽关系即成立" if count == 1 else f"{count} 条勾稽关系全部成立"
