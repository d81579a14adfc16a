"""One rule as a page for the terminal: what, why, law, examples, known problems, how to fix."""

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from gik_lint import Example, Language, PackSet, Rule, clean, inline, say
from gik_lint.cli.rule_tables import CATEGORIES, years

_WORDS = {
    "category": ("类别", "Category"),
    "applies": ("适用", "Applies to"),
    "pack": ("规则包", "Pack"),
    "says": ("报什么", "What it says"),
    "remedy": ("怎么改", "How to fix"),
    "why": ("为什么", "Why"),
    "basis": ("依据", "Basis"),
    "fails": ("应报的例子", "Fails"),
    "passes": ("不应报的例子", "Passes"),
    "undecided": ("判定不了的例子", "Undecided"),
    "problems": ("已知问题", "Known problems"),
    "fix": ("自动修改", "Fix"),
    "changed": ("地方或单位的调整", "Changed by other packs"),
    "off": ("默认不启用，用 --extend-select 打开", "Off by default: --extend-select turns it on"),
    "final": ("只在定稿检查（--profile final）时启用", "Only with --profile final"),
    "every": ("各年", "every year"),
}


def print_page(force: PackSet, rule: Rule, lang: Language) -> None:
    """Print the page of a rule as in force."""
    console = Console(highlight=False)
    english = rule.en if lang == "en" else None
    console.print(Text(inline((english and english.title) or rule.title), "bold"))
    sure = f"{say(lang, 'confidence')}{_gap(lang)}{say(lang, rule.confidence)}"
    console.print(Text(f"{rule.id}  {say(lang, rule.severity)} · {sure}", "dim"))
    for line in _facts(force, rule, lang):
        console.print(Text(line))
    _section(console, _word("says", lang), [(english and english.says) or rule.says])
    _section(console, _word("remedy", lang), [(english and english.remedy) or rule.remedy])
    _section(console, _word("why", lang), [rule.why] if rule.why else [])
    _section(console, _word("basis", lang), [f"{one.document}{one.article}" for one in rule.basis])
    for promise in ("fails", "passes", "undecided"):
        _section(console, _word(promise, lang), [_example(one) for one in getattr(rule.examples, promise)], mark="·")
    _section(console, _word("problems", lang), rule.known_problems, mark="·")
    fix = say(lang, f"fix.{rule.fix}") if rule.fix else ""
    _section(console, _word("fix", lang), [one for one in (fix, rule.fix_why) if one])
    changes = [f"{pack}：{change.reason}" for pack, change in force.overrides(rule.id)]
    _section(console, _word("changed", lang), changes, mark="·")


def _word(key: str, lang: Language) -> str:
    return _WORDS[key][0 if lang == "zh" else 1]


def _gap(lang: Language) -> str:
    return "" if lang == "zh" else " "


def _facts(force: PackSet, rule: Rule, lang: Language) -> Iterator[str]:
    colon = "：" if lang == "zh" else ": "
    category = f"{CATEGORIES[rule.category]}（{rule.category}）" if lang == "zh" else rule.category
    yield f"{_word('category', lang)}{colon}{category}"
    applies = rule.applies
    period = years(applies, force)
    period = _word("every", lang) if period == "各年" else period
    bodies = [say(lang, f"kind.{kind}") for kind in applies.kinds] + [
        say(lang, f"tier.{tier}") for tier in applies.tiers
    ]
    yield f"{_word('applies', lang)}{colon}{period}" + ("".join(f"、{body}" for body in bodies))
    yield f"{_word('pack', lang)}{colon}{inline(rule.pack)} {inline(force.pack(rule.pack).version)}"
    if applies.profile == "final":
        yield _word("final", lang)
    if not rule.enabled:
        yield _word("off", lang)


def _section(console: Console, title: str, paragraphs: Sequence[str], mark: str = "") -> None:
    """A heading and its paragraphs, indented; nothing if there are none."""
    if not paragraphs:
        return
    console.print()
    console.print(Text(title, "bold cyan"))
    for paragraph in paragraphs:
        lines = clean(paragraph).strip("\n").split("\n")
        for index, line in enumerate(lines):
            lead = f"{mark} " if mark and index == 0 else "  " if mark else ""
            console.print(Padding(Text(lead + line), (0, 0, 0, 2), expand=False))


def _example(example: Example) -> str:
    """An example as a person reads it: its text, or what is changed in which shared report."""
    if example.text:
        said = example.text.strip("\n")
    else:
        changes = [f"{cell} = {printed or '（空）'}" for cell, printed in example.set.items()]
        changes += [f"「{old}」→「{new}」" for old, new in example.replace.items()]
        said = f"底稿 {example.base}" + (f"：{'，'.join(changes)}" if changes else "")
    given = [str(one) for one in (example.year, example.body, example.kind, example.tier, example.published) if one]
    notes = [*given, *([f"指向「{example.at}」"] if example.at else []), example.why, example.reason]
    note = "；".join(one for one in notes if one)
    return f"{said}\n（{note}）" if note else said
