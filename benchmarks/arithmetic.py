"""How long reading and checking all tables of one report takes, and the cell search at its bound.

    python benchmarks/arithmetic.py

Prints milliseconds, the median of many runs; what is aimed at: 5 ms for the tables of a report once loaded, 20 ms
for a 表三 so wrong that the search gives up.
"""

import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from gik_lint import engine
from gik_lint.arithmetic.suspects import diagnose
from gik_lint.checks.base import Run
from gik_lint.facts.identity import Given
from gik_lint.facts.reading import read_document
from gik_lint.facts.tables import official_tables
from gik_lint.facts.understand import understand
from gik_lint.packs.compiled import load_packs
from gik_lint.readers.open import read_bytes
from tests.official_tables import filled, table_form
from tests.real_like import figures, slip

RUNS = 50


def median(work: Callable[[], object]) -> float:
    """The median time of `work` in milliseconds, after a warm-up."""
    work()
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def main() -> None:
    """Print one line a measure."""
    packs = load_packs()
    document = read_bytes((ROOT / "rules/annual-report/examples/form-2021-minimal.txt").read_bytes(), "draft.txt")
    reading = read_document(document, packs.words.vocabulary)
    rules = [rule for rule in packs.rules if rule.category in {"arithmetic", "table"}]
    report = understand(document, packs.forms, packs.words, Given())
    run = Run(date(2030, 1, 1), words=packs.words, forms=packs.forms)

    def check() -> None:
        report.__dict__.clear()  # forget the diagnoses
        engine.check(report, rules, run)

    form = table_form("form-2021", "t3")
    random = Random(1)
    sound = figures(form, random)
    one = dict(sound)
    one["r1", "natural"] = slip(one["r1", "natural"], random)
    wrong = dict(sound)
    for cell in random.sample(sorted(wrong), 20):
        wrong[cell] = slip(wrong[cell], random)
    print(f"tables read     {median(lambda: official_tables(reading, packs.forms)):6.2f} ms")
    print(f"tables checked  {median(check):6.2f} ms  ({len(rules)} rules)")
    for name, cells in (("sound 表三", sound), ("one slip", one), ("search at bound", wrong)):
        table = filled(form, cells)
        print(f"{name:<15} {median(lambda table=table: diagnose(table)):6.2f} ms")


if __name__ == "__main__":
    main()
