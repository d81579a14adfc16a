"""Ctrl-C ends a run at once: one sentence, code 130, and no process is left behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

DRAFT = "某县人民政府2016年政府信息公开工作年度报告\n一、概述\n公开政府信息120条。\n"
PROMPTLY = 5.0

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").is_file(), reason="没有 /proc，看不到还有哪些进程")


def of_session(leader):
    """The processes that still run in the session of `leader`."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if fields[0] != "Z" and int(fields[3]) == leader:
            found.append(int(stat.parent.name))
    return found


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("later", [0.05, 0.1, 0.15, 0.2, 1.0])
def test_ctrl_c_ends_a_run_and_all_its_processes(tmp_path, jobs, later):
    for number in range(40):
        (tmp_path / f"{number:02}.txt").write_text(DRAFT * 400, "utf-8")  # each takes long enough to be interrupted
    command = [sys.executable, "-m", "gik_lint", "check", ".", "--no-cache", "--jobs", jobs]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as running:
        awaited = time.monotonic() + 30
        while len(of_session(running.pid)) < (1 if jobs == "1" else 3) and time.monotonic() < awaited:
            time.sleep(0.01)
        time.sleep(later + (0.7 if jobs == "1" else 0))  # alone, it has no workers to wait for
        started = time.monotonic()
        os.killpg(running.pid, signal.SIGINT)  # as a terminal does, to every process of the group
        _, said = running.communicate(timeout=60)
        took = time.monotonic() - started
    while of_session(running.pid) and time.monotonic() - started < PROMPTLY:
        time.sleep(0.05)  # what keeps count for the others ends after them

    assert said.decode().strip() == "已中断。"
    assert running.returncode == 130
    assert took < PROMPTLY
    assert of_session(running.pid) == []
