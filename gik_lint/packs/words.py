"""Word lists of a pack: each field is one file `words/NAME.yaml`, a list of entries of its type."""

from msgspec import Struct

from gik_lint.text.vocabulary import Vocabulary


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """All word lists; packs are layered by concatenation."""

    vocabulary: tuple[Vocabulary, ...] = ()
