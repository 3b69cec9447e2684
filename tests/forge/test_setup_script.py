"""`scripts/setup` takes minutes, so it names each step when it begins."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.makers.workflow_reader import ROOT

pytestmark = pytest.mark.heavy

PYTHON = """\
#!/bin/sh
[ "$2" != venv ] || { mkdir -p .venv/bin && cp "$0" .venv/bin/python; }
[ "$2" != pip ] || touch .venv/bin/portalgen
"""
"""A Python that installs nothing."""


def test_each_step_is_named_once(tmp_path: Path) -> None:
    (tmp_path / "scripts").mkdir()
    shutil.copy(ROOT / "scripts/setup", tmp_path / "scripts/setup")
    (tmp_path / "portalgen").mkdir()
    (tmp_path / "requirements.txt").write_text("a==1 \\\n    --hash=sha256:0\nb==2 \\\n    --hash=sha256:0\n")
    for name in ("pyproject.toml", "portalgen/__init__.py"):
        (tmp_path / name).touch()
    python = tmp_path / "python"
    python.write_text(PYTHON)
    python.chmod(0o755)

    command, environment = ["bash", str(tmp_path / "scripts/setup")], {**os.environ, "PYTHON": str(python)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    lines = done.stderr.splitlines()
    assert [line.partition(":")[0] for line in lines] == [f"scripts/setup {number}/4" for number in range(1, 5)]
    assert all(" / " in line for line in lines), "in both languages"
    assert "cài 2 gói" in lines[1]
