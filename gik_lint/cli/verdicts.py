"""Which exit code a result stands for (CONTRACT: exit codes)."""

from gik_lint.cli import exit_codes
from gik_lint.finding import SEVERITIES
from gik_lint.result import Result


def exit_code(
    result: Result, *, allow_incomplete: bool = False, exit_zero: bool = False, skip_unrelated: bool = False
) -> int:
    """0, 1 or 3; `exit_zero` turns 1 into 0, `allow_incomplete` lets what could not be checked pass.

    With `skip_unrelated` the files come from a commit, which need not hold a report at all.
    """
    if skip_unrelated and result.skipped and not (result.reports or result.unmatched):
        return exit_codes.CLEAN
    if not allow_incomplete and incomplete(result):
        return exit_codes.INCOMPLETE
    if result.checked() == 0:
        return exit_codes.INCOMPLETE
    return exit_codes.FINDINGS if not exit_zero and failed(result) else exit_codes.CLEAN


def incomplete(result: Result) -> bool:
    """Whether anything asked for could not be checked."""
    return (
        bool(result.unmatched)
        or not result.reports
        or any(one.status == "not-checked" or one.incomplete for one in result.reports)
    )


def failed(result: Result) -> bool:
    """Whether an open finding stands at or above the severity that fails the run."""
    if result.fail_on == "never":
        return False
    counts = result.severities()
    return any(counts[severity] for severity in SEVERITIES[: SEVERITIES.index(result.fail_on) + 1])
