"""The hooks run on one's own machine, on what is about to be recorded, and fetch nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.makers.portal import SmallPortal
from tests.makers.workflow_reader import ROOT, document

pytestmark = pytest.mark.heavy

BIN = Path(sys.executable).parent


def pre_commit(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PRE_COMMIT_HOME": str(folder.parent / "pre-commit"), "PYTHONUTF8": "1"}
    return subprocess.run(
        [str(BIN / "pre-commit"), *arguments],
        cwd=folder, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.fixture
def recorded(portal: SmallPortal, git: Callable[..., str]) -> SmallPortal:
    """The small portal in a repository of its own, with our hooks and our .venv."""
    shutil.copy(ROOT / ".pre-commit-config.yaml", portal.root)
    (portal.root / ".venv" / "bin").mkdir(parents=True)
    for program in ("portalgen", "ruff", "zizmor", "check-jsonschema"):
        (portal.root / ".venv" / "bin" / program).symlink_to(BIN / program)
    (portal.root / ".gitignore").write_text(".venv/\n.portalgen/\n", "utf-8")
    git(portal.root, "init", "--quiet", "--initial-branch=main")
    git(portal.root, "add", ".")
    git(portal.root, "commit", "--quiet", "-m", "Cổng mẫu")
    return portal


def test_both_files_are_what_pre_commit_expects() -> None:
    assert pre_commit(ROOT, "validate-config", ".pre-commit-config.yaml").returncode == 0
    assert pre_commit(ROOT, "validate-manifest", ".pre-commit-hooks.yaml").returncode == 0


def test_every_hook_is_local_and_what_it_runs_is_here() -> None:
    repositories = document(ROOT / ".pre-commit-config.yaml")["repos"]
    assert [each["repo"] for each in repositories] == ["local"]
    for hook in repositories[0]["hooks"]:
        program = hook["entry"].split()[0]
        assert hook["language"] == "system"
        assert (BIN / Path(program).name).exists() if program.startswith(".venv/bin/") else (ROOT / program).exists()


def test_pages_without_fault_pass(recorded: SmallPortal, git: Callable[..., str]) -> None:
    recorded.edit("content/so/tin-tuc/hop-bao.vi.md", "Nội dung.", "Nội dung mới.")
    git(recorded.root, "add", ".")
    done = pre_commit(recorded.root, "run", "portalgen-lint")
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_fault_that_is_about_to_be_recorded_is_reported(recorded: SmallPortal, git: Callable[..., str]) -> None:
    recorded.edit("content/so/tin-tuc/hop-bao.vi.md", "date: 2026-01-04", "date: 2026-13-45")
    git(recorded.root, "add", ".")
    recorded.edit("content/so/tin-tuc/hop-bao.vi.md", "date: 2026-13-45", "date: 2026-01-04")
    done = pre_commit(recorded.root, "run", "portalgen-lint")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "FMT103" in done.stdout


@pytest.mark.long
def test_a_warning_is_seen_though_it_stops_nothing(recorded: SmallPortal, git: Callable[..., str]) -> None:
    recorded.edit("content/so/tin-tuc/hop-bao.vi.md", "title: Họp báo", "title: HỌP BÁO ĐẦU THÁNG MƯỜI")
    git(recorded.root, "add", ".")
    done = pre_commit(recorded.root, "run", "portalgen-lint")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "TXT203" in done.stdout


@pytest.mark.long
def test_a_workflow_that_is_not_safe_is_reported(recorded: SmallPortal, git: Callable[..., str]) -> None:
    recorded.write(
        ".github/workflows/x.yml",
        "on: push\njobs:\n  x:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/upload-artifact@v7\n",
    )
    git(recorded.root, "add", ".")
    assert pre_commit(recorded.root, "run", "workflows-safety").returncode == 1
    assert pre_commit(recorded.root, "run", "workflows").returncode == 0
