"""What a pack says of the packs below it: what it extends, overrides, and calls by other names."""

from collections.abc import Iterable, Sequence

from gik_lint.packs.faults import did_you_mean
from gik_lint.packs.forms import Form
from gik_lint.packs.model import Pack
from gik_lint.packs.nodes import Mapping, Scalar
from gik_lint.packs.typed import Typed


def look_over_manifest(typed: Typed, root: Mapping, below: Sequence[Pack], builtin: Iterable[str]) -> None:
    """Note every fault of `pack.yaml` that only shows when it is laid upon the packs below."""
    name, extends = root.get("name"), root.get("extends")
    if isinstance(name, Scalar) and name.text in {pack.name for pack in below}:
        typed.fault(name, f"规则包「{name.text[:60]}」已经启用", "请换一个 name")
    if isinstance(extends, Scalar) and extends.text not in {pack.name for pack in below}:
        hint = did_you_mean(extends.text, {pack.name for pack in below}.union(builtin))
        typed.fault(extends, f"没有「{extends.text[:60]}」这个规则包", hint)
    rules = {rule.id for pack in below for rule in pack.rules}
    overrides = root.get("overrides")
    for key, change in overrides.entries if isinstance(overrides, Mapping) else ():
        if key.text not in rules:
            typed.fault(key, f"下面的规则包没有「{key.text[:60]}」这条规则", did_you_mean(key.text, rules))
        reason = change.get("reason") if isinstance(change, Mapping) else None
        if isinstance(reason, Scalar) and not reason.text.strip():
            typed.fault(reason, "没有写理由", "改动上级规则要说明依据")
    _aliases(typed, root, {form.id: form for pack in below for form in pack.forms})


def _aliases(typed: Typed, root: Mapping, forms: dict[str, Form]) -> None:
    aliases = root.get("aliases")
    for key, names in aliases.entries if isinstance(aliases, Mapping) else ():
        form = forms.get(key.text)
        if form is None:
            typed.fault(key, f"下面的规则包没有「{key.text[:60]}」这个格式", did_you_mean(key.text, forms))
            continue
        known = set(named_parts(form))
        for part, _ in names.entries if isinstance(names, Mapping) else ():
            if part.text not in known:
                typed.fault(part, f"格式「{form.id}」没有「{part.text[:60]}」", did_you_mean(part.text, known))


def named_parts(form: Form) -> Iterable[str]:
    """What an alias may be given to: sections by id, rows and columns as TABLE.ROW and TABLE.COLUMN."""
    yield from (section.id for section in form.sections)
    for table in form.tables:
        yield from (f"{table.id}.{row.id}" for row in table.rows)
        yield from (f"{table.id}.{column.id}" for column in table.columns)
