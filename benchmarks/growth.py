"""How the cost of a check grows with the length of a report and with the number of reports: in proportion, or worse.

Run with `python benchmarks/growth.py [DRAFT]`; without one, the first text of `reports_examples/`. A longer report is
the same one with its paragraphs of prose several times over, each time with other figures, so that no passage is the
copy of another. Times are processor time, the best of a few runs; memory is the peak of the process.
"""

import re
import sys
from datetime import date
from functools import partial
from pathlib import Path

from tables import best

from gik_lint import Checker, Input, Inputs

TIMES = (1, 2, 4, 8, 16)
RUNS = 2
PROSE = 60  # letters from which a line is a paragraph of prose, not a heading or a row


def longer(text: str, times: int) -> str:
    """The report with each paragraph of prose so many times."""
    lines = []
    for line in text.splitlines():
        prose = len(line) >= PROSE and "|" not in line and "\t" not in line
        lines += [_other(line, number) for number in range(times if prose else 1)]
    return "\n".join(lines)


def _other(line: str, number: int) -> str:
    return re.sub(r"(?<![\d年])\d{1,3}(?=件|条|次|份)", lambda found: str(int(found[0]) + number), line)


def main(draft: Path) -> None:
    """Print a line a length and a line a number of reports."""
    checker, text = Checker(today=date(2026, 1, 1), cache=False), draft.read_text("utf-8")

    def check(data: str, count: int = 1) -> object:
        source = data.encode()
        return checker.check(Inputs(tuple(Input(f"{n}.txt", data=source) for n in range(count))), keep="findings")

    check(text)
    print(f"{'characters':>12} {'ms':>9} {'us a character':>15}")
    for times in TIMES:
        data = longer(text, times)
        seconds = best(partial(check, data), RUNS) / 1000
        print(f"{len(data):12} {seconds * 1000:9.1f} {seconds * 1e6 / len(data):15.2f}")
    print(f"\n{'reports':>12} {'ms':>9} {'ms a report':>15} {'peak, MB':>10}")
    for times in TIMES:
        seconds = best(partial(check, text, times * 10), RUNS) / 1000
        print(f"{times * 10:12} {seconds * 1000:9.1f} {seconds * 100 / times:15.2f} {_peak():10.0f}")


def _peak() -> float:
    try:
        import resource
    except ImportError:
        return float("nan")
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    given = [Path(name) for name in sys.argv[1:]]
    main(given[0] if given else min(Path(__file__).parents[1].joinpath("reports_examples").glob("*.txt")))
