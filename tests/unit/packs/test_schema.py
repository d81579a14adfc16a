"""The published schemas are those of the models, and every built-in file follows them."""

from pathlib import Path

import jsonschema
import pytest
from ruamel.yaml import YAML

from gik_lint.packs.schema import schemas, text

ROOT = Path(__file__).resolve().parents[3]
SCHEMAS = schemas()


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_published_schema_is_up_to_date(name):
    published = (ROOT / "docs/schema" / name).read_text("utf-8")

    assert published == text(SCHEMAS[name]), "python -m gik_lint.packs.schema docs/schema"


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schema_is_a_schema(name):
    jsonschema.Draft202012Validator.check_schema(SCHEMAS[name])


def files(pattern, schema):
    found = sorted(ROOT.glob(f"rules/{pattern}"))
    return [pytest.param(file, schema, id=str(file.relative_to(ROOT / "rules"))) for file in found]


@pytest.mark.parametrize(
    ("file", "schema"),
    [
        *files("**/pack.yaml", "pack.schema.json"),
        *files("**/coverage.yaml", "coverage.schema.json"),
        *files("**/forms/*.yaml", "form.schema.json"),
        *(
            one
            for one in files("annual-report/*/*.yaml", "rule.schema.json")
            if "forms/" not in one.id and "words/" not in one.id
        ),
    ],
)
def test_built_in_files_follow_the_schema(file, schema):
    content = YAML(typ="safe", pure=True).load(file.read_text("utf-8"))

    errors = [error.message for error in jsonschema.Draft202012Validator(SCHEMAS[schema]).iter_errors(content)]

    assert errors == []


@pytest.mark.parametrize(
    "change",
    [
        {"severty": "error"},
        {"severity": "fatal"},
        {"check": {"phrase": {"pattern": []}}},
        {"check": {"phrase": {"patterns": []}, "mark": {"marks": []}}},
        {"check": {"phrases": {}}},
        {"pack": "annual-report"},
        {"basis": [{"documnet": "条例"}]},
    ],
)
def test_what_the_loader_refuses_the_schema_refuses(change):
    rule = {
        "id": "a", "title": "甲", "category": "dates", "check": {"phrase": {"patterns": ["甲"]}},
        "severity": "error", "confidence": "high", "says": "乙", "remedy": "丙",
    }  # fmt: skip
    validator = jsonschema.Draft202012Validator(SCHEMAS["rule.schema.json"])

    assert validator.is_valid(rule)
    assert not validator.is_valid({**rule, **change})
