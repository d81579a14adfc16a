"""Many drafts on several processes: results in the order of the input, and one bad draft costs one result.

Each worker is supervised on its own pipe: one that dies or hangs is replaced and its draft reported as not
checked. (A pool of the standard library breaks as a whole when a worker dies, and its limit of tasks a
child deadlocks on Python 3.11.)
"""

import gc
import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait

from gik_lint import cache
from gik_lint.config.settings import Settings
from gik_lint.illustration import Keep
from gik_lint.inputs import Input
from gik_lint.recipe import Recipe
from gik_lint.result import ReportResult

_GRACE = 5.0
_TICK = 0.5
_DIED = "检查这份文件的进程意外退出；请单独检查这份文件，或另存后再试"
_HUNG = "检查这份文件超时；可用 --max-seconds 放宽，或拆分文件"


def check_all(recipe: Recipe, files: Sequence[Input], jobs: int, keep: Keep) -> Iterator[ReportResult]:
    """The result of each file, in order, from `jobs` processes."""
    limits = recipe.resolver().settings
    crew = [_Worker(recipe, keep) for _ in range(min(jobs, len(files)))]
    waiting = iter(range(len(files)))
    done: dict[int, ReportResult] = {}
    try:
        for worker in crew:
            _hand_out(worker, waiting, files)
        for index in range(len(files)):
            while index not in done:
                _collect(crew, waiting, files, done, limits)
            yield done.pop(index)
    finally:
        for worker in crew:
            worker.stop()


def _collect(
    crew: list["_Worker"],
    waiting: Iterator[int],
    files: Sequence[Input],
    done: dict[int, ReportResult],
    limits: Callable[[str], Settings],
) -> None:
    """Take what is ready, replace who died or hangs, hand out the next files."""
    ready = wait([worker.pipe for worker in crew if worker.task is not None], timeout=_TICK)
    for worker in crew:
        if worker.task is None:
            continue
        path = files[worker.task].path
        if worker.pipe in ready:
            result = worker.result() or ReportResult(path, "not-checked", _DIED)
        elif time.monotonic() - worker.started > limits(path).max_seconds + _GRACE:
            result = ReportResult(path, "not-checked", _HUNG)
            worker.replace()
        else:
            continue
        done[worker.task] = result
        _hand_out(worker, waiting, files)


def _hand_out(worker: "_Worker", waiting: Iterator[int], files: Sequence[Input]) -> None:
    task = next(waiting, None)
    worker.task = task
    if task is not None:
        worker.start(files[task])


class _Worker:
    """One process and the file it has in hand."""

    def __init__(self, recipe: Recipe, keep: Keep) -> None:
        self._recipe, self._keep = recipe, keep
        self.task: int | None = None
        self.started = 0.0
        self._launch()

    def _launch(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self._process = context.Process(
            target=_work, args=(theirs, self._recipe, self._keep, gc.get_threshold()), daemon=True
        )
        with _undisturbed():
            self._process.start()
        theirs.close()

    def start(self, source: Input) -> None:
        """Give the worker a file."""
        self.started = time.monotonic()
        try:
            self.pipe.send(source)
        except (BrokenPipeError, OSError):
            self.replace()
            self.pipe.send(source)

    def result(self) -> ReportResult | None:
        """What the worker found; None if it died over the file (it is replaced then)."""
        try:
            result: ReportResult = self.pipe.recv()
        except (EOFError, OSError):
            self.replace()
            return None
        return result

    def replace(self) -> None:
        """A new process in place of this one."""
        self.stop()
        self._launch()

    def stop(self) -> None:
        """End the process, and what it has started to read with."""
        if hasattr(os, "killpg") and self._process.pid:
            with suppress(OSError):  # it has not come so far as to lead a group
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()
        self._process.join()
        self.pipe.close()  # before, the process would complain of it while it lives


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Ctrl-C waits, here until this is over, in a process started meanwhile until it can be told to ignore it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    from multiprocessing.resource_tracker import ensure_running

    ensure_running()  # started in between, it would let Ctrl-C through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(pipe: Connection, recipe: Recipe, keep: Keep, garbage: tuple[int, int, int]) -> None:
    """In the worker: check files until there are no more; Ctrl-C is the caller's affair, `garbage` its thresholds."""
    gc.set_threshold(*garbage)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "setpgrp"):
        os.setpgrp()
    linter = recipe.linter()
    cached = linter.settings_of("").cache
    while True:
        try:
            source: Input = pipe.recv()
        except EOFError:
            return
        if cached and keep != "report":
            pipe.send(cache.check(linter, source, keep))
        else:
            pipe.send(linter.check(source, keep))
