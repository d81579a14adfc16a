"""gik-lint: a compliance linter for the 政府信息公开工作年度报告 of Chinese agencies."""

__version__ = "0.1.0"
