"""The settings of a run: what the command line and a configuration file may say, merged into one value."""

from datetime import date
from typing import Literal

from msgspec import Struct

from gik_lint.finding import Confidence, Severity
from gik_lint.packs.model import Kind, Tier

Profile = Literal["draft", "final"]
FailOn = Literal["error", "warning", "info", "never"]


class Settings(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """Everything that decides what is checked and what counts.

    `select` and `ignore` name rules or categories, `severities` gives rules another severity. `max_bytes` is
    per file; `max_seconds` is the time one file may take.
    """

    year: int | None = None
    body: str | None = None
    kind: Kind | None = None
    tier: Tier | None = None
    published: date | None = None
    packs: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    min_severity: Severity = "info"
    min_confidence: Confidence = "low"
    profile: Profile = "draft"
    fail_on: FailOn = "error"
    allow_incomplete: bool = False
    baseline: str | None = None
    suppressions: str | None = None
    max_bytes: int = 100_000_000
    max_seconds: float = 60.0
    jobs: int = 1
    cache: bool = True
    severities: dict[str, Severity] = {}
