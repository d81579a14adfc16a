"""Whatever a stranger writes into a draft, a path or a reason, no output does more than show it."""

import re

import pytest

from gik_lint.reporters import FORMATS, View, encodable, render
from gik_lint.reporters.clean import clean, inline, whole, xml
from tests.unit.reporters import made

ACTIVE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
TEXT_FORMATS = [name for name in FORMATS if name != "xlsx"]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", TEXT_FORMATS)
def test_no_control_reaches_the_reader(name: str, lang: str) -> None:
    """JSON alone keeps the characters, escaped as JSON escapes them; bidi controls in it are the draft's own."""
    text = render(made.hostile(), name, View(lang=lang, detail="verbose", statistics=True))

    assert isinstance(text, str)
    text.encode("utf-8")
    found = set(ACTIVE.findall(text))
    assert found <= ({"\u202e"} if name == "json" else set())


def test_colour_adds_nothing_but_colour() -> None:
    text = render(made.hostile(), "terminal", View(colour=True))

    assert ACTIVE.findall(re.sub(r"\x1b\[[0-9;]*m", "", text)) == []
    assert "[/b]" in text
    assert "\x1b]8" not in text


def test_markup_of_the_page_stays_text() -> None:
    text = render(made.hostile(), "html", View())

    assert "<img" not in text
    assert text.count("</script>") == 1
    assert text.count("</style>") == 1


def test_a_legacy_console_gets_question_marks_and_no_traceback() -> None:
    text = render(made.hostile(), "terminal", View())

    for code_page in ("cp936", "cp437", "ascii"):
        encodable(text, code_page).encode(code_page)


@pytest.mark.parametrize("name", TEXT_FORMATS)
def test_an_empty_run_is_said_to_have_checked_nothing(name: str) -> None:
    from gik_lint.result import Result

    text = render(Result("0.1.0"), name, View())

    assert "√" not in text
    assert "未发现问题<" not in text


def test_marks_are_visible_and_tabs_and_line_feeds_stay() -> None:
    assert clean("a\x1b\u202e\t\nb\ud800") == "a<U+001B><U+202E>\t\nb<U+D800>"
    assert inline(" a \r\n\u200bb\u3000c ") == " a <U+000D> <U+200B>b c "
    assert xml("\ufffe\x0b") == "\ufffd<U+000B>"
    assert whole("a\ud800\x1b") == "a\ufffd\x1b"
