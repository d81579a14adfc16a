"""The library: what `import gik_lint` offers, one module a task; the command line is written with these names alone.

>>> import gik_lint
>>> result = gik_lint.check(["drafts/"], year=2025)
>>> [finding.message for report in result.reports for finding in report.findings]
"""
