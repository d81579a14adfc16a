"""The unit being gathered, and the marks that wait for a unit to stand in."""

from msgspec import Struct

from gik_lint.document import Mark, Span
from gik_lint.document.document import MarkKind
from gik_lint.readers.docx.names import Element
from gik_lint.readers.docx.story import Piece, Unit


class Event(Struct, frozen=True):
    """A mark, or one end of a comment (`comment` is its id), at offsets of the line it was met in."""

    start: int
    end: int
    kind: MarkKind | None = None
    text: str = ""
    author: str = ""
    comment: str | None = None


class Line:
    """The text of one unit while it is gathered, run by run."""

    def __init__(self) -> None:
        self.length = 0
        self.pieces: list[Piece] = []
        self.events: list[Event] = []
        self.paragraphs: list[Element] = []
        self.numbers: list[tuple[int, str]] = []

    def add(self, text: str, node: Element, run: Element, *, bold: bool = False) -> None:
        """Append what `node`, a child of `run`, prints."""
        if text:
            self.pieces.append(Piece(self.length, text, node, run, bold))
            self.length += len(text)

    def end_paragraph(self) -> None:
        """Another paragraph of the same unit follows after a line feed."""
        self.length += 1

    def mark(self, kind: MarkKind, text: str, author: str = "", start: int | None = None) -> None:
        """Note a mark that runs from `start` (here, if not given) to here."""
        self.events.append(Event(self.length if start is None else start, self.length, kind, text, author))

    def comment(self, comment: str) -> None:
        """Note that an end of a comment's range, or its reference, stands here."""
        self.events.append(Event(self.length, self.length, comment=comment))

    def since(self, pieces: int) -> str:
        """The text gathered since there were so many pieces."""
        return "".join(piece.text for piece in self.pieces[pieces:])

    def text(self) -> str:
        """The text gathered; paragraphs are parted by line feeds."""
        parts: list[str] = []
        length = 0
        for piece in self.pieces:
            parts += ["\n" * (piece.start - length), piece.text]
            length = piece.end
        return "".join(parts) + "\n" * (self.length - length)


class Register:
    """Numbers the units, and turns events into marks: what stands in no unit goes to the next one."""

    def __init__(self) -> None:
        self.count = 0
        self._waiting: list[Event] = []
        self._marks: list[Mark] = []
        self._comments: dict[str, Span] = {}
        self._end = (1, 1)

    def close(self, line: Line, anchor: Element | None, *, cell: bool = False) -> Unit | None:
        """The finished unit; None where a paragraph holds no text and therefore is no unit."""
        text = line.text()
        if not cell and not text.strip():
            self._waiting += line.events
            return None
        self.count += 1
        for event in self._waiting:
            self._place(event, self.count, 0, 0)
        self._waiting.clear()
        for event in line.events:
            self._place(event, self.count, event.start, event.end)
        self._end = (self.count, len(text) + 1)
        pieces, paragraphs = tuple(line.pieces), tuple(line.paragraphs)
        return Unit(self.count, text, pieces, paragraphs, tuple(line.numbers), anchor)

    def comment(self, comment: str) -> None:
        """Note that an end of a comment's range stands between two blocks."""
        self._waiting.append(Event(0, 0, comment=comment))

    def mark(self, kind: MarkKind, text: str, author: str) -> None:
        """Note a mark that stands between two blocks."""
        self._waiting.append(Event(0, 0, kind, text, author))

    def marks(self, comments: dict[str, tuple[str, str]]) -> tuple[Mark, ...]:
        """All marks in order; `comments` gives author and text by id."""
        line, column = self._end
        for event in self._waiting:
            self._place(event, line, column - 1, column - 1)
        self._waiting.clear()
        said = [
            Mark("comment", text, self._comments[comment], author)
            for comment, (author, text) in comments.items()
            if comment in self._comments
        ]
        return tuple(sorted([*self._marks, *said], key=lambda mark: (mark.span.line, mark.span.column)))

    def _place(self, event: Event, line: int, start: int, end: int) -> None:
        span = Span(line, start + 1, line, end + 1)
        if event.kind is not None:
            self._marks.append(Mark(event.kind, event.text, span, event.author))
        elif event.comment is not None:
            first = self._comments.get(event.comment, span)
            self._comments[event.comment] = Span(first.line, first.column, line, end + 1)
