"""A board at its server: a bare repository, a clone in which its chief decides, and keys that sign without an agent."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from portalgen.config.roster import SignerKey
from portalgen.editorial.approving import record_making
from portalgen.pipeline.board.decisions import Decision, DecisionOutcome, decide
from portalgen.pipeline.board.options import BoardOptions
from portalgen.pipeline.board.queue import BoardQueue, WaitingSubmission, find_submission, read_board_queue
from portalgen.pipeline.board.screen import SubmissionScreen, draw_screen
from tests.makers.board import Board, Content, Files, email_of, without_git_settings
from tests.makers.judged_portal import SITES
from tests.makers.lint.story import LEGAL, LIGHT, quiet_files
from tests.makers.signers import Signer

_WITHOUT_HEADS = {f"content/{site}/tin/cu.vi.md": None for site in SITES}
"""The pages that a board begins with have no front matter: main would not be built with them."""


@dataclass
class BoardOffice:
    """The server's repository, and the copy of one signer."""

    board: Board
    copy: Path
    signer: str

    now: datetime
    """The clock of the signer, which goes on by a minute with each decision."""

    def submit(self, name: str, files: Files, author: str = "editor-so") -> str:
        """Hand in a submission under a name; return the id of its newest commit."""
        head = self.board.submit(files, author=author).head.id
        self.board.store.point(f"refs/heads/{name}", head)
        return head

    def options(self) -> BoardOptions:
        """Return what the signer's copy asks for."""
        key = self.copy.parent / f"{self.signer}.pub"
        key.write_text(Signer(self.signer).public, "utf-8")
        return BoardOptions(self.copy, by=self.signer, key_file=key, cache=self.copy / ".git" / "nho")

    def queue(self) -> BoardQueue:
        """Return the queue after fetching."""
        self.git("fetch", "-q", "origin")
        return read_board_queue(self.options(), self.now)

    def draw(self, name: str) -> SubmissionScreen:
        """Return the screen of a submission."""
        waiting = self.queue()
        return draw_screen(self.options(), waiting, find_submission(waiting, name), self.now)

    def decide(self, screen: SubmissionScreen, decision: Decision) -> DecisionOutcome:
        """Carry out a decision a minute later; Git has the same clock."""
        with pytest.MonkeyPatch.context() as patch:
            self.tick(patch)
            return decide(self.options(), screen, decision, self.now)

    def tick(self, patch: pytest.MonkeyPatch) -> type[datetime]:
        """Let a minute go by, for Git too; return a class whose `now` is that moment."""
        self.now += timedelta(minutes=1)
        moment = self.now
        for name in ("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"):
            patch.setenv(name, moment.isoformat())

        class Clock(datetime):
            @classmethod
            def now(cls, tz: Any = None) -> datetime:  # type: ignore[override]
                return moment

        return Clock

    def find(self, name: str) -> WaitingSubmission:
        """Return a submission of the queue."""
        return find_submission(self.queue(), name)

    def main(self) -> str:
        """Return main on the server."""
        return self.git("rev-parse", "refs/heads/main", folder=self.board.folder)

    def hook(self, text: str) -> None:
        """Let the server run this before it takes a push; an empty text takes it away."""
        file = self.board.folder / "hooks" / "pre-receive"
        file.parent.mkdir(exist_ok=True)
        file.unlink(missing_ok=True)
        if text:
            file.write_text(f"#!/bin/sh\n{text}\n")
            file.chmod(0o755)

    def git(self, *arguments: str, folder: Path | None = None) -> str:
        """Return what Git prints, in the copy unless another folder is given."""
        done = subprocess.run(
            ["git", *arguments], cwd=folder or self.copy, env=without_git_settings(), capture_output=True, text=True,
            check=True, timeout=60,
        )  # fmt: skip
        return done.stdout.strip()


def open_board_office(folder: Path, main: Mapping[str, Content] | None = None, signer: str = "chief-so") -> BoardOffice:
    """Return an office of the sites `portal`, `so` and `xa`; the copy has a branch of its own checked out."""
    files = {**quiet_files(), **LEGAL, **LIGHT, **_WITHOUT_HEADS, **(main or {})}
    board = Board(folder / "may-chu", SITES, files=files, is_bare=True)
    office = BoardOffice(board, folder / "ban-sao", signer, board.now + timedelta(hours=1))
    settings = [f"user.name={signer}", f"user.email={email_of(signer)}", "maintenance.auto=false"]
    options = [part for each in settings for part in ("-c", each)]
    office.git("clone", "-q", *options, str(board.folder), str(office.copy), folder=folder)
    office.git("switch", "-q", "-c", "lam-viec")
    return office


def sign_without_agent(patch: pytest.MonkeyPatch) -> None:
    """Let signatures be made with the keys of `Signer` by their labels, which are the ids of the people."""

    def sign(data: bytes, key: SignerKey) -> bytes:
        return Signer(key.label).sign(data)

    patch.setattr(record_making, "sign_with_agent", sign)
