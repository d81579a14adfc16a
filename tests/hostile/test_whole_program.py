# ruff: noqa: PLW0108, RUF001 - it runs the program; inputs are made when their turn comes; figures are wide
"""The real program over hostile files, packs and folders: it ends in time and memory, with the promised code.

Each run is a process of its own, held to ten seconds of processor time and 500 MB of memory; none may print a
traceback, and what a stranger wrote must reach no screen, page or CI command unharmed by cleaning.
"""

import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.docx_factory import SPACES, docx, p, pack, tbl, tc, tr
from tests.pack_folder import RULE, PackFolder

resource = pytest.importorskip("resource", reason="limits of processes are set only on Unix")

ROOT = Path(__file__).parents[2]
CLEAN = (ROOT / "rules/annual-report/examples/form-2021-minimal.txt").read_text("utf-8")
SECONDS = 10
WAIT = 120  # the processors of a test run are shared: it is the processor time that is bounded
MEGABYTES = 500
CAGE = """
import json, resource, subprocess, sys
resource.setrlimit(resource.RLIMIT_AS, (2_000_000_000, 2_000_000_000))
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
code = subprocess.call([sys.executable, "-m", "gik_lint", *sys.argv[2:]])
used = resource.getrusage(resource.RUSAGE_CHILDREN)
with open(sys.argv[1], "w") as file:
    json.dump([code, used.ru_utime + used.ru_stime, used.ru_maxrss], file)
"""
ACTIVE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
_KILOBYTES = 1 if sys.platform != "darwin" else 1024


@pytest.fixture(scope="session")
def cache(tmp_path_factory):
    """One cache of compiled packs for the whole module: what is measured is the check."""
    folder = tmp_path_factory.mktemp("cache")
    (folder / "clean.txt").write_text(CLEAN, "utf-8")
    command = [sys.executable, "-m", "gik_lint", "check", "clean.txt"]
    subprocess.run(command, cwd=folder, env=_environment(folder), check=False, capture_output=True)
    return folder


@pytest.fixture
def program(tmp_path, cache):
    """Run the program in a folder of its own: `code`, `out`, `err`; limits and the absence of tracebacks are held."""
    work = tmp_path / "work"
    work.mkdir()

    def run(*arguments, stdin=None, seconds=SECONDS):
        used = tmp_path / "used.json"
        command = [sys.executable, "-c", CAGE, used, *arguments]
        done = subprocess.run(
            command, cwd=work, env=_environment(cache), capture_output=True, input=stdin, timeout=WAIT, check=False
        )
        assert b"Traceback" not in done.stdout + done.stderr, done.stderr.decode("utf-8", "replace")
        code, spent, memory = json.loads(used.read_text())
        assert spent < seconds
        assert memory * _KILOBYTES < MEGABYTES * 1000
        return SimpleNamespace(code=code, out=done.stdout.decode("utf-8"), err=done.stderr.decode("utf-8"))

    run.folder = work
    return run


def _environment(cache):
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "PYTHONPATH")}
    return kept | {"XDG_CACHE_HOME": str(cache), "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(ROOT)}


def reports(done):
    return json.loads(done.out)["reports"]


# Files that cannot be checked: 3, and a sentence.


def _word(content: str, doctype: str = "") -> bytes:
    document = f"{doctype}<w:document {SPACES}><w:body>{content}</w:body></w:document>"
    return docx("", extra={"word/document.xml": document})


def _twice() -> bytes:
    buffer = BytesIO(docx(p("甲")))
    with zipfile.ZipFile(buffer, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", "<x/>")
    return buffer.getvalue()


def _laughs() -> str:
    return "<!DOCTYPE x [" + "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10 if i else "哈"}">' for i in range(12)) + "]>"


UNREADABLE: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "docx: external entity": (
        "a.docx",
        lambda: _word(p("<w:r><w:t>&e;</w:t></w:r>"), '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'),
        "文档类型声明",
    ),
    "docx: doctype": ("a.docx", lambda: _word(p("甲"), "<!DOCTYPE x>"), "文档类型声明"),
    "docx: billion laughs": ("a.docx", lambda: _word(p("<w:r><w:t>&a11;</w:t></w:r>"), _laughs()), "文档类型声明"),
    "docx: bomb": ("a.docx", lambda: docx("", extra={"word/document.xml": b" " * 94_000_000}), "过大"),
    "docx: 100,000 entries": ("a.docx", lambda: pack({f"x/{n}": "" for n in range(100_000)}), "过多"),
    "docx: document twice": ("a.docx", _twice, "重名"),
    "docx: names that lead out": ("a.docx", lambda: docx(p("甲"), extra={"../../evil": "x"}), "越界"),
    "docx: truncated": ("a.docx", lambda: docx(p("甲" * 5000))[:-300], "损坏"),
    "docx: password": (
        "a.docx",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000) + "EncryptedPackage".encode("utf-16-le") + bytes(99),
        "加密",
    ),
    "docx: nested tables": (
        "a.docx",
        lambda: _word("<w:tbl><w:tr><w:tc>" * 5000 + p("甲") + "</w:tc></w:tr></w:tbl>" * 5000),
        "",
    ),
    "text: 100 MB": ("a.txt", lambda: ("政府信息公开工作，" * (99_000_000 // 27)).encode(), "50 万字"),
    "text: over the limit": ("a.txt", lambda: b"a" * 100_000_001, "100 MB"),
    "text: NUL only": ("a.txt", lambda: bytes(10_000), "空"),
    "html: 50,000 nested elements and nothing else": ("a.html", lambda: b"<div>" * 50_000, "没有在文件中找到"),
    "html: tags without end": ("a.html", lambda: b"<p>" * 1_100_000, "一百万"),
}


@pytest.mark.parametrize(("name", "make", "says"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_checked_is_said_in_one_sentence(program, name, make, says):
    (program.folder / name).write_bytes(make())
    done = program("check", name, "--format", "json")

    assert done.code == 3
    (report,) = reports(done)
    assert report["status"] == "not-checked"
    assert says in report["error"]
    assert "\n" not in report["error"]


# Drafts that can be checked, whatever stands in them.


def draft(*changes: tuple[str, str]) -> str:
    text = CLEAN
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text


CELL = "| 行政许可 | 5213 |"
CELLS = {
    "nines": ("9" * 10_000, ""),
    "a power bomb": ("1e999999999", "error or warning"),
    "no number": ("NaN", "error or warning"),
    "infinite": ("∞", "error or warning"),
    "two thirds of a decision": ("12.345", "error or warning"),
    "full width, with a comma": ("１２，３４５", ""),
    "minus nothing": ("-0", ""),
    "Chinese zero": ("〇", ""),
    "Chinese two": ("两", ""),
    "dash": ("—", ""),
    "formula": ("=cmd'/c calc'!A0", "error or warning"),
}


@pytest.mark.parametrize(("figure", "reported"), CELLS.values(), ids=CELLS)
def test_whatever_stands_in_a_cell_is_read_or_reported(program, figure, reported):
    """A cell is a number of at most twenty digits or none; what no official form can hold is a finding."""
    (program.folder / "a.txt").write_text(draft((CELL, f"| 行政许可 | {figure} |")), "utf-8")
    done = program("check", "a.txt", "--format", "json")

    (report,) = reports(done)
    assert done.code in (0, 1)
    assert report["status"] == "checked"
    loud = [one for one in report["findings"] if one["severity"] != "info" and figure in one["location"]["quote"]]
    assert loud or not reported
    tables = json.loads(program("extract", "a.txt", "--format", "json").out)["tables"]
    rows = [row for table in tables if table["id"] == "t2_20_5" for row in table["cells"].values()]
    ((cell,),) = (row.values() for row in rows)
    assert cell["value"] is None or re.fullmatch(r"-?\d{1,20}(\.\d+)?", cell["value"])


def _span(value: str) -> bytes:
    return docx(
        "".join(p(line) for line in CLEAN.splitlines() if line and "|" not in line)
        + tbl(tr(tc("甲", props=f'<w:gridSpan w:val="{value}"/>'), "1"))
    )


READABLE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "docx: a span of a million columns": ("a.docx", lambda: _span("1000000")),
    "docx: a vertical merge without start": (
        "a.docx",
        lambda: docx("".join(map(p, filter(None, CLEAN.splitlines()))) + tbl(tr(tc("甲", props="<w:vMerge/>"), "1"))),
    ),
    "html: 50,000 nested elements": (
        "a.html",
        lambda: ("<div>" * 50_000 + CLEAN.replace("\n", "<br>")).encode(),
    ),
    "html: a span of a billion columns": (
        "a.html",
        lambda: (CLEAN.replace("\n", "<br>") + "<table><tr><td colspan=1000000000 rowspan=1000000000>甲<td>1").encode(),
    ),
    "text: 1.2 MB of prose": ("a.txt", lambda: (CLEAN + "政府信息公开工作，" * 45_000).encode()),
    "text: 1.2 MB of figures": ("a.txt", lambda: (CLEAN + "2023年受理12件、办结3件。" * 26_000).encode()),
}


@pytest.mark.parametrize(("name", "make"), READABLE.values(), ids=READABLE)
def test_large_and_deep_drafts_are_checked(program, name, make):
    (program.folder / name).write_bytes(make())
    done = program("check", name, "--format", "json")

    assert done.code in (0, 1)
    assert reports(done)[0]["identity"]["year"] == 2023


# Output: a stranger's text acts on nothing.

HOSTILE = (
    "[/b][red]\x1b[2J\x1b]8;;http://evil.example\x07链接\x1b]8;;\x07\u202e倒\u202c 合\u200b计 <script>alert(1)</script>"
    "<img src=x onerror=alert(1)> ::error file=x::伪造 =cmd|'/c calc'!A0 截止2023年底。"
)
FORMATS = ("terminal", "html", "json", "sarif", "junit", "github", "gitlab", "markdown")


@pytest.mark.parametrize("name", FORMATS)
def test_no_output_carries_what_a_draft_smuggles(program, name):
    hostile = draft(("(三)政府信息管理。", f"(三){HOSTILE}\n::error::伪造\n"))
    (program.folder / "a.txt").write_bytes(hostile.encode())
    done = program("check", "a.txt", "--format", name, "--verbose", "--min-severity", "info")

    assert done.code in (0, 1)
    assert set(ACTIVE.findall(done.out)) <= ({"\u202e", "\u202c", "\u200b"} if name == "json" else set())
    if name == "html":
        assert "<script>alert" not in done.out
        assert "<img src=x" not in done.out
        assert "default-src 'none'" in done.out
    if name == "github":
        assert not re.search("^::error::伪造", done.out, re.MULTILINE)


@pytest.mark.parametrize("name", FORMATS)
def test_lone_surrogates_can_be_printed(program, name):
    """HTML can name a code point that no encoding can write."""
    (program.folder / "a.html").write_text("<p>" + CLEAN.replace("\n", "<p>") + "<p>&#xD800;截止2023年底</p>", "utf-8")

    assert program("check", "a.html", "--format", name).code in (0, 1)


@pytest.mark.parametrize(
    "name", ["行\n::error::伪.txt", "\x1b[2J.txt", "<script>alert(1).txt", "[red]x[b].txt", "\u202etxt.a.txt"]
)
def test_file_names_are_shown_and_do_nothing(program, name):
    (program.folder / name).write_text(
        draft(("全年新收政府信息公开申请2940件", "全年新收政府信息公开申请2941件")), "utf-8"
    )
    (program.folder / ("坏" + name)).write_bytes(b"")
    for format_name in FORMATS:
        done = program("check", ".", "--format", format_name)
        assert done.code == 3
        assert set(ACTIVE.findall(done.out + done.err)) <= ({"\u202e"} if format_name == "json" else set())
        assert "<script>alert(1)" not in done.out or format_name not in ("html", "junit", "markdown")
        assert not re.search("^::error::伪", done.out, re.MULTILINE)


def test_a_file_name_that_is_no_text_is_checked(program):
    try:
        (program.folder / os.fsdecode(b"\xff\xfe.txt")).write_text(CLEAN, "utf-8")
    except OSError:
        pytest.skip("this file system refuses names that are no UTF-8")
    for format_name in FORMATS:
        assert program("check", ".", "--format", format_name).code == 0


# The folder: what is no file, what leads out, what vanishes.


def test_a_pipe_is_not_waited_for(program):
    os.mkfifo(program.folder / "pipe.txt")
    done = program("check", "pipe.txt", "--format", "json")

    assert done.code == 3
    assert "管道" in reports(done)[0]["error"]
    assert program("check", ".", "--format", "json").code == 3


def test_links_in_a_circle_end(program):
    (program.folder / "a.txt").write_text(CLEAN, "utf-8")
    (program.folder / "loop").symlink_to(program.folder, target_is_directory=True)
    (program.folder / "self.txt").symlink_to("self.txt")
    done = program("check", ".", "--format", "json")

    assert {one["path"]: one["status"] for one in reports(done)} == {"a.txt": "checked", "self.txt": "not-checked"}
    assert program("check", "self.txt").code == 3


def test_links_out_of_the_folder_are_not_followed(program, tmp_path):
    (tmp_path / "secret.txt").write_text(CLEAN, "utf-8")
    (program.folder / "drafts").mkdir()
    (program.folder / "drafts" / "link.txt").symlink_to(tmp_path / "secret.txt")
    (program.folder / "drafts" / "outside").symlink_to(tmp_path, target_is_directory=True)
    done = program("check", "drafts", "--format", "json")

    assert done.code == 3
    assert reports(done) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_one_may_not_read_is_said_so(program):
    (program.folder / "a.txt").write_text(CLEAN, "utf-8")
    (program.folder / "a.txt").chmod(0)
    done = program("check", "a.txt", "--format", "json")

    assert done.code == 3
    assert "权限" in reports(done)[0]["error"]


def test_a_file_that_vanishes_costs_its_own_result(program, cache):
    """Files go while two workers are checking: what is gone is not checked, what is there is."""
    count = 60
    for number in range(count):
        (program.folder / f"{number:03}.txt").write_text(f"{CLEAN}\n{number}", "utf-8")
    names = [f"{number:03}.txt" for number in range(count)]
    command = [sys.executable, "-m", "gik_lint", "check", *names, "--jobs", "2", "--no-cache", "--format", "json"]
    with subprocess.Popen(
        command, cwd=program.folder, env=_environment(cache), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        for name in names[count // 2 :]:
            (program.folder / name).unlink()
        out, err = running.communicate(timeout=WAIT)

    assert b"Traceback" not in err
    statuses = [one["status"] for one in json.loads(out)["reports"]]
    assert running.returncode == 3
    assert statuses[: count // 2] == ["checked"] * (count // 2)
    assert "not-checked" in statuses


def test_two_runs_share_one_cache(program, tmp_path):
    for number in range(20):
        (program.folder / f"{number:02}.txt").write_text(f"{CLEAN}\n{number}", "utf-8")
    command = [sys.executable, "-m", "gik_lint", "check", ".", "--format", "json"]
    cold = _environment(tmp_path / "cold")
    both = [
        subprocess.Popen(command, cwd=program.folder, env=cold, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    (one, said), (other, also) = (run.communicate(timeout=WAIT) for run in both)

    assert [0, 0] == [run.returncode for run in both]
    assert b"" == said + also
    assert json.loads(one) == json.loads(other)


def test_a_cache_of_rubbish_is_not_believed(program, tmp_path):
    (program.folder / "a.txt").write_text(CLEAN, "utf-8")
    cold = tmp_path / "rubbish"
    command = [sys.executable, "-m", "gik_lint", "check", "a.txt", "--format", "json"]
    before = subprocess.run(command, cwd=program.folder, env=_environment(cold), capture_output=True, check=False)
    kept = [file for file in cold.rglob("*") if file.is_file()]
    assert kept
    for file in kept:
        file.write_bytes(b'{"status": "checked"')
    after = subprocess.run(command, cwd=program.folder, env=_environment(cold), capture_output=True, check=False)

    assert before.stdout == after.stdout
    assert after.returncode == 0


# Packs and settings by strangers.

HANGING = {
    "alternatives": ("^(a|a)*$", "a" * 40 + "!"),
    "what an author would write": ("^(?:[^，。]*，?)*合计$", "全年公开信息若干" * 40 + "总数"),
    "nested repeats": (r"(?:[一-龥]+)+合计计", "公" * 400 + "！"),
}


@pytest.mark.parametrize(("pattern", "line"), HANGING.values(), ids=HANGING)
def test_a_pattern_that_never_ends_costs_its_own_rule(program, pattern, line):
    """It is undecided and the result incomplete, or the engine matches it in time; the other rules report."""
    made = PackFolder(program.folder / "pack")
    made.write(
        "language/hanging.yaml",
        RULE.replace("cut-off-word", "hanging").replace(r"'(?P<wrong>截止)(?=\d{4}年)'", f"'(?m){pattern}'"),
    )
    (program.folder / "a.txt").write_text(draft(("(三)政府信息管理。", f"(三)截止2023年底。\n\n{line}\n\n")), "utf-8")
    done = program("check", "a.txt", "--pack", "pack", "--format", "json")

    (report,) = reports(done)
    outcomes = {rule["id"]: rule["outcome"] for rule in report["rules"]}
    assert done.code == (3 if outcomes["hanging"] == "undecided" else 0)
    assert outcomes["hanging"] in ("undecided", "passed")
    assert outcomes["hanging"] == "undecided" or "a|a" not in pattern
    assert "cut-off-word" in [found["rule"] for found in report["findings"]]


def _bomb() -> str:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    return "\n".join(lines + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)])


PACKS: dict[str, tuple[Callable[[PackFolder], object], str]] = {
    "alias bomb": (lambda made: made.write("language/x.yaml", _bomb()), "20000 项"),
    "brackets": (lambda made: made.write("language/x.yaml", "[" * 20_000), "嵌套超过"),
    "duplicate keys": (lambda made: made.write("language/x.yaml", "id: a\nid: b"), "重复"),
    "100 MB": (lambda made: os.truncate(made.write("language/x.yaml", "x"), 100_000_000), "超过 1 MB"),
    "NUL": (lambda made: made.write("language/x.yaml", "id: a\0"), "U+0000"),
    "python object": (
        lambda made: made.write("language/x.yaml", "id: !!python/object/apply:os.system [touch owned]"),
        "不能用标签",
    ),
    "attribute in a sentence": (lambda made: made.change(("{found}", "{0.__class__}")), "花括号里只能写一个名字"),
    "path outside its folder": (
        lambda made: made.change(("- text: 申请截止日期为5月1日。", "- base: ../../etc/passwd")),
        "没有底稿",
    ),
    "link outside its folder": (
        lambda made: (made.folder / "language/x.yaml").symlink_to("/etc/passwd"),
        "链接指向规则包之外",
    ),
    "escape sequence": (lambda made: made.write("language/x.yaml", "\x1b[2J"), "U+001B"),
}


@pytest.mark.parametrize("command", [["check", "a.txt", "--pack", "pack"], ["rules", "validate", "pack"]])
@pytest.mark.parametrize(("spoil", "says"), PACKS.values(), ids=PACKS)
def test_a_hostile_pack_is_refused_with_its_place(program, command, spoil, says):
    (program.folder / "a.txt").write_text(CLEAN, "utf-8")
    spoil(PackFolder(program.folder / "pack"))
    done = program(*command)

    assert done.code == (2 if command[0] == "check" else 1)
    said = done.out + done.err
    assert says in said
    assert re.search(r"language/[a-z-]+\.yaml:\d+:\d+: ", said)
    assert "\x1b" not in said
    assert not (program.folder / "owned").exists()


@pytest.mark.parametrize("key", ["packs: [pack]", "suppressions: all.yaml", "baseline: known.json"])
def test_a_configuration_found_with_the_drafts_names_no_packs(program, key):
    PackFolder(program.folder / "pack")
    (program.folder / "a.txt").write_text(CLEAN, "utf-8")
    (program.folder / ".gik-lint.yaml").write_text(key + "\n", "utf-8")
    done = program("check", "a.txt")

    assert done.code == 2
    assert "不能指定" in done.err


@pytest.mark.parametrize("text", [_bomb(), "[" * 20_000, "a: \0", "extends: .gik-lint.yaml", "extends: /dev/zero"])
def test_a_hostile_configuration_is_refused(program, text):
    (program.folder / "a.txt").write_text(CLEAN, "utf-8")
    (program.folder / ".gik-lint.yaml").write_text(text, "utf-8")

    assert program("check", "a.txt").code == 2
    assert program("check", "a.txt", "--no-config").code == 0


@pytest.mark.parametrize("option", ["--baseline", "--suppressions"])
@pytest.mark.parametrize("text", ["[" * 100_000, "\0", '{"version": 1e999999999}', "- a: &a [*a]"])
def test_hostile_lists_of_what_to_withhold_are_refused(program, option, text):
    (program.folder / "a.txt").write_text(CLEAN, "utf-8")
    (program.folder / "list").write_text(text, "utf-8")

    assert program("check", "a.txt", option, "list").code == 2
