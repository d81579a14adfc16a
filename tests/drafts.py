"""Drafts for tests of facts and checks: a text, understood with the built-in packs."""

from functools import cache

from gik_lint.facts.identity import Given
from gik_lint.facts.report import AnnualReport
from gik_lint.facts.understand import understand
from gik_lint.packs.compiled import load_packs
from gik_lint.readers.open import read_bytes

packs = cache(load_packs)


def understood(text: str, name: str = "draft.txt", **given) -> AnnualReport:
    """The draft, with what the caller gives for its identity."""
    return understand(read_bytes(text.encode(), name), packs().forms, packs().words, Given(**given))


def outline(report: AnnualReport) -> list[tuple[int, str, str]]:
    """Level, number and title of each section."""
    return [(one.level, one.number, one.title) for one in report.sections]
