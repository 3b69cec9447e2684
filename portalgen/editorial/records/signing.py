"""Signs with a key of ssh-agent."""

from __future__ import annotations

import base64
import tempfile
from pathlib import Path
from typing import Final

from portalgen.config.roster import SignerKey
from portalgen.config.ssh_keys import PASSKEY_ALGORITHM, parse_public_key
from portalgen.editorial.records.records import SIGNATURE_NAMESPACE
from portalgen.editorial.records.signatures import SignatureError, verify_signature
from portalgen.editorial.records.ssh_program import run_ssh_program
from portalgen.errors import UnusableEnvironmentError, UsageError

_NO_KEYS: Final = 1
"""The exit status of `ssh-add -L` if the agent has no keys; 2 if there is no agent."""


def list_agent_keys() -> tuple[SignerKey, ...]:
    """Return the agent's keys able to approve, in its order.

    Raises UnusableEnvironmentError if no agent answers, or ssh-add is missing.
    """
    result = run_ssh_program("ssh-add", ("-L",))
    if result.status == _NO_KEYS:
        return ()
    if result.status:
        raise UnusableEnvironmentError(
            "chưa có ssh-agent nào đang chạy để ký; trên Linux, macOS và WSL chạy `eval $(ssh-agent)` rồi `ssh-add` "
            "(từng bước: docs/how-to/duyet-bai.md trong kho mã nguồn của portalgen)",
            "no ssh-agent is running to sign with; on Linux, macOS and WSL run `eval $(ssh-agent)` and `ssh-add` "
            "(steps: docs/how-to/duyet-bai.md in the repository of portalgen)",
        )
    keys = []
    for line in result.output.decode("utf-8", "replace").splitlines():
        try:
            keys.append(parse_public_key(line))
        except ValueError:  # a kind of key that cannot approve
            continue
    return tuple(keys)


def read_key_file(file: Path) -> SignerKey:
    """Return the public key in a `.pub` file. Raises UsageError if it has no key that can approve."""
    try:
        return parse_public_key(file.read_text("utf-8").strip())
    except (ValueError, OSError):
        raise UsageError(
            f"`{file}` không phải tệp khóa công khai dùng để duyệt được; cần tệp .pub của khóa ed25519 hoặc ed25519-sk",
            f"`{file}` holds no public key that can approve; give the .pub file of a key ed25519 or ed25519-sk",
        ) from None


def sign_with_agent(data: bytes, key: SignerKey) -> bytes:
    """Return the signature file of `data`, made by the agent with `key`; it may ask its user.

    Raises UnusableEnvironmentError if the agent or the program refuses, and UsageError for a passkey, which signs only
    in a browser.
    """
    if key.algorithm == PASSKEY_ALGORITHM:
        raise UsageError(
            "khóa này là passkey, chỉ ký được trên bàn biên tập (trình duyệt); để ký ở đây hãy dùng khóa ed25519 hoặc ed25519-sk",
            "this key is a passkey, which signs at the desk (in a browser) only; sign here with a key ed25519 or ed25519-sk",
        )
    with tempfile.TemporaryDirectory(prefix="portalgen-") as folder:
        public = Path(folder) / "key.pub"
        public.write_text(f"{key.algorithm} {base64.b64encode(key.blob).decode()}\n", "utf-8")
        arguments = ("-Y", "sign", "-U", "-f", str(public), "-n", SIGNATURE_NAMESPACE)
        result = run_ssh_program("ssh-keygen", arguments, data)
    if result.status:
        raise _refused(key, result.error)
    try:
        verify_signature(data, result.output, key, None)
    except SignatureError as error:
        raise _refused(key, f"{error.problem} {error.value}".strip()) from None
    return result.output


def _refused(key: SignerKey, reason: str) -> UnusableEnvironmentError:
    shown = reason or "?"
    return UnusableEnvironmentError(
        f"ssh-agent không ký bằng khóa {key.fingerprint}: {shown}; hãy nạp khóa bằng `ssh-add`, đồng ý khi được hỏi, chạm vào "
        "khóa bảo mật nếu nó nhấp nháy, rồi chạy lại lệnh này",
        f"ssh-agent did not sign with the key {key.fingerprint}: {shown}; load the key with `ssh-add`, consent when asked, touch the "
        "security key where it blinks, and run this command again",
    )
