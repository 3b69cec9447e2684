"""Follows guides on a practice province, from the command that makes it: in one shell, with an agent that the guide starts.

As in `GuideSession`, of which it is a kind; besides, a folder that was changed into and variables that were set stay for the
commands that follow, and in a file that the guide gives `HÔM-NAY` is the day of the session.
"""

from __future__ import annotations

import contextlib
import os
import re
import shlex
import shutil
import signal
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest

from portalgen.cli.state import exact_now
from tests.makers.board import without_git_settings
from tests.makers.guide_session import GuideSession

_SECONDS: Final = 60
_PASSING: Final = frozenset({"PWD", "OLDPWD", "SHLVL", "_", "KEPT", "status", "GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"})
"""Variables that a command does not leave to the next."""
_VARIABLE: Final = re.compile(r"\$([A-Z_]+)")
_MAKING: Final = "portalgen init --practice "
TODAY: Final = "HÔM-NAY"


@dataclass
class PracticeSession(GuideSession):
    """A person at a terminal, in a folder that is empty to begin with."""

    made: dict[str, tuple[str, int]] = field(default_factory=dict)
    """The output and exit code of the command that has made the province already, which takes long."""

    @property
    def folder(self) -> Path:
        """The folder of the province."""
        return self.server.parent

    def follow(self, page: str, person: str = "") -> list[str]:
        """Do all that a guide says; return what was not as it says. `person` is the folder to begin in, "." above the province."""
        self.stop_agent()
        return super().follow(page.replace(TODAY, self.now.date().isoformat()), person or ".")

    def enter(self, person: str) -> None:
        """Go to a folder below the one in which the province is made."""
        self.copy = self.server.parents[1] / person

    def run(self, command: str, typed: list[str]) -> tuple[str, int]:
        """Return what a command prints and its exit code."""
        if command in self.made:
            return self.made[command]
        if command.startswith("portalgen "):
            return super().run(_VARIABLE.sub(lambda found: shlex.quote(self.environment[found[1]]), command), typed)
        kept = self.server.parents[1] / "shell"
        done = subprocess.run(
            ["bash", "-c", f'set -a\n{command}\nstatus=$?\nenv -0 >"$KEPT"\nexit $status'],
            cwd=self.copy, env={**self._surroundings(), "KEPT": str(kept)}, capture_output=True, text=True, check=False,
            timeout=_SECONDS,
        )  # fmt: skip
        values = dict(line.split("=", 1) for line in kept.read_text("utf-8").split("\0") if line)
        self.copy = Path(values["PWD"])
        self.environment = {name: value for name, value in values.items() if name not in _PASSING}
        return done.stdout + done.stderr, done.returncode

    @contextlib.contextmanager
    def restored(self) -> Iterator[None]:
        """Let the block change the province; afterwards it is as before, at the same place."""
        kept = self.server.parents[1] / "kept"
        shutil.copytree(self.folder, kept, symlinks=True)
        try:
            yield
        finally:
            shutil.rmtree(self.folder)
            kept.rename(self.folder)

    def git(self, *arguments: str) -> str:
        """Return what Git prints in the server's repository."""
        done = subprocess.run(
            ["git", "-C", str(self.server), *arguments], env=self.environment, capture_output=True, text=True, check=True,
            timeout=_SECONDS,
        )  # fmt: skip
        return done.stdout.strip()

    def stop_agent(self) -> None:
        """End the agent that a guide has started."""
        process = self.environment.get("SSH_AGENT_PID", "")
        if process:
            with contextlib.suppress(ProcessLookupError):
                os.kill(int(process), signal.SIGTERM)
        gone = ("SSH_AGENT_PID", "SSH_AUTH_SOCK")
        self.environment = {name: value for name, value in self.environment.items() if name not in gone}


@contextlib.contextmanager
def open_practice(folder: Path, name: str = "luyen-tap") -> Iterator[PracticeSession]:
    """A session in `folder` whose province `name` has been made, by the command with which the guides begin.

    Its server goes by the clock of this machine, and so does the session, two hours behind. Nobody has a home.
    """
    folder.mkdir(parents=True, exist_ok=True)
    start = exact_now() - timedelta(hours=2)
    environment = {**without_git_settings(), "LC_ALL": "C.UTF-8"}
    environment.pop("HOME", None)
    session = PracticeSession(folder / name / "kho.git", environment, None, start, host="www.luyen-tap.example.vn")
    session.enter(".")
    command = f"{_MAKING}{name}"
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("HOME", raising=False)
        session.made[command] = session.run(command, [])
    assert session.made[command][1] == 0, session.made[command][0]
    try:
        yield session
    finally:
        session.stop_agent()
