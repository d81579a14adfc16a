"""The walk through an RTF file: groups, what their text is for, and the words that end paragraphs, cells and rows."""

from msgspec import Struct, structs

from gik_lint.document import Block, Mark
from gik_lint.document.blocks import Role
from gik_lint.readers.errors import UnreadableError
from gik_lint.readers.rtf.story import Piece, Story
from gik_lint.readers.rtf.table import CellShape
from gik_lint.readers.rtf.tokens import Encodings, Token, tokens

_DEEPEST = 2_000
_NESTED = "RTF 文件的内容嵌套过深，未予读取，请用 Word 或 WPS 打开后另存一份再检查。"
_PLACES = {
    "fonttbl": "fonts", "stylesheet": "styles", "title": "title", "listtext": "number", "pntext": "number",
    "annotation": "comment", "atnauthor": "author", "revtbl": "authors", "pict": "", "shppict": "picture",
    "footnote": "note", "shptxt": "textbox", "shpinst": "shape", "shp": "shape", "sp": "", "info": "",
}  # fmt: skip
"""Groups whose text is for something else than the paragraph they stand in; "" is for nothing."""

_SILENT = {
    "colortbl", "filetbl", "fldinst", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr",
    "footerf", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "nonshppict", "objdata", "xe", "tc", "do",
    "upr", "nextfile", "private", "panose", "falt",
}  # fmt: skip
_SPECIAL = {
    "tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ",
}  # fmt: skip
_SYMBOLS = {"~": "\u00a0", "_": "-", "\\": "\\", "{": "{", "}": "}"}
_BREAKS = {"\n", "\r", "\r\n"}  # a backslash before the end of a line is a paragraph's end
_SWITCHES = {"b": "bold", "v": "hidden", "deleted": "deleted", "revised": "inserted"}
_NUMBERS = {"f": "font", "uc": "fallback", "revauth": "author", "revauthdel": "author"}
_SCRIPTS = {"dbch", "loch", "hich", "rtlch", "ltrch"}
_ASIDES: dict[str, Role] = {"note": "note", "textbox": "textbox"}
_HIGH, _LOW = range(0xD800, 0xDC00), range(0xDC00, 0xE000)


class State(Struct):
    """What holds in a group: what its text is for, and how it looks."""

    place: str = "body"
    font: int = 0
    fallback: int = 1
    bold: bool = False
    hidden: bool = False
    deleted: bool = False
    inserted: bool = False
    author: int = 0
    script: str = ""  # what the words for associated fonts are about; `dbch` is Chinese
    role: Role = "body"
    opens: bool = False  # this group is the text box or note, not one within


class Walk:
    """Reads a file token by token and tells the story."""

    def __init__(self) -> None:
        self.pictures = 0
        self.title = ""
        self._story = Story()
        self._state = State()
        self._stack: list[State] = []
        self._encodings = Encodings()
        self._raw: list[str] = []
        self._skip = self._high = 0
        self._starred = False
        self._said: list[str] = []  # in a place that is no paragraph
        self._authors: list[str] = []
        self._commenter = ""
        self._styles: dict[int, int] = {}
        self._style = 0
        self._level: int | None = None
        self._in_table = False
        self._shapes: list[CellShape] = []
        self._merges: set[str] = set()
        self._left = 0

    @property
    def blocks(self) -> list[Block]:
        """What was read."""
        return self._story.blocks

    @property
    def marks(self) -> list[Mark]:
        """What is hidden in it or was changed."""
        return self._story.marks

    def read(self, data: bytes) -> None:
        """Read the whole file."""
        for token in tokens(data):
            if token.kind in {"byte", "text"}:
                self._bytes(token)
            else:
                self._flush()
                self._control(token)
        self._flush()
        while self._stack:
            self._close()
        self._story.end(in_table=self._in_table)

    def _control(self, token: Token) -> None:
        starred, self._starred = self._starred, False
        if token.kind == "{":
            if len(self._stack) >= _DEEPEST:
                raise UnreadableError(_NESTED)
            self._stack.append(self._state)
            self._state = structs.replace(self._state, opens=False)
        elif token.kind == "}":
            self._close()
        elif token.kind == "word":
            self._word(token.text, token.number, starred=starred)
        elif token.text == "*":
            self._starred = True
        elif token.text in _BREAKS:
            self._end_paragraph()
        elif token.text in _SYMBOLS:
            self._say(_SYMBOLS[token.text])

    def _close(self) -> None:
        """A group ends; what was gathered for its place is known now."""
        if not self._stack:
            return
        place, opens, author = self._state.place, self._state.opens, self._commenter
        self._state = self._stack.pop()
        if opens and place in _ASIDES:
            self._story.close_aside(_ASIDES[place])
        elif place == "authors" and self._state.place == "authors":
            self._authors.append(self._taken().rstrip(";"))
        elif place == "styles" and self._state.place == "styles":
            self._taken()
            self._style, self._level = 0, None
        elif place != self._state.place and place in {"title", "number", "comment", "author"}:
            self._gathered(place, self._taken(), author)

    def _gathered(self, place: str, text: str, author: str) -> None:
        if place == "title":
            self.title = text.strip()
        elif place == "number":
            self._story.number = text.strip()
        elif place == "author":
            self._commenter = text
        else:
            self._story.say(Piece(text.strip(), "comment", author))

    def _taken(self) -> str:
        text = "".join(self._said)
        self._said = []
        return text

    def _word(self, word: str, number: int | None, *, starred: bool) -> None:
        if word in _PLACES:
            self._enter(word)
        elif word in _SILENT or (starred and word not in {"cs", "nestcell", "fldrslt"}):
            self._state.place = ""
        elif word in _SPECIAL:
            self._say(_SPECIAL[word])
        elif word == "u":
            self._unicode((number or 0) % 0x10000)
        elif self._state.place in {"fonts", "styles"}:
            self._definition(word, number or 0)
        elif not self._look(word, number) and self._state.place in {"body", *_ASIDES}:
            self._layout(word, number)

    def _enter(self, word: str) -> None:
        """A group begins whose text is for a place of its own."""
        place = _PLACES[word]
        silent = self._state.place in {"", "fonts", "styles"}
        if word == "pict" and not silent:
            self.pictures += 1
        if silent and word != "title":
            return
        if place in {"picture", "shape"}:
            self._state.place = place
        elif place in _ASIDES:
            self._state.place, self._state.role, self._state.opens = place, _ASIDES[place], True
            self._story.open_aside()
        else:
            self._state.place = place
            self._said = []

    def _definition(self, word: str, number: int) -> None:
        """A font or a style says what it is."""
        if word == "f":
            self._state.font = number
        elif word == "fcharset":
            self._encodings.font(self._state.font, number)
        elif word == "s":
            self._style = number
        elif word == "outlinelevel":
            self._styles[self._style] = number + 1

    def _look(self, word: str, number: int | None) -> bool:
        """Take a word that says how text looks; False if it is another."""
        state = self._state
        if word in _SWITCHES:
            setattr(state, _SWITCHES[word], number != 0)
        elif word in _NUMBERS:
            setattr(state, _NUMBERS[word], max(number or 0, 0))
        elif word in _SCRIPTS:
            state.script = word
        elif word == "ab":
            state.bold = number != 0 if state.script == "dbch" else state.bold
        elif word == "plain":
            state.bold = state.hidden = state.deleted = state.inserted = False
        elif word == "ansicpg":
            self._encodings.code_page(number or 0)
        else:
            return False
        return True

    def _layout(self, word: str, number: int | None) -> None:
        """Take a word that begins or ends a paragraph, or says what it is."""
        if word in {"par", "sect", "nestrow"}:
            self._end_paragraph()
        elif word == "nestcell":
            self._story.say(Piece("\t"))
        elif word == "pard":
            self._level, self._in_table = None, False
        elif word == "intbl":
            self._in_table = True
        elif word == "s":
            self._level = self._styles.get(number or 0)
        elif word == "outlinelevel":
            self._level = (number or 0) + 1
        else:
            self._row_word(word, number)

    def _row_word(self, word: str, number: int | None) -> None:
        """Take a word that defines or ends a row or a cell."""
        if word == "cell":
            self._story.end_cell()
        elif word == "row":
            self._story.end_row(self._shapes, self._left)
        elif word == "trowd":
            self._shapes, self._merges, self._left = [], set(), 0
        elif word == "trleft":
            self._left = number or 0
        elif word in {"clvmrg", "clmrg"}:
            self._merges.add(word)
        elif word == "cellx":
            self._shapes.append(CellShape(number or 0, "clvmrg" in self._merges, "clmrg" in self._merges))
            self._merges = set()

    def _end_paragraph(self) -> None:
        level = self._level if self._level is not None and self._level < 10 else None  # noqa: PLR2004 - 10 is body text
        self._story.end_paragraph(level, self._state.role, in_table=self._in_table)

    def _unicode(self, code: int) -> None:
        if code in _HIGH:
            self._high = code
        elif code in _LOW:
            if self._high:
                self._say(chr(0x10000 + ((self._high - _HIGH.start) << 10) + code - _LOW.start))
            self._high = 0
        else:
            self._say(chr(code))
        self._skip = self._state.fallback

    def _bytes(self, token: Token) -> None:
        text = token.text
        if self._skip:
            skipped = min(self._skip, len(text))
            self._skip -= skipped
            text = text[skipped:]
        self._raw.append(text)

    def _flush(self) -> None:
        """What bytes came since the last control word are text of one font."""
        raw, self._raw, self._skip = "".join(self._raw), [], 0
        if raw and self._state.place:
            self._say(self._encodings.decoded(raw, self._state.font))

    def _say(self, text: str) -> None:
        state = self._state
        if state.place not in {"body", *_ASIDES}:
            if state.place not in {"", "picture", "shape", "fonts", "styles"}:
                self._said.append(text)
            return
        author = self._authors[state.author] if 0 <= state.author < len(self._authors) else ""
        if state.deleted:
            self._story.say(Piece(text, "deleted", author))
        elif state.hidden:
            self._story.say(Piece(text, "hidden"))
        elif state.inserted:
            self._story.say(Piece(text, "inserted", author, state.bold))
        else:
            self._story.say(Piece(text, bold=state.bold))
