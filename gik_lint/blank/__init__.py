"""A blank draft of the right form: headings, tables and guidance, to be filled in."""

from gik_lint.blank.draft import Draft, blank_draft
from gik_lint.blank.markdown import as_markdown
from gik_lint.blank.word import as_word

__all__ = ["Draft", "as_markdown", "as_word", "blank_draft"]
