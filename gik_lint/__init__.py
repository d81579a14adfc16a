"""gik-lint: a compliance linter for the 政府信息公开工作年度报告 of Chinese agencies."""

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from gik_lint.api.blanks import BlankDraft, NoFormError, blank_draft
    from gik_lint.api.checking import Checker, Watch, check, check_text, extract
    from gik_lint.api.configuration import CONFIGURATION_FILE, commented_configuration
    from gik_lint.api.corrections import Correction, UnsupportedFormatError, correct, review_copy
    from gik_lint.api.extracts import render_extract
    from gik_lint.api.packs import articles_for, find_rule, load_pack, load_packs, pack_folders, rules_for, run_examples
    from gik_lint.baseline import Baseline, BaselineError
    from gik_lint.config.files import reason
    from gik_lint.config.load import ConfigurationError
    from gik_lint.config.settings import Settings
    from gik_lint.config.sidecars import read_baseline
    from gik_lint.facts.report import AnnualReport
    from gik_lint.finding import Finding, Location, Outcome
    from gik_lint.illustration import Keep
    from gik_lint.inputs import Input, Inputs, find_inputs
    from gik_lint.linter import NoReportError
    from gik_lint.packs.faults import PackFaults
    from gik_lint.packs.layers import PackSet
    from gik_lint.packs.model import Applies, Article, Example, Pack, Rule
    from gik_lint.packs.select import UnknownNameError
    from gik_lint.readers.errors import UnreadableError
    from gik_lint.reporters import Detail, View, encodable, render, render_parts
    from gik_lint.reporters.catalogue import Language, say
    from gik_lint.reporters.clean import clean, inline
    from gik_lint.result import ReportResult, Result
    from gik_lint.suppressions import SuppressionsError

_HOMES = {
    # check drafts
    "check": "api.checking",
    "check_text": "api.checking",
    "extract": "api.checking",
    "Checker": "api.checking",
    "Watch": "api.checking",
    "Settings": "config.settings",
    "Keep": "illustration",
    "Input": "inputs",
    "Inputs": "inputs",
    "find_inputs": "inputs",
    # what comes of it
    "Result": "result",
    "ReportResult": "result",
    "Finding": "finding",
    "Location": "finding",
    "Outcome": "finding",
    "AnnualReport": "facts.report",
    # show it
    "render": "reporters",
    "render_parts": "reporters",
    "render_extract": "api.extracts",
    "View": "reporters",
    "Detail": "reporters",
    "Language": "reporters.catalogue",
    # change or begin a draft
    "correct": "api.corrections",
    "Correction": "api.corrections",
    "review_copy": "api.corrections",
    "blank_draft": "api.blanks",
    "BlankDraft": "api.blanks",
    # accept what is known
    "Baseline": "baseline",
    "read_baseline": "config.sidecars",
    # rules
    "load_packs": "api.packs",
    "load_pack": "api.packs",
    "pack_folders": "api.packs",
    "rules_for": "api.packs",
    "articles_for": "api.packs",
    "find_rule": "api.packs",
    "run_examples": "api.packs",
    "PackSet": "packs.layers",
    "Pack": "packs.model",
    "Rule": "packs.model",
    "Applies": "packs.model",
    "Example": "packs.model",
    "Article": "packs.model",
    # configuration
    "CONFIGURATION_FILE": "api.configuration",
    "commented_configuration": "api.configuration",
    # words for a screen
    "say": "reporters.catalogue",
    "clean": "reporters.clean",
    "inline": "reporters.clean",
    "encodable": "reporters",
    "reason": "config.files",
    # what is raised
    "UnreadableError": "readers.errors",
    "NoReportError": "linter",
    "NoFormError": "api.blanks",
    "UnsupportedFormatError": "api.corrections",
    "UnknownNameError": "packs.select",
    "PackFaults": "packs.faults",
    "ConfigurationError": "config.load",
    "BaselineError": "baseline",
    "SuppressionsError": "suppressions",
}
"""Where each public name lives."""

__all__ = [
    "CONFIGURATION_FILE",
    "AnnualReport",
    "Applies",
    "Article",
    "Baseline",
    "BaselineError",
    "BlankDraft",
    "Checker",
    "ConfigurationError",
    "Correction",
    "Detail",
    "Example",
    "Finding",
    "Input",
    "Inputs",
    "Keep",
    "Language",
    "Location",
    "NoFormError",
    "NoReportError",
    "Outcome",
    "Pack",
    "PackFaults",
    "PackSet",
    "ReportResult",
    "Result",
    "Rule",
    "Settings",
    "SuppressionsError",
    "UnknownNameError",
    "UnreadableError",
    "UnsupportedFormatError",
    "View",
    "Watch",
    "articles_for",
    "blank_draft",
    "check",
    "check_text",
    "clean",
    "commented_configuration",
    "correct",
    "encodable",
    "extract",
    "find_inputs",
    "find_rule",
    "inline",
    "load_pack",
    "load_packs",
    "pack_folders",
    "read_baseline",
    "reason",
    "render",
    "render_extract",
    "render_parts",
    "review_copy",
    "rules_for",
    "run_examples",
    "say",
]


def __getattr__(name: str) -> Any:
    """Public names are imported when they are asked for, so that `--version` costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module 'gik_lint' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"gik_lint.{_HOMES[name]}"), name)
