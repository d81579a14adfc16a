"""The real program over broken and hostile files of every office format: not checked, code 3, one sentence why."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import odt_factory
from tests.hostile.test_sheet_hostile import sheet_xml
from tests.ofd_factory import ofd, page
from tests.ofd_factory import text as ofd_text
from tests.pdf_factory import pdf, picture, text
from tests.unit.readers.test_doc import WORD
from tests.unit.readers.test_rtf import rtf

ROOT = Path(__file__).parents[2]
ENCRYPTED = b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>/ID[<00><00>]" % (b"11" * 32, b"22" * 32)
DOCTYPE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
FILES: dict[str, tuple[bytes, str]] = {
    "truncated.pdf": (pdf(text(90, 100, "年度报告"))[:300], "损坏"),
    "locked.pdf": (pdf(text(90, 100, "年度报告"), trailer=ENCRYPTED), "密码"),
    "scan.pdf": (pdf(picture(0, 0, 595, 842)), "扫描件"),
    "long.pdf": (pdf(*["" for _ in range(601)]), "页"),
    "corner.xlsx": (sheet_xml('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), "过大"),
    "damaged.xlsx": (sheet_xml("<row"), "损坏"),
    "entity.odt": (odt_factory.odt(odt_factory.p("&e;"), doctype=DOCTYPE), "文档类型声明"),
    "bomb.odt": (odt_factory.odt(" " * 60_000_000), "过大"),
    "nested.rtf": (rtf(b"{" * 100_000), "嵌套"),
    "entity.ofd": (ofd("", extra={"OFD.xml": f"{DOCTYPE}<x/>"}), "文档类型声明"),
    "broken.ofd": (ofd("", extra={"Doc_0/Pages/Page_0/Content.xml": page(ofd_text(1, 1, "<"))}), "损坏"),
    "broken.doc": (WORD[:1200], "旧版"),
    "other.pdf": (pdf(text(90, 100, "一封与此无关的来信")), "年度报告"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_cannot_be_checked_ends_in_code_3_with_one_sentence(name: str, tmp_path: Path) -> None:
    data, says = FILES[name]
    (tmp_path / name).write_bytes(data)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}

    done = subprocess.run(
        [sys.executable, "-m", "gik_lint", "check", "--format", "json", name],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        timeout=120,
        check=False,
    )

    (report,) = json.loads(done.stdout)["reports"]
    assert done.returncode == 3
    assert report["status"] == "not-checked"
    assert says in report["error"]
    assert "\n" not in report["error"]
    assert b"Traceback" not in done.stderr
