"""What the tests of the forge share: scripts as modules, workflows as data, and real repositories."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


def _script(name: str) -> ModuleType:
    loader = SourceFileLoader(f"script_{name}", str(ROOT / "scripts" / name))
    spec = spec_from_loader(loader.name, loader)
    assert spec is not None
    module = module_from_spec(spec)
    loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def deploy() -> ModuleType:
    """`scripts/deploy`."""
    return _script("deploy")


@pytest.fixture(scope="session")
def codeowners() -> ModuleType:
    """`scripts/codeowners`."""
    return _script("codeowners")


@pytest.fixture
def git(monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Runs Git in a folder without settings of the machine and with a fixed clock; its output."""
    for name, value in {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "Biên tập viên mẫu",
        "GIT_AUTHOR_EMAIL": "mau@example.vn",
        "GIT_COMMITTER_NAME": "Biên tập viên mẫu",
        "GIT_COMMITTER_EMAIL": "mau@example.vn",
        "GIT_AUTHOR_DATE": "2026-11-02T09:00:00+07:00",
        "GIT_COMMITTER_DATE": "2026-11-02T09:00:00+07:00",
    }.items():
        monkeypatch.setenv(name, value)

    def run(folder: Path, *arguments: str | Path) -> str:
        command = ["git", "-C", str(folder), *(str(each) for each in arguments)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    return run
