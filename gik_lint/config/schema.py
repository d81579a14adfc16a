"""What a configuration file may say; every key of it, and nothing else.

`python -m gik_lint.config.schema > docs/schema/configuration.schema.json` writes the published schema anew.
"""

import sys
from datetime import date
from typing import Any, Literal

import msgspec
from msgspec import Struct

from gik_lint.finding import Confidence, Severity
from gik_lint.packs.model import Kind, Tier


class Override(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """Settings for the drafts whose path fits one of `paths` (patterns, from the file's own folder)."""

    paths: tuple[str, ...]
    year: int | None = None
    body: str | None = None
    kind: Kind | None = None
    tier: Tier | None = None
    published: date | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] | None = None
    severities: dict[str, Severity] = {}


class Configuration(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """A configuration file. `extends` names another one, whose settings this one's replace.

    `severities` maps rules to the severity that they have here. `packs`, `baseline` and `suppressions` are
    taken only from a file that the command line names: what lies in a folder of drafts is the drafts'.
    """

    extends: str | None = None
    year: int | None = None
    body: str | None = None
    kind: Kind | None = None
    tier: Tier | None = None
    published: date | None = None
    packs: tuple[str, ...] | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] | None = None
    min_severity: Severity | None = None
    min_confidence: Confidence | None = None
    profile: Literal["draft", "final"] | None = None
    fail_on: Literal["error", "warning", "info", "never"] | None = None
    allow_incomplete: bool | None = None
    baseline: str | None = None
    suppressions: str | None = None
    max_bytes: int | None = None
    max_seconds: float | None = None
    jobs: int | None = None
    cache: bool | None = None
    severities: dict[str, Severity] = {}
    overrides: tuple[Override, ...] = ()


NOT_FOUND_IN_FOLDERS = ("packs", "baseline", "suppressions")
"""Keys that a file found beside the drafts may not hold."""
QUIETENING = ("select", "ignore", "min-severity", "min-confidence", "severities", "fail-on")
"""Keys that make a run quieter: a file found beside the drafts that holds one is named in the verdict."""


def json_schema() -> dict[str, Any]:
    """The shape of a configuration file as JSON Schema 2020-12, for editors; made from `Configuration`."""
    (reference,), definitions = msgspec.json.schema_components((Configuration,), ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "gik-lint 的配置文件 .gik-lint.yaml",
        **reference,
        "$defs": definitions,
    }


def published() -> str:
    """The schema as `docs/schema/configuration.schema.json` holds it."""
    import json

    return json.dumps(json_schema(), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


if __name__ == "__main__":
    sys.stdout.write(published())
