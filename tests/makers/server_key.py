"""The private key of a server as a file, the same at every run."""

from __future__ import annotations

from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from tests.makers.signers import Signer


def write_server_key(file: Path, signer: Signer) -> Path:
    """Write the private key of `signer` as ssh-keygen reads it, and return the file."""
    file.write_bytes(signer.private.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption()))
    file.chmod(0o600)
    return file
