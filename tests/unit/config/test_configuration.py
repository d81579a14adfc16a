"""Configuration files: the closest counts, every fault has its place, and none found beside drafts can deceive."""

import json
from pathlib import Path

import jsonschema
import pytest
from ruamel.yaml import YAML

from gik_lint.config.load import ConfigurationError, find, load, settings_for
from gik_lint.config.resolve import Resolver
from gik_lint.config.schema import json_schema, published

ROOT = Path(__file__).parents[3]


def written(folder, text, name=".gik-lint.yaml"):
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_text(text, "utf-8")
    return file


class TestFinding:
    def test_the_closest_file_counts(self, tmp_path):
        written(tmp_path, "year: 2020\n")
        near = written(tmp_path / "镇街", "year: 2021\n")

        assert near == find(tmp_path / "镇街")

    def test_a_project_file_counts_only_with_a_table_for_it(self, tmp_path):
        above = written(tmp_path, "[tool.gik-lint]\nyear = 2020\n", "pyproject.toml")
        written(tmp_path / "inner", "[tool.other]\n", "pyproject.toml")

        assert above == find(tmp_path / "inner")


class TestReading:
    def test_an_unknown_key_is_refused_at_its_place_with_a_suggestion(self, tmp_path):
        file = written(tmp_path, "year: 2020\nigore: [language]\n")

        with pytest.raises(ConfigurationError, match=r"yaml:2:1: .*「igore」.*「ignore」"):
            load(file, named=True)

    def test_an_unknown_key_of_a_project_file_is_refused_with_a_suggestion(self, tmp_path):
        file = written(tmp_path, "[tool.gik-lint]\nyaer = 2020\n", "pyproject.toml")

        with pytest.raises(ConfigurationError, match=r"「yaer」.*「year」"):
            load(file, named=True)

    def test_a_file_that_extends_itself_is_refused(self, tmp_path):
        file = written(tmp_path, "extends: .gik-lint.yaml\n")

        with pytest.raises(ConfigurationError, match="绕成了圈"):
            load(file, named=True)

    def test_what_is_extended_lies_beneath(self, tmp_path):
        written(tmp_path, "year: 2020\nbody: 某县人民政府\n", "base.yaml")
        file = written(tmp_path, "extends: base.yaml\nyear: 2021\n")

        settings = settings_for(load(file, named=True), {})

        assert (2021, "某县人民政府") == (settings.year, settings.body)

    @pytest.mark.parametrize("key", ["packs: [evil]", "baseline: b.json", "suppressions: s.yaml"])
    def test_a_file_found_beside_drafts_cannot_name_packs_or_withhold_findings(self, tmp_path, key):
        file = written(tmp_path, f"{key}\n")

        with pytest.raises(ConfigurationError, match="--config"):
            load(file, named=False)
        load(file, named=True)


class TestSettings:
    def test_the_command_line_wins(self, tmp_path):
        written(tmp_path, "year: 2020\nfail-on: warning\n")

        settings = Resolver({"year": 2022}).settings(str(tmp_path / "draft.txt"))

        assert (2022, "warning") == (settings.year, settings.fail_on)

    def test_an_override_counts_for_its_paths_alone(self, tmp_path):
        written(tmp_path, "kind: government\noverrides:\n  - paths: ['镇街/*']\n    kind: township\n")
        resolver = Resolver({})

        assert "township" == resolver.settings(str(tmp_path / "镇街" / "a.txt")).kind
        assert "government" == resolver.settings(str(tmp_path / "b.txt")).kind

    def test_a_found_file_that_makes_the_run_quieter_is_named(self, tmp_path):
        written(tmp_path, "ignore: [language]\n")
        resolver = Resolver({})
        resolver.settings(str(tmp_path / "a.txt"))

        assert any("ignore" in notice for notice in resolver.notices())

    def test_no_config_means_none(self, tmp_path):
        written(tmp_path, "year: 2020\n")

        assert Resolver({}, off=True).settings(str(tmp_path / "a.txt")).year is None


class TestSchema:
    def test_the_published_schema_is_the_one_in_force(self):
        assert published() == (ROOT / "docs/schema/configuration.schema.json").read_text("utf-8")

    def test_the_commented_example_is_valid_with_every_line_switched_on(self):
        text = (ROOT / "gik_lint/config/commented.yaml").read_text("utf-8")
        keys = [line.removeprefix("# ") for line in text.splitlines() if line.startswith("# ") and ": " in line]
        settings = [line for line in keys if line.split(":")[0].replace("-", "").isascii() and line[0].islower()]
        content = YAML(typ="safe").load("\n".join(settings))

        jsonschema.validate(json.loads(json.dumps(content)), json_schema())
        assert {"year", "body", "kind", "tier", "profile", "fail-on", "ignore"} <= set(content)
