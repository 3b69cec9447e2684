"""Signs receipts with the server's key, as `ssh-keygen -Y sign -n receipt@portalgen` does."""

from __future__ import annotations

from pathlib import Path

from portalgen.config.roster import SignerKey
from portalgen.config.ssh_keys import parse_public_key
from portalgen.editorial.receipts.receipt_chain import RECEIPT_NAMESPACE
from portalgen.editorial.records.signatures import SignatureError, verify_signature
from portalgen.editorial.records.ssh_program import run_ssh_program
from portalgen.errors import UnusableEnvironmentError


def sign_receipt(line: bytes, key: Path) -> bytes:
    """Return the signature of the line of a receipt, made with the private key in the file `key`.

    Raises UnusableEnvironmentError if the file is missing or no key, or if ssh-keygen does not sign.
    """
    public = _read_server_key(key)
    result = run_ssh_program("ssh-keygen", ("-Y", "sign", "-f", str(key), "-n", RECEIPT_NAMESPACE), line)
    if result.status:
        raise _unusable_key(key, result.error)
    try:
        verify_signature(line, result.output, public, None, RECEIPT_NAMESPACE)
    except SignatureError as error:
        raise _unusable_key(key, f"{error.problem} {error.value}".strip()) from None
    return result.output


def _read_server_key(key: Path) -> SignerKey:
    result = run_ssh_program("ssh-keygen", ("-y", "-P", "", "-f", str(key)))
    try:
        return parse_public_key(result.output.decode("utf-8", "replace").strip())
    except ValueError:
        raise _unusable_key(key, result.error) from None


def _unusable_key(key: Path, reason: str) -> UnusableEnvironmentError:
    shown = reason or "?"
    return UnusableEnvironmentError(
        f"không ký được biên nhận bằng khóa `{key}`: {shown}; khóa của máy chủ là khóa ed25519 không mật khẩu, chỉ tài khoản "
        "nhận bài đọc được (chmod 600)",
        f"no receipt can be signed with the key `{key}`: {shown}; the server's key is an ed25519 key without passphrase that only "
        "the account that receives pushes can read (chmod 600)",
    )
