"""Rules and coverage as tables in the terminal."""

from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from gik_lint import Applies, Article, PackSet, Rule, inline, say

CATEGORIES = {
    "structure": "结构",
    "table": "表格",
    "arithmetic": "表内勾稽",
    "figures": "正文数字",
    "crosscheck": "正文与表格核对",
    "dates": "日期与年度",
    "citation": "引用",
    "identity": "机关与标题",
    "language": "文字",
    "residue": "残留内容",
    "privacy": "个人信息",
    "statement": "应有的内容",
    "delivery": "发布形式",
    "across-years": "跨年度",
    "across-bodies": "跨机关",
}
_COVERED = {"yes": "已覆盖", "partly": "部分", "no": "机器查不了"}
_COVERED_STYLES = {"yes": "green", "partly": "yellow", "no": "red"}
_STYLES = {"error": "red", "warning": "yellow", "info": "cyan"}


def print_rules(force: PackSet, wanted: Sequence[Rule]) -> None:
    """One table a category, in the order of the contract."""
    console = Console(highlight=False)
    for category, title in CATEGORIES.items():
        rules = [rule for rule in wanted if rule.category == category]
        if rules:
            console.print(_rules_table(f"{title}（{category}）", rules, force))
    packs = "、".join(f"{inline(pack.name)} {inline(pack.version)}" for pack in force.packs)
    off = sum(1 for rule in wanted if not rule.enabled)
    console.print(
        Text(f"共 {len(wanted)} 条规则" + (f"，其中 {off} 条默认不启用（*）" if off else "") + f"；规则包：{packs}")
    )
    console.print(Text("gik-lint explain 规则名 —— 查看一条规则"), style="dim")


def _rules_table(title: str, rules: Sequence[Rule], force: PackSet) -> Table:
    table = Table(
        title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, expand=False, pad_edge=False
    )
    table.add_column("规则", no_wrap=True)
    table.add_column("级别", no_wrap=True)
    table.add_column("把握", no_wrap=True)
    table.add_column("年度", no_wrap=True)
    table.add_column("查什么", overflow="fold", min_width=12)
    for rule in rules:
        added = f"（{inline(rule.pack)}）" if rule.pack != force.packs[0].name else ""
        table.add_row(
            Text(rule.id + ("" if rule.enabled else " *")),
            Text(say("zh", rule.severity), _STYLES[rule.severity]),
            Text(say("zh", rule.confidence)),
            Text(years(rule.applies, force)),
            Text(inline(rule.title) + added),
        )
    return table


def _table(title: str) -> Table:
    return Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False)


def years(applies: Applies, force: PackSet) -> str:
    """The report years a rule is in force for, in words: 2021起, 2014—2018, 各年."""
    first, last = applies.from_year, applies.to_year
    forms = [form for form in force.forms if form.id in applies.forms]
    if forms:
        first = max(first or 0, min(form.from_year for form in forms))
        ends = [form.to_year for form in forms if form.to_year is not None]
        open_ended = len(ends) < len(forms)
        last = last if open_ended else min(last or 9999, max(ends))
    if first and last:
        return f"{first}—{last}" if first != last else f"{first}"
    if first or last:
        return f"{first}起" if first else f"{last}止"
    return "各年"


def print_coverage(articles: Sequence[Article]) -> None:
    """Each article, what it asks, and which rules look after it."""
    console = Console(highlight=False)
    for document in dict.fromkeys(article.document for article in articles):
        console.print(Text(inline(document), "bold"))
        for article in articles:
            if article.document == document:
                _print_article(console, article)
        console.print()
    counts = {word: sum(1 for article in articles if article.covered == word) for word in _COVERED}
    console.print(Text("，".join(f"{_COVERED[word]} {count} 项" for word, count in counts.items())))


def _print_article(console: Console, article: Article) -> None:
    """What it asks, then the rules that look after it, then what is left to a person."""
    head = Text(f"{inline(article.article)}：{inline(article.requires)} ")
    head.append(f"[{_COVERED[article.covered]}]", _COVERED_STYLES[article.covered])
    console.print(Padding(head, (0, 0, 0, 2), expand=False))
    for line in (" ".join(article.rules), inline(article.why)):
        if line:
            console.print(Padding(Text(line, "dim"), (0, 0, 0, 6), expand=False))
