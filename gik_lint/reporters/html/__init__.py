"""One page that needs nothing else: the draft as it reads, the findings marked in it, the notes beside it."""

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from gik_lint.reporters import verdict
from gik_lint.reporters.catalogue import say
from gik_lint.reporters.clean import clean, inline
from gik_lint.reporters.html.sheet import Sheets
from gik_lint.reporters.view import View
from gik_lint.result import Result

_HERE = Path(__file__).parent
_PIECES = 500  # of the template that are written at once


def parts(result: Result, view: View) -> Iterator[str]:
    """The run as one HTML page with its styles and its small script inside; nothing is ever fetched."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    page = Environment(
        autoescape=True,
        loader=FileSystemLoader(_HERE),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    script = (_HERE / "page.js").read_text(encoding="utf-8")
    sheets = Sheets.of(result, view.lang)
    written = page.get_template("page.html.j2").stream(
        lang=view.lang,
        say=lambda key, **values: say(view.lang, key, **values),
        clean=clean,
        inline=inline,
        result=result,
        entries=list(sheets.entries()),
        sheets=sheets.made(),
        counts=result.severities(),
        verdict=verdict.of_run(result, view.lang),
        overview=verdict.overview(result, view.lang),
        script=Markup(script),  # noqa: S704 - a file of ours, byte for byte what the hash allows
        script_hash=b64encode(sha256(script.encode()).digest()).decode(),
    )
    written.enable_buffering(_PIECES)
    yield from written


__all__ = ["parts"]
