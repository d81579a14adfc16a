"""One finding in the terminal: what is wrong, the passage or the sum that shows it, what to do, which law says so."""

from collections.abc import Iterator, Mapping, Sequence

from gik_lint.finding import Finding, Location
from gik_lint.illustration import Drawn, Illustration, Light, Part
from gik_lint.reporters.clean import inline
from gik_lint.reporters.columns import Line, Piece, Style, head, line_width, pad, under, width, wrap
from gik_lint.reporters.excerpt import Excerpt, excerpt
from gik_lint.reporters.terminal.writing import Writing

_SUSPECTS = 4  # suspects shown without --verbose
_RELATED = 6  # related places shown without --verbose
_MARGIN = 8  # columns kept free beside a passage
_RAGGED = 6  # columns lost where a line may not break
_HEADING = 14  # columns a table heading may take
_LIGHTS: dict[Light, Style] = {"suspect": "mark", "involved": "strong", "plain": "dim"}


class FindingLines:
    """Writes the findings of one report; those without an illustration show their quotes alone."""

    def __init__(self, writing: Writing, path: str, shown: Mapping[str, Illustration]) -> None:
        self._writing = writing
        self._say = writing.say
        self._path = path
        self._shown = shown

    def lines(self, number: int, finding: Finding) -> Iterator[Line]:
        """Every line of the finding, the first with its number."""
        yield from self._head(number, finding)
        if finding.location.place:
            yield from self._writing.indented(((inline(finding.location.place), "dim"),))
        yield from self._writing.indented(((inline(finding.message), "strong"),))
        shown = self._shown.get(finding.fingerprint, Illustration())
        if shown.part:
            yield ()
            yield from self._table(shown.part)
            yield ()
        else:
            yield from self._passage(finding.location, shown)
        yield from self._advice(finding, drawn=shown.part is not None)
        yield from self._related(finding, shown.drawn)
        if self._writing.verbose:
            yield from self._inner(finding)

    def _head(self, number: int, finding: Finding) -> Iterator[Line]:
        left: list[Piece] = [
            (f"{number}  ", "strong"),
            (self._say(finding.severity), finding.severity),
            (f"  {finding.rule}", "dim"),
        ]
        if finding.suppressed or finding.baseline == "known":
            left.append((f"  {self._say('suppressed' if finding.suppressed else 'known')}", "dim"))
        where = self._writing.where(self._path, finding.location)
        gap = self._writing.columns - line_width(tuple(left)) - width(where)
        if gap > 1:
            yield (*left, (" " * gap, "plain"), (where, "path"))
        else:
            yield tuple(left)
            yield (("   ", "plain"), (where, "path"))

    def _passage(self, location: Location, shown: Illustration) -> Iterator[Line]:
        """The printed passage, the finding underlined; the quote alone where the draft is not at hand."""
        columns = self._writing.columns - _MARGIN
        cut = _cut(location, shown, columns if location.absent else columns * 2 - _RAGGED)
        bar: Piece = ("     | ", "dim")
        if any(cut):
            for piece in wrap(((cut.before, "plain"), (cut.mark, "mark"), (cut.after, "plain")), columns):
                yield (bar, *piece)
                carets = under(piece)
                if carets and not location.absent:
                    yield (bar, (carets, "error"))
        if location.absent:
            yield (bar, (self._say("absent.here"), "error"))

    def _table(self, part: Part) -> Iterator[Line]:
        """The failing rows and columns, the suspect cell pointed at, the sums spelt out."""
        suspects = sum(cell.light == "suspect" for _, cells in part.rows for cell in cells)
        notes = [self._ought(cells, alone=suspects == 1) for _, cells in part.rows]
        room = self._writing.columns - _MARGIN - max(map(width, notes), default=0)
        labels, sizes = _measured(part, room)
        heads = "".join(
            "  " + pad(head(inline(name), size), size, right=True)
            for name, size in zip(part.columns, sizes, strict=True)
        )
        yield (("     " + pad(head(inline(part.title), labels), labels) + heads, "dim"),)
        for (label, cells), note in zip(part.rows, notes, strict=True):
            line: list[Piece] = [("   > " if note else "     ", "error")]
            line.append((pad(head(inline(label), labels), labels), "plain"))
            for cell, size in zip(cells, sizes, strict=True):
                text = head(self._printed(cell), size)
                line += [("  " + " " * (size - width(text)), "plain"), (text, _LIGHTS[cell.light])]
            yield (*line, (f"  {note}".rstrip(), "error"))
        for equation in part.sums:
            yield from self._writing.indented(((equation, "plain"),), 5)

    def _printed(self, cell: Drawn) -> str:
        return inline(cell.text) or self._say("blank")

    def _ought(self, cells: Sequence[Drawn], *, alone: bool) -> str:
        """What the suspects of a row should be; one of several is only a possibility."""
        key = "suspect.ought" if alone else "suspect.maybe"
        lit = (cell for cell in cells if cell.light == "suspect")
        return "; ".join(self._say(key, suggested=inline(cell.suggested)) for cell in lit)

    def _advice(self, finding: Finding, *, drawn: bool) -> Iterator[Line]:
        if finding.remedy:
            yield from self._writing.labelled("remedy", inline(finding.remedy))
        for suspect in finding.suspects if self._writing.verbose else finding.suspects[:_SUSPECTS]:
            printed = inline(suspect.printed) or self._say("blank")
            value = self._say("suspect.says", printed=printed, suggested=inline(suspect.suggested))
            reason = self._writing.colon + inline(suspect.reason) if suspect.reason else ""
            elsewhere = suspect.location.span != finding.location.span
            place = inline(suspect.location.place)
            # the table that is drawn above need not be named again
            place = place[max(place.find("「"), 0) :] if drawn else place
            where = f"{place} ({self._writing.position(suspect.location)}) "
            yield from self._writing.labelled("suspect", (where if elsewhere else "") + value + reason)
        if len(finding.suspects) > _SUSPECTS and not self._writing.verbose:
            count = len(finding.suspects) - _SUSPECTS
            yield from self._writing.labelled("suspect", self._say("suspect.more", count=count))
        for basis in finding.basis:
            words = filter(None, (inline(basis.document), inline(basis.article)))
            yield from self._writing.labelled("basis", " ".join(words))

    def _related(self, finding: Finding, drawn: frozenset[int]) -> Iterator[Line]:
        """The other places; cells of a table that is drawn above are there to be seen."""
        verbose = self._writing.verbose
        related = [one for index, one in enumerate(finding.related) if verbose or index not in drawn]
        for one in related if verbose else related[:_RELATED]:
            quote = "" if one.note == one.location.quote else self._writing.quoted(one.location.quote)
            words = (inline(one.note), inline(one.location.place), quote)
            position = f" ({self._writing.position(one.location)})"
            yield from self._writing.labelled("related", " ".join(filter(None, words)) + position)
        if len(related) > _RELATED and not verbose:
            yield from self._writing.labelled("related", self._say("related.more", count=len(related) - _RELATED))

    def _inner(self, finding: Finding) -> Iterator[Line]:
        """What only those who tune rules want to see."""
        said = {
            "confidence": self._say(finding.confidence),
            "actual": finding.actual,
            "expected": finding.expected,
            "relations": " ".join(finding.relations),
            "fingerprint": finding.fingerprint,
        }
        for key, text in said.items():
            if text:
                yield from self._writing.labelled(key, inline(text))


def _cut(location: Location, shown: Illustration, room: int) -> Excerpt:
    if shown.text:
        return excerpt(shown.text, shown.start, shown.start if location.absent else shown.end, room)
    return excerpt(location.quote, 0, len(location.quote), room)


def _measured(part: Part, room: int) -> tuple[int, list[int]]:
    """Columns for the row labels and for each column of figures, headings cut before labels are."""
    figures = [
        max([4, *(width(inline(cells[index].text)) for _, cells in part.rows)]) for index in range(len(part.columns))
    ]
    wanted = max((width(inline(label)) for label, _ in part.rows), default=0)
    for longest in range(_HEADING, 3, -1):
        sizes = [
            min(max(size, min(width(inline(name)), longest)), _HEADING)
            for name, size in zip(part.columns, figures, strict=True)
        ]
        left = room - sum(sizes) - 2 * len(sizes)
        if left >= min(wanted, 24):
            break
    return max(min(wanted, left), 12), sizes
