"""Verifies the signature of a manifest with OpenSSH, available on every server."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path
from typing import Final

from portalgen.publish.manifest import RELEASE_NAMESPACE
from portalgen.publish.target.errors import TargetRefusedError
from portalgen.publish.target.settings import PRINCIPAL

MOST_SIGNATURE_BYTES: Final = 1 << 16
"""Bytes."""
_SECONDS: Final = 30


def check_signature(allowed_signers: str, manifest: bytes, signature: bytes | None) -> None:
    """Raise TargetRefusedError unless a key of `allowed_signers` signed the manifest as a release."""
    if signature is None:
        raise TargetRefusedError(
            "signature",
            "bản phát hành chưa được ký mà nơi này chỉ nhận bản đã ký; hãy ký manifest.json bằng khóa phát hành",
            "the release is not signed, and this target takes signed ones only; sign manifest.json with the release key",
        )
    with tempfile.TemporaryDirectory(prefix="portalgen-verify-") as private:
        signers, signed = Path(private, "signers"), Path(private, "signature")
        signers.write_text(allowed_signers.rstrip("\n") + "\n", "utf-8")
        signed.write_bytes(signature)
        names = ["-f", str(signers), "-I", PRINCIPAL, "-n", RELEASE_NAMESPACE, "-s", str(signed)]
        try:
            done = subprocess.run(  # noqa: S603 - a program of the system, with arguments of our own
                ["ssh-keygen", "-Y", "verify", *names],  # noqa: S607 - the program of the machine, found on its path
                input=manifest,
                capture_output=True,
                timeout=_SECONDS,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise TargetRefusedError(
                "signature",
                "không chạy được ssh-keygen để kiểm tra chữ ký; hãy cài gói openssh-client trên máy chủ",
                "ssh-keygen could not be run to verify the signature; install the package openssh-client on the server",
            ) from error
    if done.returncode != 0:
        raise TargetRefusedError(
            "signature",
            "chữ ký của bản phát hành không phải của khóa phát hành đã khai ở nơi này, hoặc manifest.json đã bị đổi sau khi ký",
            "the signature is not of a release key that this target knows, or manifest.json was changed after it was signed",
        )
