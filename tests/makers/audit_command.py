"""`portalgen audit deadlines` as anybody runs it, and its verdicts in the words of the histories."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from tests.makers.histories import WORDS

ROOT: Final = Path(__file__).resolve().parents[2]


def verdict_word_of(row: Mapping[str, Any]) -> str:
    """The verdict of a row in the words of the histories."""
    verdict: str = row["verdict"]
    return verdict if verdict in WORDS else f"{verdict} ({row['standing']})"


def print_deadline_audit(folder: Path, at: str) -> Any:
    """The report of `portalgen audit deadlines`, as anybody gets it."""
    command = "from portalgen.cli.main import main; main()"
    asked = ["--root", str(folder), "audit", "deadlines", "--at", at, "--format", "json"]
    run = subprocess.run(
        [sys.executable, "-c", command, *asked],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode in (0, 1), run.stdout + run.stderr
    return json.loads(run.stdout)
