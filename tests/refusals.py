"""What a reader does with a file made to harm: a document, or one whole sentence that refuses it."""

import pytest

from gik_lint.document import Document
from gik_lint.readers import read_bytes
from gik_lint.readers.errors import UnreadableError


def outcome(data: bytes, name: str) -> Document | str:
    """The document, or the one sentence why there is none; anything else fails the test."""
    try:
        return read_bytes(data, name)
    except UnreadableError as refusal:
        return whole(refusal)


def refused(data: bytes, name: str) -> str:
    """The one sentence why there is no document."""
    with pytest.raises(UnreadableError) as caught:
        read_bytes(data, name)
    return whole(caught.value)


def whole(refusal: UnreadableError) -> str:
    """The sentence of a refusal, which must be one."""
    sentence = str(refusal)
    assert sentence.endswith("。")
    assert "\n" not in sentence
    return sentence
