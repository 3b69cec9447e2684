"""Runs OpenSSH's programs to use the agent; private keys are never read."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable
from typing import Final

from portalgen.errors import UnusableEnvironmentError
from portalgen.frozen import frozen
from portalgen.text.installing import describe_install

SIGNING_SECONDS: Final = 120
"""The time allowed for touching a key or typing its PIN."""
_ERROR_LINES: Final = 3


@frozen
class SshResult:
    """The result of a run."""

    status: int
    output: bytes
    error: str
    """The last lines of the program's error output, on one line."""


def run_ssh_program(program: str, arguments: Iterable[str], data: bytes = b"") -> SshResult:
    """Return the result of a run of `ssh-keygen` or `ssh-add` with `data` as input.

    Raises UnusableEnvironmentError if the program is missing, or does not finish in time.
    """
    try:
        done = subprocess.run(  # noqa: S603 - programs of OpenSSH, with arguments of our own
            [program, *arguments],
            input=data,
            capture_output=True,
            check=False,
            timeout=SIGNING_SECONDS,
            env={**os.environ, "LC_ALL": "C"},
        )
    except FileNotFoundError:
        install = describe_install(("openssh-client",))
        raise UnusableEnvironmentError(
            f"không tìm thấy chương trình `{program}`; hãy cài OpenSSH rồi chạy lại lệnh này: {install.vi}",
            f"the program `{program}` is missing; install OpenSSH and run this command again: {install.en}",
        ) from None
    except subprocess.TimeoutExpired:
        raise UnusableEnvironmentError(
            f"`{program}` không trả lời sau {SIGNING_SECONDS} giây; hãy chạy lại và chạm vào khóa hoặc nhập mã PIN khi được hỏi",
            f"`{program}` did not answer within {SIGNING_SECONDS} seconds; run it again, and touch the key or type its PIN when asked",
        ) from None
    lines = [line.strip() for line in done.stderr.decode("utf-8", "replace").splitlines() if line.strip()]
    return SshResult(done.returncode, done.stdout, " ".join(lines[-_ERROR_LINES:]))
