"""Signs the manifest of a release with an SSH key, as `ssh-keygen -Y sign -n release@portalgen` does.

The key never enters this process: ssh-keygen reads its file, or ssh-agent has it. The signed bytes are checked to be a
manifest that follows the previous one, so the key vouches for a single line of releases.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from portalgen.config.roster import SignerKey
from portalgen.config.ssh_keys import parse_public_key
from portalgen.editorial.records.signatures import SignatureError, verify_signature
from portalgen.editorial.records.ssh_program import run_ssh_program
from portalgen.errors import UnusableEnvironmentError, UsageError
from portalgen.publish.layout import MANIFEST_FILE
from portalgen.publish.manifest import (
    LARGEST_MANIFEST,
    RELEASE_NAMESPACE,
    ReleaseFormatError,
    ReleaseManifest,
    parse_manifest,
)


def sign_manifest(data: bytes, key: Path) -> bytes:
    """Return the signature file of a manifest, made with the private key in the file `key`.

    A `.pub` file stands for a key in ssh-agent. Raises UsageError for bytes that are no manifest or a key that does not
    sign releases, UnusableEnvironmentError if ssh-keygen is missing or does not sign.
    """
    _require_manifest(data, MANIFEST_FILE)
    is_with_agent = key.suffix == ".pub"
    public = _read_public(key)
    arguments = ("-Y", "sign", *(("-U",) if is_with_agent else ()), "-f", str(key), "-n", RELEASE_NAMESPACE)
    result = run_ssh_program("ssh-keygen", arguments, data)
    if result.status:
        raise _refused(key, result.error)
    try:
        verify_signature(data, result.output, public, None, RELEASE_NAMESPACE)
    except SignatureError as error:
        raise _refused(key, f"{error.problem} {error.value}".strip()) from None
    return result.output


def require_successor(data: bytes, former: bytes | None) -> ReleaseManifest:
    """Return the manifest in `data`, which has to follow the manifest in `former`; None for the first.

    Raises UsageError if it is no manifest, or does not follow: it must then not be signed.
    """
    manifest = _require_manifest(data, MANIFEST_FILE)
    if former is None:
        if manifest.number == 1:
            return manifest
        raise UsageError(
            f"bản kê này là của lần phát hành {manifest.number}, nên phải đưa kèm bản kê của lần {manifest.number - 1} đang ở máy "
            "chủ bằng `--after`",
            f"this manifest is of release {manifest.number}: give that of release {manifest.number - 1}, from the server, with `--after`",
        )
    before = _require_manifest(former, "--after")
    if before.portal != manifest.portal:
        raise UsageError(
            f"bản kê này là của cổng `{manifest.portal}`, bản trước nó là của cổng `{before.portal}`; hãy kiểm tra lại nguồn của hai tệp",
            f"this manifest is of the portal `{manifest.portal}`, the one before it of `{before.portal}`; check where both files come from",
        )
    if manifest.number != before.number + 1 or manifest.previous != sha256(former).hexdigest():
        raise UsageError(
            f"bản kê này (lần {manifest.number}) không nối tiếp bản kê đang ở máy chủ (lần {before.number}); hãy chuẩn bị lại "
            "bản phát hành từ bản chính mới nhất rồi mới ký",
            f"this manifest (number {manifest.number}) does not follow the one at the server (number {before.number}); prepare "
            "the release anew from the newest main, then sign",
        )
    return manifest


def read_released_receipt(file: Path) -> str:
    """Return the newest receipt named in a manifest's file; empty if it names none. Raises UsageError."""
    try:
        return parse_manifest(file.read_bytes()[: LARGEST_MANIFEST + 1]).receipts
    except ReleaseFormatError:
        raise UsageError(
            f"`{file}` không phải bản kê của một lần phát hành; hãy tải lại từ máy chủ web",
            f"`{file}` is not the manifest of a release; fetch it from the web server again",
        ) from None


def find_manifest(place: Path) -> Path:
    """Return the manifest's file of a prepared release: `place` is its folder or the file itself. Raises UsageError."""
    file = place / MANIFEST_FILE if place.is_dir() else place
    if not file.is_file():
        raise UsageError(
            f"không có bản kê ở `{file}`; hãy đưa thư mục do `portalgen release --prepare` ghi ra, hoặc tệp {MANIFEST_FILE} trong đó",
            f"there is no manifest at `{file}`; give the folder that `portalgen release --prepare` wrote, or its {MANIFEST_FILE}",
        )
    return file


def _require_manifest(data: bytes, name: str) -> ReleaseManifest:
    try:
        return parse_manifest(data[: LARGEST_MANIFEST + 1])
    except ReleaseFormatError:
        raise UsageError(
            f"`{name}` không phải bản kê của một lần phát hành, nên không ký; hãy lấy lại tệp từ bước chuẩn bị",
            f"`{name}` is not the manifest of a release, so it is not signed; fetch the file from the step that prepared it again",
        ) from None


def _read_public(key: Path) -> SignerKey:
    """Return the public key of a key file: from its `.pub` file, else from ssh-keygen."""
    public = key if key.suffix == ".pub" else key.with_name(f"{key.name}.pub")
    try:
        if public.is_file():
            line = public.read_text("utf-8")
        else:
            line = run_ssh_program("ssh-keygen", ("-y", "-f", str(key))).output.decode("utf-8", "replace")
        return parse_public_key(line.strip())
    except (ValueError, OSError):
        raise UsageError(
            f"`{key}` không phải khóa ký bản phát hành được; cần tệp khóa bí mật ed25519 (hoặc tệp .pub của khóa mà ssh-agent giữ)",
            f"`{key}` is no key that signs releases; give the file of a private key ed25519 (or the .pub file of one that ssh-agent holds)",
        ) from None


def _refused(key: Path, reason: str) -> UnusableEnvironmentError:
    shown = (reason or "?").replace("{", "(").replace("}", ")")
    return UnusableEnvironmentError(
        f"ssh-keygen không ký bằng khóa `{key}`: {shown}; kiểm tra quyền đọc tệp (chmod 600) và mật khẩu của khóa, hoặc nạp khóa "
        "bằng `ssh-add`, rồi chạy lại lệnh này",
        f"ssh-keygen did not sign with the key `{key}`: {shown}; check that its file is readable for you alone (chmod 600) and its "
        "passphrase, or load it with `ssh-add`, and run this command again",
    )
