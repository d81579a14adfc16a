"""What a machine conversion left in the real reports is undone, place by place, and nothing else is."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from gik_lint.text.canonical import canonicalise
from gik_lint.text.face import Face
from tests.pack_words import VOCABULARY

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not beside this checkout")

CONVERTED = ("erqi-2015", "jingzhou-2011")


def labels(name: str, kind: str) -> list[dict[str, Any]]:
    report: dict[str, Any] = YAML(typ="safe").load(CORPUS / "gold" / f"{name}.yaml")["report"]
    return [*report[kind]]


def face_of(name: str) -> Face:
    return canonicalise((CORPUS / "reports" / f"{name}.txt").read_text("utf-8"), VOCABULARY)


def places(face: Face, label: dict[str, Any]) -> Iterator[tuple[int, int]]:
    """The printed ranges of a label's quotes: each on its line, each in the whole text where it has no line."""
    lines = face.printed.split("\n")
    for place in (label, *label.get("other_locations", ())):
        before = sum(len(line) + 1 for line in lines[: place["line"] - 1])
        start = lines[place["line"] - 1].find(place["quote"])
        if start >= 0:
            yield before + start, before + start + len(place["quote"])


@pytest.mark.parametrize("name", CONVERTED)
def test_every_leftover_a_person_marked_is_an_edit(name: str) -> None:
    face = face_of(name)
    edits = [edit for edit in face.edits if edit.kind in {"vocabulary", "traditional"}]
    terms = [
        label for label in labels(name, "defects") if label["category"] == "conversion-residue" and "term" in label
    ]
    assert len(terms) > 10
    for label in terms:
        for start, end in places(face, label):
            assert any(edit.printed_start < end and start < edit.printed_end for edit in edits), label["id"]


@pytest.mark.parametrize("name", CONVERTED)
def test_words_a_person_marked_as_right_stay(name: str) -> None:
    face = face_of(name)
    words = [edit for edit in face.edits if edit.kind == "vocabulary"]
    right = [label for label in labels(name, "false_positives") if "conversion" in label["would_misfire"]]
    assert right
    for label in right:
        for start, end in places(face, label):
            assert not any(edit.printed_start < end and start < edit.printed_end for edit in words), label["id"]


SIMPLIFIED = [
    path
    for pattern in ("*.txt", "*.md")
    for path in sorted(CORPUS.glob(f"reports/{pattern}"))
    if path.stem not in (*CONVERTED, "yueyanglou-2016")
]


@pytest.mark.parametrize("path", SIMPLIFIED, ids=lambda path: path.stem)
def test_a_report_in_simplified_characters_has_no_leftovers(path: Path) -> None:
    face = canonicalise(path.read_text("utf-8"), VOCABULARY)
    assert [edit for edit in face.edits if edit.kind in {"vocabulary", "traditional", "pinyin"}] == []
