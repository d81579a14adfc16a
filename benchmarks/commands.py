"""What the program costs from start to end, as ratios to yamllint, autocorrect and an earlier version in the same run.

Run with `python benchmarks/commands.py [--many N] [--before COMMAND]` in an environment that holds gik-lint as
users install it (a wheel, not an editable checkout), yamllint and autocorrect-py. Times are processor time of the
whole process, the commands taken in turn, the best of several rounds. `--many N` (1000 is what the aims speak of)
also checks N reports, one core, no cache, and the same once more with a cache that is cold, then warm. `--before`
names the command of another environment that holds the version to compare with, such as the last release:
`old/bin/gik-lint`.
"""

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
SMALL = ROOT / "reports_examples"
ROUNDS = 12


def spent(command: list[str], home: Path) -> tuple[float, float]:
    """Processor and wall seconds of a command whose output and exit code do not matter."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(home)}
    started = time.perf_counter()
    with subprocess.Popen(  # noqa: S603 - the commands are written below
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment
    ) as process:
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
    return usage.ru_utime + usage.ru_stime, time.perf_counter() - started


def best(commands: dict[str, list[str]], home: Path, rounds: int = ROUNDS) -> dict[str, float]:
    """The least processor seconds of each command, taken in turn after one round that is not counted."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(rounds + 1):
        for name, command in commands.items():
            seconds = spent(command, home)[0]
            if turn:
                times[name].append(seconds)
    return {name: min(seconds) for name, seconds in times.items()}


def starts(home: Path, before: str | None) -> None:
    """`--version` and one report against yamllint on a small file."""
    lint, yaml = str(BIN / "gik-lint"), str(BIN / "yamllint")
    report = str(min(SMALL.glob("*.txt"), key=lambda file: file.stat().st_size))
    commands = {
        "yamllint --version": [yaml, "--version"],
        "gik-lint --version": [lint, "--version"],
        "yamllint small.yml": [yaml, str(ROOT / "mkdocs.yml")],
        "gik-lint report.txt": [lint, "check", "--no-config", "--no-cache", report],
        "gik-lint report.txt, cached": [lint, "check", "--no-config", report],
        "gik-lint --format json": [lint, "check", "--no-config", "--no-cache", "--format", "json", report],
    }
    if before:
        commands["before --version"] = [before, "--version"]
        commands["before report.txt"] = [before, "check", "--no-config", "--no-cache", report]
    found = best(commands, home)
    bases = {"--version": found["yamllint --version"]}
    for name, seconds in found.items():
        base = bases.get(name.partition(" ")[2], found["yamllint small.yml"])
        print(f"{name:28} {seconds * 1000:8.1f} ms {seconds / base:8.2f} of yamllint")


def many(count: int, home: Path, before: str | None) -> None:
    """`count` reports made from the examples, each with a line of its own, against autocorrect on the same files."""
    texts = [file.read_text("utf-8") for file in sorted(SMALL.glob("*.txt"))]
    with TemporaryDirectory() as folder:
        for index in range(count):
            Path(folder, f"{index:04}.txt").write_text(f"{texts[index % len(texts)]}\n第{index}份\n", "utf-8")
        lint = [str(BIN / "gik-lint"), "check", "--no-config", "--format", "json", folder]
        one = [*lint, "--jobs", "1"]
        correct = (
            "import autocorrect_py, pathlib, sys\n"
            "for file in sorted(pathlib.Path(sys.argv[1]).iterdir()):\n"
            "    autocorrect_py.lint_for(file.read_text('utf-8'), str(file))\n"
        )
        base = min(spent([sys.executable, "-c", correct, folder], home)[0] for _ in range(3))
        print(f"{'autocorrect':28} {base * 1000 / count:8.2f} ms a report")
        plain, alone = spent([*one, "--no-cache"], home)
        print(f"{'gik-lint':28} {plain * 1000 / count:8.2f} ms a report {plain / base:8.2f} of autocorrect")
        if before:
            old, _ = spent([before, *one[1:], "--no-cache"], home)
            print(f"{'before':28} {old * 1000 / count:8.2f} ms a report {plain / old:8.2f} of it is needed now")
        _, two = spent([*lint, "--no-cache", "--jobs", "2"], home)
        print(f"{'two jobs (wall)':28} {two * 1000 / count:8.2f} ms a report {alone / two:8.2f} times as fast")
        cold, warm = spent(one, home)[0], spent(one, home)[0]
        print(f"{'cold cache':28} {cold * 1000 / count:8.2f} ms a report")
        print(f"{'warm cache':28} {warm * 1000 / count:8.2f} ms a report {warm / cold:8.2f} of the cold run")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--many", type=int, default=0, metavar="N")
    parser.add_argument("--before", metavar="COMMAND", help="gik-lint of another version, to compare with")
    asked = parser.parse_args()
    with TemporaryDirectory() as own:
        starts(Path(own), asked.before)
        if asked.many:
            many(asked.many, Path(own), asked.before)
