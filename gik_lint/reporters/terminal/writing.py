"""The words and shapes all parts of the terminal's page share."""

from collections.abc import Iterator

from gik_lint.finding import Location
from gik_lint.reporters.catalogue import say
from gik_lint.reporters.clean import inline
from gik_lint.reporters.columns import Line, Piece, pad, width, wrap
from gik_lint.reporters.excerpt import excerpt
from gik_lint.reporters.verdict import Verdict
from gik_lint.reporters.view import View

_NARROWEST = 40
_LABEL = {"zh": 6, "en": 12}
_SIGNS = {"error": "× ", "warning": "! ", "info": "- ", "good": "√ "}


class Writing:
    """Lines in one view: its language, its columns, its detail."""

    def __init__(self, view: View) -> None:
        self.lang = view.lang
        self.columns = max(view.width, _NARROWEST)
        self.verbose = view.detail == "verbose"
        self.colon = "：" if view.lang == "zh" else ": "
        self.comma = "，" if view.lang == "zh" else ", "

    def say(self, key: str, **values: object) -> str:
        """The catalogue's words in the view's language."""
        return say(self.lang, key, **values)

    def verdict(self, verdict: Verdict) -> Iterator[Line]:
        """A verdict with its sign."""
        yield from self.wrapped(((_SIGNS[verdict.level], verdict.level), (verdict.text, "strong")), 2)

    def wrapped(self, line: Line, indent: int = 0) -> Iterator[Line]:
        """`line` over as many lines as it takes, the following ones indented."""
        for index, piece in enumerate(wrap(line, self.columns - indent)):
            yield ((" " * indent, "plain"), *piece) if index else piece

    def indented(self, line: Line, indent: int = 3) -> Iterator[Line]:
        """`line` under a finding's number."""
        for piece in wrap(line, self.columns - indent):
            yield ((" " * indent, "plain"), *piece)

    def labelled(self, key: str, text: str) -> Iterator[Line]:
        """A line with a label of its own, the text beside it."""
        label = self.say(key)
        size = max(_LABEL[self.lang], width(label) + 1)
        for index, piece in enumerate(wrap(((text, "plain"),), self.columns - 3 - size)):
            lead: Piece = (" " * size, "plain") if index else (pad(label, size), "dim")
            yield (("   ", "plain"), lead, *piece)

    def quoted(self, quote: str) -> str:
        """A quote, shortened, in the language's quotation marks."""
        if not quote.strip():
            return ""
        cut = excerpt(quote, 0, len(quote), 54)
        return f"「{cut.mark}」" if self.lang == "zh" else f'"{cut.mark}"'

    def where(self, path: str, location: Location) -> str:
        """`path:line:column`, the form editors and terminals make a link of."""
        return f"{inline(path)}:{self.position(location)}"

    def position(self, location: Location) -> str:
        """`line:column`, and the page where the format has pages."""
        span = location.span
        page = f" {self.say('place.page', page=span.page)}" if span.page else ""
        return f"{span.line}:{span.column}{page}"
