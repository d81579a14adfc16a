"""The lowest versions that pyproject.toml allows of what the program and its tests need, as constraints for pip.

`python -m tools.lowest > constraints.txt; pip install '.[test]' -c constraints.txt`
"""

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

PYPROJECT = Path(__file__).resolve().parents[1] / "pyproject.toml"
_BOUND = re.compile(r"([\w.-]+)(?:\[[^\]]*\])?\s*>=\s*([\w.]+)")


def lowest(pyproject: str) -> Iterator[str]:
    """`name==version` for each requirement with a lower bound, of the program and of its `test` extra."""
    project = tomllib.loads(pyproject)["project"]
    for requirement in (*project["dependencies"], *project["optional-dependencies"]["test"]):
        if bound := _BOUND.match(requirement):
            yield f"{bound[1]}=={bound[2]}"


if __name__ == "__main__":
    sys.stdout.write("\n".join(lowest(PYPROJECT.read_text("utf-8"))) + "\n")
