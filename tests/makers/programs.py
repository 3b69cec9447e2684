"""The programs outside of Python that tests start, and the Debian packages that have them.

`scripts/install-test-servers` runs this file with the Python of the system, so it imports the standard library alone:

    python3 -I tests/makers/programs.py LANE     the packages of the programs that are missing, one program a line
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

LANES: Final = ("quick", "usual", "full")
"""Of `scripts/check`, `scripts/test` and `scripts/test --full`; each uses the programs of those before it too."""
_ADMINISTRATORS_FOLDERS: Final = "/usr/local/sbin:/usr/sbin:/sbin"
"""Debian leaves them out of the PATH of ordinary users; servers are there."""


@dataclass(frozen=True)
class Program:
    """A program, or a file that another program loads."""

    name: str
    """The name in `pytest.mark.needs`."""
    packages: tuple[str, ...]
    """Debian packages, the preferred one first. One is enough."""
    lane: str
    """The first lane whose tests use it."""
    use: str
    alternatives: tuple[str, ...] = ()
    """Commands or paths that do the same. If empty, the name is the command."""

    @property
    def commands(self) -> tuple[str, ...]:
        """Commands or paths, one of which must exist; the preferred one first."""
        return self.alternatives or (self.name,)


_PROGRAMS: Final = (
    Program("git", ("git",), "quick", "history and submissions"),
    Program("rsync", ("rsync",), "quick", "uploads of releases"),
    Program("ssh", ("openssh-client",), "usual", "connections to a server"),
    Program("ssh-keygen", ("openssh-client",), "quick", "keys and signatures"),
    Program("ssh-agent", ("openssh-client",), "usual", "keys of approvers"),
    Program("ssh-add", ("openssh-client",), "usual", "keys of approvers"),
    Program("openssl", ("openssl",), "quick", "certificates"),
    # The headless shell does what the whole browser does without windows, in a third of the time.
    Program(
        "chromium", ("chromium-headless-shell", "chromium"), "usual", "pages as readers see them",
        ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"),
    ),
    Program("nginx", ("nginx-light",), "usual", "the settings of web servers"),
    Program(
        "nginx-brotli", ("libnginx-mod-http-brotli-static",), "usual", "Brotli in nginx",
        ("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so",),
    ),
    Program("caddy", ("caddy",), "usual", "the settings of web servers"),
    Program("sshd", ("openssh-server",), "usual", "a server that receives releases"),
    Program("curl", ("curl",), "usual", "commands of workflows and guides"),
    # The next three are for the operators' guide, which is followed on a machine of its own.
    Program("sudo", ("sudo",), "usual", "the operators' guide"),
    Program("rsyslogd", ("rsyslog",), "usual", "the operators' guide"),
    Program("pgrep", ("procps",), "usual", "the operators' guide"),
    Program("node", ("nodejs",), "full", "Lighthouse, the validator of structured data"),
    Program("npm", ("npm",), "full", "Lighthouse and the validators, which npm fetches"),
    Program("java", ("default-jre-headless",), "full", "the validator of HTML"),
)  # fmt: skip
PROGRAMS: Final[Mapping[str, Program]] = {each.name: each for each in _PROGRAMS}


@cache
def find_program(name: str) -> str | None:
    """Return the path of a program of the table, or None if it is missing.

    The answer is the one of the start of the run: tests that hide a program do not change it.
    """
    for command in PROGRAMS[name].commands:
        found = shutil.which(command) or shutil.which(command, path=_ADMINISTRATORS_FOLDERS)
        if found or (os.path.isabs(command) and Path(command).exists()):
            return found or command
    return None


def get_program(name: str) -> str:
    """Return the path of an installed program of the table. Raises `LookupError` if it is missing."""
    found = find_program(name)
    if found is None:
        raise LookupError(f"{name} is not installed")
    return found


def find_missing(lane: str) -> Iterator[Program]:
    """Yield the programs that tests of a lane use and that are missing."""
    for program in PROGRAMS.values():
        if LANES.index(program.lane) <= LANES.index(lane) and find_program(program.name) is None:
            yield program


if __name__ == "__main__":
    for each in find_missing(sys.argv[1]):
        print(*each.packages)
