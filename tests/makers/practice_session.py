"""Follows guides on a practice province, from the command that makes it: in one shell, with an agent that the guide starts.

As in `GuideSession`, of which it is a kind; besides, a folder that was changed into and variables that were set stay for the
commands that follow, and in a file that the guide gives `HÔM-NAY` is the day of the session.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from tests.makers.board import VIETNAM, without_git_settings
from tests.makers.guide_session import GuideSession

_SECONDS: Final = 60
_KEPT: Final = ("PWD", "SSH_AUTH_SOCK", "SSH_AGENT_PID")
"""Variables that one command leaves to the next."""
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
        """Do all that a guide says, from the folder in which the province is made; return what was not as it says."""
        self.stop_agent()
        return super().follow(page.replace(TODAY, self.now.date().isoformat()), person)

    def enter(self, person: str) -> None:
        """Go back to where the guide begins."""
        self.copy = self.server.parents[1]

    def run(self, command: str, typed: list[str]) -> tuple[str, int]:
        """Return what a command prints and its exit code."""
        if command in self.made:
            return self.made[command]
        if command.startswith("portalgen "):
            return super().run(command, typed)
        kept = self.server.parents[1] / "shell"
        lines = f"{command}\nstatus=$?\nfor name in {' '.join(_KEPT)}; do echo \"${{!name}}\"; done >\"$KEPT\"\nexit $status"
        done = subprocess.run(
            ["bash", "-c", lines], cwd=self.copy, env={**self._surroundings(), "KEPT": str(kept)}, capture_output=True,
            text=True, check=False, timeout=_SECONDS,
        )  # fmt: skip
        values = dict(zip(_KEPT, kept.read_text("utf-8").splitlines(), strict=True))
        self.copy = Path(values.pop("PWD"))
        self.environment = {**self.environment, **values}
        return done.stdout + done.stderr, done.returncode

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

    Its server goes by the clock of this machine, and so does the session, two hours behind.
    """
    folder.mkdir(parents=True, exist_ok=True)
    start = datetime.now(VIETNAM) - timedelta(hours=2)
    environment = {**without_git_settings(), "LC_ALL": "C.UTF-8"}
    session = PracticeSession(folder / name / "kho.git", environment, None, start, host="www.luyen-tap.example.vn")
    session.enter("")
    command = f"{_MAKING}{name}"
    session.made[command] = session.run(command, [])
    assert session.made[command][1] == 0, session.made[command][0]
    try:
        yield session
    finally:
        session.stop_agent()
