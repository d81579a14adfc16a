"""A page a rule under fixed headings, and the page that lists them all."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from gik_lint.cli.rule_tables import CATEGORIES, years
from gik_lint.packs.examples import base_text
from gik_lint.packs.model import Example, Rule
from gik_lint.reporters.catalogue import say
from tools.manual.markdown import block, bullets, page, plain, table
from tools.manual.packs import findings, first_finding, rules, shelf, standing

_LONG = 60
_SENTENCE = 160
_NAMED = 4


def pages() -> dict[str, str]:
    """File name → page."""
    made = {f"docs/rules/{rule.id}.md": _page(rule) for rule in rules()}
    return {"docs/rules/index.md": _index(), **made}


def link(rule_id: str, folder: str = "") -> str:
    """A link to a rule's page."""
    return f"[{rule_id}]({folder}{rule_id}.md)"


def applies(rule: Rule) -> str:
    """For which reports the rule is in force, in words."""
    period = years(rule.applies, shelf())
    for short, words in (("各年", "各年度"), ("起", "年度起"), ("止", "年度及以前")):
        if period.endswith(short):
            period = period.removesuffix(short) + words
            break
    else:
        period += "年度"
    bodies = [say("zh", f"kind.{kind}") for kind in rule.applies.kinds]
    bodies += [say("zh", f"tier.{tier}") for tier in rule.applies.tiers]
    return period + (f"；限{'、'.join(bodies)}" if bodies else "")


def _page(rule: Rule) -> str:
    facts = [
        f"`{rule.id}`",
        say("zh", rule.severity),
        f"把握{say('zh', rule.confidence)}",
        f"{CATEGORIES[rule.category]}（{rule.category}）",
        applies(rule),
        f"规则包 {rule.pack}",
        f"{rule.since} 版加入",
    ]
    parts = [f"# {plain(rule.title)}", " · ".join(facts)]
    for title, text in (
        ("查什么", _what(rule)),
        ("为什么", plain(rule.why) or "见依据。"),
        (
            "依据",
            bullets(plain(f"{one.document} {one.article}".strip()) for one in rule.basis)
            or "没有直接的条文，是文稿质量的要求。",
        ),
        ("会报的例子", _examples(rule, "fails")),
        ("不会报的例子", _examples(rule, "passes")),
        ("判定不了的例子", _examples(rule, "undecided")),
        ("已知问题", bullets(map(plain, rule.known_problems)) or "没有已知的问题。"),
        ("怎么改", _remedy(rule)),
    ):
        if text:
            parts += [f"## {title}", text]
    return page(*parts)


def _what(rule: Rule) -> str:
    said = first_finding(rule)
    notes = []
    if not rule.enabled:
        notes.append(f"这条规则默认不启用，用 `--extend-select {rule.id}` 打开。")
    if rule.applies.profile == "final":
        notes.append("只在定稿检查（`--profile final`）时启用。")
    changed = [f"规则包 {pack} 调整了这条规则：{change.reason}" for pack, change in shelf().overrides(rule.id)]
    shown = f"发现时这样说：\n\n> {plain(said.message)}" if said else ""
    return "\n\n".join(part for part in (f"{plain(rule.title)}。", *notes, *map(plain, changed), shown) if part)


def _remedy(rule: Rule) -> str:
    said = first_finding(rule)
    parts = [plain(said.remedy if said else rule.remedy)]
    if rule.fix:
        how = {"safe": "`--fix` 可以改正。", "unsafe": "`--fix --unsafe-fixes` 可以改正，改后要人核对。"}[rule.fix]
        parts.append(how + plain(rule.fix_why))
    return "\n\n".join(parts)


def _examples(rule: Rule, promise: str) -> str:
    return "\n\n".join(
        _example(rule, promise, number, example) for number, example in enumerate(getattr(rule.examples, promise))
    )


def _example(rule: Rule, promise: str, number: int, example: Example) -> str:
    text = block(example.text) if example.text else _changes(rule, example)
    given = "，".join(_given(example))
    lines = [f"（{given}）" if given else "", text]
    if promise == "fails":
        said = dict.fromkeys((one.location.quote, one.message) for one in findings(rule, number))
        lines += [f"→ {_pointed(*one)}" for one in said]
    notes = [plain(note) for note in (example.why, f"原因：{example.reason}" if promise == "undecided" else "") if note]
    if notes:
        lines.append("；".join(notes) + "。")
    return "\n\n".join(line for line in lines if line)


def _pointed(quote: str, message: str) -> str:
    said = _short(message, _SENTENCE)
    return f"指着「{_short(quote)}」：{said}" if quote.strip() else said


def _given(example: Example) -> Iterator[str]:
    """What the example is told on the command line, and what its file holds beside the text."""
    if example.year:
        yield f"{example.year} 年度"
    if example.body:
        yield f"机关 {plain(example.body)}"
    if example.kind:
        yield say("zh", f"kind.{example.kind}")
    if example.tier:
        yield say("zh", f"tier.{example.tier}")
    if example.published:
        yield f"{example.published} 公布"
    if example.profile == "final":
        yield "定稿检查"
    for mark in example.marks:
        what = {"inserted": "插入的修订", "deleted": "删去的修订", "comment": "批注", "hidden": "隐藏文字"}[mark.kind]
        yield f"文件里有{what}「{plain(mark.text)}」" + (f"（{plain(mark.author)}）" if mark.author else "")


def _changes(rule: Rule, example: Example) -> str:
    base = f"[底稿 {example.base}](../reference/base-drafts.md#{example.base})"
    changes = [_cell(rule, name, printed) for name, printed in example.set.items()]
    changes += [
        f"「{_short(old)}」改为「{_short(new)}」" if new else f"删去「{_short(old)}」"
        for old, new in example.replace.items()
    ]
    return f"{base}，改动：\n\n{bullets(changes)}" if changes else f"{base}，不改动。"


def _short(text: str, most: int = _LONG) -> str:
    """The text on one line, its middle left out where it is long."""
    flat = " ".join(text.split())
    return plain(flat if len(flat) <= most else f"{flat[: most // 2]}……{flat[-most // 2 :]}")


def _cell(rule: Rule, name: str, printed: str) -> str:
    """A change to a cell, by the labels people know."""
    table_id, row_id, column_id = name.split(".")
    for form in standing(rule).forms:
        for one in form.tables:
            if one.id == table_id:
                row = next((row.short or row.label for row in one.rows if row.id == row_id), row_id)
                column = next(
                    (column.short or column.label for column in one.columns if column.id == column_id), column_id
                )
                where = f"{one.title}「{row}」行" + (f"「{column}」列" if len(one.columns) > 1 else "")
                return f"{plain(where)}改为 {plain(printed)}" if printed else f"{plain(where)}改为空白"
    raise KeyError(name)


def _index() -> str:
    about = (
        f"共 {sum(1 for _ in rules())} 条规则，每条一页。级别、把握的含义见[看懂结果](../看懂结果.md)。"
        "规则包 annual-report 和 fujian 默认启用；其他地方规则包用 `--pack` 启用。"
    )
    parts = ["# 规则一览", about]
    for category, title in CATEGORIES.items():
        chosen = [rule for rule in rules() if rule.category == category]
        if chosen:
            rows = [
                (
                    link(rule.id) + ("" if rule.enabled else "（默认不启用）"),
                    say("zh", rule.severity),
                    say("zh", rule.confidence),
                    applies(rule),
                    plain(rule.title),
                    rule.pack,
                )
                for rule in chosen
            ]
            parts += [f"## {title}（{category}）", table(("规则", "级别", "把握", "适用", "查什么", "规则包"), rows)]
    return page(*parts)


def _counted() -> str:
    """The categories of the rules in force by themselves, for the README."""
    local = {"annual-report", "fujian"}
    chosen = [rule for rule in rules() if rule.pack in local]
    rows: list[Sequence[str]] = []
    for category, title in CATEGORIES.items():
        own = [rule for rule in chosen if rule.category == category]
        if own:
            rows.append(
                (
                    f"[{title}](docs/rules/index.md#{title}{category})",
                    str(len(own)),
                    "、".join(plain(rule.title) for rule in own[:_NAMED]) + ("等" if len(own) > _NAMED else ""),
                )
            )
    return f"默认启用 {sum(rule.enabled for rule in chosen)} 条规则：\n\n" + table(("类别", "条数", "例如"), rows)


PASSAGES: Mapping[str, Callable[[], str]] = {"规则": _counted}


def base_drafts() -> Iterator[tuple[str, str]]:
    """The shared drafts that examples change, by name."""
    wanted: dict[str, str] = {}
    for rule in rules():
        for example in (*rule.examples.fails, *rule.examples.passes, *rule.examples.undecided):
            if example.base and example.base not in wanted:
                wanted[example.base] = base_text(standing(rule), rule, example.base)
    yield from sorted(wanted.items())
