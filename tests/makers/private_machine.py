"""A machine of its own within this one: its own `/etc`, `/srv`, `/home`, `/var`, its own network, names and processes.

What is written there is gone with it, and nothing outside sees it. There is no systemd: `systemctl` is a stand-in that runs
the very lines of the units (`STAND_INS` names all that is not the real program).
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
SHARED_WITH_NOBODY: Final = ("etc", "home", "mnt", "opt", "root", "run", "srv", "tmp", "var")
"""Folders that are written to: what the real machine has there is seen, and stays as it is."""
NOTHING_OF_OTHERS: Final = frozenset({"home", "mnt", "root", "run", "srv", "tmp"})
"""Of these, those that begin empty; a Python that lies there cannot be used in the machine."""
STAND_INS: Final[Mapping[str, str]] = {
    "/usr/bin/systemctl": "no systemd runs in a machine like this; the lines Exec… of the very unit are run, as its User",
    "scripts/setup": "pip would fetch packages from the network; the program runs with the packages of the tests",
}
"""What is not the real program, and why."""

_PLACE: Final = "/media"
"""Where the machine keeps its own things: a folder that it has no other use for."""

_SETUP: Final = """\
set -e
mount --make-rprivate /
mount -t tmpfs -o mode=755 none {place}
for name in {folders}; do
  mkdir -p {place}/$name/upper {place}/$name/work {place}/$name/empty
done
mkdir -p {place}/venv {place}/files
mount --bind {venv} {place}/venv
mkdir -p {place}/program
mount --bind {program} {place}/program
cp {files}/* {place}/files/
for name in {folders}; do
  case " {empty} " in *" $name "*) lower={place}/$name/empty ;; *) lower=/$name ;; esac
  chmod --reference=/$name {place}/$name/upper
  if [ $name = tmp ]; then continue; fi
  mount -t overlay overlay -o lowerdir=$lower,upperdir={place}/$name/upper,workdir={place}/$name/work /$name
done
mkdir -p /opt/venv /opt/program /opt/files /run/sshd /run/lock
mount --rbind {place}/venv /opt/venv
mount --bind {place}/program /opt/program
mount --bind {place}/files /opt/files
chmod 755 /opt/files/*
mount --bind /opt/files/systemctl /usr/bin/systemctl
mount -t tmpfs -o mode=1777 none /tmp
ip link set lo up
touch /run/ready
while true; do sleep 1000 & wait $!; done
"""
_SYSTEMCTL: Final = r"""#!/usr/bin/python3
'''systemctl where no systemd runs: runs the lines of units.'''
import pathlib, re, shlex, subprocess, sys

def find(name):
    name = name if "." in name else f"{name}.service"
    for folder in ("/etc/systemd/system", "/usr/lib/systemd/system"):
        file = pathlib.Path(folder, name)
        if file.is_file():
            return file.read_text()
    sys.exit(f"Unit {name} could not be found.")

def run(unit, key):
    user = re.search(r"^User=(.+)$", unit, re.M)
    folder = re.search(r"^WorkingDirectory=(.+)$", unit, re.M)
    for line in re.findall(rf"^{key}=(.+)$", unit, re.M):
        may_fail, words = line.startswith("-"), shlex.split(line.removeprefix("-"))
        words = [word for word in words if word != "$SSHD_OPTS"]
        before = ["runuser", "-u", user[1], "--"] if user else []
        if "$MAINPID" in words:
            words = ["pkill", "-HUP", "-o", "-x", "sshd"]
        done = subprocess.run(before + words, cwd=folder[1] if folder else "/")
        if done.returncode and not may_fail:
            sys.exit(done.returncode)

words = [word for word in sys.argv[1:] if word not in ("--quiet", "--now")]
verb, names = words[0], words[1:]
if verb == "daemon-reload":
    sys.exit(0)
for name in names:
    unit = find(name)
    if verb == "start":
        run(unit, "ExecStartPre")
        run(unit, "ExecStart")
    elif verb == "reload":
        run(unit, "ExecReload")
    elif verb == "enable":
        print(f"Created symlink for {name}.")
    else:
        sys.exit(f"systemctl {verb}: not known here")
"""
_SECONDS: Final = 120


@dataclass(frozen=True, slots=True)
class PrivateMachine:
    """A machine that is reached by the number of its first process."""

    process: int

    def run(self, command: str, user: str = "root", folder: str = "/") -> subprocess.CompletedProcess[str]:
        """Run a line of bash as `user`, who logs in as on any machine; both streams come as one."""
        words = ["runuser", "-l", user, "-s", "/bin/bash", "-c", f"cd {folder} && {command}"]
        return self._enter(words)

    def start(self, *words: str) -> subprocess.Popen[bytes]:
        """Start a program that goes on."""
        return subprocess.Popen([*self._nsenter(), *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def write(self, file: str, text: str, mode: int = 0o644) -> None:
        """Write a file, and the folders above it."""
        script = f'mkdir -p "$(dirname {file})" && cat > {file} && chmod {mode:o} {file}'
        done = self._enter(["bash", "-c", script], text)
        assert done.returncode == 0, done.stdout

    def unpack(self, archive: bytes, folder: str) -> None:
        """Unpack an archive of tar into a new folder, for root."""
        words = ["bash", "-c", f"mkdir -p {folder} && tar -xf - -C {folder} --no-same-owner"]
        subprocess.run([*self._nsenter(), *words], input=archive, check=True, timeout=_SECONDS)

    def read(self, file: str) -> str:
        """Return the text of a file."""
        done = self._enter(["cat", file])
        assert done.returncode == 0, done.stdout
        return done.stdout

    def _nsenter(self) -> list[str]:
        namespaces = ("--mount", "--net", "--pid", "--uts")
        return [*as_root(), "nsenter", "--target", str(self.process), *namespaces, "--"]

    def _enter(self, words: list[str], text: str = "") -> subprocess.CompletedProcess[str]:
        clean = ["env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C.UTF-8", "TERM=dumb"]
        return subprocess.run(
            [*self._nsenter(), *clean, *words], input=text, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            check=False, timeout=_SECONDS,
        )  # fmt: skip


def as_root() -> list[str]:
    """What stands before a command that root alone may run."""
    return [] if os.geteuid() == 0 else ["sudo", "-n"]


def is_possible() -> bool:
    """Return whether this account may make a machine."""
    hidden = any(Path(sys.base_prefix).is_relative_to(f"/{name}") for name in NOTHING_OF_OTHERS)
    if hidden or (os.geteuid() != 0 and not shutil.which("sudo")):
        return False
    try:
        words = [*as_root(), "unshare", "--mount", "--net", "--pid", "--fork", "true"]
        return subprocess.run(words, capture_output=True, check=False, timeout=_SECONDS).returncode == 0
    except OSError:
        return False


@contextlib.contextmanager
def open_machine(folder: Path) -> Iterator[PrivateMachine]:
    """A machine; `folder` is a new one outside of it, which it needs meanwhile."""
    files = folder / "files"
    files.mkdir()
    (files / "systemctl").write_text(_SYSTEMCTL, "utf-8")
    script = _SETUP.format(
        place=_PLACE, files=files, venv=sys.prefix, program=ROOT, folders=" ".join(SHARED_WITH_NOBODY), empty=" ".join(NOTHING_OF_OTHERS)
    )  # fmt: skip
    words = [
        "unshare",
        "--mount",
        "--net",
        "--pid",
        "--uts",
        "--fork",
        "--mount-proc",
        "--kill-child",
        "bash",
        "-c",
        script,
    ]
    with subprocess.Popen([*as_root(), *words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        machine = PrivateMachine(_find_first_process(process))
        try:
            _wait_until_ready(machine, process)
            yield machine
        finally:
            # All others end with the first process.
            subprocess.run([*as_root(), "kill", "-KILL", str(machine.process)], check=False)


def _find_first_process(process: subprocess.Popen[bytes]) -> int:
    for _ in range(500):
        parents = [process.pid]
        for parent in parents:
            found = subprocess.run(["pgrep", "-P", str(parent)], capture_output=True, text=True, check=False).stdout
            parents += [int(each) for each in found.split()]
        for each in parents[1:]:
            if _read_namespace(each) not in {"", _read_namespace(os.getpid())}:
                return each
        assert process.poll() is None, process.stdout.read() if process.stdout else ""
        time.sleep(0.01)
    raise AssertionError("no machine came about")


def _read_namespace(process: int) -> str:
    """Which processes a process sees; empty where it ended."""
    words = [*as_root(), "readlink", f"/proc/{process}/ns/pid"]
    return subprocess.run(words, capture_output=True, text=True, check=False).stdout.strip()


def _wait_until_ready(machine: PrivateMachine, process: subprocess.Popen[bytes]) -> None:
    for _ in range(500):
        assert process.poll() is None, process.stdout.read() if process.stdout else ""
        if machine._enter(["test", "-e", "/run/ready"]).returncode == 0:
            return
        time.sleep(0.02)
    raise AssertionError("the machine did not come up")
