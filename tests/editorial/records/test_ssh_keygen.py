"""The program against OpenSSH's own: each verifies what the other signs, and where the program is stricter."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from portalgen.config.roster import PasskeySettings
from portalgen.config.ssh_keys import parse_public_key
from portalgen.editorial.records.signatures import SignatureError, verify_signature
from tests.makers.signers import NAMESPACE, ORIGIN, RELYING_PARTY, PasskeySigner, SecurityKeySigner, Signer

pytestmark = [pytest.mark.heavy, pytest.mark.needs("ssh-keygen")]

VECTORS = Path(__file__).with_name("vectors")
PASSKEYS = PasskeySettings(RELYING_PARTY, (ORIGIN,))
DATA = "một dòng\n".encode()


def ssh_keygen(*arguments: str | Path, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        ["ssh-keygen", *map(str, arguments)], input=data, capture_output=True, check=False, timeout=60
    )


def is_good(folder: Path, public: str, signature: bytes, data: bytes = DATA) -> bool:
    """Whether OpenSSH accepts a signature by this key, which may sign approvals alone."""
    (folder / "allowed").write_text(f'signer namespaces="{NAMESPACE}" {public}\n', "utf-8")
    (folder / "signature").write_bytes(signature)
    arguments = ("-Y", "verify", "-f", folder / "allowed", "-I", "signer", "-n", NAMESPACE, "-s", folder / "signature")
    return ssh_keygen(*arguments, data=data).returncode == 0


def is_accepted(public: str, signature: bytes, data: bytes = DATA) -> bool:
    """Whether the program accepts it."""
    try:
        verify_signature(data, signature, parse_public_key(public), PASSKEYS)
    except SignatureError:
        return False
    return True


def test_openssh_and_the_program_verify_what_the_other_signs(tmp_path: Path) -> None:
    assert ssh_keygen("-q", "-t", "ed25519", "-N", "", "-C", "khóa mẫu", "-f", tmp_path / "key").returncode == 0
    public = (tmp_path / "key.pub").read_text("utf-8").strip()
    signed = ssh_keygen("-Y", "sign", "-q", "-f", tmp_path / "key", "-n", NAMESPACE, data=DATA).stdout
    assert is_accepted(public, signed) and is_good(tmp_path, public, signed)
    assert not is_accepted(public, signed, b"x") and not is_good(tmp_path, public, signed, b"x")
    for signer in (Signer("chief"), SecurityKeySigner("deputy"), PasskeySigner("owner")):
        made = signer.sign(DATA)
        assert is_good(tmp_path, signer.public, made) and is_accepted(signer.public, made)
        assert not is_good(tmp_path, signer.public, signer.sign(DATA, "git"))
        listed = ssh_keygen("-l", "-f", "-", data=signer.public.encode()).stdout.decode()
        assert signer.fingerprint in listed


def test_openssh_accepts_what_a_board_does_not(tmp_path: Path) -> None:
    """User presence, user verification, the website and its frame are not looked at by `ssh-keygen -Y verify`."""
    record = (VECTORS / "record.json").read_bytes()
    passkey = (VECTORS / "passkey.pub").read_text("utf-8").strip()
    accepted = {}
    for name in ("good", "unverified", "foreign-origin", "cross-origin"):
        signature = (VECTORS / f"{name}.sig").read_bytes()
        assert is_good(tmp_path, passkey, signature, record), name
        accepted[name] = is_accepted(passkey, signature, record)
    assert [name for name, is_one in accepted.items() if is_one] == ["good"]
    untouched = SecurityKeySigner("deputy", flags=0)
    assert is_good(tmp_path, untouched.public, untouched.sign(DATA))
    assert not is_accepted(untouched.public, untouched.sign(DATA))
