"""What a reader raises."""

from typing import Literal

Reason = Literal[
    "missing", "empty", "not-a-file", "no-permission", "binary", "too-large", "encrypted", "damaged", "unsupported",
]  # fmt: skip


class UnreadableError(Exception):
    """The file cannot be read; the message is one Chinese sentence that says why and what to do next.

    `reason` is the kind of trouble, for whoever says the sentence in another language.
    """

    def __init__(self, sentence: str, reason: Reason = "damaged") -> None:
        super().__init__(sentence)
        self.reason: Reason = reason
