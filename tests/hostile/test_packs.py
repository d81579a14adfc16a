"""A rule pack is somebody else's file: within a second it is refused in sentences, and nothing it says is run."""

import time
from pathlib import Path

import pytest

from gik_lint.packs.faults import PackFaults
from gik_lint.packs.load import load_pack
from gik_lint.packs.nodes import MAX_FAULTS, read_yaml
from tests.pack_folder import PackFolder

SECONDS = 20  # unbounded reading takes minutes; the processors of a test run are slow and shared


@pytest.fixture
def pack(tmp_path):
    return PackFolder(tmp_path / "pack")


def refused(pack):
    """The sentences with which the pack is refused, in bounded time."""
    begin = time.perf_counter()
    with pytest.raises(PackFaults) as raised:
        load_pack(pack.folder)
    assert time.perf_counter() - begin < SECONDS
    return [fault.message for fault in raised.value.faults]


def bomb():
    """Nine levels of nine references: 387 million items once written out."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (bomb(), "内容展开后超过 20000 项"),
        ("[" * 20_000, "嵌套超过 20 层"),
        ("{a: " * 20_000, "嵌套超过 20 层"),
        ("- " * 20_000, "嵌套超过 20 层"),
        ("a: &a [*a]", "引用了没有定义（或尚未写完）的锚点「a」"),
        ("a: *nothing", "引用了没有定义（或尚未写完）的锚点「nothing」"),
        ("id: a\nid: b", "键「id」重复，第 1 行已经写过"),
        ("base: &b {id: a}\n<<: *b", "不能用合并键「<<」"),
        ("id: !!python/object/apply:os.system [id]", "不能用标签「tag:yaml.org,2002:python/object/apply:os.system」"),
        ("id: !!binary aGk=", "不能用标签「tag:yaml.org,2002:binary」"),
        ("id: !include ../../secret", "不能用标签「!include」"),
        ("id: a\n---\nid: b", "一个文件里只能有一份内容"),
        ("id: a\0b", "文件里有不能出现的字符 U+0000"),
        ("id: \x1b[2J", "文件里有不能出现的字符 U+001B"),
        ("- a\n" * 200_000, "内容展开后超过 20000 项"),
        ("", "文件是空的"),
        ("# nothing", "文件是空的"),
        ("一段话", "这里要写若干键，写的却是「一段话」"),
    ],
    ids=lambda value: value[:12] if isinstance(value, str) else "",
)
def test_hostile_yaml_is_refused(pack, text, message):
    pack.write("language/hostile.yaml", text)

    assert message in refused(pack)


def test_not_utf_8_is_refused_with_its_line(pack):
    file = str(pack.write("language/hostile.yaml", b"id: a\ntitle: \xbd\xd8\xd6\xb9\n"))

    (fault,) = read_yaml(Path(file).read_bytes(), file).faults

    assert (fault.line, fault.message, fault.suggestion) == (2, "不是 UTF-8 编码的文字", "请另存为 UTF-8")


def test_a_file_of_100_mb_is_not_read_to_its_end(pack):
    with (pack.folder / "language/large.yaml").open("wb") as file:
        file.truncate(100_000_000)

    assert "文件超过 1 MB" in refused(pack)


def test_faults_of_one_file_are_not_endless(pack):
    pack.write("language/hostile.yaml", "k:\n" * 10_000)

    assert refused(pack).count("键「k」重复，第 1 行已经写过") == MAX_FAULTS


@pytest.mark.parametrize(
    "sentence",
    ["{found.__class__.__mro__}", "{found[0]}", "{}", "{0}", "{found!r}", "{found:>9999999}", "{{found}}", "}"],
)
def test_a_sentence_is_no_template(pack, sentence):
    pack.change(("{found}", sentence))

    assert any(message.startswith("花括号里只能写一个名字") for message in refused(pack))


def test_a_link_out_of_the_folder_is_not_followed(pack, tmp_path):
    secret = tmp_path / "secret.yaml"
    secret.write_text("id: secret")
    (pack.folder / "language/link.yaml").symlink_to(secret)

    messages = refused(pack)

    assert "链接指向规则包之外" in messages
    assert not any("secret" in message for message in messages)


def test_a_linked_folder_is_not_entered(pack, tmp_path):
    outside = PackFolder(tmp_path / "outside")
    (pack.folder / "dates").symlink_to(outside.folder / "language", target_is_directory=True)

    assert [rule.category for rule in load_pack(pack.folder).rules] == ["language"]


@pytest.mark.parametrize("name", ["../../secret", "/etc/passwd", "a/b", "..", "nul\\con"])
def test_an_example_cannot_name_a_file_outside_its_pack(pack, tmp_path, name):
    (tmp_path / "secret.txt").write_text("secret")
    pack.write("examples/blank.txt", "一份底稿")
    pack.change(("- text: 申请截止日期为5月1日。", f"- base: '{name}'"))

    assert refused(pack) == [f"没有底稿「{name}」"]


@pytest.mark.parametrize("pattern", ["(", "[", "a{99999999999}", "(?P<a>.)(?P<a", "\\", "(?<=a", "*" * 100])
def test_a_pattern_that_does_not_compile_is_a_fault(pack, pattern):
    pack.change((r"(?P<wrong>截止)(?=\d{4}年)", pattern))

    assert any(message.startswith("式样写错了") for message in refused(pack))


def test_a_pattern_that_is_nested_without_end_is_a_fault(pack):
    pack.change((r"(?P<wrong>截止)(?=\d{4}年)", "(" * 9_000 + ")" * 9_000))

    assert any(message.startswith("式样写错了") for message in refused(pack))


def test_a_kind_of_check_is_a_word_of_a_closed_list(pack):
    pack.change(("  phrase:", "  '../os':"))

    assert refused(pack) == ["没有「../os」这种检查"]


@pytest.mark.parametrize("name", ["../pack", "..", "/etc", ".", "", "annual-report/../fujian"])
def test_a_pack_cannot_extend_a_path(pack, name):
    pack.write("pack.yaml", f"name: 某市\nversion: 0.1.0\ntitle: 甲\nextends: '{name}'\n")

    assert refused(pack) == [f"没有「{name}」这个规则包"]
