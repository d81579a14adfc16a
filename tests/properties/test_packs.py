"""Whatever stands in a pack's files, the answer is models or faults with a place, never an exception."""

from pathlib import PurePosixPath

from hypothesis import given
from hypothesis import strategies as st

from gik_lint.packs.forms import Form
from gik_lint.packs.known import known
from gik_lint.packs.meaning import look_over_rule, read_rule
from gik_lint.packs.model import Manifest, Rule
from gik_lint.packs.nodes import Mapping, read_yaml
from gik_lint.packs.sentences import broken, places
from gik_lint.packs.typed import Typed
from tests.pack_folder import RULE

signs = st.sampled_from(
    [*"abc:-[]{}#&*!|>'\"%@`,?\n \t\\", "\n  ", "\n- ", ": ", "&a ", "*a", "<<", "---\n", "中", "\0", "\ufeff"]
)
yaml = st.lists(signs, max_size=60).map("".join)
keys = st.sampled_from([*Rule.__struct_fields__, "phrase", "patterns", "fails", "text", "from", "x", "1"])
values = st.recursive(
    st.sampled_from(["", "null", "true", "3", "2024", "'文字'", "'{found}'", "'{'", "'('", "phrase", "dates", "error"]),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
        st.dictionaries(keys, inner, max_size=3).map(
            lambda pairs: "{" + ", ".join(f"{key}: {value}" for key, value in pairs.items()) + "}"
        ),
    ),
    max_leaves=8,
)


@given(yaml)
def test_any_text_is_read_or_refused_with_a_place(text):
    read = read_yaml(text.encode(), "f.yaml")

    lines = text.count("\n") + text.count("\r") + 1
    assert all(1 <= fault.line <= lines + 1 and fault.column >= 1 and fault.message for fault in read.faults)


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(data):
    read = read_yaml(data, "f.yaml")

    assert read.root is None or not any(fault.message.startswith("不是") for fault in read.faults)


@given(st.dictionaries(keys, values, max_size=6))
def test_any_mapping_becomes_a_rule_or_faults(pairs):
    text = "\n".join(f"{key}: {value}" for key, value in pairs.items())
    read = read_yaml(text.encode(), "f.yaml")
    typed = Typed("f.yaml")
    if isinstance(read.root, Mapping):
        rule = read_rule(typed, read.root)
        look_over_rule(typed, read.root, PurePosixPath("dates/f.yaml"), known((), ()), ())

        assert rule is None or isinstance(rule, Rule)
        assert rule is not None or typed.faults


@given(values, st.sampled_from([Form, Manifest]))
def test_any_value_becomes_a_model_or_faults(text, type_):
    read = read_yaml(text.encode(), "f.yaml")
    typed = Typed("f.yaml")
    if read.root is not None:
        assert (typed.struct(read.root, type_) is None) == bool(typed.faults)


@given(st.integers(0, len(RULE)), st.integers(0, 12), signs)
def test_a_rule_with_anything_broken_in_it_is_a_rule_or_faults(start, length, sign):
    text = RULE[:start] + sign + RULE[start + length :]
    read = read_yaml(text.encode(), "f.yaml")
    typed = Typed("f.yaml")
    if isinstance(read.root, Mapping):
        rule = read_rule(typed, read.root)
        look_over_rule(typed, read.root, PurePosixPath("language/cut-off-word.yaml"), known((), ()), ())

        assert rule is not None or typed.faults


@given(st.text(alphabet="{}ab1. 中_!:", max_size=20))
def test_a_sentence_is_plain_places_or_broken(sentence):
    filled = sentence
    for place in places(sentence):
        filled = filled.replace("{" + place + "}", "")

    assert bool(broken(sentence)) == ("{" in filled or "}" in filled)
