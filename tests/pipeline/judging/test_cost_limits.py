"""What is too costly to judge is ended with everything that it started, and the verdict says which step took the time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from portalgen.diagnostics.sentences import help_of, sentence_of
from portalgen.pipeline.judging.cost_limits import ExceededLimit, measure_group
from portalgen.pipeline.judging.limit_forms import LIMIT_FORMS
from tests.makers.waiting import wait_until

EXCEEDED: Final = ExceededLimit("time", 600, (("lint", 580.4), ("", 12.0), ("render", 8.0), ("inspect", 0.1)))
_WORK: Final = """
import subprocess, sys
from pathlib import Path
from tempfile import TemporaryDirectory

from portalgen.pipeline.judging.cost_limits import CostLimits, supervise

work, seconds, mebibytes = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
supervision = supervise(CostLimits(seconds, mebibytes))
if supervision.outcome is None:
    progress = supervision.follow(lambda stage, done, total: None)
    progress("lint", 0, 2)
    with TemporaryDirectory():
        if work == "child":
            subprocess.run([sys.executable, "-c", "while True: pass"], check=False)
        while work == "loop":
            pass
        held = bytearray(300 << 20) if work == "memory" else b""
        while held:
            held[::4096] = bytes(len(held[::4096]))
    sys.exit(7)
outcome = supervision.outcome
print(outcome if isinstance(outcome, int) else f"{outcome.resource} {outcome.steps[0][0]}")
"""
pytestmark = [
    pytest.mark.heavy,
    pytest.mark.skipif(not Path("/proc/self/stat").is_file(), reason="only Linux says what processes take"),
]


def run(work: str, folder: Path, seconds: int = 0, mebibytes: int = 0) -> str:
    """What the waiting process prints; `folder` is empty again when it has ended."""
    words = [sys.executable, "-c", _WORK, work, str(seconds), str(mebibytes)]
    done = subprocess.run(
        words, env={**os.environ, "TMPDIR": str(folder)}, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.stderr == ""
    assert list(folder.iterdir()) == []
    return done.stdout.strip()


def test_work_within_its_limits_ends_with_its_own_exit_code(tmp_path: Path) -> None:
    assert run("nothing", tmp_path, 60, 4000) == "7"


@pytest.mark.parametrize("work", ["loop", "child"])
def test_processor_time_beyond_the_limit_ends_the_work_and_what_it_started(work: str, tmp_path: Path) -> None:
    assert run(work, tmp_path, seconds=1) == "time lint"


def test_memory_beyond_the_limit_ends_the_work(tmp_path: Path) -> None:
    assert run("memory", tmp_path, mebibytes=200) == "memory lint"


def test_a_runner_that_ends_the_command_ends_the_work_and_what_it_keeps_on_the_disk(tmp_path: Path) -> None:
    words = [sys.executable, "-c", _WORK, "loop", "60", "0"]
    waiting = subprocess.Popen(words, env={**os.environ, "TMPDIR": str(tmp_path)}, stderr=subprocess.DEVNULL)
    children = Path(f"/proc/{waiting.pid}/task/{waiting.pid}/children")
    wait_until(lambda: len(list(tmp_path.rglob("tmp*"))) > 0)
    (worker,) = map(int, children.read_text().split())
    waiting.terminate()
    assert waiting.wait(20) != 0
    wait_until(lambda: not Path(f"/proc/{worker}").exists())
    assert list(tmp_path.iterdir()) == []


def test_without_a_limit_there_is_one_process(tmp_path: Path) -> None:
    assert run("nothing", tmp_path) == ""


def test_a_group_of_processes_is_measured() -> None:
    seconds, memory = measure_group(os.getpgrp())
    assert seconds > 0 and memory > 1 << 20
    assert measure_group(-1) == (0.0, 0)


def test_the_verdict_names_the_limit_and_the_costliest_steps() -> None:
    found = EXCEEDED.describe()
    assert (found.code, found.place.path) == ("GOV208", ".")
    assert "600 giây" in sentence_of(found, "vi")
    assert "checking pages and attachments 580 s; reading the submission" in sentence_of(found, "en")
    assert "--cpu-limit" in help_of(found, "en")


def test_every_form_refuses(tmp_path: Path) -> None:
    texts = {form: write(EXCEEDED, "vi") for form, write in LIMIT_FORMS.items()}
    assert all("GOV208" in text for form, text in texts.items() if form != "outputs")
    assert json.loads(texts["json"])["passes"] is False
    assert "passes=no\n" in texts["outputs"]
