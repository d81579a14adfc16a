"""Packs laid one upon another: the national rules, and what a province, a city or an agency adds to them."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain

from msgspec import Struct, structs

from gik_lint.packs.forms import Form, SectionForm, TableForm
from gik_lint.packs.model import Override, Pack, Rule
from gik_lint.packs.words import Words


class PackSet(Struct, frozen=True, dict=True):
    """The packs in force, the lowest first; later ones add to and override earlier ones."""

    packs: tuple[Pack, ...]

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """All rules with every override applied, in the order of the packs."""
        return tuple(self._overridden(rule) for pack in self.packs for rule in pack.rules)

    @cached_property
    def forms(self) -> tuple[Form, ...]:
        """All official forms, with the labels that later packs add."""
        return tuple(self._with_aliases(form) for pack in self.packs for form in pack.forms)

    @cached_property
    def words(self) -> Words:
        """The word lists of all packs, one behind another."""
        return merged(pack.words for pack in self.packs)

    def rule(self, rule_id: str) -> Rule:
        """The rule of that name, as in force; KeyError if there is none."""
        return self._by_id[rule_id]

    def form(self, form_id: str) -> Form:
        """The form of that name; KeyError if there is none."""
        return {form.id: form for form in self.forms}[form_id]

    def pack(self, name: str) -> Pack:
        """The pack of that name; KeyError if it is not in force."""
        return {pack.name: pack for pack in self.packs}[name]

    def overrides(self, rule_id: str) -> tuple[tuple[str, Override], ...]:
        """Which packs changed the rule, how and why."""
        return tuple((pack.name, pack.overrides[rule_id]) for pack in self.packs if rule_id in pack.overrides)

    @cached_property
    def _by_id(self) -> Mapping[str, Rule]:
        return {rule.id: rule for rule in self.rules}

    def _overridden(self, rule: Rule) -> Rule:
        for _, change in self.overrides(rule.id):
            rule = structs.replace(
                rule,
                severity=change.severity or rule.severity,
                confidence=change.confidence or rule.confidence,
                enabled=rule.enabled if change.enabled is None else change.enabled,
            )
        return rule

    def _with_aliases(self, form: Form) -> Form:
        for pack in self.packs:
            added = pack.aliases.get(form.id)
            if added:
                form = structs.replace(
                    form,
                    sections=tuple(_section(section, added) for section in form.sections),
                    tables=tuple(_table(table, added) for table in form.tables),
                )
        return form


def _section(section: SectionForm, added: Mapping[str, Sequence[str]]) -> SectionForm:
    return structs.replace(section, aliases=(*section.aliases, *added.get(section.id, ())))


def _table(table: TableForm, added: Mapping[str, Sequence[str]]) -> TableForm:
    rows = (structs.replace(one, aliases=(*one.aliases, *added.get(f"{table.id}.{one.id}", ()))) for one in table.rows)
    columns = (
        structs.replace(one, aliases=(*one.aliases, *added.get(f"{table.id}.{one.id}", ()))) for one in table.columns
    )
    return structs.replace(table, rows=tuple(rows), columns=tuple(columns))


def merged(lists: Iterable[Words]) -> Words:
    """Word lists one behind another, field by field; of tables by key the later word holds."""
    lists = tuple(lists)
    if len(lists) == 1:
        return lists[0]
    fields: dict[str, object] = {}
    for name in Words.__struct_fields__:
        values = [getattr(words, name) for words in lists]
        if values and isinstance(values[0], tuple):
            fields[name] = tuple(chain.from_iterable(values))
        else:
            fields[name] = {key: value for one in values for key, value in one.items()}
    return Words(**fields)  # type: ignore[arg-type]
