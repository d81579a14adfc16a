"""Word lists of a pack: each field is one file `words/NAME.yaml`, a list of entries of its type."""

from msgspec import Struct


class Vocabulary(Struct, frozen=True, forbid_unknown_fields=True):
    """A word of another region that a machine conversion leaves behind, in simplified characters.

    `not_after` and `not_before` are guards: texts that, directly before or after the word, make it right
    (档案 before 馆). `certain` is false where the word is also mainland usage: reported as a hint.
    """

    word: str
    mainland: str
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    certain: bool = True


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """All word lists; packs are layered by concatenation."""

    vocabulary: tuple[Vocabulary, ...] = ()
