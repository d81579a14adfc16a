"""Which exit code a result stands for (CONTRACT: exit codes)."""

from gik_lint import Result
from gik_lint.cli import exit_codes


def exit_code(
    result: Result, *, allow_incomplete: bool = False, exit_zero: bool = False, skip_unrelated: bool = False
) -> int:
    """0, 1 or 3; `exit_zero` turns 1 into 0, `allow_incomplete` lets what could not be checked pass.

    With `skip_unrelated` the files come from a commit, which need not hold a report at all.
    """
    if skip_unrelated and result.skipped and not (result.reports or result.unmatched):
        return exit_codes.CLEAN
    if not allow_incomplete and result.incomplete:
        return exit_codes.INCOMPLETE
    if result.checked() == 0:
        return exit_codes.INCOMPLETE
    return exit_codes.FINDINGS if not exit_zero and result.failed else exit_codes.CLEAN
