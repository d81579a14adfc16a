"""Word lists of a pack: each field is one file `words/NAME.yaml`, a list of entries of its type."""

from typing import Literal

from msgspec import Struct

from gik_lint.packs.references import Day, Pattern
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

    pattern: Pattern
    right: str
    reason: str = ""
    sure: bool = True


class Repealed(Struct, frozen=True, forbid_unknown_fields=True):
    """An instrument that is no longer in force from the day `until` on, and what took its place.

    `also` are other names it is cited by (《合同法》).
    """

    name: str
    until: Day
    instead: str = ""
    also: tuple[str, ...] = ()


class Subject(Struct, frozen=True, forbid_unknown_fields=True):
    """Something reports count, and how they say it.

    `pattern` is searched in the sentence up to the figure and the clause behind it, blanks taken out, the
    figure written `#`, others before it `~`; filler directly before the figure (共计, 为, 达, 约) is gone.
    `unless` must not, and `units` must, fit the figure's own clause; `never` must not stand in the sentence up
    to it; `needs` must stand there or in the heading above it. `none` finds what a negation is about: in
    未收到政府信息公开申请 it sees 收到政府信息公开申请#. `all` says in a whole clause that none is left
    (申请均已办结: nothing carried over). Of a figure the first subject that fits counts, of a negation every one.
    """

    name: str
    pattern: Pattern = ""
    units: tuple[str, ...] = ()
    unless: Pattern = ""
    never: Pattern = ""
    needs: Pattern = ""
    none: Pattern = ""
    all: Pattern = ""


class Whole(Struct, frozen=True, forbid_unknown_fields=True):
    """Kinds that together leave nothing out: a list whose words hold each of `kinds` names all there is."""

    kinds: tuple[Pattern, ...]


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """All word lists; packs are layered by concatenation."""

    vocabulary: tuple[Vocabulary, ...] = ()
    confusions: tuple[Confusion, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    bodies: tuple[BodyName, ...] = ()
    subjects: tuple[Subject, ...] = ()
    places: tuple[Places, ...] = ()
    instruments: tuple[Repealed, ...] = ()
    wholes: tuple[Whole, ...] = ()
