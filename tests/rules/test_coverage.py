"""Every article, every section of a form and every relation is covered by a rule, or says why no machine can."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from gik_lint.packs.builtin import builtin_folder, builtin_names
from gik_lint.packs.load import load_standing

DOMAIN = Path(__file__).parents[3] / "shared/domain/tables.yaml"
PACKS = [load_standing(builtin_folder(name)).packs[-1] for name in builtin_names()]
ARTICLES = [article for pack in PACKS for article in pack.coverage]
RULES = [rule for pack in PACKS for rule in pack.rules]
TOLD = [rule for pack in PACKS if pack.coverage for rule in pack.rules]
FORMS = [form for pack in PACKS for form in pack.forms]

OLD, NEW = "国务院令第492号", "国务院令第711号"
WANTED = [
    (OLD, "第三十一条"),
    *((OLD, f"第三十二条第（{number}）项") for number in "一二三四五六"),
    *((NEW, f"第二十条第（{number}）项") for number in "一五六八九"),
    *((NEW, f"第四十九条第{number}款") for number in "一二"),
    *((NEW, f"第五十条第一款第{number}项") for number in "一二三四五"),
    (NEW, "第五十条第二款"),
    ("国办发〔2014〕32号", "政府信息公开情况统计表"),
]
SECTIONS = [
    (number, section)
    for number, form_id in (("〔2019〕60号", "form-2019"), ("〔2021〕30号", "form-2021"))
    for form in FORMS
    if form.id == form_id
    for section in form.sections
]


@pytest.mark.parametrize(("document", "article"), WANTED)
def test_an_article_of_the_law_is_spoken_of(document, article):
    assert [one for one in ARTICLES if document in one.document and one.article == article]


@pytest.mark.parametrize(("document", "section"), SECTIONS, ids=lambda one: getattr(one, "id", one))
def test_each_section_of_a_form_is_spoken_of(document, section):
    heading = f"{section.number}、{section.title}"

    assert [one for one in ARTICLES if document in one.document and one.article == heading]


@pytest.mark.parametrize("relation", [one for form in FORMS for table in form.tables for one in table.relations])
def test_a_relation_of_a_form_is_covered_by_the_rule_that_looks_at_it(relation):
    looks = {rule.id for rule in RULES if rule.kind == "relation" and relation.id in rule.parameters["relations"]}

    (article,) = [one for one in ARTICLES if one.article == relation.id]
    assert set(article.rules) == looks
    assert looks


def test_every_relation_of_the_domain_is_covered_or_says_why_not():
    if not DOMAIN.is_file():
        pytest.skip(f"没有 {DOMAIN}")
    data = YAML(typ="safe", pure=True).load(DOMAIN.read_text("utf-8"))
    ids = set(_ids(data["text_table"])) | set(_ids(data["cross_year"])) | set(_ids(data["regimes"]))

    assert {"TT.09", "X.06", "F21.T3.02", "S14.15", "FJ09.04"} <= ids
    assert ids - {one.article for one in ARTICLES} == set()


@pytest.mark.parametrize("rule", TOLD, ids=lambda rule: rule.id)
def test_every_rule_serves_a_requirement(rule):
    assert [one for one in ARTICLES if rule.id in one.rules or rule.category in one.rules]


def _ids(node):
    """The ids of relations anywhere below a node: those with a dot in them."""
    if isinstance(node, dict):
        if "." in str(node.get("id", "")):
            yield node["id"]
        for value in node.values():
            yield from _ids(value)
    elif isinstance(node, list):
        for value in node:
            yield from _ids(value)
