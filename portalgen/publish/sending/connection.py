"""SSH to a server with a known key, by the settings of the environment."""

from __future__ import annotations

import contextlib
import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from portalgen.errors import PortalgenError, UnusableEnvironmentError, UsageError
from portalgen.frozen import frozen
from portalgen.publish.sending.addresses import ServerAddress

KEY_VARIABLE: Final = "PORTALGEN_DEPLOY_KEY"
"""The private key for the server, as text; without it, SSH's own settings apply."""
HOSTS_VARIABLE: Final = "PORTALGEN_DEPLOY_KNOWN_HOSTS"
"""The server's public keys, as in a known_hosts file; needed with the key."""

_OPTIONS: Final = (
    "BatchMode=yes",
    "StrictHostKeyChecking=yes",
    "ClearAllForwardings=yes",
    "ConnectTimeout=20",
    "ServerAliveInterval=15",
    "ServerAliveCountMax=3",
)
_SSH_FAILED: Final = 255
_NO_COMMAND: Final = 127
_UNKNOWN_HOST: Final = ("host key verification failed", "host identification has changed", "host key is known")
_WRONG_KEY: Final = ("permission denied", "error in libcrypto", "invalid format", "too many authentication failures")


class ConnectionLostError(UnusableEnvironmentError):
    """A server was not reached, or the connection ended before the answer."""


@frozen
class Connection:
    """The connection to a server, for the duration of `open_connection`."""

    address: ServerAddress
    options: tuple[str, ...]
    """Of ssh."""
    private: Path
    """A temporary folder for its owner alone."""

    @property
    def remote_shell(self) -> str:
        """For `rsync --rsh`."""
        return shlex.join(("ssh", *self.options))

    @property
    def rsync_host(self) -> str:
        """The server in rsync's notation."""
        account = f"{self.address.account}@" if self.address.account else ""
        return f"{account}[{self.address.host}]" if ":" in self.address.host else self.address.login

    def run(self, command: str, data: bytes = b"") -> tuple[int, bytes]:
        """Run a command of the server with `data` as its input; return its exit code and output.

        Raises ConnectionLostError if the server was not reached, or has no such command.
        """
        # Lists of files are text that gets half as long.
        words = ["ssh", "-T", "-C", *self.options, "--", self.address.login, command]
        done = subprocess.run(words, input=data, capture_output=True, check=False)  # noqa: S603 - arguments of our own
        errors = done.stderr.decode("utf-8", "replace")
        if done.returncode == _SSH_FAILED or done.returncode < 0:
            raise explain_failure(self.address, errors)
        if done.returncode == _NO_COMMAND:
            raise UnusableEnvironmentError(
                f"`{self.address}` chưa nhận bản phát hành: khóa này phải gắn với lệnh `python3 -m portalgen.publish receive"
                f" {self.address.folder}` trong authorized_keys của máy chủ",
                f"`{self.address}` takes no releases: in the server's authorized_keys this key has to force the command"
                f" `python3 -m portalgen.publish receive {self.address.folder}`",
            )
        return done.returncode, done.stdout


@contextlib.contextmanager
def open_connection(address: ServerAddress, environment: Mapping[str, str]) -> Iterator[Connection]:
    """Yield a connection to a server. Meanwhile the key of the environment is in a file for its owner alone."""
    for program in ("ssh", "rsync"):
        if not shutil.which(program):
            raise UnusableEnvironmentError(
                f"gửi lên máy chủ cần {program}; hãy cài {program}", f"sending to a server needs {program}; install it"
            )
    with tempfile.TemporaryDirectory(prefix="portalgen-send-") as folder:
        yield Connection(address, tuple(_ssh_options(address, Path(folder), environment)), Path(folder))


def _ssh_options(address: ServerAddress, private: Path, environment: Mapping[str, str]) -> Iterator[str]:
    key, hosts = environment.get(KEY_VARIABLE, ""), environment.get(HOSTS_VARIABLE, "")
    if key.strip() and not hosts.strip():
        raise UsageError(
            f"có {KEY_VARIABLE} mà thiếu {HOSTS_VARIABLE}; hãy ghi khóa công khai của máy chủ",
            f"{KEY_VARIABLE} is given without {HOSTS_VARIABLE}; give the server's public key",
        )
    settings = list(_OPTIONS)
    if hosts.strip():
        settings.append(f'UserKnownHostsFile="{_write_secret(private / "known_hosts", hosts)}"')
    if key.strip():
        settings += ["IdentitiesOnly=yes", f'IdentityFile="{_write_secret(private / "key", key)}"']
    if address.port:
        settings.append(f"Port={address.port}")
    for setting in settings:
        yield from ("-o", setting)


def _write_secret(file: Path, text: str) -> Path:
    """Write `text` to a new file, readable by its owner only from the start."""
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as stream:
        stream.write(text.replace("\r\n", "\n").strip() + "\n")
    return file


def explain_failure(address: ServerAddress, errors: str) -> PortalgenError:
    """Return why ssh did not reach a server or lost it, by its error output."""
    lower = errors.lower()
    reason = last_line(errors)
    if any(words in lower for words in _UNKNOWN_HOST):
        return UnusableEnvironmentError(
            f"khóa của máy chủ `{address.host}` không khớp hoặc chưa biết, nên chưa gửi gì; hỏi người quản trị máy chủ khóa"
            f" đúng rồi ghi vào {HOSTS_VARIABLE} (hoặc known_hosts)",
            f"the key of the server `{address.host}` does not match or is not known, so nothing was sent; ask the server's"
            f" administrator for the right one and put it into {HOSTS_VARIABLE} (or known_hosts)",
        )
    if any(words in lower for words in _WRONG_KEY):
        return UnusableEnvironmentError(
            f"máy chủ `{address.host}` không nhận khóa đăng nhập ({reason}); hãy xem lại {KEY_VARIABLE} và authorized_keys của"
            " máy chủ",
            f"the server `{address.host}` does not accept the key ({reason}); see to {KEY_VARIABLE} and the server's"
            " authorized_keys",
        )
    return ConnectionLostError(
        f"không nối được, hoặc mất kết nối với `{address}` ({reason}); không có gì dở dang được đăng. Hãy chạy lại lệnh: phần"
        " đã gửi không phải gửi lại",
        f"`{address}` was not reached, or the connection was lost ({reason}); nothing half is live. Run the command again:"
        " what was sent need not be sent again",
    )


def last_line(text: str) -> str:
    """Return the last meaningful line for a message; rsync's own lines only if there is no other."""
    lines: Sequence[str] = [line.strip() for line in text.splitlines() if line.strip()]
    lines = [line for line in lines if not line.startswith("rsync")] or lines
    plain = "".join(
        letter for letter in (lines[-1] if lines else "ssh") if letter.isprintable() and letter not in "{}`"
    )
    return plain[:200].rstrip(".")
