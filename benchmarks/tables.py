"""How long the official tables of one report take: reading them alone, then checking every relation on them.

Run with `python benchmarks/tables.py [DRAFT…]`; without a draft, the files of `reports_examples/`. The reading of
the file itself is not counted. Times are processor time, the best of many runs.
"""

import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from gik_lint.arithmetic.evaluate import evaluate
from gik_lint.facts.reading import Reading, read_document
from gik_lint.facts.tables import official_tables
from gik_lint.packs.builtin import ALWAYS, builtin_folder
from gik_lint.packs.forms import Form
from gik_lint.packs.load import load_pack
from gik_lint.readers.open import read

RUNS = 100


def best(work: Callable[[], object], runs: int = RUNS) -> float:
    """The least processor time of `work`, in milliseconds."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times) * 1000


def check(reading: Reading, forms: Sequence[Form]) -> None:
    """Read the tables and evaluate their relations."""
    for table in official_tables(reading, forms):
        evaluate(table)


def main(paths: list[Path]) -> None:
    """Print one line a draft."""
    folders = [folder for name in ALWAYS if (folder := builtin_folder(name))]
    forms: list[Form] = [form for folder in folders for form in load_pack(folder).forms]
    print(f"{'draft':32} {'tables':>6} {'read, ms':>9} {'+ relations, ms':>15}")
    for path in paths:
        reading = read_document(read(path), ())
        alone = best(partial(official_tables, reading, forms))
        checked = best(partial(check, reading, forms))
        print(f"{path.name:32} {len(official_tables(reading, forms)):6} {alone:9.2f} {checked:15.2f}")


if __name__ == "__main__":
    given = [Path(name) for name in sys.argv[1:]]
    main(given or sorted(Path(__file__).parents[1].joinpath("reports_examples").glob("*.*")))
