"""The word lists of the annual-report pack, read as plain data."""

from pathlib import Path
from typing import Any

import msgspec
from ruamel.yaml import YAML

from gik_lint.packs.words import Subject, Words
from gik_lint.text.vocabulary import Vocabulary

FOLDER = Path(__file__).parents[1] / "rules" / "annual-report" / "words"


def listed(name: str, entry: type) -> Any:
    """The entries of one list."""
    return msgspec.convert(YAML(typ="safe").load(FOLDER / f"{name}.yaml"), tuple[entry, ...])


VOCABULARY: tuple[Vocabulary, ...] = listed("vocabulary", Vocabulary)
WORDS = Words(vocabulary=VOCABULARY, subjects=listed("subjects", Subject))
