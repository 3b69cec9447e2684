"""Runs the Git program with output independent of its configuration and environment.

Only Git's own output is used: no pager, prompt, lock, external diff or text conversion, no hook or file system monitor,
no replaced or grafted commits, no implicit fetching.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from subprocess import Popen
from types import MappingProxyType
from typing import IO, BinaryIO, Final, cast

from portalgen.errors import UnusableEnvironmentError
from portalgen.frozen import frozen
from portalgen.on_demand import on_demand

with on_demand():
    from git import cmd, exc

    from portalgen.text import installing

_ENVIRONMENT: Final = MappingProxyType(
    {
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_PAGER": "cat",
        "GIT_LITERAL_PATHSPECS": "1",
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_GRAFT_FILE": os.devnull,
        "GIT_NO_LAZY_FETCH": "1",
        "LC_ALL": "C",
    }
)
_CONFIGURATION: Final = (
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    f"core.attributesFile={os.devnull}",
    "core.quotePath=false",
    "advice.graftFileDeprecated=false",
)
_ERROR_LINES: Final = 3
_FULL: Final = re.compile("No space left on device|Disk quota exceeded")
_ABSENT: Final = re.compile(
    r"(?:cannot|unable to|could not) (?:read|fetch|get)\b|invalid object|lazy fetching disabled|promisor|missing blob"
)
_ABSENT_WAY_OUT: Final = (
    "; nếu kho chỉ lấy về một phần các tệp, hãy chạy `git fetch --refetch --no-filter`",
    "; if this repository holds only a part of the files, run `git fetch --refetch --no-filter`",
)
_NOTHING_MORE: Final[Mapping[str, str]] = MappingProxyType({})


@frozen
class GitResult:
    """The result of a run of Git."""

    status: int
    output: bytes
    error: str


def run_git(
    folder: Path,
    arguments: Iterable[str],
    lines: Iterable[str] = (),
    *,
    ending: str = "\n",
    environment: Mapping[str, str] = _NOTHING_MORE,
) -> GitResult:
    """Run Git in `folder`; `lines` are its input, each with `ending`; `environment` is added.

    Raises UnusableEnvironmentError if Git is missing.
    """
    with open_git_process(folder, arguments, lines, ending=ending, environment=environment) as process:
        output, error = process.communicate()
    return GitResult(process.returncode, output, error.decode("utf-8", "replace"))


def read_git_output(
    folder: Path,
    arguments: Iterable[str],
    lines: Iterable[str] = (),
    *,
    ending: str = "\n",
    environment: Mapping[str, str] = _NOTHING_MORE,
) -> bytes:
    """Return the output of a run. Raises UnusableEnvironmentError with Git's own words if it fails."""
    result = run_git(folder, arguments, lines, ending=ending, environment=environment)
    if result.status:
        raise git_error_of(result)
    return result.output


@contextmanager
def stream_git_output(folder: Path, arguments: Iterable[str], lines: Iterable[str]) -> Iterator[IO[bytes]]:
    """Open the output of a run as a stream. Raises UnusableEnvironmentError if the run fails."""
    with open_git_process(folder, arguments, lines) as process:
        yield cast("IO[bytes]", process.stdout)
        rest, error = process.communicate()
    if process.returncode:
        raise git_error_of(GitResult(process.returncode, rest, error.decode("utf-8", "replace")))


def git_error_of(result: GitResult) -> UnusableEnvironmentError:
    """Git's refusal in its own words."""
    words = [line.strip() for line in result.error.splitlines() if line.strip()][-_ERROR_LINES:]
    reason = " ".join(words) or f"exit code {result.status}"
    if _FULL.search(result.error):
        return UnusableEnvironmentError(
            f"đĩa đã đầy nên Git không ghi được; hãy dọn chỗ rồi chạy lại ({reason})",
            f"the disk is full, so Git cannot write; free some space and run again ({reason})",
        )
    vi, en = _ABSENT_WAY_OUT if _ABSENT.search(reason) else ("", "")
    return UnusableEnvironmentError(f"Git không trả lời được: {reason}{vi}", f"Git could not answer: {reason}{en}")


@contextmanager
def open_git_process(
    folder: Path,
    arguments: Iterable[str],
    lines: Iterable[str],
    *,
    ending: str = "\n",
    environment: Mapping[str, str] = _NOTHING_MORE,
) -> Iterator[Popen[bytes]]:
    """A run of Git, ended on leaving the block."""
    with (
        _open_input(lines, ending) as input_file,
        _start_git(folder, arguments, input_file, environment) as process,
    ):
        try:
            yield process
        finally:
            if process.poll() is None:
                process.kill()


@contextmanager
def _open_input(lines: Iterable[str], ending: str) -> Iterator[BinaryIO | None]:
    """Open a file of the lines, since a pipe would block while neither side reads. None without lines."""
    remaining = iter(lines)
    first = next(remaining, None)
    if first is None:
        yield None
        return
    with tempfile.TemporaryFile() as file:
        file.writelines(f"{line}{ending}".encode("utf-8", "surrogateescape") for line in chain((first,), remaining))
        file.seek(0)
        yield cast("BinaryIO", file)


def _start_git(
    folder: Path, arguments: Iterable[str], input_file: BinaryIO | None, environment: Mapping[str, str]
) -> Popen[bytes]:
    settings = (part for setting in _CONFIGURATION for part in ("-c", setting))
    try:
        git = cmd.Git(folder)
    except ImportError as error:  # GitPython cannot be imported without a Git program
        raise _missing() from error
    command = [git.GIT_PYTHON_GIT_EXECUTABLE or "git", *settings, *arguments]
    try:
        run = git.execute(command, as_process=True, istream=input_file, env={**_ENVIRONMENT, **environment})
    except exc.GitCommandNotFound as error:
        raise _missing() from error
    process, run.proc = run.proc, None  # otherwise GitPython ends the process when `run` is collected
    return cast("Popen[bytes]", process)


def _missing() -> UnusableEnvironmentError:
    install = installing.describe_install(("git",))
    return UnusableEnvironmentError(
        f"không tìm thấy chương trình Git; hãy cài Git rồi chạy lại lệnh này: {install.vi}",
        f"the Git program is missing; install Git and run this command again: {install.en}",
    )
