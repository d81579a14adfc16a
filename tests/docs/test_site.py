"""The manual as a site: built, complete, searchable, and nothing in it comes from outside."""

import json
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec

import pytest

from tests.docs.blocks import ROOT
from tools.manual.packs import rules

_FETCHED = re.compile(
    r"""<(?:script|img|iframe|source)\b[^>]*\bsrc="(?:https?:)?//|<link\b(?=[^>]*\brel="(?:stylesheet|preload|icon)")"""
    r"""[^>]*\bhref="(?:https?:)?//|url\(["']?(?:https?:)?//|@import\s+["'](?:https?:)?//"""
)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    if find_spec("zensical") is None:
        pytest.skip("zensical is not installed: pip install '.[site]'")
    folder = tmp_path_factory.mktemp("site")
    shutil.copytree(ROOT / "docs", folder / "docs")
    shutil.copyfile(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    subprocess.run([sys.executable, "-m", "zensical", "build", "--strict"], cwd=folder, capture_output=True, check=True)
    return folder / "site"


def test_every_rule_has_a_page_in_the_site_and_is_found_by_its_search(site):
    index = json.loads((site / "search.json").read_text("utf-8"))
    found = {item["location"] for item in index["items"]}

    for rule in rules():
        assert (site / "rules" / f"{rule.id}.html").is_file()
        assert f"rules/{rule.id}.html" in found


def test_the_site_fetches_nothing_from_outside(site):
    for file in [*site.rglob("*.html"), *site.rglob("*.css")]:
        fetched = _FETCHED.search(file.read_text("utf-8"))
        assert fetched is None, f"{file.name}: {fetched[0]}"


def test_the_search_works_from_a_folder(site):
    """Browsers start no workers in a folder; the script for that comes with the site, and the index as a script."""
    page = (site / "index.html").read_text("utf-8")

    assert re.search(r'<script src="(?:\./)?assets/iframe-worker\.js"', page)
    assert (site / "assets" / "iframe-worker.js").is_file()
    assert (site / "search.js").read_text("utf-8").startswith("var __index")
