"""RTF as tokens, and its bytes as text."""

from collections.abc import Iterator

from msgspec import Struct

from gik_lint.fixed import fixed
from gik_lint.readers.errors import UnreadableError

_TOKEN = fixed(
    r"([{}])|\\([A-Za-z]{1,32})(-?\d{1,10})? ?|\\'([0-9A-Fa-f]{2})|\\(\r\n|[^A-Za-z])|([^\\{}\r\n]+)|[\r\n]+|\\"
)
_CHARSETS = {134: "gb18030", 136: "big5hkscs", 128: "cp932", 129: "cp949", 0: "cp1252", 238: "cp1250", 204: "cp1251"}
_PAGES = {936: "gb18030", 950: "big5hkscs", 54936: "gb18030", 65001: "utf-8", 932: "cp932", 949: "cp949"}
_DEFAULT = "gb18030"
MOST = 700_000
_TOO_LONG = "RTF 文件过大，未予读取，请用 Word 或 WPS 另存为 .docx 后再检查。"


class Token(Struct):
    """`{`, `}`, a control word with its number, `'` with a byte, a control symbol, or plain text."""

    kind: str
    text: str = ""
    number: int | None = None


def tokens(data: bytes) -> Iterator[Token]:
    r"""The tokens of a file; what `\bin` announces is skipped."""
    source = data.decode("latin-1")
    position = count = 0
    while position < len(source):
        count += 1
        if count > MOST:
            raise UnreadableError(_TOO_LONG, "too-large")
        found = _TOKEN.match(source, position)
        if found is None:
            return
        position = found.end()
        brace, word, number, byte, symbol, text = found.groups()
        if brace:
            yield Token(brace)
        elif word == "bin" and number:
            position += max(int(number), 0)
        elif word:
            yield Token("word", word, int(number) if number else None)
        elif byte:
            yield Token("byte", chr(int(byte, 16)))
        elif symbol:
            yield Token("symbol", symbol)
        elif text:
            yield Token("text", text)


class Encodings:
    """Which encoding the bytes of a file have: by its font, else by the code page of the file."""

    def __init__(self) -> None:
        self.page = ""
        self._fonts: dict[int, str] = {}

    def code_page(self, number: int) -> None:
        r"""Note the file's `\ansicpg`."""
        self.page = _PAGES.get(number, f"cp{number}" if 1250 <= number <= 1258 else "")  # noqa: PLR2004 - Windows

    def font(self, number: int, charset: int) -> None:
        r"""Note a font's `\fcharset`; the symbol and default charsets tell nothing."""
        if charset in _CHARSETS and charset != 0:
            self._fonts[number] = _CHARSETS[charset]

    def decoded(self, raw: str, font: int) -> str:
        """Bytes (as characters below 256) as text."""
        if raw.isascii():
            return raw
        data = raw.encode("latin-1")
        for encoding in (self._fonts.get(font), self.page, _DEFAULT):
            if encoding:
                try:
                    return data.decode(encoding)
                except UnicodeDecodeError:
                    continue
        return data.decode(self.page or _DEFAULT, "replace")
