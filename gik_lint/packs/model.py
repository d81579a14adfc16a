"""Rule packs as code sees them: rules, official forms, word lists; all frozen.

A pack is a folder: `pack.yaml`, `forms/*.yaml`, `words/*.yaml`, one rule a file in a folder a category,
`coverage.yaml`. Loading and its faults live in `packs.load`; nothing here reads files.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Literal

from msgspec import Struct

from gik_lint.document.document import MarkKind
from gik_lint.finding import Basis, Confidence, Severity
from gik_lint.packs.forms import Form
from gik_lint.packs.references import Day, FormId, RuleId
from gik_lint.packs.words import Words
from gik_lint.text.literals import Needs

Category = Literal[
    "structure", "table", "arithmetic", "figures", "crosscheck", "dates", "citation", "identity",
    "language", "residue", "privacy", "statement", "delivery", "across-years", "across-bodies",
]  # fmt: skip
Kind = Literal["government", "office", "department", "township", "subdistrict", "committee", "authorised"]
Tier = Literal["national", "province", "prefecture", "county", "township"]


class Applies(Struct, frozen=True, forbid_unknown_fields=True, rename={"from_year": "from", "to_year": "to"}):
    """For which reports a rule is in force; an empty field restricts nothing.

    Years are report years, inclusive. `profile: final` holds a rule back in drafts. A rule that names
    kinds or tiers is `undecided` where the report's own are unknown.
    """

    from_year: int | None = None
    to_year: int | None = None
    forms: tuple[FormId, ...] = ()
    kinds: tuple[Kind, ...] = ()
    tiers: tuple[Tier, ...] = ()
    profile: Literal["draft", "final"] | None = None


class ExampleMark(Struct, frozen=True, forbid_unknown_fields=True):
    """A revision, comment or hidden text that an example's file holds beside its text."""

    kind: MarkKind
    text: str = ""
    author: str = ""


class Example(Struct, frozen=True, forbid_unknown_fields=True):
    """A short report, or a change to a shared one, and what the rule says of it.

    `text` is a whole draft (or a sentence, where the rule needs no more). Instead of it, `base` names a
    shared minimal report of the pack (`examples/NAME.txt`), changed by `set` (cell id → what to print)
    and `replace` (old → new). A short text need not say its year: the rule's first is taken. `margins` are
    headers and footers of its pages. `at` stands in the text the finding points at, `message` in what it says or
    in its remedy, `count` is how many findings there are, `reason` stands in an undecided outcome's reason.
    """

    text: str = ""
    base: str = ""
    set: Mapping[str, str] = {}
    replace: Mapping[str, str] = {}
    year: int | None = None
    body: str | None = None
    kind: Kind | None = None
    tier: Tier | None = None
    published: Day | None = None
    profile: Literal["draft", "final"] = "draft"
    marks: tuple[ExampleMark, ...] = ()
    margins: tuple[str, ...] = ()
    at: str = ""
    message: str = ""
    count: int | None = None
    reason: str = ""
    why: str = ""


class Examples(Struct, frozen=True, forbid_unknown_fields=True):
    """The examples of a rule are its tests and its page."""

    fails: tuple[Example, ...] = ()
    passes: tuple[Example, ...] = ()
    undecided: tuple[Example, ...] = ()


class Translation(Struct, frozen=True, forbid_unknown_fields=True):
    """A rule's words in another language."""

    title: str = ""
    says: str = ""
    remedy: str = ""


class Rule(Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """One rule. `check` holds one key, the kind of check, and its parameters (see `checks`).

    `says` and `remedy` are sentences with `{named}` places, filled from what the check found. Where one of
    `yields_to` finds something in the same place, which it can tell better, this rule is silent there.
    """

    id: str
    title: str
    category: Category
    check: Mapping[str, Any]
    severity: Severity
    confidence: Confidence
    says: str
    remedy: str
    why: str = ""
    basis: tuple[Basis, ...] = ()
    applies: Applies = Applies()
    yields_to: tuple[RuleId, ...] = ()
    known_problems: tuple[str, ...] = ()
    since: str = "0.1.0"
    fix: Literal["safe", "unsafe"] | None = None
    fix_why: str = ""
    enabled: bool = True
    examples: Examples = Examples()
    en: Translation | None = None
    pack: str = ""
    file: str = ""

    @cached_property
    def kind(self) -> str:
        """The kind of check that decides this rule."""
        return next(iter(self.check))

    @cached_property
    def parameters(self) -> Any:
        """The parameters as the rule file gives them, not yet of the kind's type."""
        return next(iter(self.check.values()))


class Override(Struct, frozen=True, forbid_unknown_fields=True):
    """What a pack changes about a rule of the pack it extends, and why."""

    reason: str
    severity: Severity | None = None
    confidence: Confidence | None = None
    enabled: bool | None = None


class Manifest(Struct, frozen=True, forbid_unknown_fields=True):
    """`pack.yaml`: who this pack is, which pack it is laid upon and what it changes there.

    `aliases` adds labels to a form of the pack below: form id → `TABLE.ROW`, `TABLE.COLUMN` or section id →
    labels seen in this place that mean the same.
    """

    name: str
    version: str
    title: str
    extends: str = ""
    overrides: Mapping[str, Override] = {}
    aliases: Mapping[str, Mapping[str, tuple[str, ...]]] = {}


class Article(Struct, frozen=True, forbid_unknown_fields=True):
    """One requirement of the law or form, and which rules look after it.

    `covered`: `yes` by the rules named; `partly`: by them, `why` says what is left to a person; `no`: no
    machine can, `why` says the reason. `rules` are rule ids, or a category for all of its rules. `applies` narrows
    the reports it speaks of where `document` does not (a law or notice on which a form rests has that form's years).
    """

    document: str
    article: str
    requires: str
    covered: Literal["yes", "partly", "no"]
    rules: tuple[str, ...] = ()
    why: str = ""
    applies: Applies = Applies()


class Pack(Struct, frozen=True):
    """Everything a pack holds. `needs` are the words its patterns need; `digest` is the SHA-256 of its files."""

    name: str
    version: str
    title: str = ""
    extends: str = ""
    overrides: Mapping[str, Override] = {}
    aliases: Mapping[str, Mapping[str, tuple[str, ...]]] = {}
    coverage: tuple[Article, ...] = ()
    rules: tuple[Rule, ...] = ()
    forms: tuple[Form, ...] = ()
    words: Words = Words()
    needs: Mapping[str, Needs] = {}
    digest: str = ""
    path: str = ""


__all__ = [
    "Applies",
    "Article",
    "Category",
    "Example",
    "Examples",
    "Kind",
    "Manifest",
    "Override",
    "Pack",
    "Rule",
    "Tier",
    "Translation",
]
