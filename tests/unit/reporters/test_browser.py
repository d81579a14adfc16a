"""The page in a real browser: filters, search and keys do what they say, and nothing runs over the edge."""

import html
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from gik_lint.reporters import View, render
from tests.unit.reporters import made

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium here: the page is not tried in a browser")

ACTIONS = """
const said = [];
const shown = () => [...document.querySelectorAll(".note")].filter((note) => note.offsetParent !== null).length;
const press = (key) => document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
const type = (text) => {
  const box = document.getElementById("search");
  box.value = text;
  box.dispatchEvent(new Event("input"));
};
said.push("all " + shown());
document.getElementById("show-info").click();
said.push("without hints " + shown());
document.getElementById("show-info").click();
type("2932 台账");
said.push("found " + shown() + " " + document.getElementById("found").textContent);
type("");
press("j");
said.push("j " + document.activeElement.id);
press("k");
said.push("k " + document.activeElement.id);
said.push("lit " + document.querySelectorAll(".hit.lit").length);
said.push("fits " + (document.documentElement.scrollWidth <= innerWidth));
document.title = said.join("; ");
"""


@pytest.mark.parametrize("width", [390, 1280])
def test_the_tools_of_the_page_work(tmp_path: Path, width: int) -> None:
    text = render(made.result(), "html", View())
    # the policy that allows our script alone would rightly refuse the test's
    text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text)
    page = tmp_path / "page.html"
    page.write_text(text.replace("</body>", f"<script>{ACTIONS}</script></body>"), encoding="utf-8")
    command = [
        BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", f"--user-data-dir={tmp_path / 'profile'}",
        f"--window-size={width},900", "--dump-dom", page.as_uri(),
    ]  # fmt: skip

    ran = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)

    title = re.search("<title>(.*?)</title>", ran.stdout)
    assert title is not None
    assert html.unescape(title[1]).split("; ") == [
        "all 4", "without hints 3", "found 1 1", "j r1n1", "k r1n4", "lit 1", "fits true",
    ]  # fmt: skip
