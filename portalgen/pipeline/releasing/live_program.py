"""Lets the program of the live commit judge a push that changes the program, so that no program vouches for itself.

If the running program lies in the released repository and the push changed it, the live commit's program is written to
a temporary folder. It is written byte for byte as stored in Git, and runs as a separate process with this interpreter,
without a cache, since the other program could have written to it. Its verdict is required in addition to this
program's.

This detects a push with wrong judging code, by mistake or on purpose. It does not protect against a changed caller:
that is part of the running program as well. A checkout kept at the live commit does (docs/how-to/kho-va-duyet-bai.md).
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import portalgen
from portalgen.frozen import frozen
from portalgen.history.program import run_git
from portalgen.history.repository import Repository
from portalgen.history.scratch import create_scratch_repository, export_chosen_files, find_changes_between
from portalgen.pipeline.judging.live_answer import LiveProgramAnswer, LiveProgramState
from portalgen.publish.sending.answers import status_as_data
from portalgen.publish.target.model import TargetStatus

COMMAND_FILE: Final = "portalgen/cli/judge_push.py"
"""A program that contains this file can judge a push."""
_PROGRAM: Final = re.compile(r"(?:portalgen|scripts|themes)/.*|requirements[\w.-]*\.txt|pyproject\.toml", re.DOTALL)
"""The files of a program, from its own folder."""
_NEEDED: Final = ("portalgen/", "themes/")
_RUN: Final = "from portalgen.cli.main import main; main()"
_LINES: Final = 200
_STATES: Final[Mapping[int, LiveProgramState]] = {0: "passed", 1: "refused"}


def find_live_commit(status: TargetStatus) -> str:
    """Return the commit since which a push is judged. Return an empty string before the first release.

    This is the served commit, else the commit of the newest manifest in the records (of a target restored without its
    releases).
    """
    current = status.current
    return status.confirmed_commit or (current.commit if current is not None else status.head_commit)


@frozen
class LiveProgramRequest:
    """A push to be judged by the program of the live commit."""

    repository: Repository
    status: TargetStatus
    """The status of the target."""
    head: str
    """Id of the commit to be released."""
    options: tuple[str, ...] = ()
    """Additional options for `judge-push`."""
    is_judged: bool = False
    """True if, as the operator states, the live commit's program has already judged."""
    allows_back: bool = False
    language: str = "vi"
    package: Path = Path(portalgen.__file__).parent
    """The folder of the running program's package."""

    @property
    def live(self) -> str:
        """Id of the live commit; empty before the first release."""
        return find_live_commit(self.status)

    @property
    def program_place(self) -> Path:
        """The folder that contains the program's package."""
        return self.package.resolve().parent

    @property
    def prefix(self) -> str:
        """`program_place` from the top of the repository, ending in `/`. Empty if it is the top itself."""
        below = self.program_place.relative_to(self.repository.top).as_posix()
        return "" if below == "." else f"{below}/"

    @property
    def whole_repository(self) -> Repository:
        """The repository with its top as the portal's root, since a program may lie beside the portal."""
        return replace(self.repository, root=self.repository.top, prefix="")

    def has(self, object: str) -> bool:
        """Return True if the repository contains the Git object `object`."""
        return run_git(self.repository.top, ("cat-file", "-e", object)).status == 0

    def answer(self, state: LiveProgramState, text: str = "") -> LiveProgramAnswer:
        """Return an answer about this push."""
        return LiveProgramAnswer(state, self.live, self.head, text)


def ask_live_program(request: LiveProgramRequest) -> LiveProgramAnswer:
    """If the push changed the program, run the live commit's program to judge the push, and return its verdict."""
    live = request.live
    if live in ("", request.head) or not request.program_place.is_relative_to(request.repository.top):
        return LiveProgramAnswer()
    if not request.has(f"{live}^{{commit}}"):
        return request.answer("stated" if request.is_judged else "unknown" if request.allows_back else "missing")
    if not _has_changed(request):
        return LiveProgramAnswer()
    if request.is_judged:
        return request.answer("stated")
    if not request.has(f"{live}:{request.prefix}{COMMAND_FILE}"):
        return request.answer("absent")
    return _ask(request)


def _has_changed(request: LiveProgramRequest) -> bool:
    changes = find_changes_between(request.whole_repository, request.live, request.head)
    paths = (*changes.paths, *changes.deleted_paths)
    below = (path.removeprefix(request.prefix) for path in paths if path.startswith(request.prefix))
    return any(map(_PROGRAM.fullmatch, below))


def _ask(request: LiveProgramRequest) -> LiveProgramAnswer:
    with tempfile.TemporaryDirectory(prefix="portalgen-") as name:
        folder = Path(name)
        scratch = create_scratch_repository(request.whole_repository, folder / "git")
        needed = tuple(f"{request.prefix}{each}" for each in _NEEDED)
        (folder / "program").mkdir()
        export_chosen_files(scratch, request.live, folder / "program", lambda path: path.startswith(needed))
        status = folder / "live.json"
        status.write_text(json.dumps(status_as_data(request.status)), "utf-8")
        portal = ("--root", str(request.repository.root), "--language", request.language)
        asked = ("judge-push", "--live", str(status), "--head", request.head, *request.options)
        done = _run(folder / "program" / request.prefix, (*portal, *asked))
    return _read_answer(request, done)


def _run(program: Path, arguments: Sequence[str]) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(  # noqa: S603 - the program of the commit that is live
        [sys.executable, "-P", "-c", _RUN, *arguments],
        cwd=program,
        env={**clean, "PYTHONPATH": str(program), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONIOENCODING": "utf-8"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


def _read_answer(request: LiveProgramRequest, done: subprocess.CompletedProcess[str]) -> LiveProgramAnswer:
    """Return the answer of the finished process.

    An exit code counts only if the last line names the commit: a crashing program ends with 1 as well.
    """
    lines = done.stdout.rstrip().splitlines()
    is_judged = bool(lines) and lines[-1].endswith(request.head)
    if is_judged and done.returncode in _STATES:
        return request.answer(_STATES[done.returncode], "\n".join(lines[:_LINES]))
    words = (done.stderr.strip() or done.stdout.strip()).splitlines()
    return request.answer("unable", words[-1] if words else f"exit code {done.returncode}")
