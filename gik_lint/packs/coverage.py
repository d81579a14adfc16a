"""Which article of the law and form is looked after by which rules, and what no machine can judge."""

from typing import Any, get_args

from gik_lint.packs.faults import did_you_mean
from gik_lint.packs.known import Known
from gik_lint.packs.model import Article, Category
from gik_lint.packs.nodes import Mapping, Node, Scalar, Sequence
from gik_lint.packs.typed import Typed


def look_over_coverage(typed: Typed, root: Node, names: Known) -> tuple[Article, ...]:
    """The articles in `coverage.yaml`, a list; faults are noted in `typed`."""
    if not isinstance(root, Sequence):
        typed.fault(root, "这里要写列表", "每条一项：document、article、requires、covered、rules、why")
        return ()
    articles = []
    for node in root.items:
        article = typed.struct(node, Article)
        if article and isinstance(node, Mapping):
            _consistent(typed, node, article)
        articles.append(article)
        _rules(typed, node, names)
    return tuple(article for article in articles if article)


def _consistent(typed: Typed, node: Mapping, article: Article) -> None:
    if article.covered == "no" and article.rules:
        typed.fault(node.key("rules"), "写了不能检查（covered: no），却列出了规则", "请改为 partly，或删去规则")
    if article.covered != "no" and not article.rules:
        typed.fault(node, f"写了 covered: {article.covered}，却没有列出规则", "请写 rules")
    if article.covered != "yes" and not article.why.strip():
        typed.fault(node, f"写了 covered: {article.covered}，却没有说明为什么", "请写 why")


def _rules(typed: Typed, node: Any, names: Known) -> None:
    listed = node.get("rules") if isinstance(node, Mapping) else None
    for rule in listed.items if isinstance(listed, Sequence) else ():
        known = names.names("rule-id").union(get_args(Category))
        if isinstance(rule, Scalar) and rule.text not in known:
            typed.fault(rule, f"没有「{rule.text[:60]}」这条规则", did_you_mean(rule.text, known))
