"""The official forms of the built-in packs, read straight from their files."""

from functools import lru_cache
from pathlib import Path

import msgspec
from ruamel.yaml import YAML

from gik_lint.packs.forms import Form, TableForm

RULES = Path(__file__).parents[1] / "rules"


@lru_cache(maxsize=1)
def official_forms() -> tuple[Form, ...]:
    """Every form of the national pack, then Fujian's."""
    files = [
        path for pack in ("annual-report", "local/fujian") for path in sorted((RULES / pack / "forms").glob("*.yaml"))
    ]
    return tuple(msgspec.convert(YAML(typ="safe").load(path.read_text(encoding="utf-8")), Form) for path in files)


def table_form(form: str, table: str) -> TableForm:
    """A table form by form id and table id."""
    return next(one for own in official_forms() if own.id == form for one in own.tables if one.id == table)
