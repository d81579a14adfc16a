"""gik-lint: a compliance linter for the 政府信息公开工作年度报告 of Chinese agencies."""

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from gik_lint.api import check, check_text, extract, load_packs
    from gik_lint.finding import Finding, Location, Outcome
    from gik_lint.linter import NoReportError
    from gik_lint.packs.faults import PackFaults
    from gik_lint.packs.select import UnknownNameError
    from gik_lint.readers.errors import UnreadableError
    from gik_lint.result import ReportResult, Result

_HOMES = {
    "check": "api",
    "check_text": "api",
    "extract": "api",
    "load_packs": "api",
    "Finding": "finding",
    "Location": "finding",
    "Outcome": "finding",
    "NoReportError": "linter",
    "PackFaults": "packs.faults",
    "ReportResult": "result",
    "Result": "result",
    "UnknownNameError": "packs.select",
    "UnreadableError": "readers.errors",
}

__all__ = [
    "Finding",
    "Location",
    "NoReportError",
    "Outcome",
    "PackFaults",
    "ReportResult",
    "Result",
    "UnknownNameError",
    "UnreadableError",
    "check",
    "check_text",
    "extract",
    "load_packs",
]


def __getattr__(name: str) -> Any:
    """Public names are imported when they are asked for, so that `--version` costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module 'gik_lint' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"gik_lint.{_HOMES[name]}"), name)
