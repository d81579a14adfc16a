"""What the options of the command line ask for, as the library takes it."""

import sys
from collections.abc import Mapping
from typing import Any

from gik_lint import Checker, Input, Inputs, find_inputs

_SINGLE = (
    *("year", "body", "kind", "tier", "published", "min_severity", "min_confidence", "profile", "fail_on"),
    *("baseline", "allow_incomplete", "max_bytes", "max_seconds", "jobs"),
)


def checker_of(asked: Mapping[str, Any], **settings: Any) -> Checker:
    """The checker that the options describe; `settings` win over them.

    Raises ConfigurationError or PackFaults.
    """
    given: dict[str, Any] = {name: asked.get(name) for name in _SINGLE}
    given |= {name: names(asked.get(name, ())) for name in ("select", "ignore", "extend_select")}
    given |= {"packs": asked["packs"], "cache": False if asked["no_cache"] else None}
    given["suppressions"] = "" if asked.get("no_suppressions") else asked.get("suppressions")
    config = not asked["no_config"] and (asked["config"] or True)
    return Checker(config=config, debug=asked["debug"], **{**given, **settings})


def names(values: tuple[str, ...]) -> tuple[str, ...]:
    """Rule and category names out of comma-separated lists."""
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())


def inputs_of(paths: tuple[str, ...], asked: Mapping[str, Any]) -> Inputs:
    """The drafts that the paths name; `-` is standard input."""
    named = not asked.get("skip_unrelated")
    if "-" not in paths:
        return find_inputs(paths, named=named)
    rest = find_inputs([path for path in paths if path != "-"], named=named)
    return Inputs((standard_input(asked), *rest.files), rest.unmatched)


def standard_input(asked: Mapping[str, Any]) -> Input:
    """What comes on standard input, under the name that the options give it."""
    return Input(asked["stdin_filename"], data=sys.stdin.buffer.read())
