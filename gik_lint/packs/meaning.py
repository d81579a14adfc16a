"""What a rule must be beyond its shape: its kind exists, its patterns compile, its examples can prove it."""

from collections.abc import Iterable
from datetime import date
from itertools import chain
from pathlib import PurePosixPath
from typing import Any

import regex

from gik_lint import checks
from gik_lint.fixed import fixed
from gik_lint.packs.faults import did_you_mean
from gik_lint.packs.known import Known
from gik_lint.packs.model import Rule
from gik_lint.packs.nodes import Mapping, Node, Scalar, Sequence
from gik_lint.packs.sentences import broken, places
from gik_lint.packs.typed import Mark, Typed

ID = fixed(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
ALWAYS = frozenset({"quote"})
_YEAR_PLACES = fixed(r"\{(year|next_year|last_year)\}")
_MAX_PATTERN = 20_000


def read_rule(typed: Typed, root: Node) -> Rule | None:
    """The rule, its parameters read as its kind of check declares them; None after noting faults."""
    before = len(typed.faults)
    value = typed.builtins(root, Rule, hidden=("pack", "file"))
    check = root.get("check") if isinstance(root, Mapping) else None
    if isinstance(check, Mapping):
        value["check"] = _check(typed, check)
    return typed.model(root, value, Rule) if len(typed.faults) == before else None


def _check(typed: Typed, node: Mapping) -> dict[str, Any]:
    if len(node.entries) != 1:
        typed.fault(node, "「check」下只写一种检查", f"可用：{'、'.join(sorted(checks.KINDS))}")
        return {}
    name, parameters = node.entries[0]
    try:
        kind = checks.kind(name.text)
    except KeyError:
        typed.fault(name, f"没有「{name.text[:40]}」这种检查", did_you_mean(name.text, checks.KINDS))
        return {}
    if isinstance(parameters, Scalar) and parameters.is_null:
        parameters = Mapping(parameters.line, parameters.column, [])
    return {name.text: typed.builtins(parameters, kind.Parameters)}


def look_over_rule(typed: Typed, root: Mapping, file: PurePosixPath, known: Known, bases: Iterable[str]) -> None:
    """Note every fault of meaning in the rule at `root`; `file` is its path inside the pack."""
    _identity(typed, root, file)
    _years(typed, root)
    _references(typed, known)
    _sentences(typed, root, look_over_patterns(typed))
    _examples(typed, root, frozenset(bases))


def _identity(typed: Typed, root: Mapping, file: PurePosixPath) -> None:
    id_, category = root.get("id"), root.get("category")
    if isinstance(id_, Scalar) and id_.text != file.stem:
        typed.fault(id_, f"规则名「{id_.text[:60]}」与文件名「{file.name}」不一致", "两者要相同")
    elif isinstance(id_, Scalar) and not ID.fullmatch(id_.text):
        typed.fault(id_, f"规则名「{id_.text[:60]}」不合写法", "用小写英文字母、数字和连字符，如 title-year-mismatch")
    if isinstance(category, Scalar) and category.text != file.parent.name:
        typed.fault(
            category, f"类别「{category.text[:40]}」与所在文件夹「{file.parent.name}」不一致", "请移动文件或改类别"
        )
    for name in ("title", "says", "remedy"):
        words = root.get(name)
        if isinstance(words, Scalar) and not words.is_null and not words.text.strip():
            typed.fault(words, f"键「{name}」没有写内容", "请填写")


def _years(typed: Typed, root: Mapping) -> None:
    applies = root.get("applies")
    if not isinstance(applies, Mapping):
        return
    first, last = applies.get("from"), applies.get("to")
    if not (isinstance(first, Scalar) and isinstance(last, Scalar)):
        return
    if first.text.isdecimal() and last.text.isdecimal() and int(first.text) > int(last.text):
        typed.fault(first, f"起始年度 {first.text} 晚于终止年度 {last.text}", "请对调或改正")


def _references(typed: Typed, known: Known) -> None:
    """What is named by id must be there, and a day must be one."""
    for mark in typed.marks:
        if mark.format == "date":
            _day(typed, mark)
        elif not known.has(mark.format, mark.text):
            message = f"没有「{mark.text[:60]}」这个{known.title(mark.format)}"
            typed.fault(mark.node, message, did_you_mean(mark.text, known.names(mark.format)))


def _day(typed: Typed, mark: Mark) -> None:
    try:
        date.fromisoformat(mark.text)
    except ValueError:
        typed.fault(mark.node, f"「{mark.text[:40]}」不是日期", "写成 2024-01-31 的样子")


def look_over_patterns(typed: Typed) -> frozenset[str]:
    """Note every pattern that does not compile; the named groups of all of them."""
    groups = (_groups(typed, mark) for mark in typed.marks if mark.format == "regex")
    return frozenset(chain.from_iterable(groups))


def _groups(typed: Typed, mark: Mark) -> frozenset[str]:
    if len(mark.text) > _MAX_PATTERN:
        typed.fault(mark.node, f"式样超过 {_MAX_PATTERN} 个字", "请拆成几条")
        return frozenset()
    try:
        return frozenset(regex.compile(_YEAR_PLACES.sub("2024", mark.text)).groupindex)
    except (regex.error, RecursionError, OverflowError) as wrong:
        at = getattr(wrong, "pos", None)
        where = f"，在第 {at + 1} 个字处" if isinstance(at, int) else ""
        typed.fault(mark.node, f"式样写错了{where}：{getattr(wrong, 'msg', wrong)}", "请核对括号、方括号和反斜杠")
        return frozenset()


def _sentences(typed: Typed, root: Mapping, groups: frozenset[str]) -> None:
    """Only names that the kind of check fills may stand in braces."""
    given = _given(root)
    given = None if given is None else given | groups
    english = root.get("en")
    for words in (root, english) if isinstance(english, Mapping) else (root,):
        for name in ("title", "says", "remedy"):
            sentence = words.get(name)
            if isinstance(sentence, Scalar):
                _sentence(typed, sentence, given, name)
    for mark in typed.marks:
        if mark.format == "sentence":
            _sentence(typed, mark.node, given, "says")


def _sentence(typed: Typed, sentence: Scalar, given: frozenset[str] | None, name: str) -> None:
    for wrong in broken(sentence.text):
        typed.fault(
            sentence, f"花括号里只能写一个名字：{wrong[:60]}", "如 {quote}；不能取属性、序号，也不能只有半个括号"
        )
    for place in sorted(places(sentence.text)):
        if name == "title":
            typed.fault(sentence, f"标题里不能有「{{{place}}}」", "标题对所有报告都一样")
        elif given is not None and place not in given:
            typed.fault(sentence, f"这种检查不提供「{{{place}}}」", did_you_mean(place, given))


def _given(root: Mapping) -> frozenset[str] | None:
    """The names the kind of check fills, or None where that cannot be told."""
    check = root.get("check")
    if not isinstance(check, Mapping) or len(check.entries) != 1 or check.entries[0][0].text not in checks.KINDS:
        return None
    values = getattr(checks.kind(check.entries[0][0].text), "VALUES", None)
    return None if values is None else frozenset(values) | ALWAYS


def _examples(typed: Typed, root: Mapping, bases: frozenset[str]) -> None:
    examples = root.get("examples")
    shown = examples if isinstance(examples, Mapping) else None
    for name, sentence in (("fails", "规则没有「应报」的例子"), ("passes", "规则没有「不应报」的例子")):
        listed = shown.get(name) if shown else None
        if not (isinstance(listed, Sequence) and listed.items):
            typed.fault(
                root.key("examples") or root, sentence, f"请在 examples 的「{name}」下写至少一个，它就是规则的测试"
            )
    for outcome in ("fails", "passes", "undecided"):
        listed = shown.get(outcome) if shown else None
        for example in listed.items if isinstance(listed, Sequence) else ():
            if isinstance(example, Mapping):
                _example(typed, example, outcome, bases)


def _example(typed: Typed, example: Mapping, outcome: str, bases: frozenset[str]) -> None:
    text, base = example.get("text"), example.get("base")
    if (text is None) == (base is None):
        typed.fault(example, "例子要写「text」或「base」，只写一个", "text 是整段草稿，base 是规则包 examples 里的底稿")
    if isinstance(base, Scalar) and base.text not in bases:
        typed.fault(
            base, f"没有底稿「{base.text[:60]}」", did_you_mean(base.text, bases) or "底稿放在 examples/名字.txt"
        )
    for name in ("set", "replace"):
        if text is not None and example.get(name) is not None:
            typed.fault(example.key(name), f"「{name}」只用于「base」的例子", "请直接改 text")
    if outcome != "fails":
        for name in ("at", "message", "count"):
            if example.get(name) is not None:
                typed.fault(example.key(name), f"「{name}」只用于应报（fails）的例子", "请删去")
    at = example.get("at")
    margins = example.get("margins")
    beside = [one.text for one in margins.items if isinstance(one, Scalar)] if isinstance(margins, Sequence) else []
    if isinstance(text, Scalar) and isinstance(at, Scalar) and not any(at.text in one for one in (text.text, *beside)):
        typed.fault(at, f"例子的文字里没有「{at.text[:40]}」", "at 要与 text 中的原文一字不差")
    if outcome == "undecided" and example.get("reason") is None:
        typed.fault(example, "「undecided」的例子没有写原因", "请写 reason：结果里应有的一段话")
