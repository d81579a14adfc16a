"""The shape of a pack's files as JSON Schema, for editors; made from the models, never by hand.

`python -m gik_lint.packs.schema docs/schema` writes the published files anew.
"""

import json
import sys
from inspect import cleandoc
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from gik_lint import checks
from gik_lint.packs.forms import Form
from gik_lint.packs.model import Article, Manifest, Rule

_REF = "#/$defs/{name}"
_NOTHING = {"type": "null"}


def schemas() -> dict[str, dict[str, Any]]:
    """File name (`rule.schema.json`) → JSON Schema 2020-12."""
    return {
        "rule.schema.json": _rule(),
        "form.schema.json": _of(Form, "官方格式：一张格式一个文件"),
        "pack.schema.json": _of(Manifest, "规则包的 pack.yaml"),
        "coverage.schema.json": _of(list[Article], "条文与规则的对应：coverage.yaml"),
    }


def _rule() -> dict[str, Any]:
    """A rule file: the model, less what the loader fills in, with the parameters of each kind of check."""
    kinds = sorted(checks.KINDS)
    parameters = [checks.kind(name).Parameters for name in kinds]
    (rule, *of_kinds), defs = msgspec.json.schema_components([Rule, *parameters], ref_template=_REF)
    properties = defs["Rule"]["properties"]
    del properties["pack"], properties["file"]
    properties["check"] = {
        "type": "object",
        "description": "一种检查和它的参数",
        "properties": dict(zip(kinds, of_kinds, strict=True)),
        "additionalProperties": False,
        "minProperties": 1,
        "maxProperties": 1,
    }
    return _whole("规则：一条规则一个文件", rule, defs)


def _of(type_: type[Struct] | Any, title: str) -> dict[str, Any]:
    (schema,), defs = msgspec.json.schema_components([type_], ref_template=_REF)
    return _whole(title, schema, defs)


def _whole(title: str, schema: dict[str, Any], defs: dict[str, Any]) -> dict[str, Any]:
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title}
    return {**head, **_as_written(schema), "$defs": {name: _as_written(defs[name]) for name in sorted(defs)}}


def _as_written(schema: Any) -> Any:
    """The schema as YAML is written: unknown keys are mistakes, and a text may look like a number."""
    if isinstance(schema, list):
        return sorted(map(_as_written, schema), key=lambda one: one == _NOTHING)  # its place differs in msgspec < 0.22
    if not isinstance(schema, dict):
        return schema
    told = {
        key: value if key in ("default", "enum", "required") else _as_written(value) for key, value in schema.items()
    }
    if isinstance(told.get("description"), str):
        told["description"] = cleandoc(told["description"])
    if told.get("type") == "string" and "enum" not in told:
        told["type"] = ["string", "number", "boolean"]
    if told.get("type") == "object" and "properties" in told:
        told["additionalProperties"] = False
    return told


def write(folder: Path) -> None:
    """Write every schema into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in schemas().items():
        (folder / name).write_text(text(schema), "utf-8")


def text(schema: dict[str, Any]) -> str:
    """The schema as it is published."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    write(Path(sys.argv[1]))
