"""Follows the guides of the roles in one office: a repository on a server, the copies in which people work, their clock and keys.

A guide is read from its first line to its last. Of its blocks these are followed:

    ```console                   each line `$ …` is run in the copy; what stands below it is what it prints
    <!-- $ … -->, ```text        the same for a report that somebody reads on the forge, without running anything
    Sửa `PATH` thành:            the block below becomes that file
    Trong `PATH`, thay …         as in `tests.makers.how_to_page`

Of what is printed `…` stands for any lines, and within a line for anything. At the end of a word of a command it is the
rest of a word that was printed before. Everything else that is fenced is no command of the program (`list_unfollowed` names
what is).
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from portalgen.cli import state
from portalgen.cli.main import run_command
from portalgen.config.approval_policy import ApprovalPolicy
from portalgen.config.roster_files import parse_roster
from portalgen.editorial.forge.bare_git import render_git
from portalgen.editorial.forge.files import write_forge_files
from portalgen.editorial.forge.model import ForgeInputs
from tests.makers.agents import run_agent
from tests.makers.board import VIETNAM, Board, Files, email_of, roster_path, without_git_settings
from tests.makers.how_to_page import change_file, read_steps
from tests.makers.judged_portal import SITES
from tests.makers.lint.story import LEGAL, LIGHT, quiet_files
from tests.makers.signers import Signer

_BLOCK: Final = re.compile(
    r"(?:^(?P<above>[^\n]+)\n\n)?^(?P<ticks>```+)(?P<info>[^\n]*)\n(?P<body>.*?)^(?P=ticks)$", re.MULTILINE | re.DOTALL
)
_FENCED: Final = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_NAMED: Final = re.compile(r"`((?:portalgen|scripts/[\w-]+|python3 -m portalgen[\w.]*)(?: [^`\n]+)?)`")
_SHOWN: Final = re.compile(r"<!-- \$ (.+) -->")
_WHOLE: Final = re.compile(r"Sửa `([^`]+)` thành:")
_CHANGED: Final = re.compile(r"Trong `[^`]+`, ")
_SIGNING: Final = frozenset({"approve", "review", "confirm", "return", "reject", "emergency", "ratify"})
"""Commands that ask before they sign; nobody is there to answer."""
_SIGN: Final = "--sign"
"""By which other commands sign as well."""
_MANY: Final = frozenset({"ci", "lint"})
"""Commands that would begin processes."""
_EXPECTED_CODES: Final = {"portalgen ci": (0, 1), "portalgen lint": (0, 1), "portalgen approve": (0, 1)}
"""Where a submission, or a page, may be found wanting; everything else has to succeed."""
_TYPED: Final = re.compile(r"^(?:.*\[q\] thoát|.*Gõ y để ký|Lý do|.*điện thoại cơ quan\)): ?(.*)$", re.MULTILINE)
"""A question of `portalgen board` and, behind it, what the guide's reader types."""
_EMPTY: Final = {f"content/{site}/tin/cu.vi.md": None for site in SITES}
"""The pages that a board begins with have no front matter: main would not be built with them."""
_SECONDS: Final = 60


@dataclass
class GuideSession:
    """The office while its people work one after the other, each in a copy of their own."""

    server: Path
    environment: Mapping[str, str]
    other_agent: Path | None
    """Of the one who signs in the chief's place, at a machine of their own; None if the guide itself loads the key."""
    now: datetime
    copy: Path = Path()
    """Of the reader of the guide that is followed."""
    host: str = "www.example.vn"
    """Of the main site: `board` is kept from asking it."""
    differences: list[str] = field(default_factory=list)
    printed: list[str] = field(default_factory=list)
    """All that was printed until now."""

    def follow(self, page: str, person: str) -> list[str]:
        """Do all that a guide says to a person; return what was not as it says."""
        self.differences = []
        self.enter(person)
        for block in _BLOCK.finditer(page):
            above, info, body = block["above"] or "", block["info"], block["body"]
            if whole := _WHOLE.fullmatch(above):
                (self.copy / whole[1]).write_text(body, "utf-8")
            elif _CHANGED.match(above):
                (step,) = read_steps(f"{above}\n\n```\n{body}```\n")
                change_file(self.copy, step)
            elif shown := _SHOWN.fullmatch(above):
                self._compare(shown[1], body)
            elif info == "console":
                for command, expected in _split_commands(body):
                    self._compare(command, expected)
        return self.differences

    def enter(self, person: str) -> None:
        """Let this person work in a new copy."""
        self.copy = self._clone(person)

    def _clone(self, person: str) -> Path:
        """A copy of the server's repository on this person's machine."""
        copy = self.server.parent / person
        settings = {"user.name": person, "user.email": email_of(person), "maintenance.auto": "false"}
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        subprocess.run(
            ["git", "clone", "-q", *options, str(self.server), str(copy)],
            env=self.environment, check=True, timeout=_SECONDS,
        )  # fmt: skip
        (copy / ".git/info/exclude").write_text(".portalgen/\n")
        return copy

    def _compare(self, command: str, expected: str) -> None:
        self.now += timedelta(minutes=1)
        output, code = self.run(self._complete(command), _TYPED.findall(expected))
        self.printed.append(output)
        missing = find_missing_lines(expected, output)
        if missing or code not in _EXPECTED_CODES.get(_name_command(command), (0,)):
            self.differences.append(f"$ {command}\n{output}\n--- ended with {code}, not there: {missing}")

    def _complete(self, command: str) -> str:
        """The command with what was printed in the place of words that a guide cut off: `phieu/return-…`."""
        printed = "\n".join(self.printed)
        return re.sub(r"(\S+)…", lambda found: re.findall(rf"{re.escape(found[1])}\w+", printed)[-1], command)

    def run(self, command: str, typed: list[str]) -> tuple[str, int]:
        """Return what a command prints and its exit code; `typed` is what somebody types into a dialogue."""
        words = shlex.split(command)
        if words[0] == "portalgen":
            return self._run_program(words[1:], typed)
        done = subprocess.run(
            ["bash", "-c", command], cwd=self.copy, env=self._surroundings(), capture_output=True, text=True, check=False,
            timeout=_SECONDS,
        )  # fmt: skip
        return done.stdout + done.stderr, done.returncode

    def _surroundings(self) -> dict[str, str]:
        """The environment, in which Git has the session's time too."""
        moment = self.now.isoformat()
        return {**self.environment, "GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}

    def _run_program(self, words: list[str], typed: list[str]) -> tuple[str, int]:
        """What a command of the program prints to either stream at the session's time, and its exit code.

        `typed` is what somebody types into the dialogue of `board`.
        """
        is_signing = words[0] in _SIGNING or _SIGN in words
        asked = ["--yes"] if is_signing and "--dry-run" not in words else []
        alone = ["--jobs", "1"] if words[0] in _MANY else []
        shared = ["--cache", str(self.server.parent / "nho")] if words[0] == "ci" else []
        unreachable = ["--resolve", f"{self.host}:9:127.0.0.1"] if words[0] == "board" else []
        moment = self.now

        class Clock(datetime):
            @classmethod
            def now(cls, tz: Any = None) -> datetime:  # type: ignore[override]
                return moment

        output = io.StringIO()
        with (
            pytest.MonkeyPatch.context() as patch,
            contextlib.redirect_stdout(output),
            contextlib.redirect_stderr(output),
        ):
            patch.setattr(state, "datetime", Clock)
            patch.setattr(sys, "stdin", Keyboard(typed))
            patch.chdir(self.copy)
            for name, value in self._surroundings().items():
                patch.setenv(name, value)
            if "--for" in words and self.other_agent is not None:
                patch.setenv("SSH_AUTH_SOCK", str(self.other_agent))
            code = run_command(["--root", ".", *words, *asked, *alone, *shared, *unreachable])
        return output.getvalue(), code


class Keyboard(io.StringIO):
    """A terminal on which somebody types these lines, which are echoed; then it is closed."""

    def __init__(self, typed: list[str]) -> None:
        super().__init__("".join(f"{line}\n" for line in typed))
        self._has_person = bool(typed)

    def isatty(self) -> bool:
        """Whether anybody types."""
        return self._has_person

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        """Return the next line, which is seen on the screen."""
        line = super().readline(-1 if size is None else size)
        sys.stdout.write(line)
        return line


def _name_command(command: str) -> str:
    return " ".join(command.split()[:2])


def _split_commands(body: str) -> Iterator[tuple[str, str]]:
    for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        command, _, expected = part.partition("\n")
        yield command, expected


def find_missing_lines(expected: str, output: str) -> list[str]:
    """The lines that a guide shows and the output does not have in their place."""
    lines, place, gap, missing = [line.rstrip() for line in output.splitlines()], 0, False, []
    for line in expected.rstrip().splitlines():
        if line.strip() == "…":
            gap = True
            continue
        found = next((at for at in range(place, len(lines)) if _fits(line.rstrip(), lines[at])), None)
        if found is None or (not gap and found != place):
            missing.append(line)
            continue
        place, gap = found + 1, False
    return missing


def _fits(expected: str, line: str) -> bool:
    return re.fullmatch(".*".join(map(re.escape, expected.split("…"))), line) is not None


def list_commands(page: str) -> list[str]:
    """Every command that a page shows, once: those in its blocks, and those of the program in its tables and sentences."""
    found = []
    for block in _BLOCK.finditer(page):
        lines = [each for each in block["body"].splitlines() if each and not each.startswith("#")]
        if block["info"] == "console":
            found += [command for command, _ in _split_commands(block["body"])]
        elif block["info"] in ("sh", "text"):
            found += [line.partition("  # ")[0].strip() for line in lines]
    found += _NAMED.findall(_FENCED.sub("", page))
    return list(dict.fromkeys(found))


def list_unfollowed(page: str, followed: Collection[str] | None = None) -> list[str]:
    """The commands of a guide that nothing follows, so that nothing would notice that they are wrong.

    Of a guide that is read from its first line to its last, these are the lines of its other blocks that run the program. Of
    another they are all its commands but `followed`, and but names of commands that are followed with options.
    """
    if followed is not None:
        return [
            each
            for each in list_commands(page)
            if not any(other == each or other.startswith(f"{each} ") for other in followed)
        ]
    return [
        line
        for block in _BLOCK.finditer(page)
        if block["info"] != "console" and not _SHOWN.fullmatch(block["above"] or "")
        for line in block["body"].splitlines()
        if re.match(r"(?:\$ )?(?:\.venv/bin/)?portalgen ", line)
    ]


@contextlib.contextmanager
def open_session(
    folder: Path, files: Mapping[str, Files], main: Files = MappingProxyType({}), *, is_judged: bool = False
) -> Iterator[GuideSession]:
    """A session beside the server of an office: the site `so` has a chief, and a secretary who may sign in the chief's place.

    `files` are submissions that wait already, name to what they change; `main` is on main. Where it `is_judged`, the server
    has the hook of `portalgen forge render git`, which goes by the clock of this machine, and so does the session.
    """
    board = Board(folder / "may-chu", SITES, files={**quiet_files(), **LEGAL, **LIGHT, **_EMPTY, **main}, is_bare=True)
    start = datetime.now(VIETNAM) - timedelta(hours=2) if is_judged else datetime(2026, 6, 1, 13, tzinfo=VIETNAM)
    delegate = partial(_delegate, until=start.date() + timedelta(days=14))
    board.govern(board.edit_roster(roster_path("so"), delegate), by=("owner-1", "chief-so"))
    for name, changes in files.items():
        board.store.point(f"refs/heads/{name}", board.submit(changes, author="editor-so").head.id)
    if is_judged:
        _write_hook(board)
    with run_agent() as own, run_agent() as others:
        _add_key(own, "chief-so")
        _add_key(others, "secretary-so")
        environment = {**without_git_settings(), "SSH_AUTH_SOCK": str(own), "LC_ALL": "C.UTF-8"}
        yield GuideSession(board.folder, environment, others, start)


def _write_hook(board: Board) -> None:
    """Let the server judge what is pushed to main, with the program that is installed here."""
    roster, faults = parse_roster({path: board.read(path) for path in board.rosters})
    assert roster is not None, faults
    inputs = ForgeInputs(roster, ApprovalPolicy(), SITES, date(2026, 6, 1), board.genesis, Path(sys.prefix))
    write_forge_files(board.folder, render_git(inputs))


def _delegate(roster: dict[str, Any], until: date) -> None:
    to = {"from_person": "chief-so", "to_person": "secretary-so", "document": "12/UQ-SM (mẫu)"}
    roster["delegations"] = [{**to, "from": "2026-06-01", "to": until.isoformat(), "sections": ["tin-tuc"]}]


def _add_key(socket: Path, key: str) -> None:
    """Give an agent the key of a person."""
    private = Signer(key).private.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption())
    environment = {**os.environ, "SSH_AUTH_SOCK": str(socket)}
    subprocess.run(["ssh-add", "-q", "-"], input=private, env=environment, check=True, timeout=_SECONDS)
