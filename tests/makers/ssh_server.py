"""A real sshd of the test's own user, whose keys each have the forced command of one target."""

from __future__ import annotations

import getpass
import os
import shlex
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from portalgen.publish.target.folder import set_up_target
from portalgen.publish.target.model import TargetSettings

ROOT = Path(__file__).resolve().parents[2]
PRIVILEGES = Path("/run/sshd")
"""Where sshd of the system's administrator wants to lock itself into; it has to be there."""


@dataclass(frozen=True)
class SshServer:
    """How it is reached."""

    folder: Path
    port: int
    known_hosts: str
    """What PORTALGEN_DEPLOY_KNOWN_HOSTS has to hold."""

    def add_target(self, name: str, settings: TargetSettings | None = None) -> tuple[str, dict[str, str]]:
        """Set a target up; how it is called, and the environment that has a key for it."""
        folder = self.folder / name
        set_up_target(folder, settings or TargetSettings())
        key = make_key(self.folder / f"{name}.key")
        program = f"{shlex.quote(sys.executable)} -m portalgen.publish receive {shlex.quote(str(folder))}"
        line = f'restrict,command="PYTHONPATH={shlex.quote(str(ROOT))} {program}" {key}\n'
        with (self.folder / "authorized_keys").open("a", encoding="utf-8") as file:
            file.write(line)
        environment = {
            "PORTALGEN_DEPLOY_KEY": (self.folder / f"{name}.key").read_text("utf-8"),
            "PORTALGEN_DEPLOY_KNOWN_HOSTS": self.known_hosts,
        }
        return f"ssh://{getpass.getuser()}@127.0.0.1:{self.port}{folder}", environment

    def run(self, name: str, *command: str) -> subprocess.CompletedProcess[bytes]:
        """Run `command` with the key of a target, as whoever stole it would."""
        hosts = self.folder / "known_hosts"
        hosts.write_text(self.known_hosts, "utf-8")
        options = ("-o", f"UserKnownHostsFile={hosts}", "-o", "BatchMode=yes", "-o", "IdentitiesOnly=yes")
        words = ["ssh", *options, "-i", str(self.folder / f"{name}.key"), "-p", str(self.port), "127.0.0.1", *command]
        return subprocess.run(words, capture_output=True, check=False, timeout=20, stdin=subprocess.DEVNULL)


def make_key(file: Path) -> str:
    """Write a key without a password; the line of its public half."""
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "mau", "-f", str(file)], check=True)
    return file.with_name(f"{file.name}.pub").read_text("utf-8").strip()


@contextmanager
def run_ssh_server(folder: Path) -> Iterator[SshServer]:
    """Run sshd at a free port of this machine."""
    host_key = make_key(folder / "host.key")
    (folder / "authorized_keys").touch()
    port = _free_port()
    lines = [
        f"Port {port}", "ListenAddress 127.0.0.1", f"HostKey {folder}/host.key", f"AuthorizedKeysFile {folder}/authorized_keys",
        "UsePAM no", "StrictModes no", "PasswordAuthentication no", "PidFile none", "PermitRootLogin yes",
        "Subsystem sftp internal-sftp",
    ]  # fmt: skip
    (folder / "sshd_config").write_text("\n".join(lines) + "\n", "utf-8")
    if os.getuid() == 0:
        PRIVILEGES.mkdir(mode=0o755, exist_ok=True)
    command = ["/usr/sbin/sshd", "-D", "-f", str(folder / "sshd_config"), "-E", str(folder / "sshd.log")]
    with subprocess.Popen(command) as process:
        try:
            _wait_for(port, process)
            yield SshServer(folder, port, f"[127.0.0.1]:{port} {' '.join(host_key.split()[:2])}\n")
        finally:
            process.terminate()


def _free_port() -> int:
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        return int(place.getsockname()[1])


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            assert process.poll() is None
            time.sleep(0.02)
    raise AssertionError("sshd does not answer")
