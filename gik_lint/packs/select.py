"""Which rules are wanted, which articles are asked of a report, and which of what was found is worth showing."""

from collections.abc import Iterable, Sequence
from typing import Protocol, get_args

from gik_lint.finding import CONFIDENCES, SEVERITIES, Confidence, Finding, Severity
from gik_lint.packs.faults import did_you_mean
from gik_lint.packs.forms import Form, governs
from gik_lint.packs.layers import PackSet
from gik_lint.packs.model import Applies, Article, Category, Rule

CATEGORIES: frozenset[str] = frozenset(get_args(Category))


class Wanted(Protocol):
    """What a user asked for; names are rule ids or categories."""

    @property
    def select(self) -> Sequence[str]: ...  # noqa: D102
    @property
    def ignore(self) -> Sequence[str]: ...  # noqa: D102
    @property
    def extend_select(self) -> Sequence[str]: ...  # noqa: D102


class Loudness(Protocol):
    """From which severity and confidence on a finding is shown."""

    @property
    def min_severity(self) -> Severity: ...  # noqa: D102
    @property
    def min_confidence(self) -> Confidence: ...  # noqa: D102


class UnknownNameError(Exception):
    """A name that is no rule and no category of the packs in force; the sentence says what was meant."""


def in_force(packs: PackSet, wanted: Wanted) -> tuple[Rule, ...]:
    """The rules to run, in the order of the packs.

    `select` replaces the rules that are on by themselves, `extend_select` adds to them, `ignore` takes away
    and wins, unless the rule is named and only its category is ignored.

    Raises:
        UnknownNameError: a name is neither rule nor category.
    """
    select, ignore, extend = (names_in(packs, names) for names in (wanted.select, wanted.ignore, wanted.extend_select))
    named = select | extend
    return tuple(
        rule
        for rule in packs.rules
        if _asked(rule, select, extend) and rule.id not in ignore and (rule.category not in ignore or rule.id in named)
    )


def _asked(rule: Rule, select: frozenset[str], extend: frozenset[str]) -> bool:
    """A rule that is off by itself is switched on by its own name, or by `extend_select` of its category."""
    if rule.id in select or rule.id in extend or rule.category in extend:
        return True
    return rule.enabled and (not select or rule.category in select)


def concerns(applies: Applies, forms: Iterable[Form], year: int | None, form: str | None = None) -> bool:
    """Whether what applies so may speak of a report on `year` that follows `form`; what is unknown excludes nothing."""
    if year is not None and not (applies.from_year or 0) <= year <= (applies.to_year or year):
        return False
    possible = [form] if form else [one.id for one in forms if year is None or one.covers(year)]
    return not applies.forms or any(one in applies.forms for one in possible)


def asked_of(article: Article, forms: Sequence[Form], year: int | None, form: str | None = None) -> bool:
    """Whether a report on `year` that follows `form` has to do what an article asks: its laws are those of the year."""
    return governs(article.document, year, forms) and concerns(article.applies, forms, year, form)


def names_in(packs: PackSet, names: Iterable[str]) -> frozenset[str]:
    """The names, split at commas, each known to be a rule or a category; UnknownNameError if one is not."""
    split = [name.strip() for part in names for name in part.split(",") if name.strip()]
    known = CATEGORIES.union(rule.id for rule in packs.rules)
    for name in split:
        if name not in known:
            hint = did_you_mean(name, known) or "用 gik-lint rules 查看全部规则和类别"
            raise UnknownNameError(f"没有「{name[:60]}」这条规则或类别（{hint}）")
    return frozenset(split)


def loud_enough(findings: Iterable[Finding], wanted: Loudness) -> tuple[Finding, ...]:
    """The findings at or above both thresholds."""
    severities = SEVERITIES[: SEVERITIES.index(wanted.min_severity) + 1]
    confidences = CONFIDENCES[: CONFIDENCES.index(wanted.min_confidence) + 1]
    return tuple(one for one in findings if one.severity in severities and one.confidence in confidences)
