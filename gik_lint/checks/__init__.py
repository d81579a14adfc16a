"""The kinds of check, a closed set: each name is a module of this package, imported when a rule needs it."""

from functools import cache
from importlib import import_module
from types import ModuleType

KINDS: frozenset[str] = frozenset(
    {
        "abbreviation",
        "amounts",
        "cells",
        "confusion",
        "content",
        "conversion",
        "crosscheck",
        "declared",
        "figures",
        "foretold",
        "heading",
        "identifier",
        "instrument",
        "labels",
        "mark",
        "misquoted-phrase",
        "mixed-width",
        "numbering",
        "official-section",
        "other-body",
        "period",
        "phrase",
        "publication",
        "real-date",
        "relation",
        "repeated-passage",
        "repetition",
        "report-year",
        "reported-twice",
        "self-name",
        "tables",
        "tally",
        "title",
        "topic",
        "totals",
        "unpaired",
    }
)


@cache
def kind(name: str) -> ModuleType:
    """The module that decides rules of this kind; KeyError if there is no such kind."""
    if name not in KINDS:
        raise KeyError(name)
    return import_module(f"gik_lint.checks.{name.replace('-', '_')}")
