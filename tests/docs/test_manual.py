"""What the manual says is what the rules and the program say today."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from gik_lint import check
from tests.docs.blocks import ROOT, pages
from tools.example_drafts import FOLDER, made
from tools.manual.examples import DRAFTS
from tools.manual.packs import rules
from tools.manual.write import WITH_PASSAGES, strangers
from tools.manual.write import made as manual

HEADINGS = ["查什么", "为什么", "依据", "会报的例子", "不会报的例子", "已知问题", "怎么改"]
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)|!\[[^\]]*\]\(([^)\s]+)\)")


def test_every_made_page_is_what_would_be_made_today():
    wanted = manual()

    stale = [name for name, text in wanted.items() if not (ROOT / name).is_file() or text != read(name)]

    assert stale == [], "请运行 python -m tools.manual"
    assert list(strangers()) == [], "请运行 python -m tools.manual"


def test_every_rule_has_a_page_under_the_fixed_headings():
    for rule in rules():
        page = read(f"docs/rules/{rule.id}.md")
        printed = [one for one in re.findall(r"^## (.+)$", page, re.MULTILINE) if one != "判定不了的例子"]

        assert printed == HEADINGS, rule.id
        assert rule.title.split("「")[0][:4] in page
        assert page.count("→ ") >= len(rule.examples.fails), rule.id


def test_a_passage_nobody_makes_is_no_passage():
    known = {page.relative_to(ROOT).as_posix() for page in pages() if "自动生成：" in page.read_text("utf-8")}

    assert known == set(WITH_PASSAGES)


def test_the_example_drafts_are_what_their_program_makes():
    for name, content in made().items():
        assert content == (FOLDER / name).read_bytes(), "请运行 python -m tools.example_drafts"


def test_a_run_over_the_examples_checks_the_drafts_and_passes_over_their_readme():
    result = check([FOLDER])

    assert sorted(Path(one.path).name for one in result.reports) == sorted(DRAFTS)
    assert [Path(one).name for one in result.skipped] == ["README.md"]


def test_the_five_real_reports_stand_there_as_text():
    assert sorted(file.name for file in FOLDER.glob("*.txt")) == [
        "erqi-2015.txt",
        "jingzhou-2011.txt",
        "shucheng-2012.txt",
        "xizhu-2018.txt",
        "yueyanglou-2016.txt",
    ]


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_inside_leads_somewhere(page):
    for target in (a or b for a, b in _LINK.findall(without_blocks(page.read_text("utf-8")))):
        if "://" in target:
            continue
        name, _, anchor = unquote(target).partition("#")
        file = (page.parent / name).resolve() if name else page
        assert file.exists(), f"{page.name} → {target}"
        if anchor and file.suffix == ".md":
            assert anchor in anchors(file.read_text("utf-8")), f"{page.name} → {target}"


def test_pages_of_the_site_lead_only_to_pages_of_the_site():
    """The site is made of docs/ alone: a link out of it would be dead there."""
    for page in (page for page in pages() if (ROOT / "docs") in page.parents):
        for target in (a or b for a, b in _LINK.findall(without_blocks(page.read_text("utf-8")))):
            if "://" not in target and target.partition("#")[0]:
                assert (ROOT / "docs") in (page.parent / unquote(target.partition("#")[0])).resolve().parents, target


def read(name):
    return (ROOT / name).read_text("utf-8")


def without_blocks(text):
    return re.sub(r"^(`{3,}).*?^\1$", "", text, flags=re.MULTILINE | re.DOTALL)


def anchors(text):
    """The anchors that hosting sites and the manual's own give to headings."""
    headings = re.findall(r"^#{1,6} (.+)$", without_blocks(text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", one.lower()).strip().replace(" ", "-") for one in headings}
