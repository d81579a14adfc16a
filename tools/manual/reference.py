"""The law against the rules, the official forms, and the drafts that examples change."""

from collections.abc import Iterator
from pathlib import Path

from gik_lint.cli.rule_tables import CATEGORIES
from gik_lint.packs.forms import Form, Relation, TableForm
from gik_lint.packs.model import Article
from tools.manual.markdown import block, bullets, page, plain, table
from tools.manual.packs import shelf
from tools.manual.rules import base_drafts, link

_COVERED = {"yes": "已覆盖", "partly": "部分", "no": "机器查不了"}


def pages() -> dict[str, str]:
    """File name → page."""
    return {
        "docs/reference/coverage.md": _coverage(),
        "docs/reference/forms.md": _forms(),
        "docs/reference/base-drafts.md": _base_drafts(),
        "docs/reference/changelog.md": _changelog(),
    }


def _coverage() -> str:
    articles = [article for pack in shelf().packs for article in pack.coverage]
    counts = "，".join(
        f"{words} {sum(1 for article in articles if article.covered == covered)} 项"
        for covered, words in _COVERED.items()
    )
    about = (
        f"法规、格式和文稿质量的每一项要求，由哪些规则检查；机器查不了的，说明原因。共 {len(articles)} 项：{counts}。"
        "命令行里看：`gik-lint rules --coverage`。"
    )
    parts = ["# 条文覆盖", about]
    for document in dict.fromkeys(article.document for article in articles):
        rows = [_article(one) for one in articles if one.document == document]
        parts += [f"## {plain(document)}", table(("条文", "要求", "检查", "规则", "留给人的部分"), rows)]
    return page(*parts)


def _article(article: Article) -> tuple[str, ...]:
    rules = "、".join(_named(name) for name in article.rules)
    return plain(article.article), plain(article.requires), _COVERED[article.covered], rules, plain(article.why)


def _named(name: str) -> str:
    """A rule's link; of a whole category, a link to its list."""
    if name in CATEGORIES:
        return f"[{CATEGORIES[name]}类的全部规则](../rules/index.md#{CATEGORIES[name]}{name})"
    return link(name, "../rules/")


def _forms() -> str:
    about = (
        "程序认得的报告格式：每个年度依据什么文件，有哪些部分、哪些表，表内各数有什么关系。"
        "年度是报告年度。行、列的代号用在 `extract` 的输出和规则里：`t3.r7.natural` 是表三（七）总计行自然人列。"
    )
    parts = ["# 格式", about]
    for pack in shelf().packs:
        for form in pack.forms:
            parts += [f"## {form.id}", *_form(form, pack.name)]
    return page(*parts)


def _form(form: Form, pack: str) -> Iterator[str]:
    period = f"{form.from_year} 年度起" if form.to_year is None else f"{form.from_year}—{form.to_year} 年度"
    yield f"{plain(form.title)}。{period}；规则包 {pack}。"
    yield bullets(f"依据：{plain(one.name)}（{plain(one.number)}）" for one in form.instruments)
    if form.contents:
        yield "应当包括的内容：\n\n" + bullets(plain(one.label) for one in form.contents)
    if form.sections:
        yield "各部分：\n\n" + bullets(
            f"{one.number}、{plain(one.title)}"
            + (f"（也写作{'、'.join(map(plain, one.aliases))}）" if one.aliases else "")
            for one in form.sections
        )
    for each in form.tables:
        yield f"### {plain(each.title)}（{each.id}）"
        yield table(("行", "行名"), ((row.id, "　" * _depth(each, row.id) + plain(row.label)) for row in each.rows))
        yield table(("列", "列名"), ((one.id, plain(" / ".join((*one.path, one.label)))) for one in each.columns))
        if each.relations:
            yield table(("勾稽关系", "内容", "范围", "性质"), map(_relation, each.relations))


def _depth(form: TableForm, row: str) -> int:
    parent = next(one.parent for one in form.rows if one.id == row)
    return 0 if parent is None else 1 + _depth(form, parent)


def _relation(relation: Relation) -> tuple[str, ...]:
    every = {"column": "每一列", "row": "每一行", "once": "一次"}[relation.every]
    strength = {"printed": "表上印着", "structural": "结构决定", "derived": "由填报说明推出", "heuristic": "经验"}
    each = f"（每一项：{'、'.join(relation.each)}）" if relation.each else ""
    return relation.id, plain(relation.equation + each), every, strength[relation.strength]


def _changelog() -> str:
    """The root's CHANGELOG.md, its links as they lead from here."""
    changes = Path(__file__).parents[2] / "CHANGELOG.md"
    return changes.read_text("utf-8").replace("](docs/", "](../")


def _base_drafts() -> str:
    parts = ["# 底稿", "规则的例子常以下面的底稿为底，只改动几处。底稿中的机关和数字都是虚构的。"]
    for name, text in base_drafts():
        parts += [f"## {name}", block(text)]
    return page(*parts)
