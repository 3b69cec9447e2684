"""Throw-away keys of a practice province, made and used by ssh-keygen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from portalgen.editorial.records.records import SIGNATURE_NAMESPACE
from portalgen.editorial.records.ssh_program import run_ssh_program
from portalgen.errors import UnusableEnvironmentError
from portalgen.pipeline.practice.model import PRACTICE_PORTAL


def make_keys(folder: Path, names: Iterable[str]) -> Mapping[str, str]:
    """Write a private key without passphrase and its `.pub` file for each name; return name to the public key.

    Raises UnusableEnvironmentError if ssh-keygen is missing or fails.
    """
    folder.mkdir(mode=0o700)
    return {name: _make_key(folder / name) for name in names}


def _make_key(file: Path) -> str:
    comment = f"{PRACTICE_PORTAL}-{file.name}"
    _run("-q", "-t", "ed25519", "-N", "", "-C", comment, "-f", str(file))
    return file.with_name(f"{file.name}.pub").read_text("utf-8").strip()


def sign_with_file(data: bytes, key: Path) -> bytes:
    """Return the signature of a record, made with the private key in the file `key`."""
    return _run("-Y", "sign", "-f", str(key), "-n", SIGNATURE_NAMESPACE, data=data)


def _run(*arguments: str, data: bytes = b"") -> bytes:
    result = run_ssh_program("ssh-keygen", arguments, data)
    if result.status:
        raise UnusableEnvironmentError(
            f"ssh-keygen không tạo hay dùng được khóa luyện tập: {result.error}; hãy kiểm tra chỗ trống trên đĩa và quyền ghi",
            f"ssh-keygen could not make or use a practice key: {result.error}; check the free space and your write permission",
        )
    return result.output
