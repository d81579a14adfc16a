"""Running text without anything but letters and figures, so that labels are found across blanks and line ends."""

from bisect import bisect_right

from gik_lint.fixed import LETTER, fixed

_PIECE = fixed(r"(?s:.{0,150})[^。\n]*[。\n]?")
_FIGURE = fixed(r"[0-9]+")
_LETTERS_OR_FIGURE = fixed(rf"{LETTER}+|[0-9]+")


class Squeezed:
    """`text[start:end]` with each figure as one `0` and all else but letters left out; offsets map back."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._source = text
        self._starts: list[int] = []
        self._places: list[tuple[int, int]] = []
        pieces = []
        length = 0
        for found in _PIECE.finditer(text, start, end):
            piece = "".join(_LETTERS_OR_FIGURE.findall(_FIGURE.sub("0", found[0])))
            if piece:
                self._starts.append(length)
                self._places.append(found.span())
                pieces.append(piece)
                length += len(piece)
        self.text = "".join(pieces)
        self._runs: dict[int, tuple[list[int], list[int]]] = {}

    def offset(self, index: int) -> int:
        """Where the letter at `index` stands in the source."""
        piece = bisect_right(self._starts, index) - 1
        firsts, offsets = self._runs.get(piece) or self._mapped(piece)
        run = bisect_right(firsts, index) - 1
        return offsets[run] + index - firsts[run]

    def _mapped(self, piece: int) -> tuple[list[int], list[int]]:
        """The runs of letters and figures of one piece: where each begins here and in the source."""
        firsts: list[int] = []
        offsets: list[int] = []
        length = self._starts[piece]
        for run in _LETTERS_OR_FIGURE.finditer(self._source, *self._places[piece]):
            firsts.append(length)
            offsets.append(run.start())
            length += 1 if run[0][0].isdigit() else run.end() - run.start()
        self._runs[piece] = firsts, offsets
        return firsts, offsets
