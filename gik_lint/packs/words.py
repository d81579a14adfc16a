"""Word lists of a pack: each field is one file `words/NAME.yaml`, a list of entries of its type."""

from typing import Literal

from msgspec import Struct

from gik_lint.text.slips import Phrase
from gik_lint.text.vocabulary import Vocabulary


class Places(Struct, frozen=True, forbid_unknown_fields=True):
    """Regions whose tier their names do not tell (市 is a province, a prefecture or a county)."""

    tier: Literal["province", "prefecture", "county"]
    names: tuple[str, ...]


class BodyName(Struct, frozen=True, forbid_unknown_fields=True):
    """How the names of a kind of body end; the longest ending that fits decides.

    `tier` where the ending tells it.
    """

    kind: Literal["government", "office", "department", "township", "subdistrict", "committee", "authorised"]
    endings: tuple[str, ...]
    tier: Literal["national", "province", "prefecture", "county", "township"] | None = None


class Confusion(Struct, frozen=True, forbid_unknown_fields=True):
    """A word taken for another in this genre.

    `pattern` finds it (its group `wrong`, or all of it) in the contexts where only `right` can be meant;
    `sure` is false where a person should look.
    """

    pattern: str
    right: str
    reason: str = ""
    sure: bool = True


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """All word lists; packs are layered by concatenation."""

    vocabulary: tuple[Vocabulary, ...] = ()
    confusions: tuple[Confusion, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    bodies: tuple[BodyName, ...] = ()
    places: tuple[Places, ...] = ()
