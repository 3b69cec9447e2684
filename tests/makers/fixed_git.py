"""Git without settings of the machine and with a fixed clock, for this process and those that it starts."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_ENVIRONMENT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Biên tập viên mẫu",
    "GIT_AUTHOR_EMAIL": "mau@example.vn",
    "GIT_COMMITTER_NAME": "Biên tập viên mẫu",
    "GIT_COMMITTER_EMAIL": "mau@example.vn",
    "GIT_AUTHOR_DATE": "2026-11-02T09:00:00+07:00",
    "GIT_COMMITTER_DATE": "2026-11-02T09:00:00+07:00",
}


@contextmanager
def fixed_git() -> Iterator[Callable[..., str]]:
    """Return what runs Git in a folder, and gives its output."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in _ENVIRONMENT.items():
            patch.setenv(name, value)
        yield _run


def _run(folder: Path, *arguments: str | Path) -> str:
    command = ["git", "-c", "maintenance.auto=false", "-C", str(folder), *(str(each) for each in arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()
